import * as z from "zod";
import { type KubernetesProvider, kubernetesProviders } from "../../calico";
import { cidr, interfaceName, ip, labels, labelValue, line, objectName, port, taints } from "../../intent";
import { distributions, type DistributionName } from "./distributions";

/** What an intent that says nothing gets. */
export const defaults = {
  distribution: "other",
  count: 3,
  os: "linux",
  architecture: "x86_64",
  role: "worker",
  learnsRoutes: false,
  cni: "none",
} as const;

const names = Object.keys(distributions) as [DistributionName, ...DistributionName[]];
const providers = Object.keys(kubernetesProviders) as [KubernetesProvider, ...KubernetesProvider[]];
const mtu = z.number().int().min(1280).max(65535);
const hostName = z
  .string()
  .max(253)
  .regex(/^[a-zA-Z0-9]([-a-zA-Z0-9.:]*[a-zA-Z0-9])?$/, "must be a host name or an address, without scheme and port");

const node = z
  .strictObject({
    name: objectName.meta({ description: "name of the Node object" }),
    addresses: z.array(ip).min(1).max(2).optional().meta({ description: "its own, one per IP family" }),
    zone: labelValue.min(1).optional().meta({ description: "label topology.kubernetes.io/zone" }),
    rack: objectName.optional(),
    labels: labels.optional().meta({ description: "beside those of its group" }),
  })
  .meta({ description: "a node of the group" });

const nodeGroup = z
  .strictObject({
    name: objectName,
    count: z
      .union([z.number().int().min(1), z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(1) })])
      .optional()
      .meta({ description: `number of nodes; default: those named under nodes, else ${defaults.count}` }),
    nodes: z.array(node).min(1).optional().meta({ description: "the nodes by name" }),
    role: z
      .enum(["worker", "control-plane"])
      .optional()
      .meta({ description: `default ${defaults.role}` }),
    os: line
      .min(1)
      .optional()
      .meta({ description: `e.g. ubuntu, talos, flatcar; default ${defaults.os}` }),
    kernel: z
      .string()
      .regex(/^\d+\.\d+$/, 'must be a quoted major and minor version such as "6.8"')
      .optional()
      .meta({ description: 'Linux kernel, quoted: "6.8"' }),
    architecture: z
      .enum(["x86_64", "arm64"])
      .optional()
      .meta({ description: `default ${defaults.architecture}` }),
    interfaceName: interfaceName
      .optional()
      .meta({ description: "the network interface with the node's address; VPP needs it" }),
    mtu: mtu.optional().meta({ description: "of that interface; default: underlay.mtu" }),
    zones: z.array(labelValue.min(1)).min(1).optional().meta({ description: "zones that the group is spread over" }),
    labels: labels.optional(),
    taints: taints.optional(),
    maxPods: z.number().int().min(1).max(1000).optional(),
  })
  .meta({ description: "nodes that are alike" });

const underlay = z
  .strictObject({
    nodes: z.array(cidr).min(1).optional().meta({ description: "ranges that nodes have their addresses in" }),
    mtu: mtu.optional().meta({ description: "MTU of the nodes' interfaces; default: the distribution's" }),
    pathMtu: mtu.optional().meta({
      description:
        "what is carried whole between nodes where that is less; default: the distribution's, unless mtu is said",
    }),
    spansSubnets: z.boolean().optional().meta({
      description: "whether nodes are in more than one subnet; default: whether there are zones, racks or ranges",
    }),
    checksSource: z.boolean().optional().meta({
      description: "whether it drops packets whose source or destination is not the node's own address",
    }),
    learnsRoutes: z
      .boolean()
      .optional()
      .meta({ description: `whether it learns by BGP where pods are; default ${defaults.learnsRoutes}` }),
  })
  .meta({ description: "the network between the nodes" });

const mode = z.enum(["iptables", "ipvs", "nftables"]).optional();
const kubeProxy = z
  .discriminatedUnion("runsAs", [
    z.strictObject({
      runsAs: z.literal("daemonset"),
      mode,
      managedBy: line
        .min(1)
        .optional()
        .meta({ description: "who puts it back, e.g. helm, argocd; absent: the operator may take it away for eBPF" }),
    }),
    z.strictObject({ runsAs: z.literal("static-pod"), mode }),
    z.strictObject({ runsAs: z.literal("process"), mode }),
    z.strictObject({ runsAs: z.literal("none") }),
  ])
  .meta({ description: "who load-balances Services on the nodes; default: the distribution's kube-proxy" });

/** A cluster that is there already. */
export const existing = z
  .strictObject({
    kind: z.literal("existing"),
    distribution: z
      .enum(names)
      .optional()
      .meta({
        description: `what made it, and so what holds where nothing else is said; default ${defaults.distribution}`,
      }),
    kubernetesProvider: z
      .enum(providers)
      .optional()
      .meta({ description: "Installation.spec.kubernetesProvider; default: the distribution's" }),
    apiServer: z
      .strictObject({ host: hostName, port: port.optional() })
      .optional()
      .meta({ description: "a stable address of the Kubernetes API that needs no kube-proxy; for eBPF" }),
    controlPlane: z
      .strictObject({
        runsOn: z.enum(["nodes", "outside", "outside-with-agents"]).meta({
          description:
            "nodes of the cluster; outside, where it reaches the nodes' network only; outside with agents in the cluster",
        }),
      })
      .optional()
      .meta({ description: "default: the distribution's" }),
    kubeProxy: kubeProxy.optional(),
    cni: z
      .enum(["none", "AmazonVPC", "AzureVNET", "GKE"])
      .optional()
      .meta({
        description: `the CNI that is there already, beside which Calico enforces policy; default: the distribution's, else ${defaults.cni}`,
      }),
    underlay: underlay.optional(),
    nodeGroups: z.array(nodeGroup).min(1),
  })
  .meta({ description: "a cluster that is there already: kubeadm, k3s, RKE2, Talos, AKS, anything with a kubeconfig" });

export type ExistingIntent = z.infer<typeof existing>;
export type ExistingNodeGroupIntent = z.infer<typeof nodeGroup>;
