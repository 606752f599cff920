import { here } from "../../findings";
import type { LiveTable, PasswordReference } from "../../model";
import type { Fabric, FabricRack, FabricTor } from "../fabric";
import { keptItsOwn, of, plan, type WithFabric } from "./support";

/** A value of the fabric where the kit writes all of its switches; elsewhere it is others' affair, and nothing is judged. */
const ofWhole = (value: (fabric: Fabric) => Readonly<Record<string, unknown>>) =>
  of((fabric) => (fabric.render === "whole" ? value(fabric) : {}));

const files = "the new files (switches/ of what `synth` writes)";

/**
 * What switches alone are told: no object of the cluster has it, so that an engine sees no change, and nobody but whoever
 * configures the switches can bring it about.
 */
export const switchFacts: LiveTable<WithFabric> = {
  "LIVE-212": {
    title: "addresses of links between live switches changed",
    severity: "warning",
    why: "No object of the cluster has them: `up` changes nothing, and a link whose two ends differ carries nothing between racks.",
    upstream: here,
    see: plan,
    key: "fabric.uplinks.addresses",
    read: ofWhole(({ racks }) => Object.fromEntries(racks.map((rack) => [rack.name, uplinkAddressesOf(rack)]))),
    of: "items",
    allows: keptItsOwn,
    follows: ["fabric.racks.numbers", "fabric.tors.numbers", "fabric.spines.numbers"],
    path: "/fabric",
    instead: `keep them; or drain one spine at a time and load ${files} of it, then of the racks' switches, before the next`,
    disrupts: "bgp",
  },
  "LIVE-213": {
    title: "the AS number or the loopback of a live spine changed",
    severity: "warning",
    why: "No object of the cluster has them: the racks' switches refuse another AS number until they have it, too, and another router id ends all sessions of the spine. With all spines at once no rack reaches another.",
    upstream: here,
    see: "RFC 4271 section 6.2 (Bad Peer AS)",
    key: "fabric.spines.told",
    read: ofWhole(({ spines }) =>
      Object.fromEntries(
        spines.map(({ name, asNumber, loopbacks }) => [name, [asNumber.toAsplain(), ...loopbacks.map(String)]]),
      ),
    ),
    of: "items",
    follows: "fabric.spines.numbers",
    path: "/fabric",
    instead: `change one spine at a time, by spines[].asNumber and spines[].loopbacks: drain it, load ${files} of it and of the racks' switches, look at its sessions`,
    disrupts: "bgp",
  },
  "LIVE-214": {
    title: "a spine of a live fabric is gone from the intent",
    severity: "warning",
    why: "Racks' switches keep their sessions with it, and packets go its way, until they have their new files: switched off before, it takes what is on the way with it.",
    upstream: here,
    see: plan,
    key: "fabric.spines.there",
    read: of(({ spines }) => Object.fromEntries(spines.map(({ name }) => [name, name]))),
    of: "presence",
    follows: "fabric.there",
    path: "/fabric",
    instead: `see first that the spines that stay have the room and links to every rack, drain the spine, load ${files} of the racks' switches, and switch it off last`,
    disrupts: "bgp",
  },
  "LIVE-216": {
    title: "what live switches and their neighbours must agree on changed",
    severity: "warning",
    why: "Switches are not reached by `up`: sessions, or ways through them, end while one side has it and the other does not.",
    upstream: here,
    see: "RFC 2385 section 2.0; RFC 5082 section 3",
    key: "fabric.switches.agreed",
    read: of((fabric) => ({
      "sessions.ttlSecurity": fabric.sessions.ttlSecurity ?? null,
      ...byName(fabric, "password", ({ password }) => referenceOf(password?.reference)),
      ...(fabric.render === "whole"
        ? {
            "uplinks.password": referenceOf(fabric.uplinks.password),
            "uplinks.ttlSecurity": fabric.uplinks.ttlSecurity ?? null,
            defaultRoute: fabric.defaultRoute,
            ...byName(fabric, "vlan", vlansOf),
            ...byName(fabric, "port", portsOf),
          }
        : {}),
    })),
    of: "items",
    allows: (was, now) => isObject(was) && isObject(now) && keptItsOwn(was, now),
    follows: ["fabric.links", "fabric.planes", "fabric.tors.numbers"],
    path: "/fabric",
    instead: `load ${files} of both sides in the same hour, one spine or rack at a time: drain it, load, look at its sessions`,
    disrupts: "bgp",
  },
  "LIVE-217": {
    title: "the form of what live switches are told changed",
    severity: "warning",
    why: "Neighbours that were named stay beside ranges of those who call, and the other way round, and what the kit no longer writes stays as it is, until somebody takes it away; sessions end where a neighbour becomes one of a range.",
    upstream: here,
    see: "calico-kit: fabric.sessions.neighbours, fabric.render",
    key: "fabric.switches.form",
    read: of(({ sessions, render }) => ({ "sessions.neighbours": sessions.neighbours, render })),
    of: "items",
    path: "/fabric",
    instead: `load ${files} in place of the old ones, not on top of them, one switch of a rack at a time: drain it, load, look at its sessions`,
    disrupts: "bgp",
  },
  "LIVE-219": {
    title: "settings of live switches changed",
    severity: "warning",
    why: "Switches are not reached by `up`: these hold from when each switch has its new file.",
    upstream: here,
    see: "calico-kit: fabric.render",
    key: "fabric.switches.settings",
    read: of((fabric) => ({
      "sessions.advertise": fabric.sessions.advertise,
      "sessions.timers": fabric.sessions.timers,
      "sessions.bfd": fabric.sessions.bfd ?? null,
      "sessions.gracefulRestart": fabric.sessions.gracefulRestart,
      "sessions.maximumPrefixes": fabric.sessions.maximumPrefixes ?? null,
      ...(fabric.render === "whole"
        ? {
            "uplinks.timers": fabric.uplinks.timers,
            "uplinks.bfd": fabric.uplinks.bfd ?? null,
            "uplinks.mtu": fabric.uplinks.mtu,
            "links.mtu": fabric.links.mtu,
            multipath: fabric.multipath,
          }
        : {}),
    })),
    of: "items",
    path: "/fabric",
    instead: `load ${files} of one switch at a time; a larger MTU on switches before nodes, a smaller one after them`,
    disrupts: "switches",
  },
};

