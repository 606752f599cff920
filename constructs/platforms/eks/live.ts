import { here } from "../../findings";
import { bothTexts, isNextMinor, type Json, liveRule } from "../../model";
import type { EksNodeGroup, EksVpc, EksWhole } from "./types";

const second = "make a second cluster and move the workloads";
const see = "docs.aws.amazon.com, EKS API reference, UpdateClusterConfig";

/**
 * What a live EKS cluster cannot change: the engine would make most of it anew, which for the control plane means that
 * add-ons, nodes and access go first and a cluster of the same name then cannot be made.
 */
export const eksLive = liveRule<EksWhole>({
  "LIVE-301": {
    title: "the service range of a live EKS cluster changed",
    severity: "error",
    why: "EKS takes it once. The engine would delete add-ons, nodes and access, then fail on the cluster's name.",
    upstream: here,
    see: "docs.aws.amazon.com, EKS API reference, KubernetesNetworkConfigRequest",
    key: "eks.serviceCidr",
    read: ({ platform }) => platform.serviceCidr,
    path: "/network/services",
    instead: second,
  },
  "LIVE-302": {
    title: "the region of a live EKS cluster changed",
    severity: "error",
    why: "Nothing in AWS moves to another region: all of it would be deleted and made there, without what was in it.",
    upstream: here,
    see,
    key: "eks.region",
    read: ({ platform }) => platform.region,
    path: "/platform/region",
    instead: second,
  },
  "LIVE-303": {
    title: "a live EKS cluster cannot go back in Kubernetes, nor skip a minor version",
    severity: "error",
    why: "EKS refuses it, after other things were changed.",
    upstream: here,
    see: "docs.aws.amazon.com, Update existing cluster to new Kubernetes version",
    key: "eks.kubernetes",
    read: ({ kubernetes }) => kubernetes,
    allows: bothTexts(isNextMinor),
    path: "/kubernetes",
    instead:
      "raise it by one minor version, `up`, then by the next; there is no way back but another cluster, and EKS refuses whoever insists",
  },
  "LIVE-304": {
    title: "a live EKS cluster stands in another VPC",
    severity: "error",
    why: "A control plane stays in the VPC that it was made in; a VPC of the kit's would be deleted with all in it.",
    upstream: here,
    see,
    key: "eks.vpc",
    read: ({ platform: { vpc } }) => (vpc.kind === "adopt" ? vpc.vpcId : "made by the kit"),
    follows: "eks.region",
    path: "/platform/vpc",
    instead: second,
  },
  "LIVE-305": {
    title: "the range of the VPC of a live EKS cluster changed",
    severity: "error",
    why: "A VPC keeps its first range: the engine would make another, and with it every subnet, node and the cluster.",
    upstream: here,
    see: "docs.aws.amazon.com, VPC CIDR blocks",
    key: "eks.vpc.cidr",
    read: ({ platform: { vpc } }) => (vpc.kind === "create" ? vpc.cidr : null),
    follows: "eks.vpc",
    path: "/platform/vpc",
    instead: second,
  },
  "LIVE-306": {
    title: "a subnet of a live EKS cluster changed",
    severity: "error",
    why: "A subnet cannot change: the engine would make another, which no node, NAT gateway or endpoint of this one is in.",
    upstream: here,
    see: "docs.aws.amazon.com, EC2 API reference, ModifySubnetAttribute",
    key: "eks.subnets",
    read: ({ platform }) => subnets(platform.vpc),
    of: "items",
    follows: "eks.vpc.cidr",
    path: "/platform/vpc",
    instead: "keep the zones in their order and add further ones at the end",
  },
  "LIVE-307": {
    title: "a zone or a subnet of a live EKS cluster is gone from the intent",
    severity: "error",
    why: "Its nodes, its NAT gateway and the control plane's interfaces in it go, or keep it from going half-way.",
    upstream: here,
    see: "docs.aws.amazon.com, Amazon EKS networking requirements for VPC and subnets",
    key: "eks.subnets",
    read: ({ platform }) => subnets(platform.vpc),
    of: "presence",
    follows: "eks.vpc",
    path: "/platform/vpc",
    instead: "keep the zone, and take the node groups out of it by their own zones",
  },
  "LIVE-308": {
    title: "the encryption of Secrets of a live EKS cluster is off, or has another key",
    severity: "error",
    why: "EKS switches it on once and for good: the engine would make the cluster anew.",
    upstream: here,
    see: "docs.aws.amazon.com, Encrypt Kubernetes secrets with KMS on existing clusters",
    key: "eks.secretsEncryption",
    read: ({ platform: { secretsEncryption: it } }) =>
      it.kind === "none" ? null : it.kind === "key" ? it.keyArn : "a key of the kit's",
    allows: (was) => was === null,
    path: "/platform/secretsEncryption",
    instead: second,
  },
  "LIVE-309": {
    title: "the machines of a live EKS node group are of another kind, or in other zones",
    severity: "warning",
    why: "EKS cannot change it: a second group is made, then the first one is drained and deleted, all nodes at once.",
    upstream: here,
    see: "docs.aws.amazon.com, EKS API reference, UpdateNodegroupConfig",
    key: "eks.nodeGroups",
    read: ({ nodes: { groups } }) => Object.fromEntries(groups.map((group) => [group.name, machines(group)])),
    of: "items",
    path: "/platform/nodeGroups",
    instead: "add a group beside it, move the pods, then remove this one",
    disrupts: "nodes",
  },
  "LIVE-310": {
    title: "a live EKS node group is gone from the intent",
    severity: "warning",
    why: "Its nodes are drained and deleted.",
    upstream: here,
    see: "docs.aws.amazon.com, Delete a managed node group from your cluster",
    key: "eks.nodeGroups",
    read: ({ nodes: { groups } }) => Object.fromEntries(groups.map((group) => [group.name, machines(group)])),
    of: "presence",
    path: "/platform/nodeGroups",
    instead: "look first whether the other groups have room for its pods",
    disrupts: "nodes",
  },
  "LIVE-311": {
    title: "the AS number of a live route server changed",
    severity: "error",
    why: "A route server keeps its number: another one is made, and the VPC forgets every pod's route until its sessions are up.",
    upstream: here,
    see: "docs.aws.amazon.com, EC2 API reference, CreateRouteServer",
    key: "eks.routeServer.amazonSideAsn",
    read: ({ platform: { routeServer } }) => routeServer?.amazonSideAsn ?? null,
    allows: (was) => was === null,
    path: "/platform/routeServer",
    instead: "keep the number, or plan an interruption of all routing between pods",
  },
  "LIVE-312": {
    title: "a NAT gateway of a live EKS cluster is gone from the intent",
    severity: "warning",
    why: "Connections through it end, and what they come from changes its public address.",
    upstream: here,
    see: "docs.aws.amazon.com, NAT gateways",
    key: "eks.natGateways",
    read: ({ platform: { vpc } }) =>
      Object.fromEntries((vpc.kind === "create" ? vpc.natGateways : []).map((zone) => [zone, true])),
    of: "presence",
    follows: "eks.vpc",
    path: "/platform/vpc",
    instead: "tell those who know the nodes by their public address first",
    disrupts: "state",
  },
  "LIVE-313": {
    title: "kube-proxy of a live EKS cluster changes hands between EKS' add-on and the kit's DaemonSet",
    severity: "error",
    why: "Both are kube-system/kube-proxy: the new one cannot be made beside the old, and goes with it when that is deleted.",
    upstream: here,
    see: "docs.aws.amazon.com, Remove an Amazon EKS add-on from a cluster",
    key: "eks.kubeProxy",
    read: ({ platform: { kubeProxy } }) => kubeProxy.kind,
    allows: (was, now) => was === "none" || now === "none",
    path: "/platform/kubeProxy",
    instead: "make a second cluster, or delete the one by hand, `refresh`, and insist: Services fail meanwhile",
  },
  "LIVE-314": {
    title: "a live EKS node group with an image of its own stays behind the cluster's Kubernetes",
    severity: "warning",
    why: "EKS takes an image as it is: its nodes keep the kubelet in it, and three minor versions behind the API is the most.",
    upstream: here,
    see: "docs.aws.amazon.com, Update a managed node group; kubernetes.io, Version skew policy",
    key: "eks.ownImages",
    read: ({ kubernetes, nodes: { groups } }) =>
      Object.fromEntries(
        groups.flatMap(({ name, amiId }) => (amiId === undefined ? [] : [[name, { amiId, kubernetes }]])),
      ),
    of: "items",
    allows: (was, now) => isNewIn(was, now, "amiId"),
    path: "/platform/nodeGroups",
    instead: "name an image with the new Kubernetes for the group as well, in the same change or the next",
    disrupts: "controlPlane",
  },
  "LIVE-315": {
    title: "a pinned add-on of a live EKS cluster stays behind the cluster's Kubernetes",
    severity: "warning",
    why: "EKS updates no add-on by itself: the version is the one that the intent pins, which was chosen for another Kubernetes.",
    upstream: here,
    see: "docs.aws.amazon.com, Update an Amazon EKS add-on; Verify Amazon EKS add-on version compatibility with a cluster",
    key: "eks.pinnedAddons",
    read: ({ kubernetes, platform: { addons } }) =>
      Object.fromEntries(
        addons.flatMap(({ name, version }) => (version === undefined ? [] : [[name, { version, kubernetes }]])),
      ),
    of: "items",
    allows: (was, now) => isNewIn(was, now, "version"),
    path: "/platform/addonVersions",
    instead:
      "pin one of `aws eks describe-addon-versions --kubernetes-version`, or take the pin out: EKS' default for the version follows",
    disrupts: "addOn",
  },
});

/** Whether the key changes, too, and not the cluster's Kubernetes alone. */
function isNewIn(was: Json, now: Json, key: string): boolean {
  const of = (value: Json): Json | undefined => (value as Readonly<Record<string, Json>>)[key];
  return of(was) !== of(now);
}

/** Zone and range of each subnet, by what names its resource. */
function subnets(vpc: EksVpc): Readonly<Record<string, string>> {
  const rows =
    vpc.kind === "create"
      ? [...vpc.publicSubnets, ...vpc.privateSubnets].map(({ key, availabilityZone, cidr }) => [
          key,
          `${cidr} in ${availabilityZone}`,
        ])
      : vpc.privateSubnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]);
  return Object.fromEntries(rows) as Record<string, string>;
}

function machines({ os, amiType, instanceTypes, capacityType, zones }: EksNodeGroup): object {
  return { os, amiType: amiType ?? null, instanceTypes, capacityType, zones };
}
