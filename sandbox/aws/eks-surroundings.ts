/** What EKS puts around a cluster: who may enter, nodes, add-ons. */
import { bareObjects, type ClusterMaker, plainCluster } from "../cluster/surroundings";
import { text } from "../host/read";
import { type Cloud, entries, type Entry, Store } from "../host/store";
import { asText, valueAt } from "../host/values";

/** What each add-on of EKS puts into the cluster. */
const byAddon: Readonly<Record<string, readonly string[]>> = {
  coredns: ["kubernetes:apps/v1:Deployment kube-system/coredns", "kubernetes:core/v1:ConfigMap kube-system/coredns"],
  "kube-proxy": [
    "kubernetes:apps/v1:DaemonSet kube-system/kube-proxy",
    "kubernetes:core/v1:ConfigMap kube-system/kube-proxy-config",
  ],
  "vpc-cni": [
    "kubernetes:apps/v1:DaemonSet kube-system/aws-node",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole aws-node",
  ],
};

export const eksSurroundings: ClusterMaker = (directory, server) => {
  const cloud = new Store(directory, "aws").read();
  const cluster = [...entries(cloud, "aws:eks/cluster:Cluster")].find(
    (entry) => text(entry.outputs, "endpoint")?.toLowerCase() === server.toLowerCase(),
  );
  if (cluster === undefined) return undefined;
  const mine = (type: string): string[] =>
    [...entries(cloud, type)]
      .filter((e) => e.inputs["clusterName"] === cluster.id)
      .map((e) => asText(e.inputs["addonName"] ?? e.id));
  const selfManaged = cluster.outputs["bootstrapSelfManagedAddons"] !== false ? Object.keys(byAddon) : [];
  const addons = new Set([...selfManaged, ...mine("aws:eks/addon:Addon")]);
  return {
    unauthorized: mayEnter(cloud, cluster)
      ? undefined
      : "the server has asked for the client to provide credentials; want an AccessPolicyAssociation of " +
        "AmazonEKSClusterAdminPolicy before it, and after it is gone (dependsOn)",
    // Machines that join by themselves are not told apart by cluster.
    hasNodes:
      mine("aws:eks/nodeGroup:NodeGroup").length > 0 || [...entries(cloud, "aws:autoscaling/group:Group")].length > 0,
    objects: [...plainCluster.objects, ...bareObjects([...addons].flatMap((name) => byAddon[name] ?? []))],
    serviceCidr: text(cluster.outputs, "kubernetesNetworkConfig.serviceIpv4Cidr") ?? "10.100.0.0/16",
    served: [],
  };
};

/** Whether somebody is administrator of the cluster: its creator, or the principal of an access policy. */
function mayEnter(cloud: Cloud, cluster: Entry): boolean {
  if (valueAt(cluster.outputs, "accessConfig.bootstrapClusterCreatorAdminPermissions") !== false) return true;
  return [...entries(cloud, "aws:eks/accessPolicyAssociation:AccessPolicyAssociation")].some(
    ({ inputs }) =>
      inputs["clusterName"] === cluster.id &&
      text(inputs, "accessScope.type") === "cluster" &&
      text(inputs, "policyArn")?.endsWith("/AmazonEKSClusterAdminPolicy") === true,
  );
}
