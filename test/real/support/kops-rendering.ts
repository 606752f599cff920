/** What a cluster would be, read back from what kOps rendered. */
import { parse } from "yaml";
import type { KubernetesObject } from "../../../constructs/model";
import { type Machines, readEtcdVolumes, readMachines, type Volume } from "./kops-machines";
import type { TerraformBlock, TerraformOutput, TerraformValue } from "./kops-terraform";

/** One opening of a security group of the cluster. */
export interface SecurityGroupRule {
  readonly direction: "ingress" | "egress";
  /** The group that the rule belongs to: `nodes`, `masters`, `bastion`, `api-elb` …, without the cluster's name. */
  readonly group: string;
  /** The other side: a group's short name, or address ranges. */
  readonly peers: readonly string[];
  /** `-1` is everything; `tcp`, `udp`, or the number of an IP protocol. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
}

export interface IamStatement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

export interface Rendering {
  readonly terraform: TerraformOutput;
  /** The whole `Cluster` with everything that kOps has filled in, as its own programs on the machines read it. */
  readonly completed: KubernetesObject;
  /** Objects of the Calico add-on; undefined when kOps does not install Calico. */
  readonly addon: readonly KubernetesObject[] | undefined;
  readonly securityGroupRules: readonly SecurityGroupRule[];
  /** Statements of the inline policies by role: `masters`, `nodes`, `additional.nodes` … */
  readonly iam: Readonly<Record<string, readonly IamStatement[]>>;
  /** What a machine of the instance group is told, by the group's name. */
  readonly nodeConfig: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By the instance group's name. */
  readonly machines: Readonly<Record<string, Machines>>;
  readonly etcdVolumes: readonly Volume[];
}

const calicoAddon = /-addons-networking\.projectcalico\.org-/;

export function readRendering(terraform: TerraformOutput, cluster: string): Rendering {
  return {
    terraform,
    completed: parse(terraform.text(/cluster-completed\.spec_content$/)) as KubernetesObject,
    addon: terraform.has(calicoAddon) ? terraform.objects(calicoAddon) : undefined,
    securityGroupRules: securityGroupRules(terraform, cluster),
    iam: policies(terraform, cluster),
    nodeConfig: nodeConfigs(terraform),
    machines: readMachines(terraform, cluster),
    etcdVolumes: readEtcdVolumes(terraform),
  };
}

function securityGroupRules(terraform: TerraformOutput, cluster: string): SecurityGroupRule[] {
  const suffix = `-${cluster.replace(/\./g, "-")}`;
  const groupName = (reference: TerraformValue | undefined): string =>
    text(reference)
      .replace(/^aws_security_group\.(.*)\.id$/, "$1")
      .replace(suffix, "");
  return Object.values(terraform.resourcesOf("aws_security_group_rule")).map((rule) => ({
    direction: rule.type === "egress" ? "egress" : "ingress",
    group: groupName(rule.security_group_id),
    peers: [
      ...(rule.source_security_group_id === undefined ? [] : [groupName(rule.source_security_group_id)]),
      ...texts(rule, "cidr_blocks"),
      ...texts(rule, "ipv6_cidr_blocks"),
      ...texts(rule, "prefix_list_ids"),
    ],
    protocol: text(rule.protocol),
    fromPort: Number(rule.from_port),
    toPort: Number(rule.to_port),
  }));
}

function policies(terraform: TerraformOutput, cluster: string): Record<string, IamStatement[]> {
  const prefix = "aws_iam_role_policy_";
  const files = terraform.files.filter((file) => file.startsWith(prefix) && file.endsWith("_policy"));
  return Object.fromEntries(
    files.map((file) => {
      const role = file.slice(prefix.length, -"_policy".length).replace(`.${cluster}`, "");
      const { Statement } = JSON.parse(terraform.text(exactly(file))) as { Statement: Statement[] };
      return [role, Statement.map((statement) => ({ ...statement, Action: [statement.Action].flat() }))];
    }),
  );
}

type Statement = Omit<IamStatement, "Action"> & { readonly Action: string | string[] };

function nodeConfigs(terraform: TerraformOutput): Record<string, Record<string, unknown>> {
  const name = /^aws_s3_object_nodeupconfig-(.*)_content$/;
  return Object.fromEntries(
    terraform.files.flatMap((file) => {
      const group = name.exec(file)?.[1];
      return group === undefined ? [] : [[group, parse(terraform.text(exactly(file))) as Record<string, unknown>]];
    }),
  );
}

const exactly = (name: string): RegExp => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

const text = (value: TerraformValue | undefined): string =>
  typeof value === "string" || typeof value === "number" ? `${value}` : "";

function texts(block: TerraformBlock, name: string): string[] {
  const value = block[name];
  return Array.isArray(value) ? value.map(text) : [];
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}

function calicoNode(addon: readonly KubernetesObject[]): Container | undefined {
  const daemonSet = addon.find(({ kind, metadata }) => kind === "DaemonSet" && metadata.name === "calico-node");
  const { template } = (daemonSet?.spec ?? {}) as { template?: { spec: { containers: Container[] } } };
  return template?.spec.containers.find(({ name }) => name === "calico-node");
}

/** The environment of calico-node in the add-on; values that come from elsewhere are left out. */
export function calicoNodeEnvironment(addon: readonly KubernetesObject[]): Record<string, string> {
  return Object.fromEntries(
    (calicoNode(addon)?.env ?? []).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The image of calico-node without the digest that kOps may add. */
export function calicoNodeImage(addon: readonly KubernetesObject[]): string | undefined {
  return calicoNode(addon)?.image.replace(/@.*$/, "");
}
