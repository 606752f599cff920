import { ownPeers } from "../../bgp/fabric";
import type { Rule } from "../../rule";
import { at } from "../../support";
import { vppAccepts } from "../../verdicts";
import { forVpp } from "./vpp";

const peersVpp = "projectcalico/vpp-dataplane calico-vpp-agent/watchers/peers_watcher.go";

/** Fields of BGPPeer that the agent does not read. */
const ignoredOfPeer = [
  "sourceAddress",
  "nextHopMode",
  "keepOriginalNextHop",
  "ttlSecurity",
  "maxRestartTime",
  "keepaliveTime",
  "localASNumber",
  "numAllowedLocalASNumbers",
  "reachableBy",
  "reversePeering",
] as const;

/** Fields of BGPConfiguration that it does not read, with what that means. */
const ignored = [
  ["nodeMeshPassword", "sessions of the mesh have no password"],
  ["nodeMeshMaxRestartTime", "the restart time is always 120 s"],
  ["bindMode", "the agent listens on the node's addresses"],
  ["communities", "no route gets a community"],
  ["prefixAdvertisements", "no route gets a community"],
  ["ignoredInterfaces", "the agent learns no routes of interfaces"],
  ["serviceLoadBalancerAggregation", "Services are advertised as the agent does it"],
  ["programClusterRoutes", "the agent programs the routes"],
  ["ipv4NormalRoutePriority", "the agent sets no priority"],
  ["ipv6NormalRoutePriority", "the agent sets no priority"],
] as const;

const peers = forVpp({
  finds: {
    "VPP-020": {
      title: "setting of a BGP peer that VPP ignores",
      severity: "warning",
      why: "VPP's agent speaks BGP itself and reads an address, AS number, password, selectors and filters.",
      upstream: vppAccepts,
      see: peersVpp,
    },
    "VPP-021": {
      title: "BGP peer with a port, with VPP",
      severity: "error",
      why: "The agent takes the whole text for an address, cannot resolve it, and leaves the peer out.",
      upstream: vppAccepts,
      see: peersVpp,
    },
    "VPP-022": {
      title: "BGP with workloads, with VPP",
      severity: "error",
      why: "VPP's agent does not know such peers.",
      upstream: vppAccepts,
      see: peersVpp,
    },
  },
  check: (context) => {
    // Of those that follow from a fabric FAB-066 speaks.
    for (const [index, peer] of ownPeers(context.cluster).entries()) {
      const path = (...keys: string[]) => at(context, "calico", "bgp", "peers", index, ...keys);
      for (const key of ignoredOfPeer) {
        if (peer[key] === undefined) continue;
        context.report.add("VPP-020", path(key), {
          message: `VPP's agent ignores ${key} of peer ${peer.name}`,
          want: "no value with the data plane vpp",
          fix: "remove the key, and set it on the router where it has such a setting",
        });
      }
      if (peer.peerIP?.port !== undefined)
        context.report.add("VPP-021", path("peerIP"), {
          message: `VPP's agent cannot read ${peer.peerIP} and leaves peer ${peer.name} out`,
          want: "an address without a port",
          fix: "let the router listen on port 179 and remove the port",
        });
      if (peer.localWorkloadSelector !== undefined)
        context.report.add("VPP-022", path("localWorkloadSelector"), {
          message: `VPP's agent does not peer with workloads, which peer ${peer.name} is`,
          want: "peerIP or peerSelector",
          fix: "remove the peer, or use another data plane",
        });
    }
  },
});

const configuration = forVpp({
  finds: {
    "VPP-023": {
      title: "BGP setting that VPP ignores",
      severity: "warning",
      why: "VPP's agent speaks BGP itself and reads the AS number, port, mesh and Service ranges only.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/watchers/bgp_configuration_watcher.go",
    },
  },
  check: (context) => {
    for (const [key, meaning] of ignored) {
      if (context.cluster.calico.bgp.configuration?.[key] === undefined) continue;
      context.report.add("VPP-023", at(context, "calico", "bgp", key), {
        message: `VPP's agent ignores ${key}: ${meaning}`,
        want: "no value with the data plane vpp",
        fix: "remove the key",
      });
    }
  },
});

/** BGP as VPP's agent speaks it. */
export const vppBgpRules: readonly Rule[] = [peers, configuration];
