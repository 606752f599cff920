import type { AddressAutodetection } from "./schema";

/** A method as calico-node's environment has it (IP_AUTODETECTION_METHOD, IP6_AUTODETECTION_METHOD); undefined for none. */
export function autodetectionText(method: AddressAutodetection | undefined): string | undefined {
  if (method?.firstFound !== undefined) return "first-found";
  if (method?.canReach !== undefined) return `can-reach=${method.canReach}`;
  if (method?.interface !== undefined) return `interface=${method.interface}`;
  if (method?.skipInterface !== undefined) return `skip-interface=${method.skipInterface}`;
  if (method?.cidrs !== undefined) return `cidr=${method.cidrs.join(",")}`;
  return method?.kubernetes === undefined ? undefined : "kubernetes-internal-ip";
}
