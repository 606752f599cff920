import { z } from "zod";
import { line } from "../../intent";
import { felixFields } from "../felix/fields";

const { wireguardListeningPort, wireguardListeningPortV6 } = felixFields;

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
      listeningPort: wireguardListeningPort.type
        .optional()
        .meta({ description: `UDP, default ${wireguardListeningPort.default}` }),
      listeningPortV6: wireguardListeningPortV6.type
        .optional()
        .meta({ description: `UDP, default ${wireguardListeningPortV6.default}` }),
      mtu: felixFields.wireguardMTU.type.optional(),
      mtuV6: felixFields.wireguardMTUV6.type.optional(),
      keepAlive: felixFields.wireguardKeepAlive.type.optional(),
      threading: felixFields.wireguardThreadingEnabled.type.optional(),
      interfaceName: felixFields.wireguardInterfaceName.type.optional(),
      interfaceNameV6: felixFields.wireguardInterfaceNameV6.type.optional(),
      routingRulePriority: felixFields.wireguardRoutingRulePriority.type.optional(),
    }),
    z.strictObject({
      kind: z.literal("ipsec"),
      preSharedKey: z
        .discriminatedUnion("kind", [
          z
            .strictObject({ kind: z.literal("generated") })
            .meta({ description: "Pulumi makes it and keeps it encrypted" }),
          z
            .strictObject({ kind: z.literal("secret"), config: line.min(1) })
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
