import { here, list } from "../../findings";
import { hasStandIns } from "../marks";
import { at, rule, withFabric } from "./support";

const postMortem = "Reddit, post-mortem of 14 March 2023: reflectors were selected by a label that an upgrade removed";

const racks = rule({
  finds: {
    "FAB-030": {
      title: "rack with one node",
      severity: "warning",
      why: "Its peers select a single node: nobody is left to tell whether it is the node or the rack that has no session.",
      upstream: here,
      see: postMortem,
    },
    "FAB-031": {
      title: "two planes, and a rack with one switch",
      severity: "warning",
      why: "Its nodes have no second way: they are lost with the switch.",
      upstream: here,
      see: "docs.tigera.io/calico-enterprise/latest/networking/configuring/dual-tor",
    },
    "FAB-032": {
      title: "racks without spines between them",
      severity: "error",
      why: "No switch of one rack speaks to one of another: pods of two racks cannot meet.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/reference/architecture/design/l3-interconnect-fabric",
    },
  },
  check: withFabric((context, fabric) => {
    const { report } = context;
    for (const [index, { name, nodes, tors }] of fabric.racks.entries()) {
      if (nodes.length === 1)
        report.add("FAB-030", at(context, "racks", index, "name"), {
          message: `rack ${name} has one node, ${list(nodes.map((node) => node.name))}`,
          want: "two nodes or more",
          fix: "add a node, or count the node to a neighbouring rack",
        });
      if (fabric.planes === 2 && tors.length < 2)
        report.add("FAB-031", at(context, "racks", index, "tors"), {
          message: `rack ${name} has one switch, and the others two planes`,
          got: list(tors.map((tor) => tor.name)),
          want: "two switches",
          fix: "add the second switch",
        });
    }
    const isWhole = fabric.render === "whole" && fabric.defaultRoute === "originated";
    if (isWhole && fabric.spines.length === 0 && fabric.racks.length > 1)
      report.add("FAB-032", at(context, "racks"), {
        message: `${fabric.racks.length} racks, and nothing between them`,
        got: fabric.racks.length,
        want: "spines, or switches that are connected outside the kit",
        fix: "add fabric.spines; where others connect the racks, write render: neighbours or defaultRoute: outside",
      });
  }),
});

const reflectors = rule({
  finds: {
    "FAB-033": {
      title: "one route reflector",
      severity: "error",
      why: "While it restarts, or is powered off, its nodes lose every route.",
      upstream: here,
      see: "projectcalico/calico issue 9259",
    },
    "FAB-034": {
      title: "route reflectors that fail together",
      severity: "warning",
      why: "One rack, or one maintenance of the control plane, takes all of them: nodes lose every route.",
      upstream: here,
      see: "projectcalico/calico issue 9259",
    },
    "FAB-035": {
      title: "reflectors of a rack whose nodes share no subnet",
      severity: "error",
      why: "They tell the switch that each node is its own next hop, and the switch has no such address on a link.",
      upstream: here,
      see: "RFC 4271 section 5.1.3",
    },
  },
  check: withFabric((context, fabric) => {
    const { report, cluster } = context;
    const { design } = fabric;
    if (design.kind !== "route-reflectors") return;
    const path = at(context, "design", "reflectors");
    if (design.in === "rack" && (fabric.links.kind === "routed" || fabric.planes === 2))
      report.add("FAB-035", at(context, "design", "in"), {
        message: `nodes of a rack ${fabric.planes === 2 ? "are on two planes" : "have links of their own"}`,
        want: "links vlan and one plane, or reflectors for the cluster",
        fix: "write in: cluster, or links: { kind: vlan } and planes: 1",
      });
    const scopes = design.in === "rack" ? fabric.racks.map((rack) => [rack]) : [fabric.racks];
    const controlPlanes = new Set(
      cluster.nodes.groups.filter(({ role }) => role === "control-plane").map(({ name }) => name),
    );
    const groupOf = new Map(cluster.nodes.named.map(({ name, group }) => [name, group]));
    for (const scope of scopes) {
      const found = scope.flatMap((rack) =>
        rack.nodes.flatMap((node) => (node.routeReflectorClusterId === undefined ? [] : [{ rack, node }])),
      );
      const whose = design.in === "rack" ? `rack ${scope[0]?.name}` : "the cluster";
      const all = scope.reduce((sum, { nodes }) => sum + nodes.length, 0);
      // Who cannot be named cannot reflect: another finding.
      if (all === 0 || (found.length === 0 && scope.some(hasStandIns))) continue;
      if (found.length < 2) {
        report.add("FAB-033", path, {
          message: `${whose} has ${found.length === 0 ? "no reflector" : `one reflector, ${found[0]?.node.name}`}`,
          got: found.length,
          want: "two reflectors or more",
          fix: "name two nodes under design.reflectors",
        });
        continue;
      }
      const isOneRack =
        design.in === "cluster" && fabric.racks.length > 1 && new Set(found.map(({ rack }) => rack.name)).size === 1;
      const isControlPlane = found.every(({ node }) => controlPlanes.has(groupOf.get(node.name) ?? ""));
      if (!isOneRack && !isControlPlane) continue;
      report.add("FAB-034", path, {
        message: `the reflectors of ${whose}, ${list(found.map(({ node }) => node.name))}, are all ${isOneRack ? "in one rack" : "control planes"}`,
        got: list(found.map(({ node }) => node.name)),
        want: "reflectors in two racks, not all of them control planes",
        fix: "name other nodes under design.reflectors",
      });
    }
  }),
});

/** What is lost with one machine. */
export const redundancyRules = [racks, reflectors];
