import type { Report } from "../../findings";
import type { ReadObjects } from "../../policy";
import { judgeDenies } from "./denies";
import { judgeDns } from "./dns";
import { judgeHostDenies } from "./host-denies";
import { judgeHostNetwork } from "./host-network";
import { judgeHosts } from "./hosts";
import { judgeNftables } from "./nftables";
import { judgePeers } from "./peers";
import { judgePools } from "./pools";
import { judgePorts } from "./ports";
import { judgeSelectors } from "./selectors";

/** Says what a set of objects does that nobody means: every program takes it. */
export function judgeDesign(read: ReadObjects, report: Report): void {
  for (const judge of [
    judgePeers,
    judgeDenies,
    judgeHostDenies,
    judgeDns,
    judgeSelectors,
    judgeHosts,
    judgePorts,
    judgeHostNetwork,
    judgePools,
    judgeNftables,
  ])
    judge(read, report);
}
