import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { ruleDescription } from "../../../places/aws";
import { childOptions, named } from "../../../places/aws/component";
import type { EksNodeGroup, SecurityGroupName } from "../types";
import { userData } from "../userdata";
import type { ControlPlane } from "./control-plane";
import type { RoleWithRights } from "./iam";
import { fillPlaceholders, type LateOutputs, type Making } from "./making";
import type { Network } from "./network";
import { newResource } from "../../../calico/component";

export interface NodeSecurity {
  readonly nodes: ec2.SecurityGroup;
  readonly rules: readonly pulumi.Resource[];
}

/** The nodes' security group and every rule of the cluster's list, one resource each. */
export function makeNodeSecurity(making: Making, network: Network, controlPlane: ControlPlane): NodeSecurity {
  const { name, common } = making;
  const label = `${name}-nodes`;
  const nodes = newResource(
    ec2.SecurityGroup,
    label,
    {
      ...common,
      vpcId: network.vpcId,
      description: `Nodes of EKS cluster ${making.cluster.name}`,
      // Load balancer controllers look for exactly one group of a node with this tag.
      tags: { ...named(making, label), [`kubernetes.io/cluster/${making.cluster.name}`]: "owned" },
    },
    childOptions(making),
  );
  const groupId = (group: SecurityGroupName): pulumi.Input<string> =>
    group === "nodes" ? nodes.id : controlPlane.securityGroupId;
  const rules = making.cluster.platform.securityGroupRules.map((rule) => {
    const Rule = rule.direction === "ingress" ? vpc.SecurityGroupIngressRule : vpc.SecurityGroupEgressRule;
    return newResource(
      Rule,
      `${name}-${rule.key}`,
      {
        ...common,
        securityGroupId: groupId(rule.group),
        ipProtocol: rule.protocol,
        ...(rule.fromPort === undefined ? {} : { fromPort: rule.fromPort }),
        ...(rule.toPort === undefined ? {} : { toPort: rule.toPort }),
        ...("cidr" in rule.peer
          ? { cidrIpv4: rule.peer.cidr }
          : {
              referencedSecurityGroupId: "group" in rule.peer ? groupId(rule.peer.group) : rule.peer.securityGroupId,
            }),
        description: ruleDescription(rule.why),
      },
      childOptions(making),
    );
  });
  return { nodes, rules };
}

/** A launch template and a managed node group for each group. They wait for `before`: the CNI and its DaemonSets. */
export function makeNodeGroups(
  making: Making,
  parts: {
    readonly network: Network;
    readonly controlPlane: ControlPlane;
    readonly role: RoleWithRights;
    readonly security: NodeSecurity;
    readonly late: LateOutputs;
    readonly before: readonly pulumi.Resource[];
  },
): readonly eks.NodeGroup[] {
  const { name, common } = making;
  const { kubernetes, nodes } = making.cluster;
  const { network, controlPlane, role, security, before } = parts;
  return nodes.groups.map((group) => {
    const label = `${name}-${group.name}`;
    const template = makeLaunchTemplate(making, group, security, parts.late);
    return newResource(
      eks.NodeGroup,
      label,
      {
        ...common,
        clusterName: controlPlane.cluster.name,
        nodeRoleArn: role.role.arn,
        subnetIds: network.privateSubnets
          .filter((subnet) => group.zones.includes(subnet.availabilityZone))
          .map((subnet) => subnet.id),
        scalingConfig: {
          minSize: group.count.least,
          desiredSize: group.count.initial,
          maxSize: group.count.most,
        },
        capacityType: group.capacityType,
        instanceTypes: [...group.instanceTypes],
        // With an image of one's own, EKS refuses a type and a version.
        ...(group.amiType === undefined ? {} : { amiType: group.amiType, version: kubernetes }),
        labels: { ...group.labels },
        taints: group.taints.map(({ key, value, effect }) => ({
          key,
          effect: eksEffects[effect],
          ...(value === undefined ? {} : { value }),
        })),
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        updateConfig: { maxUnavailable: group.updateMaxUnavailable },
      },
      childOptions(making, ...role.rights, ...security.rules, ...network.routes, ...before),
    );
  });
}

/** EKS' own spelling of Kubernetes' taint effects. */
const eksEffects = {
  NoSchedule: "NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const;

function makeLaunchTemplate(
  making: Making,
  group: EksNodeGroup,
  security: NodeSecurity,
  late: LateOutputs,
): ec2.LaunchTemplate {
  const { name, common } = making;
  const label = `${name}-${group.name}`;
  const plain = userData(making.cluster, group);
  const filled = fillPlaceholders(plain, late, (parts) => pulumi.concat(...parts));
  const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
  return newResource(
    ec2.LaunchTemplate,
    label,
    {
      ...common,
      updateDefaultVersion: true,
      ...(group.amiId === undefined ? {} : { imageId: group.amiId }),
      ...(plain === ""
        ? {}
        : { userData: typeof filled === "string" ? base64(filled) : pulumi.output(filled).apply(base64) }),
      // Always with a token: without one, the number of hops would keep nobody away.
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: group.httpPutResponseHopLimit,
      },
      blockDeviceMappings: group.volumes.map((volume) => ({
        deviceName: volume.deviceName,
        ebs: {
          encrypted: "true",
          deleteOnTermination: "true",
          volumeType: volume.type,
          ...(volume.sizeGiB === undefined ? {} : { volumeSize: volume.sizeGiB }),
          ...(volume.iops === undefined ? {} : { iops: volume.iops }),
        },
      })),
      vpcSecurityGroupIds: [security.nodes.id],
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags: named(making, label),
      })),
    },
    childOptions(making),
  );
}
