import { mostNodes } from "../../../model";
import { here, repeated } from "../../../findings";
import type { Asn } from "../../../net";
import { felixFields } from "../../felix/fields";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, ipOf, routedPools, withBgp } from "../../support";
import { apiServerAccepts, apiServerRefuses, felixAccepts, operatorAccepts } from "../../verdicts";
import { tunnelOf } from "../../addresses/pools";

const topologies = "docs.tigera.io/calico/latest/networking/configuring/bgp";
const calicoValidator =
  "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateBGPConfigurationSpec)";
const config = "docs.tigera.io/calico/latest/reference/resources/bgpconfig";

/** Where route reflectors are the better choice (docs.tigera.io, Configure BGP peering). */
const largestMesh = 100;

/** Settings that do something only while BGP runs. */
const needsBgp = [
  "peers",
  "serviceClusterIPs",
  "serviceExternalIPs",
  "serviceLoadBalancerIPs",
  "prefixAdvertisements",
] as const;

const numbers = rule({
  finds: {
    "BGP-001": {
      title: "AS number above what the CRDs declare",
      severity: "warning",
      why:
        "Calico's CRDs declare AS numbers as int32. Kubernetes 1.35 does not hold them to it, but clients are reported " +
        "to refuse larger numbers, the private 4-byte ones among them.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico issue 13494",
    },
    "BGP-002": {
      title: "reserved AS number",
      severity: "warning",
      why: "Routers drop routes with it, or refuse the session.",
      upstream: apiServerAccepts,
      see: "IANA registry Autonomous System (AS) Numbers",
    },
    "BGP-003": {
      title: "AS number 0",
      severity: "error",
      why: "0 stands for no number: no session comes up.",
      upstream: apiServerAccepts,
      see: "RFC 7607",
    },
  },
  check: (context) => {
    for (const [path, number] of asNumbers(context)) {
      const text = number.toAsplain();
      const reserved = number.reservedFor();
      if (number.value === 0)
        context.report.add("BGP-003", path, {
          message: "AS 0 is not an AS number",
          want: "a number from 1 to 2147483647",
          fix: "write the AS number, e.g. 64512",
        });
      else if (!number.fitsCalicoCrd)
        context.report.add("BGP-001", path, {
          message: `AS ${text} is above 2147483647, where the AS numbers of Calico's CRDs end`,
          want: "a number from 1 to 2147483647",
          fix: path.endsWith("/bgp/asNumber")
            ? `use a smaller number, or annotate each Node with projectcalico.org/ASNumber: "${text}"`
            : "use a smaller number: a private one is 64512 to 65534; a Node's own may be larger, by its annotation projectcalico.org/ASNumber",
        });
      else if (reserved !== undefined)
        context.report.add("BGP-002", path, {
          message: `AS ${text} is set aside: ${reserved}`,
          want: "an assigned number, or a private one: 64512 to 65534",
          fix: "use 64512 to 65534",
        });
    }
  },
});

/** Every AS number of the intent, with its place. */
function asNumbers(context: RuleContext): readonly (readonly [string, Asn])[] {
  const bgp = context.intent.calico?.bgp;
  const found: [string, Asn | undefined][] = [[at(context, "calico", "bgp", "asNumber"), bgp?.asNumber]];
  for (const [index, peer] of (bgp?.peers ?? []).entries())
    for (const key of ["asNumber", "localASNumber"] as const)
      // AS 0 beside a selector is the API's way to write no number.
      if (peer[key]?.value !== 0) found.push([at(context, "calico", "bgp", "peers", index, key), peer[key]]);
  for (const [index, filter] of (bgp?.filters ?? []).entries())
    for (const direction of ["exportV4", "importV4", "exportV6", "importV6"] as const)
      for (const [position, rule] of (filter[direction] ?? []).entries()) {
        const place = ["calico", "bgp", "filters", index, direction, position] as const;
        const operations = (rule.operations ?? []).flatMap(({ prependASPath }, number) =>
          (prependASPath?.prefix ?? []).map((as, i): [string, Asn] => [
            at(context, ...place, "operations", number, "prependASPath", "prefix", i),
            as,
          ]),
        );
        const matched = (rule.asPathPrefix ?? []).map((as, i): [string, Asn] => [
          at(context, ...place, "asPathPrefix", i),
          as,
        ]);
        found.push(...matched, ...operations);
      }
  return found.filter((one): one is [string, Asn] => one[1] !== undefined);
}

