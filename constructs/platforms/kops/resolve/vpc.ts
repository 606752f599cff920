import { planSubnets, vpcCidrOf, zonesOf } from "../addresses";
import type { KopsSubnet, KopsVpc } from "../types";
import type { KopsContext } from "./context";

/** The VPC and its subnets, by the names that the instance groups use. */
export function resolveVpc(context: KopsContext, topology: "public" | "private"): KopsVpc {
  const { platform, reasons } = context;
  if (platform.vpc?.kind === "shared") {
    const { vpcId, cidr, additionalCidrs = [], subnets } = platform.vpc;
    reasons.set("/platform/vpc", {
      value: vpcId,
      origin: "user",
      why: "the intent shares a VPC: kOps changes neither its routes nor its gateways",
    });
    return {
      kind: "shared",
      vpcId,
      cidr: cidr.toString(),
      additionalCidrs: additionalCidrs.map(String),
      subnets: subnets.map(({ subnetId, availabilityZone, cidr, type }) => ({
        name: type === "Utility" ? `utility-${availabilityZone}` : availabilityZone,
        zone: availabilityZone,
        cidr: cidr.toString(),
        type,
        id: subnetId,
      })),
    };
  }
  const cidr = reasons.choose("/platform/vpc/cidr", platform.vpc?.cidr?.toString(), () => ({
    value: vpcCidrOf(platform),
    origin: "default",
    why: "kOps' own default, outside its range for pods and services",
  }));
  const zones = zonesOf(platform);
  const nodes = (zone: string, position: number): KopsSubnet => ({
    name: zone,
    zone,
    cidr: planSubnets(cidr, position)?.nodes ?? cidr,
    type: topology === "private" ? "Private" : "Public",
  });
  const utility = (zone: string, position: number): KopsSubnet => ({
    name: `utility-${zone}`,
    zone,
    cidr: planSubnets(cidr, position)?.utility ?? cidr,
    type: "Utility",
  });
  reasons.set("/platform/vpc", {
    value: undefined,
    origin: platform.vpc === undefined ? "default" : "user",
    why: "kOps makes and owns the VPC",
  });
  reasons.set("/platform/vpc/subnets", {
    value: undefined,
    origin: "derived",
    why: `an eighth of the VPC for the nodes of each of ${zones.join(", ")}, and of the first eighth a slice each for load balancers and NAT`,
    from: ["/platform/vpc/cidr", "/platform/topology"],
  });
  return {
    kind: "create",
    cidr,
    additionalCidrs: [],
    subnets: [...zones.map(nodes), ...(topology === "private" ? zones.map(utility) : [])],
  };
}
