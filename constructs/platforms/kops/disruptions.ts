import type { DisruptionTable, Json } from "../../model";
import { awsDisruptions } from "../../places/aws";
import type { ResolvedKops } from "./types";

const command = "command:local:Command";
/** The steps that hand kOps its objects; a group may have any name. */
const clusterStep = /^(?!.*-instance-group-).*-cluster$/;
const groupStep = /-instance-group-/;
const rolling = "kops.sigs.k8s.io, Rolling updates";

const shrinks = (was: Json | undefined, now: Json | undefined): boolean =>
  typeof was === "number" && typeof now === "number" && now < was;

/** What of the Cluster is no part of what nodes are made with (nodeup's configuration) or only says how kOps works. */
const notOfNodes = [
  "stdin.metadata",
  "stdin.spec.kubernetesApiAccess",
  "stdin.spec.sshAccess",
  "stdin.spec.rollingUpdate",
  "stdin.spec.channel",
  "stdin.spec.addons",
];

/** What kOps does with another Cluster or InstanceGroup: `update`, then `rolling-update` of what is out of date. */
export const kopsDisruptions: DisruptionTable<ResolvedKops> = [
  {
    kind: "state",
    type: command,
    named: clusterStep,
    on: ["delete", "replace"],
    what: "kOps deletes the cluster: machines, volumes of etcd, and what it made around them",
    see: "kops.sigs.k8s.io, kops delete cluster",
  },
  {
    kind: "nodes",
    type: command,
    named: groupStep,
    on: ["delete", "replace"],
    is: "LIVE-414",
    what: "the group's nodes are drained and deleted",
    see: "kops.sigs.k8s.io, kops delete instancegroup",
  },
  {
    kind: "nodes",
    type: command,
    named: groupStep,
    on: ["update"],
    properties: ["stdin.spec.minSize", "stdin.spec.maxSize"],
    only: shrinks,
    what: "nodes are taken away where there are more, without being drained",
    see: "docs.aws.amazon.com, Auto Scaling groups",
  },
  {
    kind: "rolled",
    type: command,
    named: groupStep,
    on: ["update"],
    properties: ["stdin"],
    except: ["stdin.metadata", "stdin.spec.minSize", "stdin.spec.maxSize", "stdin.spec.rollingUpdate"],
    what: "kOps rolls the group: node by node the old one is drained and deleted and a new one comes, as rollingUpdate says",
    see: rolling,
  },
  {
    kind: "controlPlane",
    type: command,
    named: clusterStep,
    on: ["update"],
    properties: ["stdin.spec.kubernetesVersion"],
    what: "kOps upgrades the control plane, machine by machine, then rolls every group; the API moves with each machine",
    see: "kops.sigs.k8s.io, Upgrading Kubernetes",
  },
  {
    kind: "controlPlane",
    type: command,
    named: clusterStep,
    on: ["update"],
    properties: ["stdin.spec.etcdClusters", "stdin.spec.api", "stdin.spec.additionalPolicies.master"],
    what: "the control plane's machines are rolled, and etcd with them",
    see: rolling,
  },
  {
    kind: "newPods",
    type: command,
    named: clusterStep,
    on: ["update"],
    properties: ["stdin.spec.networking.calico.mtu"],
    is: "LIVE-106",
    what: "pods that run keep the MTU that they have until they are made anew; large packets between both kinds are lost",
    see: "docs.tigera.io, Configure MTU to maximize network performance",
  },
  {
    kind: "dataPlane",
    type: command,
    named: clusterStep,
    on: ["update"],
    properties: ["stdin.spec.networking.calico", "stdin.spec.kubeProxy"],
    what: "kOps applies its Calico anew: calico-node restarts node by node, and what it changes there reaches one node after the other",
    see: "kops.sigs.k8s.io, Calico",
  },
  {
    kind: "rolled",
    type: command,
    named: clusterStep,
    on: ["update"],
    properties: ["stdin"],
    except: notOfNodes,
    what: "kOps rolls every group whose machines it makes with it, the control plane first; most settings are part of that",
    see: rolling,
  },
  ...awsDisruptions,
];