const names = rule({
  finds: {
    "BGP-004": {
      title: "two objects have the same name",
      severity: "error",
      why: "They are one object: the second overwrites the first.",
      upstream: here,
      see: "kubernetes.io/docs/concepts/overview/working-with-objects/names",
    },
  },
  check: (context) => {
    for (const kind of ["peers", "filters"] as const) {
      const what = kind === "peers" ? "BGP peers" : "BGP filters";
      for (const [index, name] of repeated(context.cluster.calico.bgp[kind].map((object) => object.name)))
        context.report.add("BGP-004", at(context, "calico", "bgp", kind, index, "name"), {
          message: `two ${what} are called ${name}`,
          want: "a name of its own for each",
          fix: `rename one of them, e.g. to ${name}-${index + 1}`,
        });
    }
  },
});

const switchedOff = rule({
  finds: {
    "BGP-005": {
      title: "BGP setting without effect: BGP is off",
      severity: "error",
      why: "No BGP daemon runs on the nodes, so nothing is peered with and nothing advertised.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (CALICO_NETWORKING_BACKEND)",
    },
  },
  check: (context) => {
    const { routing } = context.cluster.calico;
    if (routing.bgp === "Enabled") return;
    for (const key of needsBgp) {
      const value = context.intent.calico?.bgp?.[key];
      if (value === undefined || value.length === 0) continue;
      context.report.add("BGP-005", at(context, "calico", "bgp", key), {
        message: `${key} is given, and no BGP runs with routing ${routing.kind}`,
        want: "BGP Enabled",
        fix: routing.kind === "cloud" ? "remove the key" : `${withBgp(context)}, or remove the key`,
      });
    }
  },
});

const mesh = rule({
  finds: {
    "BGP-006": {
      title: "no mesh and no peers",
      severity: "error",
      why: "Nodes learn no routes: pods of two nodes cannot meet.",
      upstream: apiServerAccepts,
      see: topologies,
    },
    "BGP-007": {
      title: "mesh beside peers inside the cluster",
      severity: "warning",
      why: "Nodes that are peered by selector have a session through the mesh as well; route reflectors are for doing without.",
      upstream: apiServerAccepts,
      see: topologies,
    },
    "BGP-008": {
      title: "mesh of more than a hundred nodes",
      severity: "warning",
      why: "Every node has a session with every other; beyond about a hundred, route reflectors are the way.",
      upstream: apiServerAccepts,
      see: topologies,
    },
    "BGP-009": {
      title: "mesh setting with the mesh switched off",
      severity: "error",
      why: "The CRD forbids the pair.",
      upstream: apiServerRefuses,
      see: "projectcalico/calico api/pkg/apis/projectcalico/v3/bgpconfig.go",
    },
  },
  check: (context) => {
    const { routing, bgp, dataplane } = context.cluster.calico;
    if (routing.bgp === "Disabled") return;
    const path = at(context, "calico", "bgp", "nodeToNodeMeshEnabled");
    // Felix programs VXLAN routes without BGP; VPP's agent learns every route by BGP.
    const needsRoutes =
      dataplane.kind === "vpp" ||
      (routing.clusterRoutingMode === "BIRD" &&
        routedPools(context).some(([, pool]) => tunnelOf(pool.encapsulation) !== "vxlan"));
    if (!bgp.nodeToNodeMeshEnabled && bgp.peers.length === 0 && needsRoutes)
      context.report.add("BGP-006", path, {
        message: "the mesh is off and there is no peer that nodes could learn routes from",
        want: "the mesh, or peers",
        fix: "remove nodeToNodeMeshEnabled, or add peers under calico.bgp.peers",
      });
    const inside = bgp.peers.findIndex(({ peerSelector }) => peerSelector !== undefined);
    if (bgp.nodeToNodeMeshEnabled && inside >= 0)
      context.report.add("BGP-007", at(context, "calico", "bgp", "peers", inside, "peerSelector"), {
        message: `peer ${bgp.peers[inside]?.name} selects nodes, and the mesh peers every node with every other already`,
        want: "the mesh off where nodes peer by selector",
        fix: "set nodeToNodeMeshEnabled: false once the peers are established",
      });
    const nodes = mostNodes(context.cluster.nodes);
    if (bgp.nodeToNodeMeshEnabled && nodes > largestMesh)
      context.report.add("BGP-008", path, {
        message: `up to ${nodes} nodes would have ${nodes - 1} sessions each`,
        got: nodes,
        want: `at most ${largestMesh} nodes in a mesh`,
        fix: "peer nodes with route reflectors (peerSelector) and set nodeToNodeMeshEnabled: false",
      });
    if (bgp.nodeToNodeMeshEnabled) return;
    for (const key of ["nodeMeshPassword", "nodeMeshMaxRestartTime"] as const) {
      if (bgp.configuration?.[key] === undefined) continue;
      context.report.add("BGP-009", at(context, "calico", "bgp", key), {
        message: `${key} is for the mesh, which is off`,
        want: "no value with nodeToNodeMeshEnabled: false",
        fix: `remove the key; for a peer, write ${key === "nodeMeshPassword" ? "password" : "maxRestartTime"} under calico.bgp.peers`,
      });
    }
  },
});

