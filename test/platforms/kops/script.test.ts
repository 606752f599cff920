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
const linesOf = (intent: KopsOnly, name: string): readonly string[] =>
  bodyOf(kopsScript(resolved(intent).cluster), name).filter(
    (line) => !/^(#|local |groups=|for |echo |done)/.test(line),
  );
const apply = '../apply.sh --context "$KOPS_CLUSTER_NAME"';
const validate = "kops validate cluster --wait 15m";
const roll = "kops rolling-update cluster --yes";

test("brings the kit's Calico before it validates, and the kit's objects for kOps' own after it", () => {
  const kubeconfig = "kops export kubeconfig --admin";
  for (const more of [{}, reflectors]) {
    expect(linesOf(changed<KopsOnly>(operator, more), "finish")).toEqual([kubeconfig, apply, validate, "narrow"]);
    expect(linesOf(changed<KopsOnly>(native, more), "finish")).toEqual([kubeconfig, validate, apply, "narrow"]);
  }
});

describe("a change", () => {
  const objects = ["kops replace --force -f 01-cluster.yaml", "instance_groups", "kops update cluster --yes --admin"];
  const withoutMesh = { ...reflectors, calico: { bgp: { nodeToNodeMeshEnabled: false } } };
  const inTurn = [
    `annotating ${roll} --instance-group-roles=control-plane`,
    `annotating ${roll} --instance-group=rr`,
    `annotating ${roll}`,
  ];

  test("reaches the objects, Calico before the nodes, the nodes, and the rest of Calico", () => {
    const before = `${apply} --before-nodes`;
    expect(linesOf(operator, "update")).toEqual([...objects, before, roll, apply, validate, "narrow"]);
    expect(linesOf(changed<KopsOnly>(operator, withoutMesh), "update")).toEqual([
      ...["kops replace --force -f 01-cluster.yaml", "instance_groups", "kops update cluster --yes --admin"],
      before,
      ...inTurn,
      apply,
      validate,
      "narrow",
    ]);
    expect(linesOf(changed<KopsOnly>(native, withoutMesh), "update")).toEqual([
      ...objects,
      ...inTurn,
      apply,
      validate,
      "narrow",
    ]);
  });

  test("has a mesh that is to be on before anything goes that reflects", () => {
    expect(linesOf(native, "update")).toEqual([...objects, "keep_routes", roll, apply, validate, "narrow"]);
  });
});

test("takes nothing of what left the intent for granted, and the region and the store from the intent", () => {
  const script = kopsScript(resolved(changed<KopsOnly>(native, { platform: { stateStore: "s3://ours" } })).cluster);
  expect(bodyOf(script, "prune")).toContain("groups=$(leftovers)");
  expect(script).toContain("export AWS_REGION=eu-central-1");
  expect(script).not.toContain("AWS_REGION:");
  expect(script.indexOf("\nmake_sure ")).toBeLessThan(script.indexOf('\n"${@:-up}"'));
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
    const reads =
      'case "$*" in *"-f -"*) cat > /dev/null ;; version*) cat "${0%/*}/version"; exit ;; *MeshEnabled*) echo false; exit ;; *security-group-rules*) printf "%s\\tudp\\t1\\t2\\tNone\\tcalico-kit\\n" "$(cat "${0%/*}/evil")"; exit ;; esac';
    for (const name of ["kops", "kubectl", "aws", "envsubst"])
      program(
        `bin/${name}`,
        `for a in "$@"; do printf '%s\\0' "$a"; done >> "${directory}/calls"\n${reads}\necho sg-1`,
      );
    program("apply.sh", ":");
    writeFileSync(join(directory, "bin", "evil"), evil.replace("\n", " "));
    writeFileSync(join(directory, "bin", "version"), `${evil}.0`);
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
    if (action === "annotate") expect(calls).toContain(`kops.k8s.io/instancegroup=${evil},route-reflector=true`);
    if (action === "down") expect(calls).toContain(`Key=KubernetesCluster,Value=${evil}`);
  });
});
