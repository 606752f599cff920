import { here, list } from "../../findings";
import type { Fabric } from "../fabric";
import { torSlot } from "../resolve/plan";
import { at, rule, withFabric } from "./support";

/** Most ports of a switch of one unit that are named by one number. */
const mostPorts = 128;

const vlans = rule({
  finds: {
    "FAB-056": {
      title: "VLAN that no switch has",
      severity: "error",
      why: "A VLAN has 12 bits, and 4095 is set aside: switches refuse it, and some of them the whole file. The second plane has the next number of what the intent says.",
      upstream: here,
      see: "IEEE 802.1Q, table 9-2; sonic-net/sonic-buildimage sonic-vlan.yang",
    },
  },
  check: withFabric((context, fabric) => {
    if (fabric.render !== "whole") return;
    const found = fabric.racks.flatMap((rack, index) =>
      rack.tors.flatMap((tor) =>
        tor.vlan !== undefined && tor.vlan > mostVlan ? [{ tor, index, vlan: tor.vlan }] : [],
      ),
    );
    const [first] = found;
    if (first === undefined) return;
    const own = at(context, "racks", first.index, "vlan");
    context.report.add("FAB-056", own.endsWith("/vlan") ? own : at(context, "links", "vlan"), {
      message: `${list(found.map(({ tor }) => tor.name))} would have VLAN ${first.vlan}`,
      got: first.vlan,
      want: `at most ${mostVlan} on the second plane, too`,
      fix: `write vlan: ${mostVlan - 1} or less, under fabric.links or for the rack`,
    });
  }),
});

const mostVlan = 4094;

const mtus = rule({
  finds: {
    "FAB-057": {
      title: "MTU of switches below that of the nodes",
      severity: "warning",
      why: "What a node sends whole is too large for the next link: the switch asks for smaller packets by ICMP, slowly and not at all behind many a firewall, cuts them up in its processor, or drops them.",
      upstream: here,
      see: "RFC 1191; RFC 4821; calico-kit: fabric.links.mtu, fabric.uplinks.mtu",
    },
  },
  check: withFabric((context, fabric) => {
    if (fabric.render !== "whole") return;
    const { underlayMtu, pathMtu = underlayMtu } = context.cluster.network;
    const wanted = Math.min(underlayMtu, pathMtu);
    const isJoined = fabric.racks.some(({ tors }) => tors.some(({ uplinks }) => uplinks.length > 0));
    for (const which of ["links", "uplinks"] as const) {
      const { mtu } = fabric[which];
      if (mtu >= wanted || (which === "uplinks" && !isJoined)) continue;
      context.report.add("FAB-057", at(context, which, "mtu"), {
        message: `nodes send packets of ${wanted} bytes, and ${which === "links" ? "their switches' interfaces" : "links between switches"} pass ${mtu}`,
        got: mtu,
        want: `${wanted} or more`,
        fix: `write fabric.${which}.mtu: ${wanted}, or leave it out; or a smaller mtu for the nodes`,
      });
    }
  }),
});

const ports = rule({
  finds: {
    "FAB-059": {
      title: "port with a number that a switch of one unit does not have",
      severity: "warning",
      why: "A port that the intent does not name follows from the number of its rack or node, two for each rack on a spine: the switch has no such interface, or refuses its lines.",
      upstream: here,
      see: "calico-kit: names of ports",
    },
  },
  check: withFabric((context, fabric) => {
    if (fabric.render !== "whole") return;
    const add = (path: string, found: readonly Numbered[], key: string): void => {
      const [first] = found;
      if (first === undefined) return;
      const more = found.length - 1;
      context.report.add("FAB-059", path, {
        message: `${first.of} has port ${first.port} for ${first.towards}${more > 0 ? `, and so it is with ${more} more links` : ""}`,
        got: first.port,
        want: `ports that the switch has, or numbers by which they are at most ${mostPorts}`,
        fix: `write ${key}: the name of the port, or a smaller number`,
      });
    };
    const ofSpines = spinePorts(fabric);
    add(at(context, "racks", ofSpines[0]?.index ?? 0, "number"), ofSpines, "fabric.racks[].tors[].uplinks[].spinePort");
    const ofTors = nodePorts(fabric);
    add(at(context, "racks", ofTors[0]?.index ?? 0, "nodes"), ofTors, "fabric.racks[].nodes[].links[].port");
  }),
});

interface Numbered {
  readonly of: string;
  readonly towards: string;
  readonly port: number;
  /** Position of the rack. */
  readonly index: number;
}

function spinePorts({ racks }: Fabric): readonly Numbered[] {
  return racks.flatMap((rack, index) =>
    rack.tors.flatMap(({ name, number, uplinks }) =>
      uplinks.flatMap(({ spine, spinePort }): readonly Numbered[] => {
        const port = torSlot(rack.number, number) + 1;
        return spinePort !== undefined || port <= mostPorts ? [] : [{ of: spine, towards: name, port, index }];
      }),
    ),
  );
}

function nodePorts({ racks }: Fabric): readonly Numbered[] {
  return racks.flatMap(({ nodes }, index) =>
    nodes.flatMap(({ name, number, standsFor, links }) =>
      // Nobody knows which port a machine without a name is on: FAB-017.
      number <= mostPorts || standsFor !== undefined
        ? []
        : links.flatMap(({ tor, port }): readonly Numbered[] =>
            port !== undefined ? [] : [{ of: tor, towards: name, port: number, index }],
          ),
    ),
  );
}

/** What interfaces of switches can be: VLANs, MTUs, ports. */
export const portRules = [vlans, mtus, ports];
