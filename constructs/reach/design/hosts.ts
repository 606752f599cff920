import type { Report } from "../../findings";
import { evaluateSelector } from "../../model";
import { designFinds, type ReadObjects } from "../../policy";
import { subjectTree } from "../selectors";
import { placeOf } from "./place";

/** Host endpoints that close their node, because nothing allows. */
export function judgeHosts({ set }: ReadObjects, report: Report): void {
  const enforced = set.policies.filter(
    ({ staged, preDNAT, doNotTrack, namespace }) =>
      staged === undefined && !preDNAT && !doNotTrack && namespace === undefined,
  );
  for (const { name, labels, profiles, written } of set.hostEndpoints) {
    if (profiles.length > 0) continue;
    const own = new Map(Object.entries(labels));
    const isAllowed = enforced.some(
      (policy) =>
        evaluateSelector(subjectTree(policy), own) &&
        policy.directions.some((direction) => policy[direction].some(({ action }) => action === "Allow")),
    );
    if (isAllowed) continue;
    report.of(designFinds).add("POL-028", "/spec/profiles", {
      message: `host endpoint ${name} has no profile, and no policy that allows anything selects it`,
      got: "no profiles",
      want: "policies that allow what the node needs, before the host endpoint; or a profile until they are there",
      fix: "write the policies first, or add profiles: [projectcalico-default-allow]",
      ...placeOf(written),
    });
  }
}