function uplinkAddressesOf({ tors }: FabricRack): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    tors.flatMap((tor) =>
      tor.uplinks.map(({ spine, ends }) => [
        linkOf(tor, spine),
        ends.flatMap(({ lower, upper }) => [lower.toString(), upper.toString()]),
      ]),
    ),
  );
}

/** A value of each rack, by where the intent says it. */
function byName(
  { racks }: Fabric,
  key: string,
  value: (rack: FabricRack) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(racks.map((rack) => [`racks, ${rack.name}: ${key}`, value(rack)] as const));
}

/** Where a password is, as a text: it is another one where any part of that is. */
function referenceOf(reference: PasswordReference | undefined): string | null {
  return reference === undefined ? null : JSON.stringify(reference);
}

function linkOf({ name }: FabricTor, end: string): string {
  return `${name} to ${end}`;
}

function vlansOf({ tors }: FabricRack): Readonly<Record<string, number>> {
  return Object.fromEntries(tors.flatMap(({ name, vlan }) => (vlan === undefined ? [] : [[name, vlan]])));
}

/** Ports that the intent names; others follow from numbers, which are facts of their own. */
function portsOf({ tors, nodes }: FabricRack): Readonly<Record<string, string>> {
  const known = (name: string | undefined) => name ?? "by number";
  return Object.fromEntries([
    ...tors.flatMap((tor) =>
      tor.uplinks.map(({ spine, port, spinePort }) => [linkOf(tor, spine), `${known(port)}, ${known(spinePort)}`]),
    ),
    ...tors.flatMap((tor) =>
      nodes.flatMap(({ name, standsFor, links }) =>
        links
          .filter((link) => link.tor === tor.name && link.port !== undefined && standsFor === undefined)
          .map(({ port }) => [linkOf(tor, name), port]),
      ),
    ),
  ]) as Readonly<Record<string, string>>;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
