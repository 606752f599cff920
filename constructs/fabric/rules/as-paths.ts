import { here, list, pointer, valueAt } from "../../findings";
import { Asn } from "../../net";
import type { Fabric, FabricNode, FabricRack, FabricSwitch } from "../fabric";
import type { FabricIntent } from "../schema";
import { defaults } from "../schema/defaults";
import { speakersOf } from "../sessions";
import { type Arrival, arrivalsOf } from "./arrivals";
import { at, type FabricJudged, groupedBy, rule, withFabric } from "./support";

const lab = "calico-kit: simulate, every design with each number of a switch on nodes; RFC 4271 section 9.1.2";

const paths = rule({
  finds: {
    "FAB-050": {
      title: "AS number of a switch on nodes elsewhere, and pods that cannot be reached",
      severity: "error",
      why: "A router drops routes that have its own number in their path: the switch those of the nodes, or the nodes those by way of the switch, and no other route leads there.",
      upstream: here,
      see: lab,
    },
    "FAB-051": {
      title: "AS number of a switch on nodes elsewhere, and fewer ways than there are",
      severity: "warning",
      why: "A router drops routes that have its own number in their path. Packets go by the default route, or by the switches that are left, and are lost with the next failure.",
      upstream: here,
      see: lab,
    },
  },
  check: withFabric((context, fabric, written) => {
    const holders = holdersOf(fabric);
    const nodes = fabric.racks.flatMap((rack) => speakersOf(fabric, rack).map((node) => ({ rack, node })));
    const byNumber = groupedBy(nodes, ({ node }) => String(node.asNumber));
    const arrivals = arrivalsOf(fabric);
    for (const all of byNumber.values()) {
      const [first] = all as readonly [Placed];
      const number = first.node.asNumber;
      const add = (code: "FAB-050" | "FAB-051", whose: string, effect: string): void => {
        const free = freeNumber(fabric);
        context.report.add(code, pathOf(context, fabric, written, first), {
          message: `${nodesOf(all)} AS ${number}, as ${whose}: ${effect}`,
          got: number,
          want: "a number that no spine and no switch of another rack has",
          fix: fixOf(fabric, written, first, free),
        });
      };
      const spines = fabric.spines.filter(({ asNumber }) => asNumber.equals(number));
      // FAB-024 says it of the switches.
      if (spines.length > 0 && holders.has(number.value)) continue;
      if (spines.length > 0) {
        const isOnly = spines.length === fabric.spines.length && countRacks(fabric) > 1;
        add(
          isOnly ? "FAB-050" : "FAB-051",
          areOf(spines),
          isOnly
            ? "nobody in another rack learns where their pods are"
            : `${spines.length > 1 ? "they drop" : "it drops"} their routes, and nodes those of ${spines.length > 1 ? "theirs" : "its"}`,
        );
        continue;
      }
      const found = dropped(fabric, all, holders.get(number.value) ?? [], arrivals);
      if (found === undefined) continue;
      const { from, to, arrival, switches } = found;
      add(
        arrival === "none" ? "FAB-050" : "FAB-051",
        switches.length > 0 ? areOf(switches) : "others of them, behind switches of another AS",
        `${to} does not take the route to ${from}${left[arrival]}`,
      );
    }
  }),
});

const left: Readonly<Record<Arrival, string>> = {
  every: "",
  fewer: " from each of its switches",
  default: ", and has the default route",
  none: "",
};

interface Placed {
  readonly rack: FabricRack;
  readonly node: FabricNode;
}

/** Switches of racks by AS number, with their racks. */
function holdersOf({ racks }: Fabric) {
  const holders = new Map<number, { readonly rack: FabricRack; readonly tor: FabricSwitch }[]>();
  for (const rack of racks)
    for (const tor of rack.tors) {
      const there = holders.get(tor.asNumber.value);
      if (there === undefined) holders.set(tor.asNumber.value, [{ rack, tor }]);
      else there.push({ rack, tor });
    }
  return holders;
}

