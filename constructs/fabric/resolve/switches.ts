import { pointer } from "../../findings";
import { Asn, type Cidr, type Ip, type IpFamily } from "../../net";
import type { FabricSwitch, FabricTor, FabricUplink } from "../fabric";
import type { FabricIntent, RackIntent, SpineIntent, TorIntent } from "../schema";
import { defaults } from "../schema/defaults";
import { addressAt, asNumberAt, loopbackIndex, otherEnd, pointToPointAt, rangeOf, uplinkIndex } from "./plan";

export interface Planned {
  readonly intent: FabricIntent;
  readonly families: readonly IpFamily[];
  readonly planes: 1 | 2;
  readonly spines: readonly FabricSwitch[];
}

type Plan = Omit<Planned, "spines">;

export function resolveSpines(plan: Plan): readonly FabricSwitch[] {
  const { spines = [], asNumbers } = plan.intent;
  return spines.map((spine, index): FabricSwitch => {
    const number = spine.number ?? index + 1;
    return {
      ...loopbacksOf(plan, spine, loopbackIndex({ spine: number })),
      name: spine.name,
      os: spine.os,
      asNumber: spine.asNumber ?? asNumbers?.spines ?? Asn.of(defaults.spineAsNumber),
      number,
      path: pointer("fabric", "spines", index),
    };
  });
}

/** A rack's own AS number: its switches', and with design as-per-rack its nodes'. */
export function rackAsNumber({ asNumbers }: FabricIntent, rack: RackIntent, number: number): Asn {
  return rack.asNumber ?? asNumberAt(asNumbers?.firstRack ?? Asn.of(defaults.rackAsNumber), number - 1);
}

/** The number of a switch in its rack; of two planes also which of them it is. */
export function torNumber({ number }: TorIntent, index: number): number {
  return number ?? index + 1;
}

/** A switch of a rack; `subnets` are those of its links to nodes. */
export function resolveTor(
  plan: Planned,
  rack: { readonly intent: RackIntent; readonly number: number; readonly index: number },
  tor: { readonly intent: TorIntent; readonly index: number; readonly subnets: readonly Cidr[] },
): FabricTor {
  const { intent, index, subnets } = tor;
  const number = torNumber(intent, index);
  const { links } = plan.intent;
  const isVlan = links?.kind !== "routed";
  const vlan = rack.intent.vlan ?? (links?.kind === "vlan" ? links.vlan : undefined) ?? defaults.vlan;
  return {
    ...loopbacksOf(plan, intent, loopbackIndex({ rack: rack.number, tor: number })),
    name: intent.name,
    os: intent.os,
    asNumber: intent.asNumber ?? rackAsNumber(plan.intent, rack.intent, rack.number),
    number,
    path: pointer("fabric", "racks", rack.index, "tors", index),
    subnets,
    // In a subnet of its own it is the first; in a shared one each has its number.
    addresses: isVlan
      ? subnets.map(
          (subnet) => own(intent.addresses, subnet.family) ?? addressAt(subnet, plan.planes === 2 ? 1 : number),
        )
      : [],
    ...(isVlan ? { vlan: vlan + (plan.planes === 2 ? number - 1 : 0) } : {}),
    uplinks: uplinksOf(plan, rack.number, number, intent),
  };
}

function uplinksOf(plan: Planned, rack: number, tor: number, { uplinks }: TorIntent): readonly FabricUplink[] {
  const wanted = new Map((uplinks ?? []).map((one) => [one.spine, one]));
  const reached = uplinks === undefined ? plan.spines : plan.spines.filter(({ name }) => wanted.has(name));
  return reached.map(({ name, number }): FabricUplink => {
    const { port, spinePort, addresses } = wanted.get(name) ?? {};
    return {
      spine: name,
      ...(port === undefined ? {} : { port }),
      ...(spinePort === undefined ? {} : { spinePort }),
      ends: plan.families.map((family) => {
        const lower = own(addresses, family);
        if (lower !== undefined) return { lower, upper: otherEnd(lower) };
        const link = pointToPointAt(rangeOf("uplinks", plan.intent, family), uplinkIndex(rack, tor, number));
        return { lower: link.second, upper: link.first };
      }),
    };
  });
}

function loopbacksOf(
  { intent, families }: Plan,
  { loopbacks: wanted }: Pick<SpineIntent, "loopbacks">,
  index: number,
): Pick<FabricSwitch, "loopbacks" | "routerId"> {
  const loopbacks = families.map(
    (family) => own(wanted, family) ?? addressAt(rangeOf("loopbacks", intent, family), index),
  );
  // A router id has 32 bits whatever the family of the sessions.
  const routerId =
    own(wanted, 4) ?? loopbacks.find(({ family }) => family === 4) ?? addressAt(rangeOf("loopbacks", intent, 4), index);
  return { loopbacks, routerId };
}

/** What the intent says for a family. */
export function own(addresses: readonly Ip[] | undefined, family: IpFamily): Ip | undefined {
  return addresses?.find((address) => address.family === family);
}
