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
  ): { readonly calls: string; readonly status: number | null; readonly stderr: string } {
    for (const { path, content } of synthesise(planOf(id))) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (path.endsWith(".sh")) chmodSync(file, 0o755);
    }
    writeFileSync(join(directory, "apply.sh"), '#!/bin/sh\necho apply.sh >> "$CALLS"\n');
    const bin = join(directory, "bin");
    mkdirSync(bin);
    const program = (name: string, body: string): void => {
      writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >> "$CALLS"\n${body}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    program(
      "kops",
      'case "$*" in *"-f -"*) cat >> "$CALLS.stdin" ;; "get cluster "*) exit 1 ;; "get instancegroups") echo NAME ROLE; echo nodes Node; echo control-plane-eu-central-1a ControlPlane; echo old Node ;; esac',
    );
    program("kubectl", "");
    program(
      "aws",
      'case "$*" in *describe-security-groups*) [ -e "$CALLS.made" ] && echo sg-77 || echo None ;; *create-security-group*) : > "$CALLS.made" ;; *describe-vpcs*) echo vpc-1 ;; *authorize*) echo "An error occurred (InvalidPermission.Duplicate)" >&2; exit 254 ;; esac',
    );
    program("envsubst", 'sed "s/\\${CALICO_SECURITY_GROUP_ID}/$CALICO_SECURITY_GROUP_ID/g"');
    const calls = join(directory, "calls");
    const { status, stderr } = spawnSync("bash", [join(directory, "kops", "commands.sh"), command], {
      encoding: "utf8",
      env: { PATH: `${bin}:${process.env.PATH}`, CALLS: calls, KOPS_STATE_STORE: "s3://state" },
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
      '"IpProtocol":"4","UserIdGroupPairs":[{"GroupId":"sg-77"}]',
      "kops update cluster --yes --create-kube-config=false",
      "kops export kubeconfig --admin",
      "apply.sh",
      "kops validate cluster",
    ].map((text) => calls.indexOf(text));
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(readFileSync(join(directory, "calls.stdin"), "utf8")).toContain("- sg-77");
  });

  it("hands the BGP objects to kOps with a new cluster and annotates the route reflectors", () => {
    const { calls, status, stderr } = run("aws-kops-route-reflectors", "up");
    expect([status, stderr]).toEqual([0, ""]);
    expect(calls).toContain("kops create -f 01-cluster.yaml -f 03-additional-objects.yaml");
    expect(calls).toContain(
      "kubectl annotate nodes --overwrite -l kops.k8s.io/instancegroup=reflectors-a projectcalico.org/RouteReflectorClusterID=244.0.0.1",
    );
    // The VPC is there already, and the group lets in the route server's endpoints, which are in none of kOps' groups.
    expect(calls).not.toContain("describe-vpcs");
    for (const address of ["10.40.32.10", "10.40.64.10", "10.40.96.10"])
      expect(calls).toContain(`"FromPort":179,"ToPort":179,"IpRanges":[{"CidrIp":"${address}/32"}]`);
  });

  it("gives the security group to kOps before the cluster is deleted", () => {
    const { calls } = run("aws-kops-operator-vpp", "down");
    expect(calls).toContain(
      "aws ec2 create-tags --resources sg-77 --tags Key=KubernetesCluster,Value=vpp.course.example.com",
    );
    expect(calls.trimEnd().split("\n").at(-1)).toBe("kops delete cluster --yes");
  });

  it("names a group that left the intent after an update, and drains and deletes it when asked", () => {
    const updated = run("aws-kops-operator-vpp", "update");
    expect(updated.stderr).toMatch(/^instance group old is not in the intent; \S+ prune drains and deletes it\n$/);
    expect(updated.calls).not.toContain("delete");
    rmSync(join(directory, "bin"), { recursive: true });
    const { calls, status } = run("aws-kops-operator-vpp", "prune");
    expect(status).toBe(0);
    expect(calls.split("\n").filter((line) => /drain|delete/.test(line))).toEqual([
      expect.stringContaining("kubectl drain -l kops.k8s.io/instancegroup=old "),
      "kops delete instancegroup old --yes",
    ]);
  });

  it("knows its commands", () => {
    const { status, stderr, calls } = run("aws-kops-ebpf", "sideways");
    expect([status, calls]).toEqual([2, ""]);
    expect(stderr).toMatch(/^usage: \S+ \[up\|update\|prune\|annotate\|terraform\|finish\|down\]\n$/);
  });
});
