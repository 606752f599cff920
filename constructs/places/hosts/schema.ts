import * as z from "zod";
import { cidr, interfaceName, ip, labels, labelValue, line, objectName, taints } from "../../intent";

/** MTU of a network interface, bytes. */
export const mtu = z.number().int().min(1280).max(65535);

/** A machine that is there already, by the name of its Node object. */
export const hostNode = z
  .strictObject({
    name: objectName.meta({ description: "name of the Node object" }),
    addresses: z.array(ip).min(1).max(2).optional().meta({ description: "its own, one per IP family" }),
    zone: labelValue.min(1).optional().meta({ description: "label topology.kubernetes.io/zone" }),
    rack: objectName.optional(),
    labels: labels.optional().meta({ description: "beside those of its group" }),
  })
  .meta({ description: "a node of the group" });

export type HostIntent = z.infer<typeof hostNode>;

/** What nodes of a group have in common, whoever makes the cluster on them. */
export function nodeFields(defaults: { readonly os: string; readonly architecture: string }) {
  return {
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
    labels: labels.optional(),
    taints: taints.optional(),
    maxPods: z.number().int().min(1).max(1000).optional(),
  };
}

/** The network between machines that are there already; `mtu` says what an intent without one gets. */
export function underlay(defaults: { readonly mtu: string; readonly pathMtu: string; readonly learnsRoutes: boolean }) {
  return z
    .strictObject({
      nodes: z.array(cidr).min(1).optional().meta({ description: "ranges that nodes have their addresses in" }),
      mtu: mtu.optional().meta({ description: `MTU of the nodes' interfaces; default: ${defaults.mtu}` }),
      pathMtu: mtu.optional().meta({
        description: `what is carried whole between nodes where that is less; default: ${defaults.pathMtu}`,
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
}
