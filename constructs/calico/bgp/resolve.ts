import { Asn } from "../../net";
import { because, choose, compareVersions, trace, type Traced } from "../../model";
import { isForLoadBalancers } from "../addresses/pools";
import type { CalicoBgp, CalicoDataplane, CalicoPool } from "../cluster";
import type { CalicoContext } from "../context";
import { minorOf } from "../release/releases";
import { announcedBy } from "./announced";
import { fabricFilters, fabricPeers } from "./fabric";
import { defaultAsNumber } from "./defaults";
import type { Bgp } from "./schema";

/** What is decided before BGP. */
export interface BeforeBgp {
  readonly bgp: "Enabled" | "Disabled";
  readonly pools: readonly CalicoPool[];
  /** e.g. `v3.32.1` */
  readonly release: string;
  readonly dataplane: CalicoDataplane["kind"];
}

export function resolveBgp(context: CalicoContext, { bgp, pools, release, dataplane }: BeforeBgp): Traced<CalicoBgp> {
  const { intent, fabric } = context;
  const { asNumber, nodeToNodeMeshEnabled, peers, filters, ...wanted } = intent.calico?.bgp ?? {};
  const configuration = withServices(context, { pools, dataplane }, wanted);
  const isConfigured = Object.keys(configuration).length > 0;
  const announced = announcedBy({
    pools,
    configuration,
    strictAffinity: intent.calico?.ipam?.strictAffinity === true,
    nodes: context.nodes,
  });
  return trace<CalicoBgp>({
    asNumber: choose(asNumber, () => ({
      value: Asn.of(defaultAsNumber),
      origin: "default",
      why: "Calico's own default, the first private 16-bit AS number",
    })),
    nodeToNodeMeshEnabled: choose(nodeToNodeMeshEnabled, () =>
      fabric === undefined
        ? {
            value: bgp === "Enabled",
            origin: "derived",
            why: bgp === "Enabled" ? "Calico's own default: every node peers with every other" : "BGP is off",
            from: ["/calico/routing/bgp"],
          }
        : { value: false, origin: "derived", why: "nodes learn their routes from the fabric", from: ["/fabric/racks"] },
    ),
    configuration:
      fabric === undefined || fabric.services.length === 0
        ? isConfigured
          ? configuration
          : undefined
        : because<CalicoBgp["configuration"]>({
            value: configuration,
            origin: "derived",
            why: "the intent's own, and the ranges of the Services that the fabric is to know, load balancers one by one",
            from: ["/fabric/services", "/network/services"],
          }),
    isConfigured: because({
      value: asNumber !== undefined || nodeToNodeMeshEnabled !== undefined || isConfigured || fabric !== undefined,
      origin: "derived",
      why: "BGPConfiguration is written where the intent departs from Calico's own defaults",
    }),
    peers:
      fabric === undefined
        ? choose(peers, () => ({ value: [], origin: "default", why: "no peers but the mesh" }))
        : because<CalicoBgp["peers"]>({
            value: [
              ...(peers ?? []),
              ...fabricPeers(fabric, { hasKeepaliveTime: compareVersions(minorOf(release), "3.32") >= 0 }),
            ],
            origin: "derived",
            why: "the intent's own, and one for each switch of a rack",
            from: ["/fabric/racks"],
          }),
    filters:
      fabric === undefined
        ? choose(filters, () => ({ value: [], origin: "default", why: "no filters" }))
        : because<CalicoBgp["filters"]>({
            value: [...(filters ?? []), ...fabricFilters(fabric, announced)],
            origin: "derived",
            why: "the intent's own, and what nodes tell switches and take from them",
            from: ["/fabric/sessions", "/calico/pools"],
          }),
  });
}

/** The intent's own, and the ranges of the kinds of Services that the fabric is said to know. */
function withServices(
  { network, fabric }: CalicoContext,
  { pools, dataplane }: Pick<BeforeBgp, "pools" | "dataplane">,
  wanted: Omit<Bgp, "asNumber" | "nodeToNodeMeshEnabled" | "peers" | "filters">,
): typeof wanted {
  const services = fabric?.services ?? [];
  const ofLoadBalancers = pools.filter(isForLoadBalancers).map(({ cidr }) => ({ cidr }));
  return {
    ...(services.includes("ClusterIP") ? { serviceClusterIPs: network.services.map((cidr) => ({ cidr })) } : {}),
    ...(services.includes("LoadBalancer") && ofLoadBalancers.length > 0
      ? { serviceLoadBalancerIPs: ofLoadBalancers }
      : {}),
    // Of a range as a whole every node draws what nobody serves (field report A2). VPP's agent has no such setting.
    ...(services.includes("LoadBalancer") && dataplane !== "vpp" ? { serviceLoadBalancerAggregation: "Disabled" } : {}),
    ...wanted,
  };
}
