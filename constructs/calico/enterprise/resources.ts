import { compact, compactOrNothing, type KubernetesObject, plain } from "../../model";
import type { Cluster } from "../cluster";
import { v3 } from "../v3";
import type { PacketCapture } from "./capture-schema";
import type { Bfd, Egress } from "./egress-schema";

/** What Calico Enterprise adds to FelixConfiguration: without it nobody follows the annotations that name a gateway. */
export function enterpriseFelix({ calico: { enterprise } }: Cluster): object {
  const egress = enterprise?.egress;
  return egress === undefined ? {} : { egressIPSupport: egress.support ?? "EnabledPerNamespace" };
}

/** Objects of Calico Enterprise beside what makes the operator deploy something; behind the pools that gateways name. */
export function enterpriseResources({ calico: { enterprise } }: Cluster): readonly KubernetesObject[] {
  const { packetCapture, egress, bfd = [] } = enterprise ?? {};
  return [
    ...bfd.map(bfdConfiguration),
    ...(egress?.gateways ?? []).map(gatewayObject),
    ...(egress?.policies ?? []).map(({ name, rules }) => v3("EgressGatewayPolicy", name, { rules })),
    ...(packetCapture?.access ?? []).flatMap(accessObjects),
    ...(packetCapture?.captures ?? []).map(captureObject),
  ];
}

function bfdConfiguration({ name, nodeSelector, interfaces }: Bfd[number]): KubernetesObject {
  return v3("BFDConfiguration", name, {
    nodeSelector: nodeSelector?.text ?? "all()",
    interfaces: interfaces.map(compact),
  });
}

function gatewayObject(gateway: Egress["gateways"][number]): KubernetesObject {
  const { name, namespace, replicas, ipPools, labels, nodeSelector, logSeverity, failureDetection } = gateway;
  const template = compactOrNothing({
    metadata: compactOrNothing({ labels }),
    spec: compactOrNothing({ nodeSelector }),
  });
  const spec = compact({
    replicas,
    ipPools,
    logSeverity,
    egressGatewayFailureDetection: failureDetection,
    template,
  });
  return {
    apiVersion: "operator.tigera.io/v1",
    kind: "EgressGateway",
    metadata: { name, namespace },
    spec: plain(spec),
  };
}

function captureObject({ name, namespace, ...spec }: NonNullable<PacketCapture["captures"]>[number]): KubernetesObject {
  const object = v3("PacketCapture", name, compact(spec));
  return { ...object, metadata: { name, namespace } };
}

const apiGroup = "rbac.authorization.k8s.io";
const apiVersion = `${apiGroup}/v1`;

/** What a right means: resources of a namespace, and for files a review of who one is, which has no namespace. */
const rights = {
  Captures: {
    resources: ["packetcaptures"],
    verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
  },
  Files: { resources: ["packetcaptures/files"], verbs: ["get", "delete"] },
} as const;

function accessObjects(access: NonNullable<PacketCapture["access"]>[number]): readonly KubernetesObject[] {
  const { namespace, may } = access;
  const name = `calico-kit-capture-${access.name}`;
  const subjects = access.subjects.map((one) => (one.kind === "ServiceAccount" ? one : { ...one, apiGroup }));
  const rules = [...new Set(may)].map((right) => ({ apiGroups: ["projectcalico.org"], ...rights[right] }));
  const metadata = { name, namespace };
  const role = { apiVersion, kind: "Role", metadata, rules };
  const binding = { apiVersion, kind: "RoleBinding", metadata, subjects, roleRef: { apiGroup, kind: "Role", name } };
  if (!may.includes("Files")) return [role, binding].map((object) => plain(object) as KubernetesObject);
  // The API of captured packets asks who one is before it asks what one may.
  const global = { name: `${name}.${namespace}` };
  const reviews = [{ apiGroups: ["projectcalico.org"], resources: ["authenticationreviews"], verbs: ["create"] }];
  const clusterRole = { apiVersion, kind: "ClusterRole", metadata: global, rules: reviews };
  const roleRef = { apiGroup, kind: "ClusterRole", name: global.name };
  const clusterBinding = { apiVersion, kind: "ClusterRoleBinding", metadata: global, subjects, roleRef };
  return [role, binding, clusterRole, clusterBinding].map((object) => plain(object) as KubernetesObject);
}
