import { z } from "zod";
import { cidr, duration, port } from "../primitives";

/** VPP's uplink drivers as VPP 3.32 knows them; `avf` is still documented but its code is gone. */
export const vppDrivers = ["none", "af_packet", "af_xdp", "virtio", "dpdk", "rdma", "vmxnet3"] as const;

const queues = {
  rx: z.number().int().min(1).optional().meta({ description: "receive queues" }),
  tx: z.number().int().min(1).optional().meta({ description: "transmit queues" }),
  rxqsz: z.number().int().min(1).optional().meta({ description: "receive queue size" }),
  txqsz: z.number().int().min(1).optional().meta({ description: "transmit queue size" }),
  isl3: z.boolean().optional(),
  rxMode: z.enum(["interrupt", "adaptive", "polling"]).optional(),
};

const interfaceSpec = z.strictObject(queues);

const uplink = z
  .strictObject({
    interfaceName: z.string().min(1).max(15).meta({ description: "the node's network interface, e.g. ens5" }),
    vppDriver: z.enum(vppDrivers).optional().meta({ description: "how VPP drives it; absent: VPP chooses" }),
    newDriver: z.string().optional().meta({ description: "Linux driver to bind first, e.g. vfio-pci for dpdk" }),
    mtu: z.number().int().min(576).max(9216).optional(),
    isMain: z.boolean().optional(),
    physicalNetworkName: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
    ipFamilies: z.enum(["IPv4", "IPv6", "IPv4,IPv6"]).optional(),
    ...queues,
  })
  .meta({ description: "a network interface that VPP takes over; the first is the main one" });

const vpp = z.strictObject({
  kind: z.literal("vpp"),
  uplinks: z
    .array(uplink)
    .min(1)
    .optional()
    .meta({ description: "default: the platform's primary interface, af_packet" }),
  hugepages: z
    .strictObject({ pages2Mi: z.number().int().min(1) })
    .optional()
    .meta({ description: "2 MiB hugepages per node; default: 512 where a driver needs them, else none" }),
  workers: z.number().int().min(0).max(64).optional().meta({ description: "VPP worker threads; default 0" }),
  buffersPerNuma: z.number().int().min(16384).optional(),
  maxPodIfSpec: interfaceSpec.optional(),
  defaultPodIfSpec: interfaceSpec.optional(),
  vppHostTapSpec: interfaceSpec.optional(),
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
});

const ebpf = z.strictObject({
  kind: z.literal("ebpf"),
  apiServer: z
    .discriminatedUnion("kind", [
      z
        .strictObject({ kind: z.literal("endpoint"), host: z.string().min(1).optional(), port: port.optional() })
        .meta({ description: "a stable address in ConfigMap kubernetes-services-endpoint; default: the platform's" }),
      z
        .strictObject({ kind: z.literal("bootstrap") })
        .meta({ description: "the operator finds the API server itself (bpfNetworkBootstrap), Calico 3.31 and later" }),
    ])
    .optional()
    .meta({ description: "how Calico reaches the API server without kube-proxy" }),
  serviceMode: z.enum(["Tunnel", "DSR"]).optional().meta({ description: "default Tunnel" }),
  kubeProxy: z.enum(["remove", "leave"]).optional().meta({
    description: "remove (default) or leave it running beside eBPF (clean-up and health port are then switched off)",
  }),
  connectTimeLoadBalancing: z.enum(["TCP", "Enabled", "Disabled"]).optional(),
  dsrOptOutCidrs: z.array(cidr).optional(),
});

/** How packets are forwarded and policy is enforced on the nodes. */
export const dataplane = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("iptables") }).meta({ description: "Linux iptables" }),
    z
      .strictObject({ kind: z.literal("nftables") })
      .meta({ description: "Linux nftables; kube-proxy must run nftables too" }),
    ebpf.meta({ description: "Linux eBPF; replaces kube-proxy" }),
    vpp.meta({ description: "VPP in user space" }),
  ])
  .meta({ description: "how packets are forwarded and policy is enforced; default: iptables" });

export type Dataplane = z.infer<typeof dataplane>;
export type VppUplink = z.infer<typeof uplink>;
export type VppInterfaceSpec = z.infer<typeof interfaceSpec>;

/** How traffic between nodes is encrypted. */
export const encryption = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("wireguard"),
      ipv4: z.boolean().optional().meta({ description: "default: on when there are IPv4 pods" }),
      ipv6: z.boolean().optional().meta({ description: "default: on when there are IPv6 pods" }),
      hostEncryption: z.boolean().optional().meta({
        description: "host traffic too: only EKS and AKS with the cloud's own CNI, where it is on by default",
      }),
      listeningPort: port.optional().meta({ description: "UDP, default 51820" }),
      listeningPortV6: port.optional().meta({ description: "UDP, default 51821" }),
      mtu: z.number().int().min(576).max(9216).optional(),
      mtuV6: z.number().int().min(1280).max(9216).optional(),
      keepAlive: duration.optional(),
      threading: z.boolean().optional(),
      interfaceName: z.string().min(1).max(15).optional(),
      interfaceNameV6: z.string().min(1).max(15).optional(),
      routingRulePriority: z.number().int().optional(),
    }),
    z.strictObject({
      kind: z.literal("ipsec"),
      preSharedKey: z
        .discriminatedUnion("kind", [
          z
            .strictObject({ kind: z.literal("generated") })
            .meta({ description: "Pulumi makes it and keeps it encrypted" }),
          z
            .strictObject({ kind: z.literal("secret"), config: z.string().min(1) })
            .meta({ description: "name of a secret Pulumi configuration value that holds it" }),
          z
            .strictObject({ kind: z.literal("existing") })
            .meta({ description: "Secret calicovpp-ipsec-secret (key psk) is put in place by somebody else" }),
        ])
        .optional(),
      asyncCryptoThreads: z.number().int().min(0).optional(),
      crossTunnels: z.boolean().optional(),
    }),
  ])
  .meta({ description: "encryption between nodes; default: none" });

export type Encryption = z.infer<typeof encryption>;