const priorities = rule({
  finds: {
    "BGP-010": {
      title: "BIRD and Felix disagree on the priority of routes",
      severity: "error",
      why: "BIRD would take every local route for an elevated one, or none.",
      upstream: felixAccepts,
      see: "projectcalico/calico api/pkg/apis/projectcalico/v3/bgpconfig.go (ipv4NormalRoutePriority)",
    },
  },
  check: (context) => {
    const { bgp, felix } = context.cluster.calico;
    for (const key of ["ipv4NormalRoutePriority", "ipv6NormalRoutePriority"] as const) {
      // BIRD follows Felix' default.
      const { default: usual } = felixFields[key];
      const [bird, own] = [bgp.configuration?.[key] ?? usual, felix[key] ?? usual];
      if (bird === own) continue;
      const [asked, other] = bgp.configuration?.[key] === undefined ? ["felix", "bgp"] : ["bgp", "felix"];
      context.report.add("BGP-010", at(context, "calico", asked ?? "bgp", key), {
        message: `${key} is ${bird} for BIRD and ${own} for Felix`,
        want: "one value for both",
        fix: `write calico.${other}.${key}: ${asked === "bgp" ? bird : own}`,
      });
    }
  },
});

const workloadAddresses = rule({
  finds: {
    "BGP-011": {
      title: "peering address for workloads that is not an address of its family",
      severity: "error",
      why: "Calico's own API server refuses it.",
      upstream: apiServerAccepts,
      see: calicoValidator,
    },
    "BGP-012": {
      title: "peering address for workloads that Calico cannot use",
      severity: "error",
      why: "169.254.0.1 and 169.254.0.2 are Calico's own, and link-local IPv6 addresses would need a scope.",
      upstream: apiServerAccepts,
      see: config,
    },
  },
  check: (context) => {
    for (const [key, family] of [
      ["localWorkloadPeeringIPV4", 4],
      ["localWorkloadPeeringIPV6", 6],
    ] as const) {
      const text = context.cluster.calico.bgp.configuration?.[key];
      if (text === undefined || text === "") continue;
      const address = ipOf(text);
      const path = at(context, "calico", "bgp", key);
      if (address === undefined || address.family !== family || address.isV4Mapped)
        context.report.add("BGP-011", path, {
          message: `${text} is not an IPv${family} address`,
          want: `an IPv${family} address`,
          fix: family === 4 ? "write e.g. 169.254.0.179" : "write e.g. fd00:179::1",
        });
      else if (text === "169.254.0.1" || text === "169.254.0.2" || (family === 6 && address.isLinkLocal))
        context.report.add("BGP-012", path, {
          message: `${text} cannot be the nodes' address for workloads`,
          want: family === 4 ? "an address other than 169.254.0.1 and 169.254.0.2" : "an address outside fe80::/10",
          fix: family === 4 ? "write e.g. 169.254.0.179" : "write e.g. fd00:179::1",
        });
    }
  },
});

const interfaces = rule({
  finds: {
    "BGP-013": {
      title: "every interface is ignored",
      severity: "error",
      why: "BIRD would learn no route of any interface. Calico's own API server refuses it.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateIgnoredInterface)",
    },
  },
  check: (context) => {
    for (const [index, name] of (context.cluster.calico.bgp.configuration?.ignoredInterfaces ?? []).entries())
      if (name === "*")
        context.report.add("BGP-013", at(context, "calico", "bgp", "ignoredInterfaces", index), {
          message: "* ignores every interface",
          want: "a name or a pattern such as docker*",
          fix: "write the interfaces that are meant",
        });
  },
});

/** BGP of the whole cluster. */
export const bgpRules: readonly Rule[] = [numbers, names, switchedOff, mesh, priorities, workloadAddresses, interfaces];
