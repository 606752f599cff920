/** The script that drives kOps, run among programs that only write down how they were called. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkSource, type Plan, synthesise } from "../../constructs/kit";

function planOf(id: string): Plan {
  const checked = checkSource(id);
  if (!checked.ok) throw new Error(id);
  return checked.plan;
}

describe("kops/commands.sh", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "kops-"))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** Runs the script among programs that only write down how they were called, and returns that. */
  function run(
    id: string,
    command: string,
    more: Readonly<Record<string, string>> = {},
  ): { readonly calls: string; readonly status: number | null; readonly stderr: string } {
    for (const { path, content } of synthesise(planOf(id))) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (path.endsWith(".sh")) chmodSync(file, 0o755);
    }
    writeFileSync(join(directory, "apply.sh"), '#!/bin/sh\necho "apply.sh $*" >> "$CALLS"\n');
    const bin = join(directory, "bin");
    mkdirSync(bin, { recursive: true });
    const program = (name: string, body: string): void => {
      writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >> "$CALLS"\n${body}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    program(
      "kops",
      'case "$*" in *"-f -"*) cat >> "$CALLS.stdin" ;; version*) echo "${KOPS_VERSION:-1.35.0}" ;; "get cluster "*) echo "cannot mix" >&2; exit 1 ;; "get cluster") [ -n "$ZONES" ] && echo "NAME CLOUD ZONES" && echo "$KOPS_CLUSTER_NAME aws $ZONES" && exit; echo "Error: ${KOPS_ERROR:-cluster not found}" >&2; exit 1 ;; "get instancegroups") echo NAME ROLE; echo nodes Node; echo control-plane-eu-central-1a ControlPlane; echo old Node ;; esac',
    );
    program(
      "kubectl",
      'case "$*" in *MeshEnabled*) echo "$MESH" ;; *"get nodes -o"*) printf "%b" "$NODES" ;; *"get pods"*) echo pod/x ;; *birdcl*) echo "$BIRD" ;; esac',
    );
    program(
      "aws",
      'case "$*" in *describe-security-group-rules*) printf "%b" "$RULES" ;; *delete-security-group*) [ -z "$IN_USE" ] ;; *describe-security-groups*) [ -e "$CALLS.made" ] && echo sg-77 || echo None ;; *create-security-group*) : > "$CALLS.made" ;; *"describe-vpcs --vpc-ids"*) [ "$VPC" != none ] ;; *describe-vpcs*) echo vpc-1 ;; *authorize*) echo "An error occurred (InvalidPermission.Duplicate)" >&2; exit 254 ;; esac',
    );
    program("envsubst", 'sed "s/\\${CALICO_SECURITY_GROUP_ID}/$CALICO_SECURITY_GROUP_ID/g"');
    const calls = join(directory, "calls");
    const { status, stderr } = spawnSync("bash", [join(directory, "kops", "commands.sh"), command], {
      encoding: "utf8",
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        CALLS: calls,
        KOPS_STATE_STORE: "s3://state",
        ZONES: command === "up" ? "" : "eu-central-1a,eu-central-1b",
        ...more,
      },
    });
    return { calls: existsSync(calls) ? readFileSync(calls, "utf8") : "", status, stderr };
  }

  it("makes the VPC, then the security group, then the nodes with its id, then Calico", () => {
    const { calls, status, stderr } = run("aws-kops-operator-vpp", "up");
    expect([status, stderr]).toEqual([0, ""]);
    const order = [
      "kops replace --force -f 01-cluster.yaml",
      "kops update cluster --phase network --yes",
      "aws ec2 create-security-group",
      '"IpProtocol":"4","UserIdGroupPairs":[{"GroupId":"sg-77","Description":"calico-kit"}]',
      "kops update cluster --yes --create-kube-config=false",
      "kops export kubeconfig --admin",
      "apply.sh --context vpp.course.example.com",
      "kops validate cluster",
    ].map((text) => calls.indexOf(text));
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(readFileSync(join(directory, "calls.stdin"), "utf8")).toContain("- sg-77");
  });

  it("hands no object of Calico's to kOps, whose control plane would switch the mesh off at once", () => {
    const { calls, status, stderr } = run("aws-kops-route-reflectors", "up");
    expect([status, stderr]).toEqual([0, ""]);
    expect(calls).not.toContain("kops create");
    const others = calls.split("\n").filter((line) => line !== "" && !line.startsWith("aws "));
    expect(others.at(-1)).toBe("apply.sh --context reflectors.course.example.com");
    // The VPC is there already, and the group lets in the route server's endpoints, which are in none of kOps' groups.
    expect(calls).not.toContain("describe-vpcs --filters");
    for (const address of ["10.40.32.10", "10.40.64.10", "10.40.96.10"])
      expect(calls).toContain(
        `"FromPort":179,"ToPort":179,"IpRanges":[{"CidrIp":"${address}/32","Description":"calico-kit"}]`,
      );
  });

  it("gives the security group to kOps before the cluster is deleted", () => {
    writeFileSync(join(directory, "calls.made"), "");
    const { calls } = run("aws-kops-operator-vpp", "down");
    expect(calls).toContain(
      "aws ec2 create-tags --resources sg-77 --tags Key=KubernetesCluster,Value=vpp.course.example.com",
    );
    expect(calls.trimEnd().split("\n").at(-1)).toBe("kops delete cluster --yes");
    expect(calls).not.toContain("create-security-group");
  });

  describe("what an earlier intent opened", () => {
    const row = (...columns: readonly string[]): string => `${columns.join("\\t")}\\n`;
    const ipip = (id: string, source: string, mark = "calico-kit"): string => row(id, "4", "-1", "-1", source, mark);
    const awsChanges = (calls: string): readonly string[] =>
      calls.split("\n").filter((line) => /^aws ec2 (revoke|delete)/.test(line));
    const revoked = (id: string): string =>
      `aws ec2 revoke-security-group-ingress --group-id sg-77 --security-group-rule-ids ${id}`;

    it("is revoked once the nodes are rolled, and what is wanted stays", () => {
      writeFileSync(join(directory, "calls.made"), "");
      const RULES = [
        ipip("sgr-wanted", "sg-77"),
        ipip("sgr-elsewhere", "192.0.2.0/24"),
        row("sgr-peer", "tcp", "179", "179", "192.0.2.1/32", "calico-kit"),
        row("sgr-theirs", "tcp", "22", "22", "192.0.2.9/32", "ours, by hand"),
        row("sgr-old", "udp", "4789", "4789", "sg-77", "None"),
      ].join("");
      const { calls, status, stderr } = run("aws-kops-operator-vpp", "update", { RULES });
      expect(status).toBe(0);
      expect(awsChanges(calls)).toEqual(["sgr-elsewhere", "sgr-peer"].map(revoked));
      expect(calls.indexOf("revoke")).toBeGreaterThan(calls.indexOf("kops validate cluster"));
      expect(
        [...stderr.matchAll(/^rule (\S+) of security group sg-77 is not in the intent/gm)].map(([, id]) => id),
      ).toEqual(["sgr-theirs", "sgr-old"]);
      // Those of earlier versions have no mark until they are found again.
      expect(calls).toMatch(/update-security-group-rule-descriptions-ingress .*"IpProtocol":"4"/);
    });

    it("goes with the group where the intent wants none any more", () => {
      writeFileSync(join(directory, "calls.made"), "");
      const RULES = ipip("sgr-1", "sg-77");
      const gone = run("aws-kops-ebpf", "update", { RULES });
      const deleted = "aws ec2 delete-security-group --group-id sg-77";
      expect([gone.status, awsChanges(gone.calls)]).toEqual([0, [revoked("sgr-1"), deleted]]);
      rmSync(join(directory, "calls"));
      const used = run("aws-kops-ebpf", "update", { RULES, IN_USE: "yes" });
      expect([used.status, used.stderr]).toEqual([
        0,
        expect.stringMatching(/sg-77 is not wanted any more, and is still/),
      ]);
      rmSync(join(directory, "calls"));
      const theirs = run("aws-kops-ebpf", "update", { RULES: ipip("sgr-2", "sg-77", "by hand") });
      expect([theirs.status, awsChanges(theirs.calls)]).toEqual([0, []]);
    });

    it("keeps kOps from deleting the VPC no longer, also where the intent wants no group any more", () => {
      writeFileSync(join(directory, "calls.made"), "");
      const { calls, status } = run("aws-kops-ebpf", "down");
      expect(status).toBe(0);
      const [tagged, last] = calls.trimEnd().split("\n").slice(-2);
      expect(tagged).toMatch(/^aws ec2 create-tags --resources sg-77 --tags Key=KubernetesCluster,Value=ebpf\./);
      expect(last).toBe("kops delete cluster --yes");
    });
  });

  it("names a group that left the intent after an update, and drains and deletes it when asked", () => {
    const updated = run("aws-kops-operator-vpp", "update");
    expect(updated.stderr).toMatch(/^instance group old is not in the intent; \S+ prune drains and deletes it\n$/);
    expect(updated.calls).not.toContain("delete");
    const { calls, status } = run("aws-kops-operator-vpp", "prune");
    expect(status).toBe(0);
    expect(calls.split("\n").filter((line) => /drain|delete/.test(line))).toEqual([
      expect.stringContaining("drain -l kops.k8s.io/instancegroup=old "),
      "kops delete instancegroup old --yes",
    ]);
    expect(calls.trimEnd().split("\n").at(-1)).toBe("apply.sh --context vpp.course.example.com --prune");
  });

  it("takes an interrupted down up again: what is gone already is not made once more", () => {
    const { calls, status } = run("aws-kops-operator-vpp", "down");
    expect(status).toBe(0);
    expect(calls).not.toMatch(/create-/);
    expect(calls).toContain("kops delete cluster --yes");
  });

  const changes = /kops (?!version|get )|apply.sh|kubectl|create|authorize/;

  it.each([
    [
      "a store without this cluster",
      "update",
      { ZONES: "" },
      /store has no cluster reflectors\S+; nothing was changed\n {2}got: s3:\/\/state\n {2}fix: /,
    ],
    ["a store without this cluster", "down", { ZONES: "" }, /store has no cluster reflectors/],
    [
      "a store that cannot be read",
      "up",
      { KOPS_ERROR: "AccessDenied" },
      /s3:\/\/state cannot be read.*\n {2}.*AccessDenied/,
    ],
    [
      "a cluster of that name elsewhere",
      "update",
      { ZONES: "us-east-1a" },
      /another region.*\n {2}got: us-east-1a\n {2}wanted: eu-central-1\n/,
    ],
    ["a cluster of that name elsewhere", "up", { ZONES: "us-east-1a" }, /another region/],
    [
      "kops of another release",
      "up",
      { KOPS_VERSION: "1.36.1" },
      /another release.*\n {2}got: 1.36.1, \/\S+kops\n {2}wanted: 1.35.0\n/,
    ],
    ["a VPC of another account", "up", { VPC: "none" }, /VPC vpc-0123456789abcdef0 of reflectors.*not there/],
    ["no store", "up", { KOPS_STATE_STORE: "" }, /something is missing.*\n {2}the variable KOPS_STATE_STORE/],
  ])("refuses %s (%s) before anything is changed", (_, action, more, text) => {
    const { calls, status, stderr } = run("aws-kops-route-reflectors", action, more);
    expect([status, stderr]).toEqual([2, expect.stringMatching(text)]);
    expect(calls.split("\n").filter((line) => changes.test(line))).toEqual([]);
  });

  describe("route reflectors that leave", () => {
    const [old, other] = ["n1 old 244.0.0.1\\n", "n2 reflectors-a 244.0.0.1\\n"];
    const prune = (more: Readonly<Record<string, string>>) =>
      run("aws-kops-route-reflectors", "prune", { MESH: "false", ...more });
    const gone = "kops delete instancegroup old --yes";

    it.each([
      [
        "are the only ones",
        { NODES: `${old}n2 reflectors-a \\n` },
        /only route reflectors, and there is no mesh.*\n {2}n1\n/,
      ],
    ])("stay as long as they %s", (_, more, text) => {
      const { calls, status, stderr } = prune(more);
      expect([status, stderr]).toEqual([2, expect.stringMatching(text)]);
      expect(calls).not.toMatch(/drain|delete|apply/);
    });

    it.each([
      ["others have sessions", { NODES: old + other, BIRD: "Node_10_0_0_1 BGP up Established" }],
      ["nodes peer with each other", { NODES: old, MESH: "true" }],
      ["they reflect nothing", { NODES: `n1 old \\n${other}` }],
    ])("go where %s", (_, more) => {
      const { calls, status } = prune(more);
      expect(status).toBe(0);
      expect(calls).toContain(gone);
    });
  });

  it("knows its commands", () => {
    const { status, stderr, calls } = run("aws-kops-ebpf", "sideways");
    expect([status, calls]).toEqual([2, ""]);
    expect(stderr).toMatch(/^usage: \S+ \[up\|update\|prune\|annotate\|terraform\|finish\|down\]\n$/);
  });
});
