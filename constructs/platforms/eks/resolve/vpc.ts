import { compact } from "../../../model";
import { planSubnets, vpcCidrOf, zonesOf } from "../addresses";
import type { EksSubnet, EksVpc } from "../types";
import type { EksContext } from "./context";

/** The VPC: what the kit makes, or the ids of what is there. */
export function resolveVpc({ intent, platform, reasons }: EksContext): EksVpc {
  const availabilityZones = zonesOf(platform);
  if (platform.vpc?.kind === "adopt") {
    const { cidr, vpcId, privateSubnets } = platform.vpc;
    reasons.set("/platform/vpc", {
      value: vpcId,
      origin: "user",
      why: "the intent adopts a VPC; the kit changes nothing in it",
    });
    return {
      kind: "adopt",
      cidr: cidr.toString(),
      vpcId,
      availabilityZones,
      privateSubnets: privateSubnets.map((subnet) => compact({ ...subnet, cidr: subnet.cidr?.toString() })),
    };
  }
  const wanted = platform.vpc;
  reasons.set("/platform/vpc", {
    value: undefined,
    origin: wanted === undefined ? "default" : "user",
    why: wanted === undefined ? "a VPC of the cluster's own" : "the intent says so",
  });
  const cidr = reasons.choose("/platform/vpc/cidr", wanted?.cidr?.toString(), () => ({
    value: vpcCidrOf(platform),
    origin: "default",
    why: "room for seven zones of 8,000 nodes and load balancers each",
  }));
  reasons.choose("/platform/vpc/availabilityZones", wanted?.availabilityZones, () => ({
    value: availabilityZones,
    origin: "default",
    why: `the first zones that ${platform.region} gives to new accounts; EKS needs two`,
  }));
  const nat = reasons.choose("/platform/vpc/natGateways", wanted?.natGateways, () => ({
    value: "single" as const,
    origin: "default",
    why: "one NAT gateway is the cheapest way out; `per-zone` survives the loss of a zone",
  }));
  const natGateways = nat === "none" ? [] : nat === "single" ? availabilityZones.slice(0, 1) : availabilityZones;
  const endpoints = reasons.choose("/platform/vpc/endpoints", wanted?.endpoints, () => ({
    value: ["s3" as const],
    origin: "default",
    why: "image layers of ECR come from S3, and its gateway endpoint is free of charge",
  }));
  const subnet = (tier: "private" | "public", zone: string, position: number): EksSubnet => ({
    key: `${tier}-${zone}`,
    availabilityZone: zone,
    cidr: planSubnets(cidr, position)?.[`${tier}Cidr`] ?? cidr,
    tags: {
      [`kubernetes.io/cluster/${intent.name}`]: "shared",
      [tier === "public" ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb"]: "1",
    },
  });
  reasons.set("/platform/vpc/privateSubnets", {
    value: undefined,
    origin: "derived",
    why: "one eighth of the VPC for each zone, in the order of the zones",
    from: ["/platform/vpc/cidr", "/platform/vpc/availabilityZones"],
  });
  reasons.set("/platform/vpc/publicSubnets", {
    value: undefined,
    origin: "derived",
    why: "the last eighth of the VPC, cut into eighths again",
    from: ["/platform/vpc/cidr", "/platform/vpc/availabilityZones"],
  });
  return {
    kind: "create",
    cidr,
    availabilityZones,
    privateSubnets: availabilityZones.map((zone, position) => subnet("private", zone, position)),
    publicSubnets: availabilityZones.map((zone, position) => subnet("public", zone, position)),
    natGateways,
    natGatewayOf: Object.fromEntries(
      nat === "none" ? [] : availabilityZones.map((zone) => [zone, nat === "single" ? (natGateways[0] ?? zone) : zone]),
    ),
    endpoints: [...new Set(endpoints)].map((service) => ({
      service,
      type: service === "s3" ? "Gateway" : "Interface",
    })),
  };
}
