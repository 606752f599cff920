/** The order of commands.sh, and that no value of a cluster is carried out by it. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kopsScript } from "../../../constructs/platforms/kops/script";
import type { ResolvedKops } from "../../../constructs/platforms/kops/types";
import { changed } from "../../support/changed";
import { type KopsOnly, native, operator, resolved, vpp } from "./intents";

const reflectors = { platform: { instanceGroups: [{ name: "rr", routeReflectorClusterId: "244.0.0.1" }] } };

function bodyOf(script: string, name: string): readonly string[] {
  const body = new RegExp(`^${name}\\(\\) \\{\\n(.*?)\\n\\}$`, "ms").exec(script)?.[1] ?? "";
  return body.split("\n").map((line) => line.trim());
}
const finishOf = (intent: KopsOnly): readonly string[] =>
  bodyOf(kopsScript(resolved(intent).cluster), "finish").filter((line) => !line.startsWith("#"));

test("brings Calico before it validates, and Calico's own objects once route reflectors are known", () => {
  const [kubeconfig, validate] = ["kops export kubeconfig --admin", "kops validate cluster --wait 15m"];
  expect(finishOf(operator)).toEqual([kubeconfig, "../apply.sh", validate]);
  expect(finishOf(native)).toEqual([kubeconfig, validate, "../apply.sh"]);
  expect(finishOf(changed<KopsOnly>(native, reflectors))).toEqual([kubeconfig, validate, "annotate", "../apply.sh"]);
  expect(finishOf(changed<KopsOnly>(operator, reflectors))).toEqual([
    kubeconfig,
    "../apply.sh --before-nodes",
    validate,
    "annotate",
    "../apply.sh",
  ]);
});

describe("with values that a shell would carry out", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "calico-kit-script-"))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const evil = "x$(touch pwned)`touch pwned`'; touch pwned; '\"\ntouch pwned #";
  /** A cluster as no schema lets through, so that quoting alone is what is tried. */
  const hostile = ({ platform, nodes, ...rest }: ResolvedKops): ResolvedKops => ({
    ...rest,
    nodes: { ...nodes, groups: nodes.groups.map((group) => ({ ...group, name: `${group.name}${evil}` })) },
    platform: {
      ...platform,
      clusterName: evil,
      release: evil,
      region: evil,
      stateStore: evil,
      vpc: { ...platform.vpc, vpcId: evil },
      routeReflectors: [{ instanceGroup: evil, clusterId: evil }],
      securityGroupRules: platform.securityGroupRules.map((rule) => ({
        ...rule,
        name: evil,
        why: evil,
        source: rule.source === "members" ? rule.source : { cidr: evil },
      })),
    },
  });

  test.each(["up", "update", "prune", "annotate", "down"])("%s does nothing but what it is to do", (action) => {
    mkdirSync(join(directory, "kops"));
    mkdirSync(join(directory, "bin"));
    const program = (file: string, body: string): void => {
      writeFileSync(join(directory, file), `#!/bin/sh\n${body}\n`);
      chmodSync(join(directory, file), 0o755);
    };
    // Left unread, a pipe would end the program before it.
    const reads = 'case "$*" in *"-f -"*) cat > /dev/null ;; esac';
    for (const name of ["kops", "kubectl", "aws", "envsubst"])
      program(
        `bin/${name}`,
        `for a in "$@"; do printf '%s\\0' "$a"; done >> "${directory}/calls"\n${reads}\necho sg-1`,
      );
    program("apply.sh", ":");
    for (const file of ["01-cluster.yaml", "02-instance-groups.yaml"]) writeFileSync(join(directory, "kops", file), "");
    const script = kopsScript(
      hostile(resolved(changed<KopsOnly>(vpp, { calico: { encryption: { kind: "none" } } })).cluster),
    );
    writeFileSync(join(directory, "kops", "commands.sh"), script);
    const run = spawnSync("bash", [join(directory, "kops", "commands.sh"), action], {
      encoding: "utf8",
      env: { PATH: `${join(directory, "bin")}:${process.env.PATH}` },
    });
    expect([run.status, run.stderr.replace(/^instance group .*\n/gm, "")]).toEqual([0, ""]);
    for (const folder of [directory, join(directory, "kops")]) expect(existsSync(join(folder, "pwned"))).toBe(false);
    const calls = readFileSync(join(directory, "calls"), "utf8").split("\0");
    if (action === "annotate") expect(calls).toContain(`kops.k8s.io/instancegroup=${evil}`);
    if (action === "down") expect(calls).toContain(`Key=KubernetesCluster,Value=${evil}`);
  });
});
