import { type Fabric, hasStandIns, stableAddresses } from "../../../fabric";
import { here, list } from "../../../findings";
import type { Cidr } from "../../../net";
import { isForLoadBalancers, tunnelOf } from "../../addresses/pools";
import { type Rule, rule } from "../../rule";
import { at, firstWritten } from "../../support";
import { apiServerAccepts, apiServerRefuses, operatorAccepts, vppAccepts } from "../../verdicts";
import { announcedOf } from "../announced";
import { keepaliveOf } from "../fabric";
import { onFabric } from "./on-fabric";

const routing = rule({
  finds: {
    "FAB-060": {
      title: "fabric whose switches learn nothing",
      severity: "error",
      why: "No BGP daemon runs on the nodes: no session comes up.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (CALICO_NETWORKING_BACKEND)",
    },
    "FAB-061": {
      title: "IP-in-IP on a fabric",
      severity: "error",
      why: "With two ways to a node BIRD writes the route without the tunnel: bare packets for one half, none for the other.",
      upstream: operatorAccepts,
      see: "projectcalico/bird issue 90, projectcalico/calico issue 4462",
    },
    "FAB-062": {
      title: "encapsulation on a fabric that knows the pods",
      severity: "warning",
      why: "Switches learn a route for each block, and packets go past them in tunnels between nodes.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/networking/configuring/dual-tor",
    },
    "FAB-063": {
      title: "mesh beside a fabric",
      severity: "warning",
      why: "Every node has a session with every other as well, of other AS numbers perhaps, and routes past the switches.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/networking/configuring/bgp",
    },
  },
  check: onFabric((context, fabric) => {
    const { report } = context;
    const { calico } = context.cluster;
    if (calico.routing.bgp === "Disabled")
      report.add("FAB-060", firstWritten(context, ["calico", "routing", "bgp"], ["calico", "routing"], ["fabric"]), {
        message: `with routing ${calico.routing.kind} there is no BGP`,
        want: "routing fabric",
        fix: "write calico.routing: { kind: fabric }, or remove it",
      });
    const tunnels = calico.pools.filter(({ encapsulation }) => tunnelOf(encapsulation) !== "none");
    const path = firstWritten(context, ["calico", "routing"], ["calico", "pools"], ["fabric"]);
    const [ipip, vxlan] = (["ipip", "vxlan"] as const).map((kind) =>
      tunnels.find(({ encapsulation }) => tunnelOf(encapsulation) === kind),
    );
    if (ipip !== undefined)
      report.add("FAB-061", path, {
        message: `pool ${ipip.cidr} has ${ipip.encapsulation}`,
        got: ipip.encapsulation,
        want: "no encapsulation",
        fix: "write calico.routing: { kind: fabric }",
      });
    if (vxlan !== undefined && calico.routing.bgp === "Enabled")
      report.add("FAB-062", path, {
        message: `pool ${vxlan.cidr} has ${vxlan.encapsulation}`,
        got: vxlan.encapsulation,
        want: "no encapsulation",
        fix: "write calico.routing: { kind: fabric }",
      });
    if (calico.bgp.nodeToNodeMeshEnabled && calico.routing.bgp === "Enabled")
      report.add("FAB-063", at(context, "calico", "bgp", "nodeToNodeMeshEnabled"), {
        message: `nodes have sessions with ${fabric.racks.flatMap(({ tors }) => tors).length} switches and with each other`,
        got: true,
        want: "the mesh off, once the sessions with the switches are up",
        fix: "remove the key: the kit switches the mesh off behind the peers",
      });
  }),
});

