import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";
import { installationType, namespaceType } from "../resource-types";

const hasBgp = ({ calico }: Cluster): boolean => calico.routing.bgp === "Enabled";
const network = "spec.calicoNetwork";

/** What of the Installation the operator writes into the pods of calico-node (pkg/render/node.go). */
const ofNodes = [
  "spec.variant",
  "spec.registry",
  "spec.imagePath",
  "spec.imagePrefix",
  "spec.imagePullSecrets",
  "spec.kubernetesProvider",
  "spec.cni",
  network,
  "spec.nodeMetricsPort",
  "spec.flexVolumePath",
  "spec.kubeletVolumePluginPath",
  "spec.calicoNodeDaemonSet",
  "spec.fipsMode",
  "spec.tlsCipherSuites",
  "spec.logging",
];
/** What it does not: pools are objects of their own, and kube-proxy is another DaemonSet. */
const notOfNodes = [`${network}.ipPools`, `${network}.kubeProxyManagement`];

/** What the operator does when the Installation changes. */
export const installDisruptions: DisruptionTable<Cluster> = [
  {
    kind: "dataPlane",
    type: installationType,
    on: ["update", "replace"],
    properties: [`${network}.linuxDataplane`],
    is: "LIVE-122",
    what: "each node swaps its rules as calico-node restarts there; connections through Services are cut",
    see: "docs.tigera.io, Enable the eBPF data plane (Reversing the process)",
  },
  {
    kind: "newPods",
    type: installationType,
    on: ["update", "replace"],
    properties: [`${network}.mtu`],
    is: "LIVE-106",
    what: "pods that run keep the MTU that they have until they are made anew; large packets between both kinds are lost",
    see: "docs.tigera.io, Configure MTU to maximize network performance",
  },
  {
    kind: "newPods",
    type: installationType,
    on: ["update", "replace"],
    properties: [`${network}.hostPorts`, `${network}.containerIPForwarding`, `${network}.sysctl`, "spec.cni.ipam"],
    what: "the CNI plugin sets it as a pod is made; pods that run stay as they are",
    see: "tigera/operator pkg/render/node.go, nodeCNIConfigMap",
  },
  {
    kind: "dataPlane",
    type: installationType,
    on: ["update", "replace"],
    properties: [`${network}.nodeAddressAutodetectionV4`, `${network}.nodeAddressAutodetectionV6`],
    is: "LIVE-108",
    what: "a node that finds another address loses its tunnels and BGP sessions until all others have heard of it",
    see: "docs.tigera.io, Configure IP autodetection",
  },
  {
    kind: "dataPlane",
    type: installationType,
    on: ["update", "replace"],
    properties: [`${network}.clusterRoutingMode`],
    is: "LIVE-112",
    what: "routes are taken away by one and written by the other, node by node",
    see: "projectcalico/calico release notes of v3.32 (clusterRoutingMode)",
  },
  {
    kind: "bgp",
    type: installationType,
    on: ["update", "replace"],
    properties: [`${network}.bgp`],
    only: (was) => was === "Enabled",
    is: "LIVE-113",
    what: "all sessions end: peers lose the pods' routes, and so do nodes for pools without encapsulation",
    see: "docs.tigera.io, Installation reference (calicoNetwork.bgp)",
  },
  {
    kind: "bgp",
    type: installationType,
    on: ["update", "replace"],
    properties: ofNodes,
    except: notOfNodes,
    when: hasBgp,
    what:
      "calico-node restarts node by node: each node's sessions end and come back; peers keep its routes meanwhile only " +
      "with graceful restart",
    see: "docs.tigera.io, BGP peer (maxRestartTime)",
  },
  {
    kind: "dataPlane",
    type: installationType,
    on: ["update", "replace"],
    properties: ofNodes,
    except: [...notOfNodes, `${network}.linuxDataplane`],
    when: (cluster) => !hasBgp(cluster),
    what: "calico-node restarts node by node; packets flow on, new pods and new policies wait for it",
    see: "tigera/operator pkg/render/node.go",
  },
  {
    kind: "dataPlane",
    type: installationType,
    on: ["delete"],
    what: "the operator takes Calico away: pods that run lose their network, and new ones get none",
    see: "tigera/operator pkg/controller/installation/core_controller.go (finalizers)",
  },
  {
    kind: "state",
    type: namespaceType,
    on: ["delete", "replace"],
    what: "everything in the namespace goes with it",
    see: "kubernetes.io, Namespaces",
  },
];
