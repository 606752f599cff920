import type { Report } from "../../findings";
import type { ReadObjects } from "../../policy";
import { judgeDenies } from "./denies";
import { judgeDns } from "./dns";
import { judgeHosts } from "./hosts";
import { judgePeers } from "./peers";
import { judgePorts } from "./ports";
import { judgeSelectors } from "./selectors";

/** Says what a set of objects does that nobody means: every program takes it. */
export function judgeDesign(read: ReadObjects, report: Report): void {
  for (const judge of [judgePeers, judgeDenies, judgeDns, judgeSelectors, judgeHosts, judgePorts]) judge(read, report);
}
