import { daemonSetType } from "../../calico";
import type { DisruptionTable, Json } from "../../model";
import { awsDisruptions } from "../../places/aws";
import type { EksWhole } from "./types";

const cluster = "aws:eks/cluster:Cluster";
const nodeGroup = "aws:eks/nodeGroup:NodeGroup";
const addOn = "aws:eks/addon:Addon";
const updates = "docs.aws.amazon.com, Update a managed node group (update behavior)";
const routeServer = "docs.aws.amazon.com, Amazon VPC Route Server";

const shrinks = (was: Json | undefined, now: Json | undefined): boolean =>
  typeof was === "number" && typeof now === "number" && now < was;

/** What EKS does when what the component has made changes. */
export const eksDisruptions: DisruptionTable<EksWhole> = [
  {
    kind: "state",
    type: cluster,
    on: ["delete", "replace"],
    what: "the control plane goes with every object in it",
    see: "docs.aws.amazon.com, EKS API reference, DeleteCluster",
  },
  {
    kind: "controlPlane",
    type: cluster,
    on: ["update"],
    properties: ["version"],
    what:
      "EKS upgrades its API servers one after the other, for some minutes and for good, and what watches the API connects anew; " +
      "add-ons follow but for pinned ones, then nodes but for groups with an image of their own",
    see: "docs.aws.amazon.com, Update existing cluster to new Kubernetes version",
  },
  {
    kind: "controlPlane",
    type: cluster,
    on: ["update"],
    properties: ["vpcConfig.endpointPrivateAccess", "vpcConfig.endpointPublicAccess", "vpcConfig.publicAccessCidrs"],
    what: "who may reach the API, and by which address, changes; open connections may end",
    see: "docs.aws.amazon.com, Cluster API server endpoint",
  },
  {
    kind: "nodes",
    type: nodeGroup,
    on: ["replace"],
    is: "LIVE-309",
    what: "EKS makes a second group, then drains and deletes this one, all nodes at once: every pod of it moves",
    see: "docs.aws.amazon.com, EKS API reference, UpdateNodegroupConfig",
  },
  {
    kind: "nodes",
    type: nodeGroup,
    on: ["delete"],
    is: "LIVE-310",
    what: "its nodes are drained and deleted",
    see: "docs.aws.amazon.com, Delete a managed node group from your cluster",
  },
  {
    kind: "nodes",
    type: nodeGroup,
    on: ["update"],
    properties: ["scalingConfig.desiredSize", "scalingConfig.maxSize"],
    only: shrinks,
    what: "nodes are drained and deleted where there are more",
    see: "docs.aws.amazon.com, EKS API reference, UpdateNodegroupConfig",
  },
  {
    kind: "rolled",
    type: nodeGroup,
    on: ["update"],
    properties: ["launchTemplate", "version", "releaseVersion"],
    what: "EKS rolls the group: node by node a new one comes and an old one is drained, as updateConfig.maxUnavailable says",
    see: updates,
  },
  {
    kind: "rolled",
    type: nodeGroup,
    on: ["update"],
    properties: ["taints"],
    what: "pods that do not tolerate a taint with NO_EXECUTE are evicted from the nodes that run",
    see: "kubernetes.io, Taints and Tolerations",
  },
  {
    kind: "addOn",
    type: addOn,
    on: ["update", "replace"],
    except: ["tags", "tagsAll", "preserve", "resolveConflictsOnCreate", "resolveConflictsOnUpdate"],
    what: "EKS rolls the add-on's pods",
    see: "docs.aws.amazon.com, Update an Amazon EKS add-on",
  },
  {
    kind: "addOn",
    type: addOn,
    on: ["delete"],
    what: "the add-on's pods go from every node",
    see: "docs.aws.amazon.com, Remove an Amazon EKS add-on from a cluster",
  },
  {
    kind: "addOn",
    type: daemonSetType,
    named: /\/kube-proxy$/,
    on: ["update", "replace", "delete"],
    what: "kube-proxy restarts, or goes, node by node: the rules for Services stay as they are until it is back",
    see: "kubernetes.io, Virtual IPs and Service Proxies",
  },
  {
    kind: "bgp",
    type: /^aws:vpc\/routeServer(Peer|Endpoint|VpcAssociation)?:/,
    on: ["replace", "delete"],
    is: "LIVE-311",
    what: "its sessions end: the VPC forgets the routes that it has learnt by them",
    see: routeServer,
  },
  {
    kind: "bgp",
    type: "aws:vpc/routeServerPropagation:RouteServerPropagation",
    on: ["replace", "delete"],
    what: "the route table loses the routes that were learnt",
    see: routeServer,
  },
  ...awsDisruptions,
];
