import type { KubernetesObject } from "../../model";
import { globalNetworkPolicy, networkPolicy, networkSet, PolicyError, type Stage, tier } from "../build";
import { packOf, packNames, type PackName } from "./list";
import { type PackGround, type PackPolicy, packTiers } from "./pack";

/** The packs of a cluster with their options, each with its rollout. */
export type ChosenPacks = {
  readonly [Name in PackName]?: { readonly rollout: "staged" | "enforced"; readonly options: object };
};

/** What chosen packs put into a cluster, in the order in which it is applied: tiers and sets before policies, staged before enforced. */
export interface PackObjects {
  readonly tiers: readonly KubernetesObject[];
  readonly networkSets: readonly KubernetesObject[];
  readonly staged: readonly KubernetesObject[];
  readonly enforced: readonly KubernetesObject[];
  /**
   * What the same policies were before they were promoted, or taken back: it must not stay beside them. In the order in which
   * it goes: the last first, so that what refuses is gone before what lets through in front of it.
   */
  readonly otherStage: readonly KubernetesObject[];
}

/** The objects of chosen packs. The same packs on the same ground give the same objects. */
export function packObjects(chosen: ChosenPacks, ground: PackGround): PackObjects {
  const contents = packNames.flatMap((name) => {
    const { rollout, options } = chosen[name] ?? {};
    return options === undefined ? [] : [{ rollout, ...packOf(name).content(options, ground) }];
  });
  const made = (rollout: "staged" | "enforced", stage: Stage): KubernetesObject[] =>
    contents
      .filter((one) => one.rollout === rollout)
      .flatMap(({ policies }) => policies.map((one) => policyObject(one, stage)));
  const used = new Set(contents.flatMap(({ policies }) => policies.map((one) => one.tier)));
  return {
    tiers: Object.values(packTiers)
      .filter(({ name }) => used.has(name))
      .map((one) => tier({ ...one, defaultAction: "Pass" })),
    networkSets: contents.flatMap(({ networkSets = [] }) => networkSets.map(networkSet)),
    staged: made("staged", "staged"),
    enforced: made("enforced", "enforced"),
    otherStage: [...made("staged", "enforced").reverse(), ...made("enforced", "staged")],
  };
}

/**
 * Whether a policy refuses nothing by itself: it has no rule that denies, and its tier passes on what no rule is about. It is
 * there for what lower ones would refuse, and has to be there before them and after them.
 */
export function isAllowing({ spec }: KubernetesObject): boolean {
  const {
    tier: of,
    ingress = [],
    egress = [],
  } = spec as {
    readonly tier?: string;
    readonly ingress?: readonly { readonly action: string }[];
    readonly egress?: readonly { readonly action: string }[];
  };
  const isPassedOn = Object.values(packTiers).some(({ name }) => name === of);
  return isPassedOn && [...ingress, ...egress].every(({ action }) => action !== "Deny");
}

/** The policies of chosen packs by their packs: kind, name and namespace of each. */
export function policiesByPack(
  chosen: ChosenPacks,
  ground: PackGround,
): readonly { readonly pack: PackName; readonly policies: readonly KubernetesObject[] }[] {
  return packNames.flatMap((pack) => {
    const { rollout, options } = chosen[pack] ?? {};
    if (options === undefined || rollout === undefined) return [];
    return [
      {
        pack,
        policies: packOf(pack)
          .content(options, ground)
          .policies.map((one) => policyObject(one, rollout)),
      },
    ];
  });
}

/** As it is, even where it would be refused: a rule says that of the intent (POL-071). */
function policyObject(policy: PackPolicy, stage: Stage): KubernetesObject {
  try {
    if (policy.kind === "global") {
      const { kind: _, ...spec } = policy;
      return globalNetworkPolicy({ ...spec, stage });
    }
    const { kind: _, ...spec } = policy;
    return networkPolicy({ ...spec, stage });
  } catch (error) {
    if (error instanceof PolicyError) return error.object;
    throw error;
  }
}

/** Whether any of them is about nodes. */
export function needsHostEndpoints(chosen: ChosenPacks): boolean {
  return packNames.some((name) => {
    const options = chosen[name]?.options;
    return options !== undefined && packOf(name).isAboutHosts(options);
  });
}
