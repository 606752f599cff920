import { at as atTop, type Judged } from "../../../calico";
import { type Rule, rulesAbout, type Verdict } from "../../../findings";
import type { EksAnywhereIntent } from "../schema";
import type { EksAnywhereCluster } from "../types";

export type EksAnywhereJudged = Judged<EksAnywhereIntent, EksAnywhereCluster>;
export type EksAnywhereRule = Rule<EksAnywhereJudged>;

/** Makes a rule about a cluster that EKS Anywhere makes. */
export const rule = rulesAbout<EksAnywhereJudged>();

/** The pointer to a key under `/platform` that the user wrote, else to the nearest thing around it that they did. */
export function at(context: EksAnywhereJudged, ...keys: readonly (string | number)[]): string {
  return atTop(context, "platform", ...keys);
}

export { atTop };

/** EKS Anywhere's validation, its webhooks, or its vSphere provider say no. */
export const refuses: Verdict = { program: "eks-anywhere", verdict: "refuses" };
/** They take it, and what comes of it is not what was meant. */
export const accepts: Verdict = { program: "eks-anywhere", verdict: "accepts" };
export const source = (file: string): string => `aws/eks-anywhere v0.26.1 ${file}`;

/** The groups by what they are, with their places in the intent. */
export function groupsOf({ cluster: { platform } }: EksAnywhereJudged) {
  const all = platform.machineGroups.map((group, index) => ({ group, index }));
  return {
    controlPlanes: all.filter(({ group }) => group.isControlPlane),
    workers: all.filter(({ group }) => !group.isControlPlane),
  };
}
