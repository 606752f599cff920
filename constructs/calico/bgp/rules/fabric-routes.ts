import type { Fabric } from "../../../fabric";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts } from "../../verdicts";
import { announcedOf } from "../announced";
import { dialectOf, metricBehindBgp } from "../bird/options";
import { onFabric } from "./on-fabric";

const reflected = rule({
  finds: {
    // Tried in the lab: every packet between racks was lost, and every kernel was as the simulator said.
    "FAB-085": {
      title: "reflected routes that only a default route leads to",
      severity: "error",
      why: "A reflector tells a node of another rack's pods with that rack's node as next hop. BIRD takes none that only another route of BGP leads to, and makes the kernel refuse packets as unreachable, although the default route would lead there.",
      upstream: apiServerAccepts,
      see: "projectcalico/bird nest/rt-table.c, rt_update_hostentry",
    },
  },
  check: onFabric((context, fabric) => {
    const { design, sessions } = fabric;
    if (design.kind !== "route-reflectors" || design.in !== "cluster" || sessions.advertise !== "default") return;
    if (isOneLink(fabric)) return;
    context.report.add("FAB-085", at(context, "fabric", "sessions", "advertise"), {
      message: "reflectors for the whole cluster, and switches tell nodes a default route alone",
      got: "default",
      want: "all",
      fix: "remove the key: nodes then have the routes of their switches, too; or take a design without reflectors",
    });
  }),
});

/** Whether all nodes reach each other without a route. */
function isOneLink({ racks, links, planes }: Fabric): boolean {
  return racks.filter(({ nodes }) => nodes.length > 0).length < 2 && links.kind === "vlan" && planes === 1;
}

const perService = rule({
  finds: {
    "FAB-086": {
      title: "limit of routes that Services reach by themselves",
      severity: "warning",
      why: "With serviceLoadBalancerAggregation Disabled every node announces the address of each Service that has an endpoint, cluster IPs among them, beside the ranges. A switch ends the session of a node that announces more than its limit.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico confd/pkg/backends/calico/routes.go, advertiseThisService",
    },
  },
  check: onFabric((context, fabric) => {
    const { cluster, report } = context;
    const { maximumPrefixes } = fabric.sessions;
    const { configuration } = cluster.calico.bgp;
    const { blocksOfNode, services } = announcedOf(cluster);
    if (maximumPrefixes === undefined || configuration?.serviceLoadBalancerAggregation !== "Disabled") return;
    const single = services.reduce((sum, { size }) => sum + Math.min(Number(size), usualServices), 0);
    const wanted = blocksOfNode + services.length + 1 + single;
    if (services.length === 0 || maximumPrefixes.limit >= wanted) return;
    report.add("FAB-086", at(context, "fabric", "sessions", "maximumPrefixes", "limit"), {
      message: `each node may announce ${single} addresses of Services (${usualServices} of a range at most are counted here), one by one`,
      got: maximumPrefixes.limit,
      want: `${wanted} or more`,
      fix: "leave limit out for twice what is counted, or write calico.bgp.serviceLoadBalancerAggregation: Enabled",
    });
  }),
});

/** As many Services of one range as the kit's own limit counts with. */
const usualServices = 1000;

const defaultRoute = rule({
  finds: {
    // Seen in the lab's kernels with Calico's own confd of 3.32.
    "FAB-087": {
      title: "default route of the machine before that of the switches",
      severity: "info",
      why: "Calico 3.32 gives the kernel the switches' default route with metric 2147483547, as it reckons it from LOCAL_PREF: any default route of the machine's own comes first. Packets to what no other route leads to leave by its one gateway, and the second switch carries none of them.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico confd/pkg/backends/calico/bgp_processor.go (krt_metric, 2147483647 - bgp_local_pref)",
    },
  },
  check: onFabric((context, fabric) => {
    const { release, dataplane } = context.cluster.calico;
    const isReckoned = dialectOf(release) === "3.32" && dataplane.kind !== "vpp";
    const isAlone = fabric.sessions.advertise === "default";
    // Of one switch the gateway is the only way out, and told of all routes nodes want no other for the rest.
    if (!isReckoned || (!isAlone && fabric.racks.every(({ tors }) => tors.length < 2))) return;
    context.report.add("FAB-087", at(context, "fabric", "sessions", "advertise"), {
      message: isAlone
        ? "nodes are told a default route alone, and their machines' own default routes win over it"
        : "what is outside of the fabric is reached by the machines' own default routes, and with them by one switch of two",
      got: fabric.sessions.advertise,
      want: `no default route of the machines' own, or one of metric ${metricBehindBgp} or more`,
      fix: `set route-metric ${metricBehindBgp} for the gateway in Netplan, NetworkManager or DHCP; on vSphere the kit does`,
    });
  }),
});

/** What nodes are told, and what they tell. */
export const fabricRouteRules: readonly Rule[] = [reflected, perService, defaultRoute];