const speakers = rule({
  finds: {
    "FAB-064": {
      title: "BFD by a Calico that speaks none",
      severity: "error",
      why: "BGPPeer of Calico Open Source has no field for BFD, and its BIRD opens sessions by `multihop`, where a switch on the link expects single-hop BFD.",
      upstream: apiServerRefuses,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/bfdconfig",
    },
    "FAB-077": {
      title: "long-lived graceful restart by a Calico that cannot ask for it",
      severity: "error",
      why: "BGPPeer of Calico Open Source has no restartMode: nodes ask switches for no more than graceful restart.",
      upstream: apiServerRefuses,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/bgppeer (restartMode)",
    },
    "FAB-065": {
      title: "sessions from the addresses of links, with VPP",
      severity: "error",
      why: "VPP's agent speaks BGP from the node's own address and ignores sourceAddress: switches refuse who calls.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/watchers/peers_watcher.go",
    },
    "FAB-078": {
      title: "the AS number of a rack for machines without names, with VPP",
      severity: "error",
      why: "It is BGPPeer's localASNumber, which VPP's agent ignores: it calls with the cluster's own number, and the switch refuses it.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/watchers/peers_watcher.go",
    },
    "FAB-066": {
      title: "setting of the fabric's sessions that VPP ignores",
      severity: "warning",
      why: "VPP's agent reads an address, AS number, password, selectors and filters: its restart time is 120 s.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/watchers/peers_watcher.go",
    },
  },
  check: onFabric((context, fabric) => {
    const { report } = context;
    const { edition, dataplane } = context.cluster.calico;
    if (fabric.sessions.bfd?.speaker === "calico-enterprise" && edition === "oss")
      report.add("FAB-064", at(context, "fabric", "sessions", "bfd", "speaker"), {
        message: "Calico Open Source speaks no BFD",
        want: "own, for a daemon on the nodes, or no bfd",
        fix: "remove bfd: with timers of 3 and 9 s a dead switch is found in 9 s",
      });
    if (fabric.sessions.restartMode !== undefined && edition === "oss")
      report.add("FAB-077", at(context, "fabric", "sessions", "gracefulRestart"), {
        message: "Calico Open Source has no long-lived graceful restart",
        got: "long-lived",
        want: "helper: with a second way 10 s of graceful restart",
        fix: "write gracefulRestart: { kind: helper }, which also has maxRestartTime",
      });
    if (dataplane.kind !== "vpp") return;
    const isApart = fabric.racks.some((rack) =>
      fabric.families.some((family) => stableAddresses(rack, family).length > 0),
    );
    if (isApart)
      report.add("FAB-065", firstWritten(context, ["fabric", "planes"], ["fabric", "links"], ["fabric", "racks"]), {
        message: "nodes have stable addresses beside those of their links, and VPP would call from those",
        want: "one plane, links vlan, nodes with an address in the rack's subnet",
        fix: "write planes: 1 and links: { kind: vlan }, or use another data plane",
      });
    if (fabric.design.kind === "as-per-rack" && fabric.racks.some(hasStandIns))
      report.add("FAB-078", at(context, "fabric", "design", "kind"), {
        message:
          "no annotation says their rack's AS number of machines without names, and VPP reads it from nowhere else",
        got: "as-per-rack",
        want: "one AS for all nodes, or another data plane",
        fix: "write design: { kind: shared-as }",
      });
    const { ttlSecurity } = fabric.sessions;
    const isGuarded = "loops" in fabric.design && fabric.design.loops === "numAllowedLocalASNumbers";
    const isInRack = fabric.design.kind === "route-reflectors" && fabric.design.in === "rack";
    const lost = [
      ...(ttlSecurity === undefined ? [] : ["ttlSecurity"]),
      ...(fabric.racks.every(({ maxRestartTime }) => maxRestartTime === undefined) ? [] : ["maxRestartTime"]),
      ...(keepaliveOf(fabric) === undefined ? [] : ["keepaliveTime"]),
      ...(isGuarded ? ["numAllowedLocalASNumbers"] : []),
      // Reflectors would put themselves into the way of all packets of their rack.
      ...(isInRack ? ["nextHopMode"] : []),
    ];
    if (lost.length > 0)
      report.add("FAB-066", at(context, "fabric", "sessions"), {
        message: `VPP's agent ignores ${list(lost)}`,
        got: list(lost),
        want: "no value with the data plane vpp",
        fix: isInRack
          ? "write design: { kind: as-per-rack }"
          : isGuarded
            ? "write loops: as-override"
            : "write gracefulRestart: { kind: disabled }, without ttlSecurity, and a hold time of three keepalives",
      });
  }),
});

const announcing = rule({
  finds: {
    "FAB-067": {
      title: "ranges of Services said twice, and differently",
      severity: "error",
      why: "fabric.services stands for ranges that are said elsewhere: what calico.bgp says would be announced, and nothing else.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/networking/configuring/advertise-service-ips",
    },
    "FAB-068": {
      title: "Services of load balancers without a range",
      severity: "warning",
      why: "Without a pool for load balancers, and without serviceLoadBalancerIPs, nothing is announced.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/networking/ipam/service-loadbalancer",
    },
    "FAB-069": {
      title: "limit of routes that nodes reach by themselves",
      severity: "error",
      why: "The switch ends the session of every node that has its pods.",
      upstream: here,
      see: "docs.frrouting.org, BGP, maximum-prefix",
    },
  },
  check: onFabric((context, fabric) => {
    const { report, intent, cluster } = context;
    const { bgp, pools } = cluster.calico;
    const said = (
      key: "serviceClusterIPs" | "serviceLoadBalancerIPs",
      kind: Fabric["services"][number],
      wanted: readonly Cidr[],
    ) => {
      const written = intent.calico?.bgp?.[key]?.map(({ cidr }) => cidr);
      if (!fabric.services.includes(kind) || written === undefined || String(written) === String(wanted)) return;
      report.add("FAB-067", at(context, "calico", "bgp", key), {
        message: `fabric.services has ${kind}, which is ${list(wanted) || "no range"}, and calico.bgp says ${list(written) || "none"}`,
        got: list(written) || "none",
        want: "one of the two",
        fix: `remove ${key}, or ${kind} from fabric.services`,
      });
    };
    const ofLoadBalancers = pools.filter(isForLoadBalancers).map(({ cidr }) => cidr);
    said("serviceClusterIPs", "ClusterIP", cluster.network.services);
    said("serviceLoadBalancerIPs", "LoadBalancer", ofLoadBalancers);
    if (fabric.services.includes("LoadBalancer") && (bgp.configuration?.serviceLoadBalancerIPs ?? []).length === 0)
      report.add("FAB-068", at(context, "fabric", "services"), {
        message: "there is no range of load balancers to announce",
        want: "a pool with allowedUses: [LoadBalancer]",
        fix: "add one to calico.pools with managedBy: ippool, or remove LoadBalancer",
      });
    const { maximumPrefixes } = fabric.sessions;
    const { blocksOfNode, services } = announcedOf(cluster);
    const least = blocksOfNode + services.length + 1;
    if (maximumPrefixes !== undefined && maximumPrefixes.limit < least)
      report.add("FAB-069", at(context, "fabric", "sessions", "maximumPrefixes", "limit"), {
        message: `a node may have ${blocksOfNode} blocks, ${services.length} ranges of Services and its own address`,
        got: maximumPrefixes.limit,
        want: `${2 * least} or more`,
        fix: `write limit: ${2 * least}, or leave it out`,
      });
  }),
});

/** Calico on a fabric: routing, who speaks, what is announced. */
export const calicoOnFabricRules: readonly Rule[] = [routing, speakers, announcing];
