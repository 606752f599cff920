/** A provider of the sandbox without an engine: check, then create, as the engine would. */
import { clusterMakers } from "../../sandbox/cluster-makers";
import { AwsProvider } from "../../sandbox/aws/provider";
import type { Failure, Live, Provider, Subject } from "../../sandbox/host/provider";
import type { Properties } from "../../sandbox/host/values";
import { KubernetesProvider } from "../../sandbox/kubernetes/provider";
import { writeSettings } from "../../sandbox";
import type { SettingsInput } from "../../sandbox";
import { newFolder } from "../support/folders";

export const region = "eu-central-1";

export class CheckFailed extends Error {
  constructor(readonly failures: readonly Failure[]) {
    super(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  }
}

export class Client {
  constructor(readonly provider: Provider) {}

  subject(type: string, name: string): Subject {
    return { urn: `urn:pulumi:test::lab::${type}::${name}`, type, name };
  }

  check(type: string, name: string, news: Properties, olds?: Properties): Properties {
    const { inputs, failures } = this.provider.check(this.subject(type, name), news, olds);
    if (failures.length > 0) throw new CheckFailed(failures);
    return inputs;
  }

  async make(type: string, name: string, news: Properties): Promise<Live> {
    return this.provider.create(this.subject(type, name), this.check(type, name, news), { preview: false });
  }

  async change(type: string, name: string, old: Live, news: Properties): Promise<Live> {
    const inputs = this.check(type, name, news, old.inputs);
    return this.provider.update(this.subject(type, name), old, inputs, { preview: false });
  }

  async remove(type: string, name: string, old: Live): Promise<void> {
    await this.provider.delete(this.subject(type, name), old);
  }

  /** Paths that would change, `!` after those that make a new resource. */
  diff(type: string, name: string, old: Live, news: Properties): string[] {
    const inputs = this.check(type, name, news, old.inputs);
    const { changes } = this.provider.diff(this.subject(type, name), old, inputs);
    return changes.map(({ path, replaces }) => `${path}${replaces ? "!" : ""}`);
  }
}

export function newDirectory(settings?: SettingsInput): string {
  const directory = newFolder("sandbox-");
  if (settings !== undefined) writeSettings(directory, settings);
  return directory;
}

export function aws(directory = newDirectory()): Client {
  const provider = new AwsProvider(directory);
  provider.configure({ region });
  return new Client(provider);
}

export function kubernetes(directory = newDirectory(), server = "https://lab.example.com:6443"): Client {
  return kubernetesBy(directory, { kubeconfig: kubeconfig(server) });
}

/** Checks the configuration first, as the engine would. */
export function kubernetesBy(directory: string, config: Properties): Client {
  const provider = new KubernetesProvider(directory, clusterMakers);
  const failures = provider.checkConfig(config);
  if (failures.length > 0) throw new CheckFailed(failures);
  provider.configure(config);
  return new Client(provider);
}

/** The type of a Kubernetes object, as its provider names it. */
export function kubernetesType(apiVersion: string, kind: string): string {
  return `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/** Makes a Kubernetes object of a name, `namespace/name` where it has one. */
export function makeObject(
  client: Client,
  apiVersion: string,
  kind: string,
  name: string,
  more: Properties = {},
): Promise<Live> {
  const [short = "", namespace] = name.split("/").reverse();
  const metadata: Properties = namespace === undefined ? { name: short } : { name: short, namespace };
  return client.make(kubernetesType(apiVersion, kind), name, { apiVersion, kind, metadata, ...more });
}

export const releaseType = "kubernetes:helm.sh/v3:Release";
/** The chart with the definitions of Calico's objects. */
export const crdsChart = { chart: "crd.projectcalico.org.v1", version: "v3.32.1", namespace: "default" };

export function kubeconfig(server: string, user: Properties = { exec: { command: "aws" } }): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "lab",
    clusters: [{ name: "lab", cluster: { server } }],
    contexts: [{ name: "lab", context: { cluster: "lab", user: "lab" } }],
    users: [{ name: "lab", user }],
  });
}

export const types = {
  accessEntry: "aws:eks/accessEntry:AccessEntry",
  accessPolicy: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
  addon: "aws:eks/addon:Addon",
  attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  cluster: "aws:eks/cluster:Cluster",
  eip: "aws:ec2/eip:Eip",
  gateway: "aws:ec2/internetGateway:InternetGateway",
  group: "aws:ec2/securityGroup:SecurityGroup",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  nat: "aws:ec2/natGateway:NatGateway",
  nodeGroup: "aws:eks/nodeGroup:NodeGroup",
  oidc: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  role: "aws:iam/role:Role",
  route: "aws:ec2/route:Route",
  routeTable: "aws:ec2/routeTable:RouteTable",
  subnet: "aws:ec2/subnet:Subnet",
  template: "aws:ec2/launchTemplate:LaunchTemplate",
  vpc: "aws:ec2/vpc:Vpc",
} as const;

export function trust(service: string, actions: string[] = ["sts:AssumeRole"]): string {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: actions };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** A VPC with two subnets, both roles and a cluster without add-ons. */
export async function lab(
  client: Client,
): Promise<{ vpc: Live; subnets: Live[]; nodeRole: Live; role: Live; attachment: Live; cluster: Live }> {
  const vpc = await client.make(types.vpc, "lab", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
  const subnets = [];
  for (const [index, zone] of ["a", "b"].entries()) {
    const inputs = { vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24`, availabilityZone: `${region}${zone}` };
    subnets.push(await client.make(types.subnet, zone, inputs));
  }
  const role = await client.make(types.role, "cluster", { assumeRolePolicy: trust("eks.amazonaws.com") });
  const nodeRole = await client.make(types.role, "nodes", { assumeRolePolicy: trust("ec2.amazonaws.com") });
  const policyArn = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
  const worker = { role: nodeRole.id, policyArn: policyArn("AmazonEKSWorkerNodePolicy") };
  await client.make(types.attachment, "nodes", worker);
  const control = { role: role.id, policyArn: policyArn("AmazonEKSClusterPolicy") };
  const attachment = await client.make(types.attachment, "cluster", control);
  const cluster = await client.make(types.cluster, "lab", {
    name: "lab",
    roleArn: role.outputs["arn"] as string,
    version: "1.34",
    bootstrapSelfManagedAddons: false,
    vpcConfig: { subnetIds: subnets.map(({ id }) => id) },
  });
  return { vpc, subnets, nodeRole, role, attachment, cluster };
}
