import type { SwitchConfig } from "../..";
import { fileOf } from "..";

/** How the kernel of a Linux switch forwards. */
export function kernelSettings({ ignoresRoutesWithLinkdown, bgp }: SwitchConfig): string {
  const families = bgp.families.map((family) => `ipv${family}`);
  return fileOf([
    "# written by calico-kit: how the kernel forwards",
    ...bgp.families.map((family) => (family === 4 ? "net.ipv4.ip_forward = 1" : "net.ipv6.conf.all.forwarding = 1")),
    "# by addresses and ports, so that the packets of a connection keep their way",
    ...families.map((family) => `net.${family}.fib_multipath_hash_policy = 1`),
    "# replies may take another of several ways than what they answer",
    "net.ipv4.conf.all.rp_filter = 0",
    "net.ipv4.conf.default.rp_filter = 0",
    ...(ignoresRoutesWithLinkdown
      ? [
          "# a route by way of a port without carrier is passed over at once",
          ...families.flatMap((family) =>
            ["all", "default"].map((which) => `net.${family}.conf.${which}.ignore_routes_with_linkdown = 1`),
          ),
        ]
      : []),
  ]);
}
