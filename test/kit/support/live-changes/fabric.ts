import { changed } from "../../../support/changed";
import { single } from "../../../fabric/support/intents";
import { type IntentInput } from "../../../../constructs/kit";
import {
  type LiveChangeCase,
  calico,
  change,
  fabric,
  liveDouble,
  liveFabric,
  onPlanes,
  pool,
  pools,
  rackOf,
  racksOfTwo,
  spine,
  without,
  turned,
} from "./bases";

/** Changes of a fabric, and of what its switches let through, that are judged. */
export const fabricCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-115": [
    change(liveFabric, "/calico", pools(pool, { name: "second", cidr: "10.245.0.0/16" })),
    change(liveFabric, "/calico", fabric({ services: ["ClusterIP"] })),
    change(
      liveFabric,
      "/calico",
      calico({ bgp: { serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }] } }),
      calico({ bgp: { serviceLoadBalancerIPs: [{ cidr: "198.51.100.0/24" }] } }),
    ),
  ],
  "LIVE-201": [
    {
      was: liveFabric,
      now: without(liveFabric, "fabric"),
      path: "",
    },
  ],
  "LIVE-202": [
    change(liveFabric, "/fabric/design", fabric({ design: { kind: "as-per-rack" } })),
    change(liveFabric, "/fabric/design", fabric({ design: { in: "rack" } })),
  ],
  "LIVE-203": [change(liveFabric, "/fabric/planes", fabric({ planes: 2 }))],
  "LIVE-204": [change(liveFabric, "/fabric/links", fabric({ links: { kind: "routed" } }))],
  "LIVE-205": [
    change(liveFabric, "/fabric/racks", fabric({ racks: [rackOf("r2"), rackOf("r1")] })),
    change(liveFabric, "/fabric/racks", fabric({ racks: [rackOf("r0"), rackOf("r1"), rackOf("r2")] })),
  ],
  "LIVE-206": [change(liveFabric, "/fabric/spines", fabric({ spines: [spine("spine-2"), spine("spine-1")] }))],
  "LIVE-207": [
    change(
      liveFabric,
      "/fabric/racks",
      fabric({ racks: [rackOf("r1", { nodes: [{ name: "r1-n1", number: 7 }] }), rackOf("r2")] }),
    ),
  ],
  "LIVE-208": [
    change(liveFabric, "/fabric/racks", fabric({ racks: [rackOf("r1", { asNumber: 65111 }), rackOf("r2")] })),
  ],
  "LIVE-209": [
    change(
      liveFabric,
      "/fabric/racks",
      fabric({
        racks: [{ name: "r1", tors: [{ name: "r1-tor", os: "frr", addresses: ["172.31.11.254"] }] }, rackOf("r2")],
      }),
    ),
  ],
  "LIVE-210": [
    // All at once, and all but one.
    change(liveFabric, "/fabric/design", fabric({ design: { reflectors: ["r1-n1", "r2-n2"] } })),
    change(liveFabric, "/fabric/design", fabric({ design: { reflectors: ["r1-n1", "r1-n2", "r2-n2"] } })),
  ],
  "LIVE-211": [
    change(
      liveFabric,
      "/fabric/racks",
      fabric({ racks: [rackOf("r1", { tors: [{ name: "r1-tor", os: "frr", number: 2 }] }), rackOf("r2")] }),
    ),
    // The first of a rack goes; with addresses and loopbacks pinned, which hides its uplinks; the list turned round.
    change(liveDouble, "/fabric/racks", racksOfTwo({}, ["r1-tor-a"])),
    {
      was: liveDouble,
      now: changed<IntentInput>(
        liveDouble,
        racksOfTwo({ "r1-tor-b": { addresses: ["172.31.11.2"], loopbacks: ["10.255.0.34"] } }, ["r1-tor-a"]),
      ),
      path: "/fabric/racks",
    },
    change(liveDouble, "/fabric/racks", racksOfTwo({ "r1-tor-a": { number: 2 }, "r1-tor-b": { number: 1 } })),
    change(onPlanes, "/fabric/racks", { fabric: { racks: onPlanes.fabric!.racks.map(turned) } }),
  ],
  "LIVE-212": [
    change(liveFabric, "/fabric", fabric({ addresses: { uplinks: ["10.252.0.0/16"] } })),
    change(
      liveFabric,
      "/fabric",
      fabric({
        racks: [
          rackOf("r1", {
            tors: [
              {
                name: "r1-tor",
                os: "frr",
                uplinks: [{ spine: "spine-1", addresses: ["10.254.99.1"] }, { spine: "spine-2" }],
              },
            ],
          }),
          rackOf("r2"),
        ],
      }),
    ),
  ],
  "LIVE-213": [
    change(liveFabric, "/fabric", fabric({ asNumbers: { spines: 65009 } })),
    change(liveFabric, "/fabric", fabric({ spines: [{ ...spine("spine-1"), asNumber: 65009 }, spine("spine-2")] })),
    change(liveFabric, "/fabric", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
  ],
  "LIVE-214": [
    change(liveFabric, "/fabric", fabric({ spines: [spine("spine-1")] })),
    change(liveFabric, "/fabric", fabric({ spines: [{ ...spine("spine-2"), number: 2 }] })),
  ],
  "LIVE-215": [
    change(liveFabric, "/fabric/racks", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
    change(liveDouble, "/fabric/racks", racksOfTwo({ "r1-tor-b": { loopbacks: ["10.255.9.9"] } })),
  ],
  "LIVE-216": [
    change(liveFabric, "/fabric", fabric({ uplinks: { ttlSecurity: 1 } })),
    change(
      liveFabric,
      "/fabric",
      fabric({ uplinks: { password: { kind: "secret", config: "other" } } }),
      fabric({ uplinks: { password: { kind: "secret", config: "spines" } } }),
    ),
    change(liveFabric, "/fabric", fabric({ defaultRoute: "outside" })),
    change(
      liveFabric,
      "/fabric",
      fabric({ render: "neighbours", sessions: { ttlSecurity: 1 } }),
      fabric({ render: "neighbours" }),
    ),
    change(
      liveFabric,
      "/fabric",
      fabric({ racks: [rackOf("r1", { password: { kind: "secret", config: "r1" } }), rackOf("r2")] }),
    ),
    change(liveFabric, "/fabric", fabric({ links: { kind: "vlan", vlan: 40 } })),
    change(
      liveDouble,
      "/fabric",
      racksOfTwo({ "r1-tor-a": { uplinks: [{ spine: "spine-1" }, { spine: "spine-2", port: "swp40" }] } }),
    ),
  ],
  "LIVE-217": [
    change(liveFabric, "/fabric", fabric({ sessions: { neighbours: "dynamic" } })),
    change(
      liveFabric,
      "/fabric",
      fabric({ sessions: { neighbours: "static" } }),
      fabric({ sessions: { neighbours: "dynamic" } }),
    ),
    change(liveFabric, "/fabric", fabric({ render: "neighbours" })),
  ],
  "LIVE-218": [
    change(
      single({ design: { kind: "as-per-server" } }),
      "/fabric",
      fabric({ design: { kind: "as-per-server", firstAsNumber: 4200100000 } }),
    ),
    change(
      liveFabric,
      "/fabric",
      fabric({ racks: [rackOf("r1", { nodes: [{ name: "r1-n2", asNumber: 65300 }] }), rackOf("r2")] }),
    ),
  ],
  "LIVE-219": [
    change(liveFabric, "/fabric", fabric({ multipath: 4 })),
    change(liveFabric, "/fabric", fabric({ uplinks: { timers: { keepalive: 1, hold: 3 } } })),
    change(liveFabric, "/fabric", fabric({ sessions: { timers: { keepalive: 10, hold: 30 } } })),
    change(liveFabric, "/fabric", fabric({ sessions: { advertise: "default" } })),
    change(liveFabric, "/fabric", fabric({ sessions: { maximumPrefixes: { limit: 500 } } })),
    change(liveFabric, "/fabric", fabric({ links: { kind: "vlan", mtu: 1400 } })),
  ],
};
