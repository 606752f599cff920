import { interfaceNames } from "../../../model";
import { goRegExp } from "../../go-regexp";
import { type Rule, rule } from "../../rule";
import { at, atPool, routedPools } from "../../support";
import { sendsForeignSources } from "../source-check";
import { apiServerRefuses, felixAccepts, felixRefuses, operatorAccepts } from "../../verdicts";

const api = "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go";
const aws = "docs.tigera.io/calico/latest/reference/public-cloud/aws";
const parameters = "projectcalico/calico felix/config/config_params.go";

/** Routing tables that routeTableRange may name. */
const lowestAndHighestTable = [1, 250] as const;
const mostTables = 65535;
const highestTableOfLinux = 4294967295;

/** Tables that the AWS VPC CNI leaves alone: the operator's own choice beside it. */
const besideVpcCni = [65, 99] as const;

const tables = rule({
  finds: {
    "FELIX-001": {
      title: "routing tables given in both spellings",
      severity: "error",
      why: "routeTableRange is the old spelling of routeTableRanges; the CRD forbids the pair.",
      upstream: apiServerRefuses,
      see: api,
    },
    "FELIX-002": {
      title: "range of routing tables that Felix does not take",
      severity: "error",
      why: "Felix stops at start when it cannot read it.",
      upstream: felixRefuses,
      see: "projectcalico/calico felix/config/param_types.go (RouteTableRangeParam, RouteTableRangesParam)",
    },
    "FELIX-003": {
      title: "routeTableRanges with the AWS VPC CNI",
      severity: "error",
      why: "There the operator writes routeTableRange 65-99 into the same object, and the CRD forbids the pair.",
      upstream: apiServerRefuses,
      see: "tigera/operator pkg/controller/installation/core_controller.go (setDefaultsOnFelixConfiguration)",
    },
    "FELIX-004": {
      title: "routing tables that the AWS VPC CNI uses",
      severity: "warning",
      why: "The CNI has a table for each network interface (from 2) and each VLAN (from 101): one would empty the other's.",
      upstream: felixAccepts,
      see: "tigera/operator pkg/controller/installation/core_controller.go (setDefaultsOnFelixConfiguration)",
    },
  },
  check: (context) => {
    const { felix, cni } = context.cluster.calico;
    const { routeTableRange: range, routeTableRanges: ranges } = felix;
    const path = (...keys: (string | number)[]) => at(context, "calico", "felix", ...keys);
    if (range !== undefined && ranges !== undefined)
      context.report.add("FELIX-001", path("routeTableRange"), {
        message: "routeTableRange and routeTableRanges are given together",
        want: "routeTableRanges alone",
        fix: "remove routeTableRange",
      });
    const [lowest, highest] = lowestAndHighestTable;
    if (range !== undefined && (range.min < lowest || range.max > highest || range.min > range.max))
      context.report.add("FELIX-002", path("routeTableRange"), {
        message: `tables ${range.min} to ${range.max} are not a range inside ${lowest} to ${highest}`,
        want: `min at least ${lowest}, max at most ${highest}, min at most max`,
        fix: `remove the key for ${lowest} to ${highest}, or write routeTableRanges for higher numbers`,
      });
    let count = 0;
    for (const [index, { min, max }] of (ranges ?? []).entries()) {
      count += Math.max(0, max - min + 1);
      if (min >= 1 && min <= max && max <= highestTableOfLinux && count <= mostTables) continue;
      context.report.add("FELIX-002", path("routeTableRanges", index), {
        message: count > mostTables ? `${count} tables are too many` : `tables ${min} to ${max} are not a range`,
        want: `min at least 1, min at most max, and at most ${mostTables} tables in all`,
        fix: "write it as in { min: 1, max: 250 }",
      });
    }
    if (cni !== "AmazonVPC") return;
    const [from, to] = besideVpcCni;
    if (ranges !== undefined)
      context.report.add("FELIX-003", path("routeTableRanges"), {
        message:
          "with the AWS VPC CNI the operator writes routeTableRange, which the CRD forbids beside routeTableRanges",
        want: "routeTableRange, or no value",
        fix: `remove the key, or write routeTableRange: { min: ${from}, max: ${to} }`,
      });
    if (range !== undefined && (range.min < 17 || range.max > 100))
      context.report.add("FELIX-004", path("routeTableRange"), {
        message: `tables ${range.min} to ${range.max} include some of the AWS VPC CNI's`,
        want: `a range inside ${from} to ${to}`,
        fix: `remove the key: the operator writes ${from} to ${to}`,
      });
  },
});

