import type { Rule } from "../../findings";
import { addressRules } from "./addresses";
import { asNumberRules } from "./as-numbers";
import { asPathRules } from "./as-paths";
import { linkRules } from "./links";
import { machineRules } from "./machines";
import { nameRules } from "./names";
import { portRules } from "./ports";
import { plannedRules } from "./planned";
import { redundancyRules } from "./redundancy";
import { saidTwiceRules } from "./said-twice";
import { sessionRules } from "./sessions";
import { specialRules } from "./special";
import type { FabricJudged } from "./support";

/** Every rule about a fabric by itself. */
export const fabricOwnRules: readonly Rule<FabricJudged>[] = [
  ...nameRules,
  ...saidTwiceRules,
  ...machineRules,
  ...addressRules,
  ...specialRules,
  ...linkRules,
  ...portRules,
  ...asNumberRules,
  ...asPathRules,
  ...plannedRules,
  ...redundancyRules,
  ...sessionRules,
];

export type { FabricJudged } from "./support";
