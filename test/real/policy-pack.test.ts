/** The policy pack under the real engine: violations stop an update, name the resource, and are the kit's findings. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { installSandbox } from "../../sandbox";
import { enginePath } from "../../tools/engines";
import { languageHostFolders } from "./support/language-host-folder";
import { describeWith } from "./support/needs";

const root = resolve(__dirname, "../..");
const pack = join(root, "policy-pack", "pack");

describeWith(["pulumi"], "the policy pack", () => {
  let directory: string;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "calico-kit-policy-pack-"));
    const sandbox = await installSandbox({
      directory: join(directory, "sandbox"),
      // Calico runs in the cluster already, so that its own kinds are served.
      settings: {
        kubernetes: { nodes: "present" },
        preexisting: ["Installation", "APIServer"].map((kind) => ({
          type: `kubernetes:operator.tigera.io/v1:${kind}`,
          id: "default",
          properties: { spec: {} },
        })),
      },
    });
    environment = {
      ...process.env,
      ...sandbox.environment,
      AWS_REGION: "eu-central-1",
      PATH: [...languageHostFolders(), sandbox.environment["PATH"]].join(delimiter),
    };
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const inFolder =
    (folder: string) =>
    (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        enginePath("pulumi"),
        [...args, "--non-interactive", "--color", "never"],
        { cwd: folder, env: environment, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
      );
      return { status, stdout, said: stdout + stderr };
    };

  /** A project with this program, and a stack in it. */
  function project(name: string, main: string) {
    const folder = join(directory, name);
    mkdirSync(folder);
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0" }));
    writeFileSync(
      join(folder, "Pulumi.yaml"),
      `name: ${name}\nruntime:\n  name: nodejs\n  options: { typescript: false }\nmain: index.js\n`,
    );
    writeFileSync(join(folder, "index.js"), main);
    const pulumi = inFolder(folder);
    const made = pulumi("stack", "init", "lab");
    expect({ status: made.status, said: made.status === 0 ? "" : made.said }).toEqual({ status: 0, said: "" });
    const config = (value: object): string => {
      const file = join(folder, "policies.json");
      writeFileSync(file, JSON.stringify(value));
      return file;
    };
    return {
      preview: (...more: string[]) => pulumi("preview", "--policy-pack", pack, ...more),
      up: (...more: string[]) => pulumi("up", "--yes", "--policy-pack", pack, ...more),
      urns: (): readonly string[] => {
        const state = JSON.parse(pulumi("stack", "export").stdout) as { deployment: { resources?: { urn: string }[] } };
        return (state.deployment.resources ?? []).map(({ urn }) => urn);
      },
      config,
    };
  }

  it("stops what violates a rule before it is made, and names the resource", () => {
    const { preview, up, urns } = project("bad", program({ namespace: "bad", action: "allow", cidr: "0.0.0.0/0" }));
    const { status, said } = preview();
    expect(status).not.toBe(0);
    expect(said).toMatch(
      /\[mandatory\] {2}calico-objects {2}\(kubernetes:projectcalico.org\/v3:NetworkPolicy: db-policy\)\n[^]*POL-001 at \/spec\/ingress\/0\/action: [^]*got allow; wanted /,
    );
    expect(said).toMatch(
      /\[mandatory\] {2}aws-security-groups {2}\(aws:vpc:SecurityGroupIngressRule: docker\)\n[^]*GRAPH-001 at \/cidrIpv4: [^]*2375/,
    );
    expect(said).not.toMatch(stackTrace);
    const applied = up("--skip-preview");
    expect(applied.status).not.toBe(0);
    expect(applied.said).toMatch(/\[mandatory\] {2}calico-objects [^]*POL-001/);
    expect(urns().filter((urn) => /db-policy|::docker$/.test(urn))).toEqual([]);
  });

  it("lets a good program pass, and reaches by what its configuration expects", () => {
    const { up, preview, config, urns } = project("good", program({ namespace: "shop" }));
    const edge = (from: string, allow: boolean) => ({ from, to: "shop/db", probe: "tcp:5432", allow });
    const expecting = (...edges: object[]) => config({ "calico-reach": { expect: edges } });
    const otherwise = preview("--policy-pack-config", expecting(edge("shop/web", false), edge("shop/nobody", true)));
    expect(otherwise.status).not.toBe(0);
    expect(otherwise.said).toMatch(
      /\[mandatory\] {2}calico-reach {2}\(kubernetes:projectcalico.org\/v3:NetworkPolicy: db-policy\)\n[^]*GRAPH-010 at \/spec: shop\/web \(Deployment\) -> shop\/db \(Deployment\) TCP 5432 is allowed, wanted denied; got decided by NetworkPolicy /,
    );
    expect(otherwise.said).toMatch(/GRAPH-011: no pod, host endpoint or node of the stack is called shop\/nobody/);
    const made = up("--policy-pack-config", expecting(edge("shop/web", true), edge("192.0.2.7", false)));
    expect({ status: made.status, said: made.status === 0 ? "" : made.said }).toEqual({ status: 0, said: "" });
    expect(made.said).not.toMatch(/\[(mandatory|advisory)\]/);
    expect(urns().filter((urn) => /db-policy|::docker$/.test(urn))).toHaveLength(2);
  });

  it("warns at the level that its configuration says", () => {
    const { preview, config } = project("warned", program({ namespace: "warned", cidr: "0.0.0.0/0", port: 22 }));
    const advised = preview();
    expect(advised.status).toBe(0);
    expect(advised.said).toMatch(/\[advisory\] {2}aws-security-groups-warnings [^]*GRAPH-004/);
    const forbidden = preview("--policy-pack-config", config({ "aws-security-groups-warnings": "mandatory" }));
    expect([forbidden.status === 0, /\[mandatory\] {2}aws-security-groups-warnings/.test(forbidden.said)]).toEqual([
      false,
      true,
    ]);
    const accepted = preview(
      "--policy-pack-config",
      config({ "aws-security-groups-warnings": { enforcementLevel: "mandatory", accept: ["GRAPH-004"] } }),
    );
    expect([accepted.status, accepted.said.includes("GRAPH-004")]).toEqual([0, false]);
  });

  it("passes a cluster that the kit makes", () => {
    const folder = join(directory, "kit");
    mkdirSync(folder);
    for (const part of [
      "Pulumi.yaml",
      "package.json",
      "tsconfig.json",
      "node_modules",
      "constructs",
      "scenarios",
      "stacks",
    ])
      symlinkSync(join(root, part), join(folder, part));
    const pulumi = inFolder(folder);
    expect(pulumi("stack", "init", "kit").status).toBe(0);
    pulumi("config", "set", "scenario", "quickstart");
    const { status, said } = pulumi("preview", "--policy-pack", pack);
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
    expect(said).toMatch(/✅ calico-kit@v/);
    expect(said).not.toMatch(/\[mandatory\]|error/);
  });
});

