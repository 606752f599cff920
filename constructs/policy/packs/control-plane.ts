import * as z from "zod";
import { port } from "../../intent";
import { once } from "../../model";
import { Cidr } from "../../net";
import { definePack, type PackGround, type PackPolicy } from "./pack";
import { namespaces, packSchema, ranges } from "./schema";
import {
  byFamily,
  controlPlanes,
  fromControlPlanes,
  fromHosts,
  hosts,
  onNodes,
  ordinaryNamespaces,
  systemPods,
} from "./words";

/** kubelet's API, and its read-only one. */
const kubeletPorts = [10250, 10255];

/** etcd's clients, peers and metrics; kOps has a second etcd, for events, on ports of its own. */
const etcdPorts = [2379, 2380, 2381, 4001, 4002, 2382];

/** Where clouds tell an instance its credentials. */
const metadata = [Cidr.of("169.254.169.254/32"), Cidr.of("fd00:ec2::254/128")];

const schema = once(() =>
  packSchema(
    {
      trusted: ranges
        .optional()
        .meta({ description: "machines that may reach kubelets, e.g. of monitoring; default: none" }),
      etcdPorts: z
        .array(port)
        .min(1)
        .optional()
        .meta({ description: `default ${etcdPorts.join(", ")}` }),
      metadataFor: namespaces.optional().meta({
        description: "namespaces whose pods may ask the cloud's metadata service; default: the system's only",
      }),
      kubeletFor: namespaces.optional().meta({
        description: "namespaces whose pods may reach kubelets, e.g. monitoring; default: the system's only",
      }),
    },
    "kubelet, etcd and the cloud's metadata service are for the control plane and the nodes",
  ),
);

type Options = z.output<ReturnType<typeof schema>>;

function kubelet({ trusted = [] }: Options, ground: PackGround): PackPolicy {
  return {
    kind: "global",
    name: "kubelet",
    tier: "security",
    order: 20,
    selector: hosts,
    types: ["Ingress"],
    ingress: [
      { action: "Pass", source: fromHosts },
      // A control plane that is not on nodes reaches kubelets from the nodes' network. metrics-server is the system's pod.
      ...byFamily([...ground.nodes, ...trusted], (nets) => ({ action: "Pass", source: { nets } })),
      { action: "Pass", source: systemPods(ground) },
      { action: "Deny", protocol: "TCP", destination: { ports: kubeletPorts } },
    ],
  };
}

/** Pods are refused where they send: a node does not see its own, and behind SNAT takes those of another node for that node. */
function kubeletFromPods({ kubeletFor = [] }: Options, ground: PackGround): PackPolicy {
  return {
    kind: "global",
    name: "kubelet-from-pods",
    tier: "security",
    order: 23,
    namespaceSelector: ordinaryNamespaces(ground, kubeletFor),
    types: ["Egress"],
    egress: onNodes(ground).map((node) => ({
      action: "Deny",
      protocol: "TCP",
      destination: { ...node, ports: kubeletPorts },
    })),
  };
}

function etcdFromPods({ etcdPorts: ports = etcdPorts }: Options, ground: PackGround): PackPolicy {
  return {
    kind: "global",
    name: "etcd-from-pods",
    tier: "security",
    order: 24,
    namespaceSelector: ordinaryNamespaces(ground),
    types: ["Egress"],
    egress: onNodes(ground, fromControlPlanes).map((node) => ({
      action: "Deny",
      protocol: "TCP",
      destination: { ...node, ports },
    })),
  };
}

function etcd({ etcdPorts: ports = etcdPorts }: Options): PackPolicy {
  return {
    kind: "global",
    name: "etcd",
    tier: "security",
    order: 21,
    selector: controlPlanes,
    types: ["Ingress"],
    ingress: [
      { action: "Pass", source: fromControlPlanes },
      { action: "Pass", source: { nets: [Cidr.of("127.0.0.0/8")] } },
      { action: "Deny", protocol: "TCP", destination: { ports } },
    ],
  };
}

function metadataService({ metadataFor = [] }: Options, ground: PackGround): PackPolicy {
  return {
    kind: "global",
    name: "metadata-service",
    tier: "security",
    order: 22,
    namespaceSelector: ordinaryNamespaces(ground, metadataFor),
    types: ["Egress"],
    egress: byFamily(
      metadata.filter(({ family }) => ground.families.includes(family)),
      (nets) => ({ action: "Deny", destination: { nets } }),
    ),
  };
}

export const controlPlane = definePack({
  name: "controlPlane",
  practice: "kubelet, etcd and the metadata service are neither for the world nor for pods, their own node's too",
  schema,
  isAboutHosts: () => true,
  content: (options, ground) => ({
    policies: [
      kubelet(options, ground),
      ...(ground.hasControlPlaneNodes ? [etcd(options)] : []),
      metadataService(options, ground),
      kubeletFromPods(options, ground),
      ...(ground.hasControlPlaneNodes ? [etcdFromPods(options, ground)] : []),
    ],
  }),
  example: {
    options: { metadataFor: ["monitoring"], kubeletFor: ["monitoring"] },
    edges: [
      { from: "host:cp-1-auto-hep", to: "host:worker-1-auto-hep", probe: "tcp:10250", isAllowed: true, by: "nothing" },
      { from: "kube-system/coredns", to: "host:worker-1-auto-hep", probe: "tcp:10250", isAllowed: true, by: "nothing" },
      { from: "monitoring/prometheus", to: "169.254.169.254", probe: "tcp:80", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "203.0.113.9", probe: "tcp:80", isAllowed: true, by: "nothing" },
      {
        from: "203.0.113.9",
        to: "host:worker-1-auto-hep",
        probe: "tcp:10250",
        isAllowed: false,
        by: "security.kubelet ingress 4",
      },
      {
        from: "203.0.113.9",
        to: "host:cp-1-auto-hep",
        probe: "tcp:4001",
        isAllowed: false,
        by: "security.etcd ingress 3",
      },
      {
        from: "monitoring/prometheus",
        to: "host:worker-1-auto-hep",
        probe: "tcp:10250",
        isAllowed: true,
        by: "nothing",
      },
      { from: "shop/web", to: "host:cp-1-auto-hep", probe: "tcp:6443", isAllowed: true, by: "failsafe" },
      // What a pod sends to its own node no policy of the node sees, and behind SNAT a pod of another node is that node.
      ...["worker-1", "cp-1"].flatMap((node) =>
        kubeletPorts.map((number) => ({
          from: "shop/web",
          to: `host:${node}-auto-hep`,
          probe: `tcp:${number}`,
          isAllowed: false,
          by: "security.kubelet-from-pods egress 1",
        })),
      ),
      ...etcdPorts.map((number) => ({
        from: "shop/web",
        to: "host:cp-1-auto-hep",
        probe: `tcp:${number}`,
        isAllowed: false,
        by: "security.etcd-from-pods egress 1",
      })),
      {
        from: "shop/web",
        to: "169.254.169.254",
        probe: "tcp:80",
        isAllowed: false,
        by: "security.metadata-service egress 1",
      },
    ],
  },
});
