import type { Rule } from "../../findings";
import { addressRules } from "./addresses";
import { asNumberRules } from "./as-numbers";
import { linkRules } from "./links";
import { machineRules } from "./machines";
import { nameRules } from "./names";
import { plannedRules } from "./planned";
import { redundancyRules } from "./redundancy";
import { sessionRules } from "./sessions";
import type { FabricJudged } from "./support";

/** Every rule about a fabric by itself. */
export const fabricOwnRules: readonly Rule<FabricJudged>[] = [
  ...nameRules,
  ...machineRules,
  ...addressRules,
  ...linkRules,
  ...asNumberRules,
  ...plannedRules,
  ...redundancyRules,
  ...sessionRules,
];

export type { FabricJudged } from "./support";