const stackTrace = /^\s+at .*:\d+:\d+\)?$/m;

/** A shop, its policy, and a security group. */
function program({
  namespace,
  action = "Allow",
  cidr = "10.0.0.0/8",
  port = 2375,
}: {
  readonly namespace: string;
  readonly action?: string;
  readonly cidr?: string;
  readonly port?: number;
}): string {
  const rule = {
    action,
    protocol: "TCP",
    source: { selector: "app == 'web'" },
    destination: { ports: [5432] },
  };
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": "lab",
    clusters: [{ name: "lab", cluster: { server: "https://192.0.2.10:6443" } }],
    contexts: [{ name: "lab", context: { cluster: "lab", user: "lab" } }],
    users: [{ name: "lab", user: { token: "t" } }],
  };
  return `
const kubernetes = require("@pulumi/kubernetes");
const { SecurityGroup } = require("@pulumi/aws/ec2/securityGroup");
const { Vpc } = require("@pulumi/aws/ec2/vpc");
const { SecurityGroupIngressRule } = require("@pulumi/aws/vpc/securityGroupIngressRule");
const provider = new kubernetes.Provider("cluster", { kubeconfig: ${JSON.stringify(JSON.stringify(kubeconfig))} });
const shop = new kubernetes.core.v1.Namespace("shop", { metadata: { name: ${JSON.stringify(namespace)} } }, { provider });
const deploy = (app) => new kubernetes.apps.v1.Deployment(app, {
  metadata: { name: app, namespace: ${JSON.stringify(namespace)} },
  spec: {
    selector: { matchLabels: { app } },
    template: { metadata: { labels: { app } }, spec: { containers: [{ name: "c", image: "i" }] } },
  },
}, { provider, dependsOn: [shop] });
deploy("web");
deploy("db");
new kubernetes.apiextensions.CustomResource("db-policy", {
  apiVersion: "projectcalico.org/v3",
  kind: "NetworkPolicy",
  metadata: { name: "db", namespace: ${JSON.stringify(namespace)} },
  spec: { selector: "app == 'db'", types: ["Ingress"], ingress: [${JSON.stringify(rule)}] },
}, { provider, dependsOn: [shop] });
const vpc = new Vpc("lab", { cidrBlock: "10.0.0.0/16" });
const group = new SecurityGroup("nodes", { vpcId: vpc.id, description: "nodes" });
new SecurityGroupIngressRule("docker", {
  securityGroupId: group.id, ipProtocol: "tcp", fromPort: ${port}, toPort: ${port}, cidrIpv4: ${JSON.stringify(cidr)},
});
`;
}
