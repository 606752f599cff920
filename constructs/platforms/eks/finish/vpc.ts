import { asked, because, choose, trace, type Traced } from "../../../model";
import { planSubnets, vpcCidrOf, zonesOf } from "../addresses";
import { defaults } from "../defaults";
import type { EksIntent } from "../schema";
import type { EksSubnet, EksVpc } from "../types";
import type { EksContext } from "./context";

type CreatedVpc = Extract<EksVpc, { kind: "create" }>;

/** The VPC: what the kit makes, or the ids of what is there. */
export function resolveVpc({ intent }: EksContext): Traced<EksVpc> {
  const { platform } = intent;
  return platform.vpc?.kind === "adopt"
    ? adopted(platform, platform.vpc)
    : created(intent.name, platform, platform.vpc);
}

function adopted(
  platform: EksIntent,
  { cidr, additionalCidrs, vpcId, privateSubnets }: Extract<NonNullable<EksIntent["vpc"]>, { kind: "adopt" }>,
): Traced<EksVpc> {
  return trace<EksVpc>(
    {
      kind: "adopt",
      cidr: asked(cidr.toString()),
      additionalCidrs: additionalCidrs?.map(String),
      vpcId,
      availabilityZones: zonesOf(platform),
      privateSubnets: privateSubnets.map(({ cidr: range, ...subnet }) => ({ ...subnet, cidr: range?.toString() })),
    },
    { origin: "user", why: "the intent adopts a VPC; the kit changes nothing in it" },
  );
}

function created(
  name: string,
  platform: EksIntent,
  wanted: Extract<NonNullable<EksIntent["vpc"]>, { kind: "create" }> | undefined,
): Traced<EksVpc> {
  const availabilityZones = choose<readonly string[]>(wanted?.availabilityZones && zonesOf(platform), () => ({
    value: zonesOf(platform),
    origin: "default",
    why: `the first zones that ${platform.region} gives to new accounts; EKS needs two`,
  }));
  const zones = availabilityZones.value;
  const cidr = choose(wanted?.cidr?.toString(), () => ({
    value: vpcCidrOf(platform),
    origin: "default",
    why: "room for seven zones of 8,000 nodes and load balancers each",
  }));
  const subnet = (tier: "private" | "public", zone: string, position: number): EksSubnet => ({
    key: `${tier}-${zone}`,
    availabilityZone: zone,
    cidr: planSubnets(cidr.value, position)?.[`${tier}Cidr`] ?? cidr.value,
    tags: {
      [`kubernetes.io/cluster/${name}`]: "shared",
      [tier === "public" ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb"]: "1",
    },
  });
  const from = ["/platform/vpc/cidr", "/platform/vpc/availabilityZones"];
  return trace<CreatedVpc>(
    {
      kind: "create",
      cidr,
      availabilityZones,
      privateSubnets: because({
        value: zones.map((zone, position) => subnet("private", zone, position)),
        origin: "derived",
        why: "one eighth of the VPC for each zone, in the order of the zones",
        from,
      }),
      publicSubnets: because({
        value: zones.map((zone, position) => subnet("public", zone, position)),
        origin: "derived",
        why: "the last eighth of the VPC, cut into eighths again",
        from,
      }),
      ...gateways(zones, wanted?.natGateways),
      endpoints: endpoints(wanted?.endpoints),
    },
    wanted === undefined
      ? { origin: "default", why: "a VPC of the cluster's own" }
      : { origin: "user", why: "the intent says so" },
  );
}

/** Zones with a NAT gateway, and the one that each zone uses. */
function gateways(zones: readonly string[], wanted: "single" | "per-zone" | "none" | undefined) {
  const nat = choose(wanted, () => ({
    value: defaults.natGateways,
    origin: "default",
    why: "one NAT gateway is the cheapest way out; `per-zone` survives the loss of a zone",
  }));
  const natGateways = nat.value === "none" ? [] : nat.value === "single" ? zones.slice(0, 1) : zones;
  const used = (zone: string): string => (nat.value === "single" ? (natGateways[0] ?? zone) : zone);
  return {
    natGateways: trace<readonly string[]>(natGateways, nat.notes[0]?.reason),
    natGatewayOf: because<CreatedVpc["natGatewayOf"]>({
      value: nat.value === "none" ? {} : Object.fromEntries(zones.map((zone) => [zone, used(zone)])),
      origin: "derived",
      why: "the zone's own, or the only one",
      from: ["/platform/vpc/natGateways"],
    }),
  };
}

function endpoints(wanted: readonly string[] | undefined): Traced<CreatedVpc["endpoints"]> {
  const services = choose<readonly string[]>(wanted, () => ({
    value: defaults.endpoints,
    origin: "default",
    why: "image layers of ECR come from S3, and its gateway endpoint is free of charge",
  }));
  return trace<CreatedVpc["endpoints"]>(
    [...new Set(services.value)].map((service) => ({ service, type: service === "s3" ? "Gateway" : "Interface" })),
    services.notes[0]?.reason,
  );
}
