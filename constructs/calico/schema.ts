/* eslint-disable @typescript-eslint/no-require-imports -- import() would be asynchronous */
import * as z from "zod";
import type { FabricIntent } from "../fabric";
import type { PolicyIntent } from "../policy";
import { type BaseIntent, plainWord, type PlatformIntent } from "../intent";
import { ipam, nodeAddressAutodetection, pool, reservation, routing } from "./addresses/schema";
import type * as bgp from "./bgp/schema";
import { dataplane } from "./dataplane/schema";
import { encryption } from "./encryption/schema";
import type * as ofEnterprise from "./enterprise/schema";
import type * as felix from "./felix/schema";
import type * as installing from "./install/schema";
import { defaultRelease, enterpriseReleases } from "./release/releases";
import type * as fromRelease from "./release/schema";

export const defaultEdition = "oss" as const;

/** Each key's schema, made when it is wanted: an intent has few of them, and to make all takes longer than to check it. */
const keys = {
  release: () =>
    plainWord.optional().meta({
      description: `a release of the kit's table, e.g. ${defaultRelease}, or of Calico Enterprise, e.g. ${enterpriseReleases[0]?.enterprise}`,
    }),
  edition: () =>
    z
      .enum(["oss", "enterprise"])
      .optional()
      .meta({
        description: `default ${defaultEdition}; enterprise: Tigera's, by a release, a pull secret and a licence of its own`,
      }),
  enterprise: () => (require("./enterprise/schema") as typeof ofEnterprise).enterprise.optional(),
  install: () => (require("./release/schema") as typeof fromRelease).install.optional(),
  images: () => (require("./release/schema") as typeof fromRelease).images.optional(),
  dataplane: () => dataplane().optional(),
  encryption: () => encryption().optional(),
  routing: () => routing().optional(),
  pools: () => z.array(pool()).optional(),
  ipam: () => ipam().optional(),
  reservations: () => z.array(reservation()).optional(),
  bgp: () => (require("./bgp/schema") as typeof bgp).bgp.optional(),
  felix: () => (require("./felix/schema") as typeof felix).felix.optional(),
  nodeAddressAutodetection: () => nodeAddressAutodetection().optional(),
  mtu: () => z.number().int().min(576).max(9216).optional().meta({ description: "pod MTU; default: derived" }),
  installation: () => (require("./install/schema") as typeof installing).installation.optional(),
  kubeControllers: () => (require("./install/schema") as typeof installing).kubeControllers.optional(),
  components: () => (require("./install/schema") as typeof installing).components.optional(),
};

type Shape = { [Key in keyof typeof keys]: ReturnType<(typeof keys)[Key]> };

/**
 * All of Calico, or only the keys that an intent has. Every key may be left out: what then holds follows from the platform
 * and the other keys.
 */
export function calicoSchema(has: (key: string) => boolean): z.ZodObject<Shape, z.core.$strict> {
  const shape = Object.entries(keys).flatMap(([key, make]) => (has(key) ? [[key, make()] as const] : []));
  // The entries have lost which schema belongs to which key; the table's own type has it.
  return z
    .strictObject(Object.fromEntries(shape) as unknown as Shape)
    .meta({ description: "Calico: release, data plane, encryption, routing, addresses, BGP, Felix" });
}

export type Calico = z.infer<ReturnType<typeof calicoSchema>>;

/** An intent as every room sees it; a platform's own sees its part typed. */
export type ClusterIntent<P extends PlatformIntent = PlatformIntent> = BaseIntent & {
  readonly platform: P;
  readonly calico?: Calico | undefined;
  readonly fabric?: FabricIntent | undefined;
  readonly policy?: PolicyIntent | undefined;
};
