import * as z from "zod";
import type { FabricIntent } from "../fabric";
import { type BaseIntent, plainWord, type PlatformIntent } from "../intent";
import { ipam, nodeAddressAutodetection, pool, reservation, routing } from "./addresses/schema";
import { bgp } from "./bgp/schema";
import { dataplane } from "./dataplane/schema";
import { encryption } from "./encryption/schema";
import { felix } from "./felix/schema";
import { components, installation, kubeControllers } from "./install/schema";
import { defaultRelease } from "./release/releases";
import { images, install } from "./release/schema";

export const defaultEdition = "oss" as const;

/** All of Calico. Every key may be left out: what then holds follows from the platform and the other keys. */
export const calico = z
  .strictObject({
    release: plainWord.optional().meta({ description: `a release of the kit's table, e.g. ${defaultRelease}` }),
    edition: z
      .enum(["oss", "enterprise"])
      .optional()
      .meta({ description: `default ${defaultEdition}` }),
    install: install.optional(),
    images: images.optional(),
    dataplane: dataplane.optional(),
    encryption: encryption.optional(),
    routing: routing.optional(),
    pools: z.array(pool).optional(),
    ipam: ipam.optional(),
    reservations: z.array(reservation).optional(),
    bgp: bgp.optional(),
    felix: felix.optional(),
    nodeAddressAutodetection: nodeAddressAutodetection.optional(),
    mtu: z.number().int().min(576).max(9216).optional().meta({ description: "pod MTU; default: derived" }),
    installation: installation.optional(),
    kubeControllers: kubeControllers.optional(),
    components: components.optional(),
  })
  .meta({ description: "Calico: release, data plane, encryption, routing, addresses, BGP, Felix" });

export type Calico = z.infer<typeof calico>;

/** An intent as every room sees it; a platform's own sees its part typed. */
export type ClusterIntent<P extends PlatformIntent = PlatformIntent> = BaseIntent & {
  readonly platform: P;
  readonly calico?: Calico | undefined;
  readonly fabric?: FabricIntent | undefined;
};
