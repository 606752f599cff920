import { list } from "../../../findings";
import { parseInstanceType } from "../../../places/aws";
import { isNitro } from "./calico";
import { at, eksAccepts, type EksRule, rule } from "./support";

const guide = "docs.aws.amazon.com/eks/latest/userguide";
const groupsGuide = `${guide}/security-groups-for-pods.html`;

const hops = rule({
  finds: {
    "EKS-080": {
      title: "pods have rights of their node only, and cannot ask for them",
      severity: "warning",
      why: "With one hop no answer of the instance metadata reaches a pod with a network of its own, and workloadIdentity none leaves no other way.",
      upstream: eksAccepts,
      see: "docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    },
  },
  check: (context) => {
    if (context.cluster.platform.iam.workloadIdentity !== "none") return;
    for (const [index, { metadataOptions }] of context.platform.nodeGroups.entries()) {
      if (metadataOptions?.httpPutResponseHopLimit !== 1) continue;
      context.report.add("EKS-080", at(context, "nodeGroups", index, "metadataOptions", "httpPutResponseHopLimit"), {
        message:
          "pods of the group get no rights in AWS: the metadata is out of their reach, and so is everything else",
        want: "workloadIdentity pod-identity or oidc beside 1, or 2 hops",
        fix: "remove platform.workloadIdentity for pod-identity",
      });
    }
  },
});

const podGroups = rule({
  finds: {
    "EKS-081": {
      title: "pods that Calico's policies do not reach",
      severity: "warning",
      why: "In strict mode traffic of pods with security groups of their own goes past the interfaces that Calico guards: only their groups hold.",
      upstream: eksAccepts,
      see: groupsGuide,
    },
    "EKS-082": {
      title: "node group on which no pod gets security groups of its own",
      severity: "warning",
      why: "Only some types carry interfaces for pods, none of the t family and none without Nitro: selected pods stay Pending.",
      upstream: eksAccepts,
      see: `${groupsGuide}; aws/amazon-vpc-resource-controller-k8s pkg/aws/vpc/limits.go`,
    },
    "EKS-083": {
      title: "cluster DNS is closed to pods with security groups of their own",
      severity: "warning",
      why: "CoreDNS stands behind the nodes' group, which knows the nodes and nobody else: such pods resolve no name.",
      upstream: eksAccepts,
      see: groupsGuide,
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    const groups = platform.vpcCni?.securityGroupsForPods;
    if (groups === undefined || cluster.calico.cni !== "AmazonVPC") return;
    if (groups.enforcingMode === "strict")
      report.add("EKS-081", at(context, "vpcCni", "securityGroupsForPods", "enforcingMode"), {
        message: "Calico's policies do not hold for pods with security groups of their own",
        want: "standard",
        fix: "remove the key",
      });
    for (const [index, { name, instanceTypes }] of cluster.nodes.groups.entries()) {
      const without = instanceTypes.filter((type) => !mayCarry(type));
      if (without.length === 0) continue;
      report.add("EKS-082", at(context, "nodeGroups", index, "instanceTypes"), {
        message: `${list(without)} of ${name} cannot carry interfaces for pods`,
        want: "types of Nitro outside the t family, such as m6i.large",
        fix: "use such types where the pods are to run",
      });
    }
    const isDns = ({ from, port, toPort = port }: NonNullable<typeof platform.openings>[number]) =>
      typeof from === "string" && from.startsWith("sg-") && port <= 53 && toPort >= 53;
    const open = (platform.openings ?? []).filter(isDns).map(({ protocol }) => protocol);
    const closed = ["udp", "tcp"].filter((protocol) => !open.includes(protocol as "udp" | "tcp"));
    if (closed.length === 0) return;
    report.add("EKS-083", at(context, "openings"), {
      message: `port 53 of the nodes is closed for ${list(closed)} of the pods' groups`,
      want: "openings of port 53, udp and tcp, from the groups that SecurityGroupPolicies name",
      fix: 'add e.g. { protocol: udp, port: 53, from: sg-0123456789abcdef0, reason: "cluster DNS for pods of that group" }',
    });
  },
});

/** Whether pods may get interfaces of their own on it, as far as its family says. */
const mayCarry = (type: string): boolean => parseInstanceType(type)?.family !== "t" && isNitro(type);

/** Instance metadata and security groups: what pods get of their node, and what not. */
export const podSecurityGroupRules: readonly EksRule[] = [hops, podGroups];
