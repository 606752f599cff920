import { because, choose, trace, type Traced } from "../../../model";
import { defaults } from "../defaults";
import type { KopsIntent } from "../schema";
import { securityGroupRules } from "../security-group";
import type { KopsCluster } from "../types";
import type { KopsContext } from "./context";

/** Who brings Calico. */
export function resolveNetworking({ networking }: KopsIntent): Traced<KopsCluster["networking"]> {
  return choose<KopsCluster["networking"]>(networking, () => ({
    value: defaults.networking,
    origin: "default",
    why: "kOps' own Calico is there with the first node; cni is for the operator and VPP",
  }));
}

/** The API's load balancer, and who may reach it. */
export function resolveApi(
  { api }: KopsIntent,
  { topology, vpc }: Pick<KopsCluster, "topology" | "vpc">,
): Traced<KopsCluster["api"]> {
  const outside = [...new Set((api?.publicCidrs ?? []).map(String))].filter((cidr) => cidr !== vpc.cidr);
  return trace<KopsCluster["api"]>({
    loadBalancer: resolveLoadBalancer(api?.publicCidrs !== undefined, topology),
    access: trace<readonly string[]>(
      [
        because({ value: vpc.cidr, origin: "derived", why: "the VPC itself", from: ["/platform/vpc/cidr"] }),
        ...outside,
      ],
      api?.publicCidrs === undefined
        ? { origin: "default", why: "the VPC, and nobody else", from: ["/platform/vpc/cidr"] }
        : { origin: "user", why: "the ranges of the intent, beside the VPC" },
    ),
  });
}

function resolveLoadBalancer(
  isAskedFor: boolean,
  topology: KopsCluster["topology"],
): Traced<KopsCluster["api"]["loadBalancer"]> {
  const made = (value: "Public" | "Internal", why: string, ...from: string[]): Traced<typeof value> =>
    because({ value, origin: "derived", why, from });
  if (isAskedFor)
    return made("Public", "the intent names ranges outside that may reach the API", "/platform/api/access");
  if (topology === "public")
    return made("Public", "an internal load balancer needs a private subnet", "/platform/topology");
  return made(
    "Internal",
    "nothing is open to the internet unasked; who validates the cluster is inside the VPC or behind a VPN into it",
    "/platform/topology",
  );
}

/** Who may use SSH. */
export function resolveSshAccess({ sshCidrs }: KopsIntent): Traced<readonly string[]> {
  return choose<readonly string[]>(sshCidrs?.map(String), () => ({
    value: [],
    origin: "default",
    why: "nothing is open to SSH unasked",
  }));
}

/** The rules of the nodes' group beside kOps' own. */
export function resolveSecurityGroupRules(
  context: KopsContext,
  platform: Pick<KopsCluster, "networking" | "vpc">,
): Traced<KopsCluster["securityGroupRules"]> {
  const { openings } = context.intent.platform;
  const rules = securityGroupRules(context, platform, openings);
  return because({
    value: rules,
    origin: "derived",
    why:
      platform.networking === "cni"
        ? "what Calico needs and kOps opens only beside its own Calico, or not at all"
        : rules.length > 0
          ? "BGP peers outside the cluster, and openings of the intent, which kOps' groups do not let in"
          : "kOps opens what its own Calico needs between nodes",
    from: ["/platform/networking", "/platform/vpc", "/calico/pools", "/calico/encryption", "/calico/bgp/peers"],
  });
}
