import type { Cluster } from "../calico";
import type { ExistingObject } from "../places";
import type { Platform } from "../platforms";
import { eksPlatform } from "../platforms/eks";
import { existingPlatform } from "../platforms/existing";
import { kopsPlatform } from "../platforms/kops";

/** Every platform of the kit. A further one is one line. */
export const platforms = [eksPlatform, kopsPlatform, existingPlatform] as const;

/**
 * The platform of a kind that the schema let through. Its methods take what the same platform made.
 * @throws Error for a kind that is none
 */
export function platformOf(kind: string): Platform {
  const found = (platforms as readonly Platform[]).find((platform) => platform.kind === kind);
  if (found === undefined) throw new Error(`there is no platform ${kind}`);
  return found;
}

/** What a cluster's intent says is in the cloud already. */
export function existingObjects(cluster: Cluster): readonly ExistingObject[] {
  return platformOf(cluster.platform.kind).existing?.(cluster) ?? [];
}
