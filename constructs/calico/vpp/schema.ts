import * as z from "zod";
import { interfaceName, labelKey, line, plainWord } from "../../intent";
import { once } from "../../model";

/** VPP's uplink drivers as VPP 3.32 knows them; `avf` is still documented but its code is gone. */
export const vppDrivers = ["none", "af_packet", "af_xdp", "virtio", "dpdk", "rdma", "vmxnet3"] as const;

/** Pages that are enough for VPP's default buffers; what upstream's node preparation sets. */
export const defaultHugepages = 512;
/** As in upstream's manifests: VPP's main thread does the work. */
export const defaultWorkers = 0;

const queues = () => ({
  rx: z.number().int().min(1).optional().meta({ description: "receive queues" }),
  tx: z.number().int().min(1).optional().meta({ description: "transmit queues" }),
  rxqsz: z.number().int().min(1).optional().meta({ description: "receive queue size" }),
  txqsz: z.number().int().min(1).optional().meta({ description: "transmit queue size" }),
  isl3: z.boolean().optional(),
  rxMode: z.enum(["interrupt", "adaptive", "polling"]).optional(),
});

const interfaceSpec = once(() => z.strictObject(queues()));

const uplink = once(() =>
  z
    .strictObject({
      interfaceName: interfaceName.meta({ description: "the node's network interface, e.g. ens5" }),
      vppDriver: z.enum(vppDrivers).optional().meta({ description: "how VPP drives it; absent: VPP chooses" }),
      newDriver: plainWord.optional().meta({ description: "Linux driver to bind first, e.g. vfio-pci for dpdk" }),
      mtu: z.number().int().min(576).max(9216).optional(),
      isMain: z.boolean().optional(),
      physicalNetworkName: plainWord.optional(),
      annotations: z.record(labelKey, line).optional(),
      ipFamilies: z.enum(["IPv4", "IPv6", "IPv4,IPv6"]).optional(),
      ...queues(),
    })
    .meta({ description: "a network interface that VPP takes over; the first is the main one" }),
);

export const vpp = once(() =>
  z.strictObject({
    kind: z.literal("vpp"),
    uplinks: z
      .array(uplink())
      .min(1)
      .optional()
      .meta({ description: "default: the platform's primary interface, af_packet" }),
    hugepages: z
      .strictObject({ pages2Mi: z.number().int().min(1) })
      .optional()
      .meta({
        description: `2 MiB hugepages per node; default: ${defaultHugepages} where a driver needs them, else none`,
      }),
    workers: z
      .number()
      .int()
      .min(0)
      .max(64)
      .optional()
      .meta({ description: `VPP worker threads; default ${defaultWorkers}` }),
    buffersPerNuma: z.number().int().min(16384).optional(),
    maxPodIfSpec: interfaceSpec().optional(),
    defaultPodIfSpec: interfaceSpec().optional(),
    vppHostTapSpec: interfaceSpec().optional(),
    featureGates: z
      .strictObject({
        memifEnabled: z.boolean().optional(),
        vclEnabled: z.boolean().optional(),
        multinetEnabled: z.boolean().optional(),
        srv6Enabled: z.boolean().optional(),
        prometheusEnabled: z.boolean().optional(),
      })
      .optional(),
    bgpServerMode: z.enum(["dualStack", "v4Only"]).optional(),
    logLevel: z.enum(["panic", "fatal", "error", "warning", "info", "debug", "trace"]).optional(),
  }),
);
export type VppUplink = z.infer<ReturnType<typeof uplink>>;
export type VppInterfaceSpec = z.infer<ReturnType<typeof interfaceSpec>>;
