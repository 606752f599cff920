/** The machines of a cluster, as kOps has rendered them: Auto Scaling groups, launch templates, etcd's volumes. */
import type { TerraformBlock, TerraformOutput, TerraformValue } from "./kops-terraform";

/** One instance group. */
export interface Machines {
  readonly min: number;
  readonly max: number;
  /** Of the launch template; with a mixed instances policy its overrides'. */
  readonly instanceTypes: readonly string[];
  /** Undefined without a mixed instances policy. */
  readonly spot?: { readonly base: number; readonly aboveBase: number; readonly strategy: string };
  readonly hopLimit: number;
  readonly tokens: string;
  readonly volume: Volume;
  /** Ids of groups that kOps did not make. */
  readonly securityGroups: readonly string[];
}

export interface Volume {
  readonly encrypted: boolean;
  readonly type: string;
  readonly size: number;
}

/** By the instance group's name. */
export function readMachines(terraform: TerraformOutput, cluster: string): Record<string, Machines> {
  const templates = terraform.resourcesOf("aws_launch_template");
  return Object.fromEntries(
    Object.entries(terraform.resourcesOf("aws_autoscaling_group")).map(([name, group]) => [
      // kOps puts the control plane's groups under `masters`.
      text(group.name)
        .replace(`.${cluster}`, "")
        .replace(/\.masters$/, ""),
      machines(group, templates[name] ?? {}),
    ]),
  );
}

/** The volumes of etcd's members. */
export function readEtcdVolumes(terraform: TerraformOutput): readonly Volume[] {
  return Object.values(terraform.resourcesOf("aws_ebs_volume")).map(({ encrypted, type, size }) => ({
    encrypted: encrypted === true,
    type: text(type),
    size: Number(size),
  }));
}

function machines(group: TerraformBlock, template: TerraformBlock): Machines {
  const policy = inner(group, "mixed_instances_policy");
  const distribution = inner(policy, "instances_distribution");
  const overrides = blocks(inner(policy, "launch_template").override).map(({ instance_type }) => text(instance_type));
  const metadata = inner(template, "metadata_options");
  const ebs = inner(inner(template, "block_device_mappings"), "ebs");
  return {
    min: Number(group.min_size),
    max: Number(group.max_size),
    instanceTypes: overrides.length > 0 ? overrides : [text(template.instance_type)],
    ...(group.mixed_instances_policy === undefined
      ? {}
      : {
          spot: {
            base: Number(distribution.on_demand_base_capacity),
            aboveBase: Number(distribution.on_demand_percentage_above_base_capacity),
            strategy: text(distribution.spot_allocation_strategy),
          },
        }),
    hopLimit: Number(metadata.http_put_response_hop_limit),
    tokens: text(metadata.http_tokens),
    volume: { encrypted: ebs.encrypted === true, type: text(ebs.volume_type), size: Number(ebs.volume_size) },
    securityGroups: values(inner(template, "network_interfaces").security_groups)
      .map(text)
      .filter((id) => id.startsWith("sg-")),
  };
}

const values = (value: TerraformValue | undefined): readonly TerraformValue[] =>
  Array.isArray(value) ? (value as readonly TerraformValue[]) : [];

const blocks = (value: TerraformValue | undefined): TerraformBlock[] =>
  values(value).filter((one): one is TerraformBlock => typeof one === "object" && !Array.isArray(one));

/** The only block of a name; an empty one where there is none. */
const inner = (block: TerraformBlock, name: string): TerraformBlock => blocks(block[name])[0] ?? {};

const text = (value: TerraformValue | undefined): string => (typeof value === "string" ? value : "");
