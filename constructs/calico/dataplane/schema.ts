import * as z from "zod";
import { hostText, port } from "../../intent";
import { once } from "../../model";
import { vpp } from "../vpp/schema";

export const defaultDataplane = "iptables" as const;
export const defaultServiceMode = "Tunnel" as const;

const ebpf = once(() =>
  z.strictObject({
    kind: z.literal("ebpf"),
    apiServer: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("endpoint"), host: hostText.min(1).optional(), port: port.optional() }).meta({
          description:
            "a stable address in ConfigMap kubernetes-services-endpoint; default: the platform's; another host's port: where the platform serves the API",
        }),
        z
          .strictObject({ kind: z.literal("bootstrap") })
          .meta({ description: "the operator finds the API server itself (bpfNetworkBootstrap)" }),
      ])
      .optional()
      .meta({ description: "how Calico reaches the API server without kube-proxy" }),
    serviceMode: z
      .enum(["Tunnel", "DSR"])
      .optional()
      .meta({ description: `default ${defaultServiceMode}` }),
    kubeProxy: z.enum(["remove", "leave"]).optional().meta({
      description:
        "remove, or leave it running beside eBPF (clean-up and health port are then switched off); default: remove, but leave where the platform puts kube-proxy back",
    }),
  }),
);

/** How packets are forwarded and policy is enforced on the nodes. */
export const dataplane = once(() =>
  z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("iptables") }).meta({ description: "Linux iptables" }),
      z
        .strictObject({ kind: z.literal("nftables") })
        .meta({ description: "Linux nftables; kube-proxy must run nftables too" }),
      ebpf().meta({ description: "Linux eBPF; replaces kube-proxy" }),
      vpp().meta({ description: "VPP in user space" }),
    ])
    .meta({
      description: `how packets are forwarded and policy is enforced; default: ${defaultDataplane}, but nftables where kube-proxy uses nftables`,
    }),
);

export type Dataplane = z.infer<ReturnType<typeof dataplane>>;
