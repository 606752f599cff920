import { liveRule } from "../../model";
import { planFacts } from "./plan";
import type { WithFabric } from "./support";
import { switchFacts } from "./switches";

/** What of a fabric a live cluster cannot change, or not without harm. */
export const fabricLive = liveRule<WithFabric>({ ...planFacts, ...switchFacts });
