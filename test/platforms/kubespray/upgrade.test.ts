/** What the versions of a cluster that runs make of the next play, judged by awk itself. */
import { spawnSync } from "node:child_process";
import { changed } from "../../support/changed";
import type { IntentInput } from "../../../constructs/kit";
import { judgeVersions, refusals } from "../../../constructs/platforms/kubespray/upgrade";
import { resolved, small } from "./intents";

const { cluster } = resolved(changed<IntentInput>(small, { kubernetes: "1.34" }));
const wanted = cluster.platform.kubeVersion;
const judged = (...lines: readonly string[]): string => {
  const { stdout, status, stderr } = spawnSync("/bin/sh", ["-c", judgeVersions(cluster)], {
    encoding: "utf8",
    input: `${lines.join("\n")}\n`,
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout.trim();
};
const server = (version: string): string => `registry.example.com:5000/kube-apiserver:${version}`;

it.each([
  ["nobody answers", [], ""],
  ["words of Ansible's", ["cp1 | CHANGED | rc=0 >>"], ""],
  ["all have it", [`v${wanted}`, server(`v${wanted}`)], ""],
  ["all are a minor older", ["v1.33.9", server("v1.33.9")], "older"],
  ["a patch release older", [`v${wanted}`, server("v1.34.0")], "older"],
  ["one control plane is older", [`v${wanted}`, server(`v${wanted}`), server("v1.33.9")], "older"],
  ["a machine that was left behind by two", ["v1.32.1", server(`v${wanted}`)], "older"],
  ["numbers, not texts", ["v1.9.1", server("v1.33.10")], "older"],
  ["the API is two minors older", ["v1.32.1", server("v1.32.1")], "skips v1.32.1"],
  ["a newer minor", ["v1.35.0", server(`v${wanted}`)], "newer v1.35.0"],
  ["a newer patch release, and older ones", ["v1.33.1", server("v1.34.100")], "newer v1.34.100"],
])("%s", (_, lines, said) => {
  expect(judged(...lines)).toBe(said);
});

it("says which minor comes first where one is skipped", () => {
  expect(refusals(cluster).skips.fix).toContain("1.33");
  expect(refusals(cluster).newer.message).toContain(wanted);
});
