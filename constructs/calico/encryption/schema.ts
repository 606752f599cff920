import { z } from "zod";
import { duration, port } from "../../intent";

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
