import * as z from "zod";
import { fromConfiguration, secretKeyRef, wanting } from "../../intent";
import { once } from "../../model";
import { felixFields } from "../felix/fields";

const { wireguardListeningPort, wireguardListeningPortV6 } = felixFields;

/** How traffic between nodes is encrypted. */
export const encryption = once(() =>
  wanting(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("none") }),
      z.strictObject({
        kind: z.literal("wireguard"),
        ipv4: z.boolean().optional().meta({ description: "default: on when there are IPv4 pods" }),
        ipv6: z.boolean().optional().meta({ description: "default: on when there are IPv6 pods" }),
        hostEncryption: z.boolean().optional().meta({
          description: "host traffic too: only EKS and AKS with the cloud's own CNI, where it is on by default",
        }),
        listeningPort: wireguardListeningPort
          .type()
          .optional()
          .meta({ description: `UDP, default ${wireguardListeningPort.default}` }),
        listeningPortV6: wireguardListeningPortV6
          .type()
          .optional()
          .meta({ description: `UDP, default ${wireguardListeningPortV6.default}` }),
        mtu: felixFields.wireguardMTU.type().optional(),
        mtuV6: felixFields.wireguardMTUV6.type().optional(),
        keepAlive: felixFields.wireguardKeepAlive.type().optional(),
        threading: felixFields.wireguardThreadingEnabled.type().optional(),
        interfaceName: felixFields.wireguardInterfaceName.type().optional(),
        interfaceNameV6: felixFields.wireguardInterfaceNameV6.type().optional(),
        routingRulePriority: felixFields.wireguardRoutingRulePriority.type().optional(),
      }),
      z.strictObject({
        kind: z.literal("ipsec"),
        preSharedKey: z
          .discriminatedUnion("kind", [
            z
              .strictObject({ kind: z.literal("generated") })
              .meta({ description: "Pulumi makes it and keeps it encrypted" }),
            fromConfiguration,
            z.strictObject({ kind: z.literal("existing"), secretKeyRef: secretKeyRef.optional() }).meta({
              description:
                "a Secret in namespace calico-vpp-dataplane that somebody else puts in place; default: calicovpp-ipsec-secret, key psk",
            }),
          ])
          .optional()
          .meta({ description: "IKEv2 pre-shared key, by reference; default: generated" }),
        asyncCryptoThreads: z.number().int().min(0).optional(),
        crossTunnels: z.boolean().optional(),
      }),
    ]),
    { elsewhere: new Map([["macsec", "choose one of them; MACsec is a matter of nodes' links and switches"]]) },
  ).meta({ description: "encryption between nodes; default: none" }),
);

export type Encryption = z.infer<ReturnType<typeof encryption>>;
