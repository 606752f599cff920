import * as z from "zod";
import { ip, objectName, plainWord, port } from "../../intent";
import { hostNode, nodeFields, underlay } from "../../places/hosts";
import { mostVagrantMachines, vagrant } from "../../places/vagrant";
import { vsphere } from "../../places/vsphere";
import { instanceType } from "../../places/aws";
import { awsDefaults, onAws } from "./aws";
import { defaults } from "./defaults";
import { kubesprayReleaseNames } from "./releases";

const hostName = z
  .string()
  .max(253)
  .regex(/^[a-zA-Z0-9]([-a-zA-Z0-9.:]*[a-zA-Z0-9])?$/, "must be a host name or an address, without scheme and port");

const node = hostNode
  .extend({
    ansibleHost: hostName
      .optional()
      .meta({ description: "what Ansible connects to (ansible_host); default: its first address" }),
    accessAddress: ip
      .optional()
      .meta({ description: "what other machines reach it by, where that is not its own address (access_ip)" }),
  })
  .meta({ description: "a machine that is there already, called as its Node object is to be" });

const nodeGroup = z
  .strictObject({
    name: objectName,
    role: z
      .enum(["worker", "control-plane"])
      .optional()
      .meta({ description: `default ${defaults.role}` }),
    runsPods: z.boolean().optional().meta({
      description: "of control planes: whether they take ordinary pods too; default: where there are no workers",
    }),
    nodes: z
      .array(node)
      .min(1)
      .optional()
      .meta({ description: "the machines, each by its name; by Vagrant: how many, as count" }),
    instanceType: instanceType.optional().meta({ description: `on AWS; default ${awsDefaults.instanceType}` }),
    diskGiB: z
      .number()
      .int()
      .min(20)
      .max(16384)
      .optional()
      .meta({ description: `root volume of a machine on AWS; default ${awsDefaults.diskGiB}` }),
    count: z.number().int().min(1).max(mostVagrantMachines).optional().meta({
      description: "by Vagrant, which gives them their names: how many machines",
    }),
    ...nodeFields(defaults),
  })
  .meta({ description: "machines that are alike" });

const ssh = z
  .strictObject({
    user: plainWord.optional().meta({ description: "who Ansible logs in as; default: whoever runs it" }),
    port: port.optional(),
  })
  .meta({ description: "how Ansible reaches the machines; keys are ssh's own business" });

/** A cluster that Kubespray makes on machines that are there already. */
export const kubespray = z
  .strictObject({
    kind: z.literal("kubespray"),
    release: z
      .enum(kubesprayReleaseNames)
      .optional()
      .meta({ description: `tag of Kubespray; default ${defaults.release}` }),
    networking: z.enum(["calico", "cni"]).optional().meta({
      description:
        "kube_network_plugin, Kubespray's own words: cni (default) leaves Calico to the kit, which installs it by the operator, VPP included; calico is Kubespray's own Calico, at the version that its release pins",
    }),
    typhaReplicas: z
      .number()
      .int()
      .min(0)
      .max(20)
      .optional()
      .meta({
        description: `Typhas of Kubespray's own Calico; default: none below ${defaults.typha.fewestNodes} nodes, else one for each ${defaults.typha.nodesOfOne} and one more`,
      }),
    on: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("hosts"), ssh: ssh.optional() }),
        vagrant,
        onAws,
        vsphere,
      ])
      .optional()
      .meta({ description: "where the machines stand; default: hosts that are there already" }),
    loadBalancer: z.strictObject({ host: hostName, port: port.optional() }).optional().meta({
      description:
        "an address in front of the API servers (loadbalancer_apiserver); default: a proxy on each node, at localhost",
    }),
    underlay: underlay({
      mtu: String(defaults.mtu),
      pathMtu: "that of the interfaces",
      learnsRoutes: defaults.learnsRoutes,
    }).optional(),
    nodeGroups: z.array(nodeGroup).min(1),
  })
  .meta({ description: "Kubespray: kubeadm by Ansible, on machines that you have, or that are made for it" });

export type KubesprayIntent = z.infer<typeof kubespray>;
export type KubesprayNodeGroupIntent = z.infer<typeof nodeGroup>;
