import * as z from "zod";
import { type KubernetesProvider, kubernetesProviders } from "../../calico";
import { labelValue, line, objectName, port, wanting } from "../../intent";
import { hostNode, nodeFields, underlay } from "../../places/hosts";
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
/** What others made that the kit could make itself, or that is known by the name of its tool. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["eks", "write other, with kubernetesProvider: EKS, for a cluster that is there; a new one is platform.kind: eks"],
  ["eks-anywhere", "write kubeadm, which EKS Anywhere uses; a new cluster is platform.kind: eks-anywhere"],
  ["kops", "write other for a cluster that is there; a new one is platform.kind: kops"],
  ["kubespray", "write kubeadm, which Kubespray uses; a new cluster is platform.kind: kubespray"],
  ["rancher", "write rke2 or k3s, whichever Rancher made"],
]);
const providers = Object.keys(kubernetesProviders) as [KubernetesProvider, ...KubernetesProvider[]];
const hostName = z
  .string()
  .max(253)
  .regex(/^[a-zA-Z0-9]([-a-zA-Z0-9.:]*[a-zA-Z0-9])?$/, "must be a host name or an address, without scheme and port");

const nodeGroup = z
  .strictObject({
    name: objectName,
    count: z
      .union([z.number().int().min(1), z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(1) })])
      .optional()
      .meta({ description: `number of nodes; default: those named under nodes, else ${defaults.count}` }),
    nodes: z.array(hostNode).min(1).optional().meta({ description: "the nodes by name" }),
    role: z
      .enum(["worker", "control-plane"])
      .optional()
      .meta({ description: `default ${defaults.role}` }),
    ...nodeFields(defaults),
    zones: z.array(labelValue.min(1)).min(1).optional().meta({ description: "zones that the group is spread over" }),
  })
  .meta({ description: "nodes that are alike" });

const network = underlay({
  mtu: "the distribution's",
  pathMtu: "the distribution's, unless mtu is said",
  learnsRoutes: defaults.learnsRoutes,
});

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
    distribution: wanting(z.enum(names), { elsewhere: otherNames })
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
    underlay: network.optional(),
    nodeGroups: z.array(nodeGroup).min(1),
  })
  .meta({ description: "a cluster that is there already: kubeadm, k3s, RKE2, Talos, AKS, anything with a kubeconfig" });

export type ExistingIntent = z.infer<typeof existing>;
export type ExistingNodeGroupIntent = z.infer<typeof nodeGroup>;
