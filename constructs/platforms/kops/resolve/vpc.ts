import { asked, because, choose, trace, type Traced } from "../../../model";
import { planSubnets, zonesOf } from "../addresses";
import { defaults } from "../defaults";
import type { KopsIntent } from "../schema";
import type { KopsCluster, KopsSubnet, KopsVpc } from "../types";

type Vpc = NonNullable<KopsIntent["vpc"]>;

/** The VPC and its subnets, by the names that the instance groups use. */
export function resolveVpc(platform: KopsIntent, topology: KopsCluster["topology"]): Traced<KopsVpc> {
  return platform.vpc?.kind === "shared" ? shared(platform.vpc) : own(platform, platform.vpc, topology);
}

function shared({ vpcId, cidr, additionalCidrs, subnets }: Extract<Vpc, { kind: "shared" }>): Traced<KopsVpc> {
  return trace<KopsVpc>(
    {
      kind: "shared",
      vpcId,
      cidr: cidr.toString(),
      additionalCidrs: choose<readonly string[]>(additionalCidrs?.map(String), () => ({
        value: [],
        origin: "default",
        why: "the VPC has one range",
      })),
      subnets: subnets.map(({ subnetId, availabilityZone, cidr, type }) => ({
        name: because({
          value: type === "Utility" ? utilityName(availabilityZone) : availabilityZone,
          origin: "derived",
          why: "the kit names subnets after their zones",
        }),
        zone: availabilityZone,
        cidr: cidr.toString(),
        type,
        id: subnetId,
      })),
    },
    { origin: "user", why: "the intent shares a VPC: kOps changes neither its routes nor its gateways" },
  );
}

function own(
  platform: KopsIntent,
  wanted: Extract<Vpc, { kind: "create" }> | undefined,
  topology: KopsCluster["topology"],
): Traced<KopsVpc> {
  const cidr = choose(wanted?.cidr?.toString(), () => ({
    value: defaults.vpcCidr,
    origin: "default",
    why: "kOps' own default, outside its range for pods and services",
  }));
  const zones = zonesOf(platform);
  return trace<KopsVpc>(
    {
      kind: wanted === undefined ? "create" : asked(wanted.kind),
      cidr,
      additionalCidrs: because<readonly string[]>({
        value: [],
        origin: "platform",
        why: "kOps makes it with one range",
      }),
      subnets: because<readonly KopsSubnet[]>({
        value: subnetsOf(cidr.value, zones, topology),
        origin: "derived",
        why: `an eighth of the VPC for the nodes of each of ${zones.join(", ")}, and of the first eighth a slice each for load balancers and NAT`,
        from: ["/platform/vpc/cidr", "/platform/topology"],
      }),
    },
    { origin: wanted === undefined ? "default" : "user", why: "kOps makes and owns the VPC" },
  );
}

function subnetsOf(vpc: string, zones: readonly string[], topology: KopsCluster["topology"]): readonly KopsSubnet[] {
  const isPrivate = topology === "private";
  const nodes = (zone: string, position: number): KopsSubnet => ({
    name: zone,
    zone,
    cidr: planSubnets(vpc, position)?.nodes ?? vpc,
    type: isPrivate ? "Private" : "Public",
  });
  const utility = (zone: string, position: number): KopsSubnet => ({
    name: utilityName(zone),
    zone,
    cidr: planSubnets(vpc, position)?.utility ?? vpc,
    type: "Utility",
  });
  return [...zones.map(nodes), ...(isPrivate ? zones.map(utility) : [])];
}

/** The subnet of a zone that the internet reaches, beside a private one. */
export function utilityName(zone: string): string {
  return `utility-${zone}`;
}
