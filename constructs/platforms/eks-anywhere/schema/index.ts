import * as z from "zod";
import { cidr, duration, hostText, ip, objectName } from "../../../intent";
import { nodeFields, underlay } from "../../../places/hosts";
import { defaults } from "../defaults";
import { eksAnywhereReleaseNames } from "../releases";
import { gitOps, identity, podIam, proxy, registryMirror } from "./access";
import { machine, vsphere } from "./vsphere";

const number = z.number().int().min(0).max(1000);
const share = z.string().regex(/^\d{1,3}%$/, "must be a share such as 40%");

const healthCheck = z
  .strictObject({
    maxUnhealthy: share.optional(),
    startupTimeout: duration.optional().meta({ description: `default ${defaults.startupTimeout}` }),
    unhealthyTimeout: duration.optional().meta({ description: `default ${defaults.unhealthyTimeout}` }),
  })
  .meta({ description: "when Cluster API replaces a machine" });

// osFamily is the template's, so that it stands with the machine.
const { os: _os, architecture: _architecture, ...common } = nodeFields(defaults);

const nodeGroup = z
  .strictObject({
    name: objectName.max(30),
    role: z
      .enum(["worker", "control-plane"])
      .optional()
      .meta({ description: `default ${defaults.role}` }),
    count: z
      .union([number, z.strictObject({ min: number, max: number, initial: number.optional() })])
      .meta({ description: "how many machines; of workers also the limits between which an autoscaler moves it" }),
    machine: machine.optional(),
    failureDomain: objectName
      .optional()
      .meta({ description: "of workers: the only one of platform.on.failureDomains" }),
    rack: objectName.max(63).optional().meta({
      description: "with a fabric: the rack that all its machines stand in; the kit labels them with it",
    }),
    kubernetes: z
      .string()
      .regex(/^1\.\d+$/, 'must be a quoted minor version such as "1.34"')
      .optional()
      .meta({ description: "of workers: an older minor than the control plane's" }),
    maxSurge: number.optional().meta({ description: "machines beyond the number while they are replaced; default 1" }),
    maxUnavailable: number.optional().meta({ description: "of workers; default 0" }),
    healthCheck: healthCheck.optional(),
    ...common,
  })
  .meta({ description: "machines that are alike" });

const etcd = z
  .strictObject({ count: number, machine: machine.optional() })
  .meta({ description: "machines of its own for etcd; default: on the control planes" });

/** A cluster that EKS Anywhere makes on vSphere. */
export const eksAnywhere = z
  .strictObject({
    kind: z.literal("eks-anywhere"),
    release: z
      .enum(eksAnywhereReleaseNames)
      .optional()
      .meta({ description: `tag of EKS Anywhere; default ${defaults.release}` }),
    on: z.discriminatedUnion("kind", [vsphere]),
    endpoint: ip.meta({ description: "a free address of the nodes' network, outside of DHCP, for the API (kube-vip)" }),
    managementCluster: objectName
      .optional()
      .meta({ description: "the cluster that makes this one; default: this one manages itself" }),
    namespace: objectName
      .optional()
      .meta({ description: `of EKS Anywhere's objects in the management cluster; default ${defaults.namespace}` }),
    inService: z.boolean().optional().meta({
      description: "whether anything depends on the cluster: the hand-over from Cilium to Calico is refused then",
    }),
    dhcp: z
      .strictObject({ first: ip, last: ip })
      .optional()
      .meta({ description: "the addresses that DHCP gives machines, first and last" }),
    dnsServers: z
      .array(ip)
      .min(1)
      .optional()
      .meta({ description: "that DHCP tells machines: nothing may overlap them" }),
    certSans: z.array(hostText.min(1)).min(1).optional().meta({ description: "further names of the API" }),
    nodeMaskSize: z
      .number()
      .int()
      .min(1)
      .max(128)
      .optional()
      .meta({ description: `length of the range that each node gets of pods; default ${defaults.nodeMaskSize}` }),
    etcd: etcd.optional(),
    identity: identity.optional(),
    gitOps: gitOps.optional(),
    proxy: proxy.optional(),
    registryMirror: registryMirror.optional(),
    podIam: podIam.optional(),
    healthCheck: healthCheck.optional(),
    otherRanges: z
      .array(cidr)
      .min(1)
      .optional()
      .meta({ description: "ranges that machines reach and nothing may overlap" }),
    underlay: underlay({
      mtu: String(defaults.mtu),
      pathMtu: "that of the interfaces",
      learnsRoutes: defaults.learnsRoutes,
    }).optional(),
    nodeGroups: z.array(nodeGroup).min(1),
  })
  .meta({ description: "EKS Anywhere: a cluster on your own vSphere, with Calico in Cilium's place" });

export type EksAnywhereIntent = z.infer<typeof eksAnywhere>;
export type EksAnywhereNodeGroupIntent = z.infer<typeof nodeGroup>;
export type EksAnywhereCountIntent = EksAnywhereNodeGroupIntent["count"];
