import { here, list } from "../../findings";
import type { Fabric, FabricRack } from "../fabric";
import { hasStandIns } from "../marks";
import type { RackIntent } from "../schema";
import { at, rule, withFabric } from "./support";

const machines = rule({
  finds: {
    "FAB-008": {
      title: "design for nodes with names, and machines that have none",
      severity: "error",
      why: "An AS number of its own, or reflecting routes, is an annotation of a Node: whoever makes a machine anew does not write it, and the switch refuses the session.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/networking/configuring/bgp (per-node configuration)",
    },
    "FAB-009": {
      title: "links of their own for machines without names",
      severity: "error",
      why: "Each link has addresses by the number of its node, and a machine that is made when it is wanted has one, of the subnet that it is put into.",
      upstream: here,
      see: "calico-kit: the address plan of a fabric",
    },
    "FAB-016": {
      title: "subnet of machines without names that nobody says",
      severity: "error",
      why: "Their switches take whoever calls from it; with one of the kit's own plan they would wait in the wrong one.",
      upstream: here,
      see: "calico-kit: fabric.racks[].subnets",
    },
    "FAB-017": {
      title: "ports towards machines without names",
      severity: "info",
      why: "Which port a machine is on depends on the host that it is put on: the switch has the VLAN, and no port in it.",
      upstream: here,
      see: "calico-kit: fabric.render",
    },
  },
  check: withFabric((context, fabric, written) => {
    const { report } = context;
    const racks = fabric.racks.map((rack, index) => ({ rack, index })).filter(({ rack }) => hasStandIns(rack));
    if (racks.length === 0) return;
    const whose = list([...new Set(racks.flatMap(({ rack }) => groupsOf(rack)))]);
    const { design } = fabric;
    const isOfNodes = design.kind === "as-per-server" || lacksReflectors(fabric);
    if (isOfNodes)
      report.add("FAB-008", at(context, "design", "kind"), {
        message: `machines of ${whose} have no names before they are made`,
        got: design.kind,
        want: "as-per-rack or shared-as",
        fix: "write design: { kind: as-per-rack }",
      });
    if (fabric.planes === 2 || fabric.links.kind === "routed")
      report.add("FAB-009", at(context, ...(fabric.planes === 2 ? ["planes"] : ["links", "kind"])), {
        message: `machines of ${whose} have one address each, of the subnet of their rack`,
        got: fabric.planes === 2 ? "two planes" : "routed links",
        want: "one plane and links vlan",
        fix: "write planes: 1 and links: { kind: vlan }",
      });
    else
      for (const { rack, index } of racks) {
        const missing = fabric.families.filter((family) => !isSaid(rack, written.racks[index], family));
        if (missing.length === 0) continue;
        report.add("FAB-016", at(context, "racks", index, "name"), {
          message: `nobody says which subnet machines of ${list(groupsOf(rack))} get their addresses from`,
          want: list(missing.map((family) => `an IPv${family} subnet`)),
          fix: "write subnets: [RANGE] for the rack: that of its port group, or of its network",
        });
      }
    if (fabric.render === "whole")
      report.add("FAB-017", at(context, "render"), {
        message: `ports towards the hosts of ${whose} are not written`,
        want: "ports that you add yourself, or render: neighbours",
        fix: "put the ports of the hosts into the VLAN, or write render: neighbours for switches that are there already",
      });
  }),
});

function groupsOf({ nodes }: FabricRack): readonly string[] {
  return [...new Set(nodes.flatMap(({ standsFor }) => standsFor ?? []))];
}

/** Whether nodes of some scope have nobody who could reflect for them; one reflector alone is another finding. */
function lacksReflectors({ design, racks }: Fabric): boolean {
  if (design.kind !== "route-reflectors") return false;
  const scopes = design.in === "rack" ? racks.map((rack) => [rack]) : [racks];
  return scopes.some((scope) => scope.some(hasStandIns) && !scope.some(hasReflector));
}

function hasReflector({ nodes }: FabricRack): boolean {
  return nodes.some(({ routeReflectorClusterId }) => routeReflectorClusterId !== undefined);
}

/** Whether somebody says the subnet of a rack's nodes: the rack, each of its switches, or a range that named nodes are in. */
function isSaid({ tors, nodes }: FabricRack, written: RackIntent | undefined, family: 4 | 6): boolean {
  const ofFamily = (one: { readonly family: number }): boolean => one.family === family;
  if (written?.subnets?.some(ofFamily) === true) return true;
  return tors.every((tor, index) => {
    const subnet = tor.subnets.find(ofFamily);
    const around = nodes.some(
      ({ standsFor, addresses }) => standsFor === undefined && addresses.some((ip) => subnet?.contains(ip)),
    );
    return around || written?.tors[index]?.subnets?.some(ofFamily) === true;
  });
}

/** What machines that nobody can name ask of a fabric. */
export const machineRules = [machines];
