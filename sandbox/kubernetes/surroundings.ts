/** What the cloud around a cluster tells of it. */
import { parseAllDocuments } from "yaml";
import { asText, isObject, type Json } from "../host/values";
import { Refusal } from "../host/errors";
import { type Cloud, entries, type Entry, Store } from "../host/store";
import { readSettings } from "../settings";
import { text } from "../host/read";
import { valueAt } from "../host/values";

export interface Surroundings {
  /** Why the API server would not let us in; undefined when it does. */
  readonly unauthorized: string | undefined;
  /** Whether pods have a node to run on. */
  readonly hasNodes: boolean;
  /** Objects that are there without anybody's doing: `<type> <id>`. */
  readonly objects: readonly string[];
  readonly serviceCidr: string;
  /** API versions whose definitions are there without anybody's doing. */
  readonly served: readonly string[];
}

const always = [
  ...["default", "kube-node-lease", "kube-public", "kube-system"].map((name) => `kubernetes:core/v1:Namespace ${name}`),
  ...["default", "kube-system"].map((namespace) => `kubernetes:core/v1:ServiceAccount ${namespace}/default`),
  "kubernetes:core/v1:Service default/kubernetes",
];

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

/**
 * @param server the API server's address. A cluster that the sandbox's aws did not make is taken to have nodes.
 */
export function surroundingsOf(directory: string, server: string): Surroundings {
  const settings = readSettings(directory);
  const cloud = new Store(directory, "aws").read();
  const cluster = [...entries(cloud, "aws:eks/cluster:Cluster")].find(
    (entry) => text(entry.outputs, "endpoint")?.toLowerCase() === server.toLowerCase(),
  );
  if (cluster === undefined)
    return {
      unauthorized: undefined,
      hasNodes: true,
      objects: always,
      serviceCidr: "10.96.0.0/12",
      served: servedByKops(directory, server),
    };
  const mine = (type: string): string[] =>
    [...entries(cloud, type)]
      .filter((e) => e.inputs["clusterName"] === cluster.id)
      .map((e) => asText(e.inputs["addonName"] ?? e.id));
  const selfManaged = cluster.outputs["bootstrapSelfManagedAddons"] !== false ? Object.keys(byAddon) : [];
  const addons = new Set([...selfManaged, ...mine("aws:eks/addon:Addon")]);
  return {
    unauthorized: mayEnter(cloud, cluster) ? undefined : "the server has asked for the client to provide credentials",
    // Machines that join by themselves are not told apart by cluster.
    hasNodes:
      settings.kubernetes.nodes === "present" ||
      mine("aws:eks/nodeGroup:NodeGroup").length > 0 ||
      [...entries(cloud, "aws:autoscaling/group:Group")].length > 0,
    objects: [...always, ...[...addons].flatMap((name) => byAddon[name] ?? [])],
    serviceCidr: text(cluster.outputs, "kubernetesNetworkConfig.serviceIpv4Cidr") ?? "10.100.0.0/16",
    served: [],
  };
}

/** kOps' own Calico brings its definitions; what kOps was told stands in the command that would have run it. */
function servedByKops(directory: string, server: string): readonly string[] {
  const specs = [...entries(new Store(directory, "command").read(), "command:local:Command")]
    .filter(({ inputs }) => text(inputs, "create")?.startsWith("kops replace ") === true)
    .flatMap(({ inputs }) => parseAllDocuments(text(inputs, "stdin") ?? ""))
    .map((document) => document.toJS() as Json)
    .filter(isObject);
  const hasOwn = specs.some(
    (spec) =>
      server === `https://api.${text(spec, "metadata.name") ?? ""}` &&
      valueAt(spec, "spec.networking.calico") !== undefined,
  );
  return hasOwn ? ["crd.projectcalico.org/v1"] : [];
}

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

/** @throws Refusal when nobody may use the cluster yet, or any more. @param what the object, for the message. */
export function requireAccess({ unauthorized }: Surroundings, what: string): void {
  if (unauthorized === undefined) return;
  const fix =
    "want an AccessPolicyAssociation of AmazonEKSClusterAdminPolicy before it, and after it is gone (dependsOn)";
  throw new Refusal("Unauthorized", `${what}: ${unauthorized}; ${fix}`);
}
