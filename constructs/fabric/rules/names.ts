import { here, list } from "../../findings";
import type { NamedNode } from "../../model";
import { at, groupedBy, rule, twice, withFabric } from "./support";

const plan = "calico-kit: the address plan of a fabric";

const places = rule({
  finds: {
    "FAB-001": {
      title: "rack without nodes",
      severity: "warning",
      why: "No node names it: most likely one of the two names is mistyped.",
      upstream: here,
      see: "calico-kit: platform.nodeGroups[].nodes[].rack",
    },
    "FAB-002": {
      title: "node in a rack that the fabric does not have",
      severity: "error",
      why: "No switch speaks to it, and the mesh is off: it learns no route.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/networking/configuring/bgp",
    },
    "FAB-003": {
      title: "node in no rack",
      severity: "error",
      why: "No switch speaks to it, and the mesh is off: it learns no route.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/networking/configuring/bgp",
    },
    "FAB-004": {
      title: "nodes without names and without a rack around a fabric",
      severity: "error",
      why: "Which switch a node has, and which AS number, follows from its rack, which somebody has to say of it or its group.",
      upstream: here,
      see: "calico-kit: platform.nodeGroups[].nodes",
    },
  },
  check: withFabric((context, fabric) => {
    const { report, cluster } = context;
    const { named, groups } = cluster.nodes;
    for (const [index, { name, nodes }] of fabric.racks.entries())
      if (nodes.length === 0)
        report.add("FAB-001", at(context, "racks", index, "name"), {
          message: `no node says that it is in rack ${name}`,
          want: list([...new Set([...named, ...groups].flatMap(({ rack }) => rack ?? []))]) || "nodes with a rack",
          fix: `write rack: ${name} at its nodes, or remove the rack`,
        });
    const racks = new Set(fabric.racks.map(({ name }) => name));
    const names = list([...racks]);
    for (const { name, rack, path } of groups)
      if (rack !== undefined && !racks.has(rack))
        report.add("FAB-002", path, {
          message: `rack ${rack}, of group ${name}, is not under fabric.racks`,
          got: rack,
          want: `one of ${names}`,
          fix: "correct the name, or add the rack with its switches",
        });
    const astray = named.filter(({ rack }) => rack === undefined || !racks.has(rack));
    for (const nodes of groupedBy(astray, ({ group, rack = "" }) => `${group}/${rack}`).values()) {
      const [{ group, rack }] = nodes as readonly [NamedNode];
      const path = groups.find((one) => one.name === group)?.path ?? "/platform";
      const who = list(nodes.map(({ name }) => name));
      if (rack === undefined)
        report.add("FAB-003", path, {
          message: `no rack is said of ${who}`,
          got: who,
          want: `rack: one of ${names}`,
          fix: "add the rack that each stands in",
        });
      else
        report.add("FAB-002", path, {
          message: `rack ${rack}, of ${who}, is not under fabric.racks`,
          got: rack,
          want: `one of ${names}`,
          fix: "correct the name, or add the rack with its switches",
        });
    }
    const withNames = new Set(named.map(({ group }) => group));
    for (const { name, rack, path } of groups)
      if (!withNames.has(name) && rack === undefined)
        report.add("FAB-004", path, {
          message: `nodes of group ${name} have no names, and no rack`,
          got: name,
          want: "nodes by name, with addresses and a rack, or a rack for the whole group",
          fix: "add nodes: [{ name: …, addresses: […], rack: … }], or rack: … to the group, whichever the platform has",
        });
  }),
});

const unique = rule({
  finds: {
    "FAB-005": {
      title: "two racks or switches have the same name",
      severity: "error",
      why: "Files of switches, peers and labels are named after them: one would take the other's place.",
      upstream: here,
      see: "calico-kit: names of a fabric's files and peers",
    },
    "FAB-006": {
      title: "one number for two",
      severity: "error",
      why: "Addresses and AS numbers follow from the numbers of racks, their switches, nodes and spines: two would have the same.",
      upstream: here,
      see: plan,
    },
    "FAB-007": {
      title: "name in the fabric that nothing has",
      severity: "error",
      why: "What is said of it is said of nobody.",
      upstream: here,
      see: "calico-kit: names of a fabric",
    },
  },
  check: withFabric((context, fabric, written) => {
    const { report } = context;
    const switches = [...fabric.racks.flatMap(({ tors }) => tors), ...fabric.spines].map(({ name, path }) => ({
      name,
      path: `${path}/name`,
    }));
    const racks = fabric.racks.map(({ name, path }) => ({ name, path: `${path}/name` }));
    // Peers are named in lower case.
    for (const named of [switches, racks])
      for (const [, { name, path }] of twice(named, (one) => one.name.toLowerCase()))
        report.add("FAB-005", path, {
          message: `${name} is there already, in capitals or not`,
          want: "a name of its own for each",
          fix: "rename one of them",
        });
    const numbered: readonly (readonly Numbered[])[] = [
      fabric.racks,
      fabric.spines,
      ...fabric.racks.map(({ tors }) => tors),
      ...fabric.racks.map(({ nodes, path }) => nodes.map(({ name, number }) => ({ name, number, path }))),
    ];
    for (const things of numbered)
      for (const [first, { name, number, path }] of twice(things, (one) => String(one.number)))
        report.add("FAB-006", path, {
          message: `${first.name} and ${name} are both number ${number}`,
          got: number,
          want: "a number of its own for each",
          fix: "write another number; those without one have their position in the list",
        });
    const unknown = (path: string, name: string, known: readonly string[]): void => {
      if (known.includes(name)) return;
      report.add("FAB-007", path, {
        message: `there is no ${name} here`,
        got: name,
        want: list(known) || "a name that is there",
        fix: "correct the name, or remove it",
      });
    };
    const spines = fabric.spines.map(({ name }) => name);
    for (const [index, rack] of written.racks.entries()) {
      const { nodes = [], tors = [] } = fabric.racks[index] ?? {};
      const there = nodes.filter(({ standsFor }) => standsFor === undefined).map(({ name }) => name);
      const own = tors.map(({ name }) => name);
      for (const [position, node] of (rack.nodes ?? []).entries()) {
        unknown(at(context, "racks", index, "nodes", position, "name"), node.name, there);
        for (const [link, { tor }] of (node.links ?? []).entries())
          unknown(at(context, "racks", index, "nodes", position, "links", link, "tor"), tor, own);
      }
      for (const [tor, { uplinks = [] }] of rack.tors.entries())
        for (const [uplink, { spine }] of uplinks.entries())
          unknown(at(context, "racks", index, "tors", tor, "uplinks", uplink, "spine"), spine, spines);
    }
    if (written.design.kind === "route-reflectors") {
      const all = fabric.racks.flatMap(({ nodes }) =>
        nodes.flatMap(({ name, standsFor }) => (standsFor === undefined ? [name] : [])),
      );
      for (const [index, name] of (written.design.reflectors ?? []).entries())
        unknown(at(context, "design", "reflectors", index), name, all);
    }
  }),
});

interface Numbered {
  readonly name: string;
  readonly number: number;
  readonly path: string;
}

/** Who is where, and what is called how. */
export const nameRules = [places, unique];