/** Traffic with addresses that are not the node's own leaves it bare. */
const sourceDestinationCheck = rule({
  finds: {
    "FELIX-008": {
      title: "source/destination check on, with traffic that it drops",
      severity: "error",
      why: "The check drops packets whose address is not the node's own: unencapsulated pods, and answers of DSR.",
      upstream: felixAccepts,
      see: aws,
    },
    "FELIX-009": {
      title: "source/destination check left as it is, with traffic that it drops",
      severity: "warning",
      why: "The check is on unless somebody switches it off for every network interface, those of new nodes included.",
      upstream: felixAccepts,
      see: aws,
    },
    "FELIX-010": {
      title: "source/destination check where there is none",
      severity: "warning",
      why: "Felix asks the AWS API, which does not answer here, and tries again for ever.",
      upstream: felixAccepts,
      see: aws,
    },
  },
  check: (context) => {
    const { cluster, intent, offer } = context;
    const asked = intent.calico?.felix?.awsSrcDstCheck;
    if (asked === undefined) return;
    const path = at(context, "calico", "felix", "awsSrcDstCheck");
    if (!cluster.network.checksSource || offer.sourceCheckSwitch === "nobody") {
      if (asked !== "DoNothing")
        context.report.add("FELIX-010", path, {
          message: "this platform has no source/destination check that Felix could switch",
          want: "no value",
          fix: "remove the key",
        });
      return;
    }
    const why = sendsForeignSources(cluster.calico);
    if (why === undefined || asked === "Disable") return;
    context.report.add(asked === "Enable" ? "FELIX-008" : "FELIX-009", path, {
      message:
        asked === "Enable"
          ? `${why}, and the check drops them`
          : `${why}, and the check drops them where nobody else switches it off`,
      want: "Disable",
      fix: "write Disable",
    });
  },
});

const routingMode = rule({
  finds: {
    "FELIX-018": {
      title: "programClusterRoutes against the cluster routing mode",
      severity: "error",
      why: "BIRD and Felix would both program the routes between nodes, or neither; the operator sets both by the mode.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/controller/installation/core_controller.go (setClusterRoutingOnFelixConfiguration)",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const byFelix = cluster.calico.routing.clusterRoutingMode === "Felix";
    for (const [key, right] of [
      ["felix", byFelix ? "Enabled" : "Disabled"],
      ["bgp", byFelix ? "Disabled" : "Enabled"],
    ] as const) {
      const asked = intent.calico?.[key]?.programClusterRoutes;
      if (asked === undefined || asked === right) continue;
      report.add("FELIX-018", at(context, "calico", key, "programClusterRoutes"), {
        message: `${key === "felix" ? "Felix" : "BIRD"} ${asked === "Enabled" ? "would program routes" : "would program none"} although the routing mode is ${cluster.calico.routing.clusterRoutingMode}`,
        want: right,
        fix: `remove the key and write calico.installation.clusterRoutingMode: ${byFelix ? "BIRD" : "Felix"} if that is what is meant`,
      });
    }
  },
});

const tunnels = rule({
  finds: {
    "FELIX-021": {
      title: "tunnel switched off that a pool uses",
      severity: "error",
      why: "Felix does not make the tunnel device, and pods of two nodes cannot meet.",
      upstream: felixAccepts,
      see: parameters,
    },
  },
  check: (context) => {
    const { felix, cni, dataplane } = context.cluster.calico;
    if (cni !== "Calico" || dataplane.kind === "vpp") return;
    for (const [key, name] of [
      ["ipipEnabled", "IPIP"],
      ["vxlanEnabled", "VXLAN"],
    ] as const) {
      const pool = routedPools(context).find(([, { encapsulation }]) => encapsulation.startsWith(name));
      if (felix[key] !== false || pool === undefined) continue;
      context.report.add("FELIX-021", at(context, "calico", "felix", key), {
        message: `${name} is switched off, and pool ${pool[1].name} has encapsulation ${pool[1].encapsulation}`,
        want: "no value: Felix follows the pools",
        fix: `remove the key, or set another encapsulation at ${atPool(context, pool[0]) || "calico.routing"}`,
      });
    }
  },
});

const interfaces = rule({
  finds: {
    "FELIX-015": {
      title: "the MTU is looked for on other interfaces than the nodes' own",
      severity: "warning",
      why: "Felix finds no interface and falls back to 1460 bytes, or takes the MTU of another one.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/networking/configuring/mtu",
    },
    "FELIX-020": {
      title: "Felix looks for pods under another interface name",
      severity: "error",
      why: "Calico's CNI calls pod interfaces cali...: without that prefix no pod has policy or a route.",
      upstream: felixAccepts,
      see: parameters,
    },
  },
  check: (context) => {
    const { felix, cni, dataplane } = context.cluster.calico;
    const prefixes = felix.interfacePrefix?.split(",").map((prefix) => prefix.trim());
    if (prefixes !== undefined && cni === "Calico" && dataplane.kind !== "vpp" && !prefixes.includes("cali"))
      context.report.add("FELIX-020", at(context, "calico", "felix", "interfacePrefix"), {
        message: `Felix would look for ${felix.interfacePrefix}, and names of pod interfaces start with cali`,
        want: "a list with cali in it",
        fix: `write cali,${felix.interfacePrefix}, or remove the key`,
      });
    const pattern = felix.mtuIfacePattern === undefined ? undefined : goRegExp(felix.mtuIfacePattern);
    const primary = interfaceNames(context.cluster.nodes).find((name) => pattern?.ok && !pattern.test(name));
    if (primary !== undefined)
      context.report.add("FELIX-015", at(context, "calico", "felix", "mtuIfacePattern"), {
        message: `${felix.mtuIfacePattern} does not match ${primary}, the nodes' primary interface`,
        want: `a pattern that matches ${primary}`,
        fix: `remove the key, or write ^${primary}$`,
      });
  },
});

/** Felix against routing, tunnels and the fabric. */
export const felixRoutingRules: readonly Rule[] = [tables, sourceDestinationCheck, routingMode, tunnels, interfaces];
