import type { ClusterIntent, Routing } from "../../calico";
import type { Because } from "../../model";

export const underlayMtu: Because<number> = {
  value: 9001,
  origin: "platform",
  why: "ENA interfaces carry jumbo frames inside a VPC",
};

/** The VPC's own name server, the same address in every VPC. */
export const vpcResolver = "169.254.169.253";

/** The overlay that carries pods' packets through a VPC: VXLAN for the reason given, IP-in-IP where VPP needs it. */
export function vpcOverlay(intent: ClusterIntent, whyVxlan: string): Because<Routing> {
  if (intent.calico?.dataplane?.kind === "vpp" || intent.calico?.encryption?.kind === "ipsec") {
    return {
      value: { kind: "overlay", encapsulation: "IPIP" },
      origin: "platform",
      why: "VPP needs BGP, and its IPsec covers IP-in-IP pools only; the VPC does not route pod addresses",
    };
  }
  return { value: { kind: "overlay", encapsulation: "VXLAN" }, origin: "platform", why: whyVxlan };
}
