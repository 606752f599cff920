import { type Fabric, type FabricRack, type FabricTor, speakersOf } from "../fabric";
import type { Asn } from "../net";
import { counted } from "./words";

/** Who is in which AS, and who tells whom. */
export function designOf({ design }: Fabric, asNumber: Asn): string {
  switch (design.kind) {
    case "as-per-rack":
      return "a rack's nodes are in the AS of its switches, which reflect routes between them";
    case "as-per-server":
      return "each node is an AS of its own";
    case "shared-as":
      return `nodes are all AS ${asNumber}, ${loopsOf(design.loops)}`;
    case "route-reflectors":
      return `nodes are all AS ${asNumber}, ${loopsOf(design.loops)}; ${design.in === "rack" ? "a rack's reflectors speak to its switches, for the others" : "a few nodes reflect routes for all, and all speak to their switches"}`;
  }
}

function loopsOf(loops: "as-override" | "numAllowedLocalASNumbers"): string {
  return loops === "as-override" ? "over which switches write their own" : "which they let pass in a path";
}

/** AS numbers, few one by one, of many the first and the last. */
export function numbersOf(all: readonly Asn[]): string {
  const numbers = [...new Map(all.map((one) => [one.value, one])).values()].sort((a, b) => a.compare(b));
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return "";
  return numbers.length <= 3 ? `AS ${numbers.join(", ")}` : `AS ${first} to ${last}`;
}

/** What a rack's switch is to a reader, a line each. */
export function linesOfTor(fabric: Fabric, rack: FabricRack, tor: FabricTor): readonly string[] {
  const speakers = speakersOf(fabric, rack).filter(({ links }) => links.some((link) => link.tor === tor.name));
  const isInternal = speakers.every(({ asNumber }) => asNumber.equals(tor.asNumber));
  const plane = fabric.planes === 2 ? `plane ${tor.number}: ` : "";
  return [
    `AS ${tor.asNumber}, ${tor.os}, router ${tor.routerId}`,
    `${plane}${tor.subnets.join(", ")}${tor.vlan === undefined ? ", a link for each node" : `, VLAN ${tor.vlan}`}`,
    speakers.length === 0
      ? "no sessions with nodes"
      : `${counted(speakers.length * fabric.families.length, `${isInternal ? "internal" : "external"} session`)} with ${fabric.design.kind === "route-reflectors" && fabric.design.in === "rack" ? "reflectors" : "nodes"}`,
  ];
}

/** Many racks as one, a line each. */
export function linesOfRacks(fabric: Fabric, racks: readonly FabricRack[]): readonly string[] {
  const tors = racks.flatMap((rack) => rack.tors);
  const systems = new Map<string, number>();
  for (const { os } of tors) systems.set(os, (systems.get(os) ?? 0) + 1);
  const sessions = racks.reduce(
    (sum, rack) => sum + speakersOf(fabric, rack).reduce((all, { links }) => all + links.length, 0),
    0,
  );
  return [
    `${counted(tors.length, "switch", "es")}: ${[...systems].map(([os, count]) => `${os} × ${count}`).join(", ")}`,
    numbersOf(tors.map(({ asNumber }) => asNumber)),
    `${counted(
      racks.reduce((sum, { nodes }) => sum + nodes.length, 0),
      "node",
    )}, ${counted(sessions * fabric.families.length, "session")} with them`,
  ];
}

/** What spines are to a reader. */
export function linesOfSpine({ racks, families }: Fabric, spine: Fabric["spines"][number]): readonly string[] {
  const links = racks
    .flatMap(({ tors }) => tors)
    .filter(({ uplinks }) => uplinks.some((one) => one.spine === spine.name));
  return [
    `AS ${spine.asNumber}, ${spine.os}, router ${spine.routerId}`,
    `${counted(links.length * families.length, "external session")} with racks' switches`,
  ];
}
