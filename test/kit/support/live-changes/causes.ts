import { single } from "../../../fabric/support/intents";
import { type LiveChangeCase, change, fabric, liveFabric, rackOf, spine, without, tor } from "./bases";

const servers = single({ design: { kind: "as-per-server" } });
const routed = single({ links: { kind: "routed" } });

/** Changes with one cause, and all that is said of each: a cause once, and what it brings about not again. */
export const causes: Readonly<Record<string, readonly [LiveChangeCase, readonly string[]]>> = {
  "other loopbacks, which no node peers with": [
    change(liveFabric, "", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
    ["LIVE-213", "LIVE-213", "LIVE-215", "LIVE-215"],
  ],
  "other loopbacks, which nodes peer with": [
    change(routed, "", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
    ["LIVE-209", "LIVE-209", "LIVE-213", "LIVE-213"],
  ],
  "other addresses between switches": [
    change(liveFabric, "", fabric({ addresses: { uplinks: ["10.252.0.0/16"] } })),
    ["LIVE-212", "LIVE-212"],
  ],
  "a rack's number": [
    change(liveFabric, "", fabric({ racks: [rackOf("r1", { number: 9 }), rackOf("r2")] })),
    ["LIVE-205"],
  ],
  "the number of a switch in its rack": [
    change(
      liveFabric,
      "",
      fabric({ racks: [rackOf("r1", { tors: [{ ...tor("r1-tor"), number: 2 }] }), rackOf("r2")] }),
    ),
    ["LIVE-211"],
  ],
  "a spine's number": [
    change(liveFabric, "", fabric({ spines: [spine("spine-1"), { ...spine("spine-2"), number: 9 }] })),
    ["LIVE-206"],
  ],
  "a rack's AS number, and a further rack": [
    change(single(), "", fabric({ racks: [rackOf("r1", { asNumber: 65111 }), rackOf("r2"), rackOf("r3")] })),
    ["LIVE-208"],
  ],
  "a rack's number, and another rack's AS number": [
    change(single(), "", fabric({ racks: [rackOf("r1", { number: 9 }), rackOf("r2", { asNumber: 65111 })] })),
    ["LIVE-205", "LIVE-208"],
  ],
  "AS numbers of all racks, and of their nodes": [
    change(single(), "", fabric({ asNumbers: { firstRack: 65301 } })),
    ["LIVE-208", "LIVE-208"],
  ],
  "AS numbers of nodes": [
    change(servers, "", fabric({ design: { kind: "as-per-server", firstAsNumber: 4200100000 } })),
    ["LIVE-218", "LIVE-218"],
  ],
  "a node's number, and with it its AS number": [
    change(servers, "", fabric({ racks: [rackOf("r1", { nodes: [{ name: "r1-n2", number: 7 }] }), rackOf("r2")] })),
    ["LIVE-207"],
  ],
  "the design": [change(single(), "", fabric({ design: { kind: "as-per-server" } })), ["LIVE-202"]],
  "the kind of links": [change(single(), "", fabric({ links: { kind: "routed" } })), ["LIVE-204"]],
  "the fabric as a whole": [{ was: liveFabric, now: without(liveFabric, "fabric"), path: "" }, ["LIVE-201"]],
};
