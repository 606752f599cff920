import { here } from "../../findings";
import type { Asn } from "../../net";
import type { FabricNode, FabricRack } from "../fabric";
import { at, rule, twice, withFabric } from "./support";

const numbers = rule({
  finds: {
    "FAB-020": {
      title: "AS number that no switch or node can have",
      severity: "error",
      why: "Routers refuse the session, or drop what has it in its path.",
      upstream: here,
      see: "IANA registry Autonomous System (AS) Numbers; RFC 7607",
    },
    "FAB-021": {
      title: "AS number of a switch above what Calico's CRDs declare",
      severity: "warning",
      why: "BGPPeer.asNumber is declared as int32: clients are reported to refuse larger ones. A node's own is text, and may be larger.",
      upstream: here,
      see: "projectcalico/calico issue 13494",
    },
  },
  check: withFabric((context, fabric, written) => {
    const { report } = context;
    // Numbers that follow from the first rack's have one cause.
    const planned = fabric.racks.flatMap((rack, index) => {
      const { asNumber: ofRack, tors = [] } = written.racks[index] ?? {};
      return rack.tors.filter(
        (tor, at) => ofRack === undefined && tors[at]?.asNumber === undefined && tor.asNumber.isReserved,
      );
    });
    const [firstPlanned] = planned;
    if (firstPlanned !== undefined) {
      const { name, asNumber } = firstPlanned;
      const more = planned.length - 1;
      report.add("FAB-020", more === 0 ? firstPlanned.path : at(context, "asNumbers", "firstRack"), {
        message: `${name} has AS ${asNumber}, which is set aside: ${asNumber.reservedFor()}${more === 0 ? "" : `; and ${more} more switches up to ${planned.at(-1)?.name} have such numbers`}`,
        got: asNumber,
        want: "numbers that are assigned, or private ones: 64512 to 65534, or 4200000000 to 4294967294",
        fix: "write a fabric.asNumbers.firstRack behind which there is room for the number of each rack, or asNumber for the racks",
      });
    }
    const isPlanned = new Set(planned);
    const judge = (name: string, asNumber: Asn, path: string): void => {
      const reserved = asNumber.reservedFor();
      if (reserved === undefined) return;
      report.add("FAB-020", path, {
        message: `${name} has AS ${asNumber}, which is set aside: ${reserved}`,
        got: asNumber,
        want: "an assigned number, or a private one: 64512 to 65534, or 4200000000 to 4294967294",
        fix: "write another asNumber, of the rack or under fabric.asNumbers",
      });
    };
    for (const spine of fabric.spines) judge(spine.name, spine.asNumber, spine.path);
    for (const rack of fabric.racks) {
      for (const tor of rack.tors) {
        const { name, asNumber, path } = tor;
        if (!isPlanned.has(tor)) judge(name, asNumber, path);
        if (asNumber.value > 0 && !asNumber.fitsCalicoCrd)
          report.add("FAB-021", path, {
            message: `${name} has AS ${asNumber}, above 2147483647`,
            got: asNumber,
            want: "a number up to 2147483647: private ones are 64512 to 65534",
            fix: "write a smaller asNumber for the rack; nodes may keep larger ones (as-per-server)",
          });
      }
      // Nodes of the rack's own AS are judged with its switches.
      const own = new Set(rack.tors.map(({ asNumber }) => asNumber.value));
      const node = rack.nodes.find(({ asNumber }) => asNumber.isReserved && !own.has(asNumber.value));
      if (node !== undefined) judge(node.name, node.asNumber, rack.path);
    }
  }),
});

const loops = rule({
  finds: {
    "FAB-022": {
      title: "nodes of several racks in one AS with their switches",
      severity: "error",
      why: "A route from another rack has the node's own AS in its path: BIRD drops it, and the pods there cannot be reached.",
      upstream: here,
      see: "projectcalico/calico issue 4287",
    },
    "FAB-023": {
      title: "two nodes in one AS where each should have its own",
      severity: "error",
      why: "The switch is in another AS: a node drops the routes of the other, as its own number is in their path.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/reference/architecture/design/l3-interconnect-fabric",
    },
    "FAB-024": {
      title: "switches and spines in one AS",
      severity: "error",
      why: "Switches of racks tell each other nothing that a spine of their AS told them, unless it reflects, which none is told to.",
      upstream: here,
      see: "RFC 4456",
    },
  },
  check: withFabric((context, fabric) => {
    const { report } = context;
    const spines = new Set(fabric.spines.map(({ asNumber }) => asNumber.value));
    for (const { name, asNumber, path } of fabric.racks.flatMap(({ tors }) => tors))
      if (spines.has(asNumber.value))
        report.add("FAB-024", path, {
          message: `${name} and the spines are both AS ${asNumber}`,
          got: asNumber,
          want: "another AS for the racks than for the spines",
          fix: "write asNumber for the rack, or fabric.asNumbers.spines",
        });
    if (fabric.sessions.advertise !== "all") return;
    const inside = fabric.racks.flatMap((rack, index) => {
      const own = new Set(rack.tors.map(({ asNumber }) => asNumber.value));
      const node = rack.nodes.find(({ asNumber }) => own.has(asNumber.value));
      return node === undefined ? [] : [{ name: rack.name, index, asNumber: node.asNumber }];
    });
    for (const [first, { name, index, asNumber }] of twice(inside, (one) => String(one.asNumber)))
      report.add("FAB-022", at(context, "racks", index, "asNumber"), {
        message: `racks ${first.name} and ${name} are both AS ${asNumber}, nodes and switches alike`,
        got: asNumber,
        want: "an AS for each rack, or sessions.advertise: default",
        fix: "write another asNumber for one of the racks, or let switches announce the default route only",
      });
    if (fabric.design.kind !== "as-per-server") return;
    // Within the AS of all their switches nodes have each other's routes reflected.
    const isInside = (rack: FabricRack, { asNumber }: FabricNode): boolean =>
      rack.tors.every((tor) => tor.asNumber.equals(asNumber));
    const nodes = fabric.racks.flatMap((rack, index) =>
      rack.nodes.filter((node) => !isInside(rack, node)).map((node) => ({ ...node, index })),
    );
    for (const [first, { name, index, asNumber }] of twice(nodes, (one) => String(one.asNumber)))
      report.add("FAB-023", at(context, "racks", index, "nodes"), {
        message: `nodes ${first.name} and ${name} are both AS ${asNumber}`,
        got: asNumber,
        want: "a number of its own for each node",
        fix: "correct asNumber, or write design: { kind: shared-as }",
      });
  }),
});

/** Who is in which AS, and whether routes get from one to the other. */
export const asNumberRules = [numbers, loops];
