/**
 * `kops/commands.sh terraform`, run with kOps itself: what it leaves in `terraform/` is read by Terraform's own reader, and
 * the security group of the kit comes between the network and the machines.
 */
import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { kopsPlatform } from "../../constructs/platforms/kops/platform";
import { enginePath } from "../../tools/engines";
import { type KopsOnly, operator, resolved, wireguard } from "../platforms/kops/intents";
import { changed } from "../support/changed";
import { findingsOf } from "./support/api-server-plans";
import { sharedNetwork } from "./support/kops-cases";
import { type KopsCloud, startKopsCloud } from "./support/kops-cloud";
import { TerraformOutput } from "./support/kops-terraform";
import { describeWith } from "./support/needs";

const group = "sg-0123456789abcdef0";
const zone = "eu-central-1a";
const ipip: KopsOnly = { ...operator, calico: { routing: { kind: "overlay", encapsulation: "IPIP" } } };
const inSharedVpc = changed<KopsOnly>(ipip, {
  platform: {
    vpc: {
      kind: "shared",
      vpcId: "vpc-1",
      cidr: "10.30.0.0/16",
      subnets: [
        { subnetId: "subnet-1", availabilityZone: zone, cidr: "10.30.0.0/20", type: "Private" },
        { subnetId: "subnet-2", availabilityZone: zone, cidr: "10.30.16.0/20", type: "Utility" },
      ],
    },
  },
});

interface Inspected {
  readonly managed_resources: Readonly<Record<string, object>>;
  readonly outputs: Readonly<Record<string, object>>;
  readonly diagnostics?: readonly object[];
}

describeWith(["kops", "moto", "envsubst", "terraform-config-inspect"], "kOps' files for Terraform", () => {
  let cloud: KopsCloud;
  let directory: string;
  beforeAll(async () => {
    cloud = await startKopsCloud();
  });
  afterAll(async () => cloud?.stop());
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "kops-terraform-"));
    await cloud.reset("state");
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  async function write(intent: KopsOnly): Promise<void> {
    expect(findingsOf(intent).filter(({ severity }) => severity === "error")).toEqual([]);
    for (const { path, content } of kopsPlatform.artefacts(resolved(intent).cluster)) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (path.endsWith(".sh")) chmodSync(file, 0o755);
    }
    // The project publishes its channels on a site that a test does not visit.
    const file = join(directory, "kops", "01-cluster.yaml");
    const text = readFileSync(file, "utf8").replace(/^(\s*channel: ).*$/m, `$1${cloud.channel}`);
    writeFileSync(file, await sharedNetwork(cloud, text));
    const bin = join(directory, "bin");
    mkdirSync(bin);
    const program = (name: string, body: string): void => {
      writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    program("kops", `exec ${enginePath("kops")} "$@"`);
    program(
      "terraform",
      `[ "$*" = "-chdir=${folder()} output -raw calico_security_group_id" ] && cat ${join(directory, "applied")}`,
    );
  }

  /** Not the synchronous call: what kOps downloads is served by this process. */
  async function terraform(...args: readonly string[]): Promise<string> {
    const action = args.length === 0 ? ["terraform", "tf"] : args;
    const run = promisify(execFile)("bash", [join(directory, "kops", "commands.sh"), ...action], {
      encoding: "utf8",
      cwd: directory,
      timeout: 300_000,
      env: {
        ...cloud.environment,
        HOME: directory,
        PATH: [join(directory, "bin"), dirname(enginePath("envsubst")), process.env.PATH].join(delimiter),
        KOPS_STATE_STORE: "s3://state",
      },
    });
    return (await run).stdout;
  }

  const folder = (): string => join(directory, "tf");
  const resources = (): TerraformOutput["resources"] => new TerraformOutput(folder()).resources;

  function inspected(): Inspected {
    const inspector = enginePath("terraform-config-inspect");
    const { stdout } = spawnSync(inspector, ["--json", folder()], { encoding: "utf8" });
    const found = JSON.parse(stdout) as Inspected;
    expect(found.diagnostics ?? []).toEqual([]);
    return found;
  }

  it.each([
    ["its own VPC", ipip],
    ["a shared VPC", inSharedVpc],
  ])("come in two runs around the kit's security group, in %s", async (_, intent) => {
    await write(intent);
    expect(await terraform()).toContain("init and apply there, then this again");
    expect(resources().aws_launch_template).toBeUndefined();
    expect(readFileSync(join(folder(), "kubernetes.tf"), "utf8")).toMatch(/^ {2}vpc_id\s+= (aws_vpc\.|"vpc-)/m);
    expect(Object.keys(inspected().managed_resources)).toContain("aws_security_group.calico");

    writeFileSync(join(directory, "applied"), group);
    expect(await terraform()).toContain("finish");
    const templates = Object.entries(resources().aws_launch_template ?? {});
    expect(templates.length).toBeGreaterThan(1);
    for (const [, template] of templates) expect(JSON.stringify(template)).toContain(group);
    const { managed_resources, outputs } = inspected();
    expect(Object.keys(managed_resources)).toEqual(
      expect.arrayContaining([
        "aws_security_group.calico",
        "aws_vpc_security_group_ingress_rule.calico-ipip",
        "aws_autoscaling_group.nodes-demo-k8s-internal",
      ]),
    );
    expect(Object.keys(outputs)).toContain("calico_security_group_id");
  });

  it("are kept apart from the store of another cluster, and from one that is not there", async () => {
    await write(wireguard);
    for (const action of ["update", "prune", "annotate", "finish", "down"])
      await expect(terraform(action)).rejects.toThrow(
        /the state store has no cluster demo.k8s.internal; nothing was changed/,
      );
    await terraform();
    const script = join(directory, "kops", "commands.sh");
    writeFileSync(script, readFileSync(script, "utf8").replaceAll("eu-central-1", "us-east-1"));
    await expect(terraform()).rejects.toThrow(/in another region; nothing was changed\n {2}got: eu-central-1a,/);
  });

  it("come in one run where kOps opens all that its own Calico needs", async () => {
    await write(wireguard);
    expect(await terraform()).toContain("finish");
    expect(Object.keys(inspected().managed_resources)).toContain("aws_autoscaling_group.nodes-demo-k8s-internal");
    expect(resources().aws_security_group).not.toHaveProperty("calico");
  });
});
