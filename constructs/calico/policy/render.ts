import type { KubernetesObject } from "../../model";
import { loadPacks, type PackObjects } from "../../policy";
import type { Cluster } from "../cluster";

/** The packs' objects; undefined where there are none. */
export function policyObjects({ calico: { policy } }: Cluster): PackObjects | undefined {
  return policy === undefined ? undefined : loadPacks().packObjects(policy.packs, policy.ground);
}

/**
 * Groups of the packs' objects, in the order in which they are applied: tiers before what is in them, sets before what names
 * them, staged before enforced, and of these what lets through before what refuses: it is taken away in the reverse. Host endpoints come after all of them (resources.ts).
 */
export function policyGroups(cluster: Cluster): readonly (readonly [string, readonly KubernetesObject[]])[] {
  const objects = policyObjects(cluster);
  if (objects === undefined) return [];
  const { isAllowing } = loadPacks();
  return [
    ["policy-tiers", objects.tiers],
    ["policy-sets", objects.networkSets],
    ["policy-staged", objects.staged],
    ["policy-allowing", objects.enforced.filter((one) => isAllowing(one))],
    ["policy-enforced", objects.enforced.filter((one) => !isAllowing(one))],
  ];
}
