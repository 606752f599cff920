import * as z from "zod";
import { cidr, enabledOrDisabled, hostText, int32, objectName, pattern, selector } from "../../intent";
import { once } from "../../model";
import { blockSizes } from "../../net";

/** One way to find a node's own address; exactly one key. */
export const addressAutodetection = once(() =>
  z
    .strictObject({
      firstFound: z.literal(true).optional(),
      kubernetes: z.literal("NodeInternalIP").optional(),
      interface: pattern.min(1).optional().meta({ description: "regular expression of interface names" }),
      skipInterface: pattern.min(1).optional(),
      canReach: hostText.min(1).optional().meta({ description: "an address or host name" }),
      cidrs: z.array(cidr).min(1).optional(),
    })
    .meta({ description: "exactly one of firstFound, kubernetes, interface, skipInterface, canReach, cidrs" }),
);

export const nodeAddressAutodetection = once(() =>
  z
    .strictObject({ ipv4: addressAutodetection().optional(), ipv6: addressAutodetection().optional() })
    .meta({ description: "how a node finds its own address; default: the platform's" }),
);

export type AddressAutodetection = z.infer<ReturnType<typeof addressAutodetection>>;
export type NodeAddressAutodetection = z.infer<ReturnType<typeof nodeAddressAutodetection>>;

export const encapsulations = ["IPIP", "IPIPCrossSubnet", "VXLAN", "VXLANCrossSubnet", "None"] as const;

/** How pods of different nodes reach each other. */
export const routing = once(() =>
  z
    .discriminatedUnion("kind", [
      z
        .strictObject({
          kind: z.literal("overlay"),
          encapsulation: z.enum(["IPIP", "IPIPCrossSubnet", "VXLAN", "VXLANCrossSubnet"]),
          bgp: enabledOrDisabled
            .optional()
            .meta({ description: "default: Enabled where the encapsulation or VPP needs it" }),
        })
        .meta({ description: "Calico's CNI with encapsulated pod traffic" }),
      z.strictObject({ kind: z.literal("fabric") }).meta({
        description: "Calico's CNI, no encapsulation, routes by BGP (mesh, reflectors or top-of-rack switches)",
      }),
      z
        .strictObject({ kind: z.literal("cloud") })
        .meta({ description: "the cloud's own CNI routes pods (AWS VPC CNI); Calico enforces policy" }),
    ])
    .meta({ description: "how pods of different nodes reach each other" }),
);

export const defaultNodeSelector = "all()";

const blockSizeText = ([4, 6] as const)
  .map((family) => `${blockSizes[family].least}-${blockSizes[family].most} (${blockSizes[family].default})`)
  .join(", ");

/** One IP pool. */
export const pool = once(() =>
  z
    .strictObject({
      name: objectName.optional(),
      cidr,
      encapsulation: z.enum(encapsulations).optional().meta({ description: "default: as routing says" }),
      natOutgoing: enabledOrDisabled.optional().meta({ description: "default: Enabled for IPv4, Disabled for IPv6" }),
      nodeSelector: selector.optional().meta({ description: `default ${defaultNodeSelector}` }),
      namespaceSelector: selector
        .optional()
        .meta({ description: "such a pool becomes an IPPool object, as Installation has no field for it" }),
      blockSize: int32.optional().meta({ description: `prefix length of a node's block: ${blockSizeText}` }),
      allowedUses: z
        .array(z.enum(["Workload", "Tunnel", "LoadBalancer"]))
        .min(1)
        .optional(),
      assignmentMode: z.enum(["Automatic", "Manual"]).optional(),
      disableBGPExport: z.boolean().optional(),
      disableNewAllocations: z.boolean().optional(),
      managedBy: z
        .enum(["installation", "ippool"])
        .optional()
        .meta({ description: "installation: the operator owns it (default); ippool: an IPPool object of its own" }),
    })
    .meta({ description: "a range of pod, tunnel or load-balancer addresses" }),
);

export const ipam = once(() =>
  z
    .strictObject({
      kind: z.enum(["calico", "host-local"]).optional(),
      strictAffinity: z.boolean().optional(),
      maxBlocksPerHost: z.number().int().min(0).max(1000000).optional(),
      autoAllocateBlocks: z.boolean().optional(),
    })
    .meta({ description: "how addresses are handed out" }),
);

export const reservation = once(() => z.strictObject({ name: objectName, cidrs: z.array(cidr).min(1) }));

export type Routing = z.infer<ReturnType<typeof routing>>;
export type Pool = z.infer<ReturnType<typeof pool>>;
export type Encapsulation = (typeof encapsulations)[number];
export type Ipam = z.infer<ReturnType<typeof ipam>>;
