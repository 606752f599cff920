import { type Entry, here } from "../../findings";
import { bothTexts, isNextMinor, liveRule } from "../../model";
import type { EksAnywhereWhole } from "./types";

const webhook = "aws/eks-anywhere v0.26.1 pkg/api/v1alpha1/cluster_webhook.go (validateImmutableFieldsCluster)";
const refused: Entry["upstream"] = { program: "eks-anywhere", verdict: "refuses" };
const another = "make a second cluster and move the workloads";

/** What EKS Anywhere's webhooks refuse to change. */
export const eksAnywhereLive = liveRule<EksAnywhereWhole>({
  "LIVE-801": {
    title: "the ranges of a live cluster of EKS Anywhere's changed",
    severity: "error",
    why: "They are in certificates, flags and every Service that there is.",
    upstream: refused,
    see: webhook,
    key: "eksAnywhere.ranges",
    read: ({ network: { pods, services }, platform: { nodeMaskSize } }) => ({ pods, services, nodeMaskSize }),
    path: "/network",
    instead: another,
  },
  "LIVE-802": {
    title: "the name of a live cluster of EKS Anywhere's changed",
    severity: "error",
    why: "Its machines and its objects in the management cluster are called after it: another name is another cluster.",
    upstream: { program: "calico-kit", verdict: "refuses" },
    see: webhook,
    key: "eksAnywhere.name",
    read: ({ name, platform: { namespace } }) => ({ name, namespace }),
    path: "/name",
    instead: "keep the name",
  },
  "LIVE-803": {
    title: "the endpoint of a live cluster changed",
    severity: "error",
    why: "Every kubelet and every certificate knows it.",
    upstream: refused,
    see: webhook,
    key: "eksAnywhere.endpoint",
    read: ({ platform: { endpoint } }) => endpoint,
    path: "/platform/endpoint",
    instead: another,
  },
  "LIVE-804": {
    title: "the management cluster of a live cluster changed",
    severity: "error",
    why: "Its objects, and Cluster API's, are in that cluster.",
    upstream: refused,
    see: webhook,
    key: "eksAnywhere.managementCluster",
    read: ({ platform: { managementCluster } }) => managementCluster,
    path: "/platform/managementCluster",
    instead: another,
  },
  "LIVE-805": {
    title: "etcd of a live cluster moved",
    severity: "error",
    why: "It is on the control planes, or on machines of its own, from the beginning.",
    upstream: refused,
    see: webhook,
    key: "eksAnywhere.etcd",
    read: ({ platform: { etcd } }) => (etcd === undefined ? "stacked" : "external"),
    path: "/platform/etcd",
    instead: another,
  },
  "LIVE-806": {
    title: "the proxy of a live cluster changed",
    severity: "error",
    why: "Machines get it when they are made.",
    upstream: refused,
    see: webhook,
    key: "eksAnywhere.proxy",
    read: ({ platform: { access } }) => access.proxy ?? null,
    path: "/platform/proxy",
    instead: another,
  },
  "LIVE-807": {
    title: "vCenter, the datacenter or the network of a live cluster changed",
    severity: "error",
    why: "The machines are there.",
    upstream: refused,
    see: "aws/eks-anywhere v0.26.1 pkg/api/v1alpha1/vspheredatacenterconfig_webhook.go (validateImmutableFieldsVSphereCluster)",
    key: "eksAnywhere.datacenter",
    read: ({ platform: { vsphere } }) => ({
      server: vsphere.server,
      datacenter: vsphere.datacenter,
      network: vsphere.network,
    }),
    path: "/platform/on",
    instead: another,
  },
  "LIVE-808": {
    title: "operating system or storage policy of a live group changed",
    severity: "error",
    why: "The objects of machines keep both for ever.",
    upstream: refused,
    see: "aws/eks-anywhere v0.26.1 pkg/api/v1alpha1/vspheremachineconfig_webhook.go (validateImmutableFieldsVSphereMachineConfig)",
    key: "eksAnywhere.machines",
    read: ({ platform: { machineGroups, etcd } }) =>
      Object.fromEntries(
        [...machineGroups.map(({ machine }) => machine), ...(etcd === undefined ? [] : [etcd.machine])].map(
          ({ config, os, storagePolicy = "" }) => [config, { os, storagePolicy }],
        ),
      ),
    of: "items",
    path: "/platform/nodeGroups",
    instead: "add a group with another name, move the pods, and take the old one away",
  },
  "LIVE-809": {
    title: "a live cluster of EKS Anywhere's cannot go back in Kubernetes, nor skip a minor version",
    severity: "error",
    why: "Its webhook takes the next minor version only.",
    upstream: refused,
    see: "aws/eks-anywhere v0.26.1 pkg/api/v1alpha1/cluster_webhook.go (ValidateKubernetesVersionSkew)",
    key: "eksAnywhere.kubernetes",
    read: ({ kubernetes }) => kubernetes,
    allows: bothTexts(isNextMinor),
    path: "/kubernetes",
    instead:
      "raise it by one minor version, with a template of that version, `up`, then by the next; there is no way back",
  },
  "LIVE-810": {
    title: "workers with a Kubernetes of their own cannot go back, nor skip a minor version",
    severity: "error",
    why: "EKS Anywhere's webhook takes the next minor version only.",
    upstream: refused,
    see: "aws/eks-anywhere v0.26.1 pkg/api/v1alpha1/cluster_webhook.go (ValidateWorkerKubernetesVersionSkew)",
    key: "eksAnywhere.workersKubernetes",
    read: ({ platform: { machineGroups } }) =>
      Object.fromEntries(
        machineGroups.flatMap(({ name, kubernetes }) => (kubernetes === undefined ? [] : [[name, kubernetes]])),
      ),
    of: "items",
    allows: bothTexts(isNextMinor),
    path: "/platform/nodeGroups",
    instead:
      "raise it by one minor version, with a template of that version, `up`, then by the next; there is no way back",
  },
  "LIVE-811": {
    title: "a worker group of a live cluster of EKS Anywhere's is gone from the intent",
    severity: "warning",
    why: "Its machines are drained and deleted, all of the group; a group with another name is another group.",
    upstream: here,
    see: "anywhere.eks.amazonaws.com/docs/clustermgmt/cluster-scale",
    key: "eksAnywhere.workers",
    read: ({ platform: { machineGroups } }) =>
      Object.fromEntries(machineGroups.flatMap(({ name, isControlPlane }) => (isControlPlane ? [] : [[name, true]]))),
    of: "presence",
    path: "/platform/nodeGroups",
    instead:
      "look first whether the other groups have room for its pods; to rename one, add the new one first and remove this one later",
    disrupts: "nodes",
  },
});