/** The first pair of nodes between which a route of this number is not taken; the worst of those that were looked at. */
function dropped(
  fabric: Fabric,
  all: readonly Placed[],
  holders: readonly { readonly rack: FabricRack; readonly tor: FabricSwitch }[],
  arrivalOf: ReturnType<typeof arrivalsOf>,
) {
  const [first] = all as readonly [Placed];
  let worst: { from: string; to: string; arrival: Arrival; switches: readonly FabricSwitch[] } | undefined;
  const judge = (from: Placed, to: Placed, switches: readonly FabricSwitch[]): void => {
    if (worst?.arrival === "none") return;
    const arrival = arrivalOf(from, to);
    if (arrival === "every" || (worst !== undefined && arrival !== "none")) return;
    worst = { from: from.node.name, to: to.node.name, arrival, switches };
  };
  // Of nodes with one number two findings speak already: FAB-022 of racks, FAB-023 of nodes.
  const isInside = ({ rack, node }: Placed): boolean =>
    rack.tors.some(({ asNumber }) => asNumber.equals(node.asNumber));
  const isSaid = (other: Placed): boolean =>
    fabric.design.kind === "as-per-server" || (other.rack !== first.rack && isInside(first) && isInside(other));
  const isInternal = ({ rack, node }: Placed): boolean =>
    rack.tors.every(({ asNumber }) => asNumber.equals(node.asNumber));
  const ownElsewhere = all.find((one) => !isInside(one));
  if (ownElsewhere !== undefined)
    for (const { rack, tor } of holders) {
      const [node] = speakersOf(fabric, rack);
      if (rack === ownElsewhere.rack || node === undefined) continue;
      const other = { rack, node };
      judge(ownElsewhere, other, [tor]);
      judge(other, ownElsewhere, [tor]);
    }
  if (worst === undefined)
    for (const other of all.slice(1, mostOthers)) {
      if (isSaid(other) || (other.rack === first.rack && isInternal(first))) continue;
      judge(first, other, []);
      judge(other, first, []);
    }
  return worst;
}

/** Of nodes that share a number so many are looked at: rules must end where there are thousands. */
const mostOthers = 200;

function countRacks({ racks }: Fabric): number {
  return racks.filter(({ nodes }) => nodes.length > 0).length;
}

function nodesOf(all: readonly Placed[]): string {
  const [first] = all as readonly [Placed];
  return all.length === 1 ? `${first.node.name} is` : `${first.node.name} and ${all.length - 1} more nodes are`;
}

function areOf(switches: readonly FabricSwitch[]): string {
  return `${list(switches.map(({ name }) => name))} ${switches.length > 1 ? "are" : "is"}`;
}

/** Where the intent says the number, else where the nearest thing stands. */
function pathOf(context: FabricJudged, { racks }: Fabric, { racks: written }: FabricIntent, { rack, node }: Placed) {
  const index = racks.indexOf(rack);
  const position = (written[index]?.nodes ?? []).findIndex(({ name }) => name === node.name);
  const own = at(context, "racks", index, "nodes", position, "asNumber");
  if (position >= 0 && own.endsWith("/asNumber")) return own;
  const shared = pointer("calico", "bgp", "asNumber");
  if (isShared(context.intent.fabric) && valueAt(context.intent, shared) !== undefined) return shared;
  const tor = written[index]?.tors.findIndex(({ asNumber }) => asNumber !== undefined) ?? -1;
  if (context.intent.fabric?.design.kind === "as-per-rack" && tor >= 0)
    return at(context, "racks", index, "tors", tor, "asNumber");
  return at(context, "design", ...(context.intent.fabric?.design.kind === "as-per-server" ? ["firstAsNumber"] : []));
}

function isShared(fabric: FabricIntent | undefined): boolean {
  return fabric?.design.kind === "shared-as" || fabric?.design.kind === "route-reflectors";
}

function fixOf({ racks }: Fabric, written: FabricIntent, { rack, node }: Placed, free: Asn): string {
  const own = written.racks[racks.indexOf(rack)]?.nodes?.find(({ name }) => name === node.name)?.asNumber;
  if (own !== undefined) return `write another asNumber for ${node.name}, or none`;
  if (isShared(written)) return `write calico.bgp.asNumber: ${free}, or other numbers for the switches`;
  return written.design.kind === "as-per-server"
    ? "write another fabric.design.firstAsNumber, or other numbers for the switches"
    : "write the asNumber of the rack, which its switches and nodes then have, and none for a switch alone";
}

/** A private number that no switch has. */
function freeNumber({ racks, spines }: Fabric): Asn {
  const taken = new Set([...spines, ...racks.flatMap(({ tors }) => tors)].map(({ asNumber }) => asNumber.value));
  let number: number = defaults.sharedAsNumber;
  while (taken.has(number)) number += 1;
  return Asn.of(number);
}

/** Numbers that are fine by themselves, and not together. */
export const asPathRules = [paths];
