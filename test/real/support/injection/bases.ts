/** Intents that together have every text of the schema, and reach every artefact that the kit writes. */
import type { IntentInput } from "../../../../constructs/kit";
import { eksBases } from "./bases-eks";
import { eksAnywhereBases } from "./bases-eks-anywhere";
import { enterpriseBases } from "./bases-enterprise";
import { existingBases } from "./bases-existing";
import { fabricBases } from "./bases-fabric";
import { kopsBases } from "./bases-kops";
import { kubesprayBases } from "./bases-kubespray";
import { policyBases } from "./bases-policy";

/** By name. Each text is one that rules take, so that a refusal is the payload's and not the place's. */
export const bases = (releaseDirectory: string): Readonly<Record<string, IntentInput>> => ({
  ...eksBases,
  ...kopsBases,
  ...kubesprayBases,
  ...eksAnywhereBases,
  ...existingBases(releaseDirectory),
  ...fabricBases,
  ...enterpriseBases,
  ...policyBases,
});
