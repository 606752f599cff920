import { type Finds, list } from "../../../findings";
import { familiesOf } from "../../../model";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, ipOf } from "../../support";
import { apiServerAccepts, apiServerRefuses } from "../../verdicts";
import type { BgpPeer } from "../schema";

const cel = "projectcalico/calico api/pkg/apis/projectcalico/v3/bgppeer.go";
const workloads = "docs.tigera.io/calico/latest/networking/configuring/bgp-to-workload";
const bgppeer = "docs.tigera.io/calico/latest/reference/resources/bgppeer";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateBGPPeerSpec)";

/** A rule about each peer by itself. */
function peerRule<C extends string>(definition: {
  readonly finds: Finds<C>;
  readonly check: (context: RuleContext<C>, peer: BgpPeer, index: number) => void;
}): Rule {
  return rule({
    finds: definition.finds,
    check: (context: RuleContext<C>) => {
      for (const [index, peer] of context.cluster.calico.bgp.peers.entries()) definition.check(context, peer, index);
    },
  });
}

/** Whether the peer has an AS number; 0 is the API's way to write none. */
function hasAsNumber({ asNumber }: BgpPeer): boolean {
  return asNumber !== undefined && asNumber.value !== 0;
}

const exclusive = peerRule({
  finds: {
    "BGP-030": {
      title: "peer with a node and a node selector",
      severity: "error",
      why: "One of them says which nodes have the peer, not both.",
      upstream: apiServerRefuses,
      see: cel,
    },
    "BGP-031": {
      title: "peer with an address and a peer selector",
      severity: "error",
      why: "A peer is one address, or the nodes that a selector finds.",
      upstream: apiServerRefuses,
      see: cel,
    },
    "BGP-032": {
      title: "AS number with a peer selector",
      severity: "error",
      why: "Selected nodes have AS numbers of their own.",
      upstream: apiServerRefuses,
      see: cel,
    },
  },
  check: (context, peer, index) => {
    const { name } = peer;
    if (peer.node && peer.nodeSelector)
      context.report.add("BGP-030", path(context, index, "nodeSelector"), {
        message: `peer ${name} is for node ${peer.node} and for nodes with ${peer.nodeSelector}`,
        want: "node, or nodeSelector, or neither for every node",
        fix: "remove one of the two",
      });
    if (peer.peerIP && peer.peerSelector)
      context.report.add("BGP-031", path(context, index, "peerSelector"), {
        message: `peer ${name} is ${peer.peerIP} and the nodes with ${peer.peerSelector}`,
        want: "peerIP, or peerSelector",
        fix: "make two peers of it",
      });
    if (peer.peerSelector && hasAsNumber(peer))
      context.report.add("BGP-032", path(context, index, "asNumber"), {
        message: `peer ${name} selects nodes, which have AS numbers of their own`,
        want: "no asNumber with a peerSelector",
        fix: "remove asNumber; localASNumber is the number of this side",
      });
  },
});

const identity = peerRule({
  finds: {
    "BGP-033": {
      title: "workloads and another kind of peer in one",
      severity: "error",
      why: "A peer is an address, nodes or workloads, one of the three.",
      upstream: apiServerRefuses,
      see: cel,
    },
    "BGP-034": {
      title: "peering with workloads without their AS number",
      severity: "error",
      why: "Workloads are outside the nodes' AS, and nobody else knows theirs.",
      upstream: apiServerRefuses,
      see: cel,
    },
    "BGP-035": {
      title: "peering with workloads without an address to peer with",
      severity: "error",
      why: "Workloads open the session to localWorkloadPeeringIPV4 or V6, which is not set: no session comes up.",
      upstream: apiServerAccepts,
      see: workloads,
    },
    "BGP-036": {
      title: "peer without an AS number",
      severity: "error",
      why: "The API takes it as AS 0, and the session never comes up.",
      upstream: apiServerAccepts,
      see: bgppeer,
    },
    "BGP-037": {
      title: "peer that is nobody",
      severity: "error",
      why: "Without an address or a selector there is nothing to peer with.",
      upstream: apiServerAccepts,
      see: bgppeer,
    },
  },
  check: (context, peer, index) => {
    const { name, peerIP, peerSelector, localWorkloadSelector } = peer;
    if (localWorkloadSelector) {
      for (const key of ["peerIP", "peerSelector"] as const)
        if (peer[key])
          context.report.add("BGP-033", path(context, index, key), {
            message: `peer ${name} is workloads (${localWorkloadSelector}) and has a ${key} as well`,
            want: "localWorkloadSelector alone",
            fix: "make two peers of it",
          });
      if (!hasAsNumber(peer))
        context.report.add("BGP-034", path(context, index, "localWorkloadSelector"), {
          message: `peer ${name} does not say the workloads' AS number`,
          want: "asNumber",
          fix: "add asNumber, e.g. 64514",
        });
      const { localWorkloadPeeringIPV4, localWorkloadPeeringIPV6 } = context.cluster.calico.bgp.configuration ?? {};
      if (!localWorkloadPeeringIPV4 && !localWorkloadPeeringIPV6)
        context.report.add("BGP-035", path(context, index, "localWorkloadSelector"), {
          message: `workloads of peer ${name} have no address of the node to peer with`,
          want: "calico.bgp.localWorkloadPeeringIPV4 or localWorkloadPeeringIPV6",
          fix: "add calico.bgp.localWorkloadPeeringIPV4: 169.254.0.179",
        });
    } else if (!peerIP && !peerSelector)
      context.report.add("BGP-037", path(context, index), {
        message: `peer ${name} has neither an address nor a selector`,
        got: name,
        want: "peerIP and asNumber, or peerSelector, or localWorkloadSelector and asNumber",
        fix: "add peerIP and asNumber",
      });
    if (peerIP && !peerSelector && !localWorkloadSelector && !hasAsNumber(peer))
      context.report.add("BGP-036", path(context, index, "asNumber"), {
        message: `peer ${name} (${peerIP}) has no AS number`,
        got: peer.asNumber,
        want: "asNumber",
        fix: "add asNumber: the number that the router calls its own",
      });
  },
});

const address = peerRule({
  finds: {
    "BGP-040": {
      title: "gateway that a peer cannot be reached by",
      severity: "error",
      why: "reachableBy is an address of the peer's family, for a peer with an address. Calico's own API server refuses others.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateReachableBy)",
    },
    "BGP-043": {
      title: "peer of an IP family that nodes do not have",
      severity: "error",
      why: "Nodes have no address to open the session from.",
      upstream: apiServerAccepts,
      see: bgppeer,
    },
    "BGP-044": {
      title: "peer address inside the cluster's own ranges",
      severity: "warning",
      why: "Nodes send packets for it to a pod or a Service instead of the router.",
      upstream: apiServerAccepts,
      see: bgppeer,
    },
  },
  check: (context, peer, index) => {
    const { peerIP, reachableBy } = peer;
    if (reachableBy) {
      const gateway = ipOf(reachableBy);
      const problem =
        peerIP === undefined
          ? "there is no peerIP that it could be the way to"
          : gateway === undefined
            ? "it is not an address"
            : peerIP.ip.family !== gateway.family
              ? `it is IPv${gateway.family} and the peer IPv${peerIP.ip.family}`
              : undefined;
      if (problem !== undefined)
        context.report.add("BGP-040", path(context, index, "reachableBy"), {
          message: `peer ${peer.name} cannot be reached by ${reachableBy}: ${problem}`,
          want: "the address of a gateway, of the peer's family",
          fix: peerIP === undefined ? "remove the key" : "correct the address",
        });
    }
    if (peerIP === undefined) return;
    const { ip } = peerIP;
    const { nodes, pods, services } = context.cluster.network;
    const families = familiesOf(nodes);
    if (families.length > 0 && !families.includes(ip.family))
      context.report.add("BGP-043", path(context, index, "peerIP"), {
        message: `peer ${peer.name} is IPv${ip.family}, and nodes have ${list(families.map((one) => `IPv${one}`))} addresses only`,
        want: `an IPv${families[0]} address`,
        fix: "write the router's address of the nodes' family",
      });
    const ours = context.cluster.calico.cni === "Calico" ? [...pods, ...services] : services;
    const range = ours.find((block) => block.contains(ip));
    if (range !== undefined)
      context.report.add("BGP-044", path(context, index, "peerIP"), {
        message: `peer ${peer.name} (${ip}) is inside the cluster's own range ${range}`,
        want: "an address outside pods and services",
        fix: "correct the address, or move the range",
      });
  },
});

const settings = peerRule({
  finds: {
    "BGP-039": {
      title: "two settings for the next hop",
      severity: "error",
      why: "keepOriginalNextHop is the old spelling of nextHopMode Keep. Calico's own API server refuses both together.",
      upstream: apiServerAccepts,
      see: calicoValidator,
    },
    "BGP-045": {
      title: "tolerated own AS numbers in an internal session",
      severity: "warning",
      why: "Inside one AS the path does not carry the number, so there is nothing to tolerate.",
      upstream: apiServerAccepts,
      see: bgppeer,
    },
    "BGP-046": {
      title: "reverse peering without a peer selector",
      severity: "warning",
      why: "Only nodes that a selector finds peer back.",
      upstream: apiServerAccepts,
      see: bgppeer,
    },
  },
  check: (context, peer, index) => {
    const { bgp } = context.cluster.calico;
    if (peer.keepOriginalNextHop && peer.nextHopMode !== undefined)
      context.report.add("BGP-039", path(context, index, "keepOriginalNextHop"), {
        message: `peer ${peer.name} sets the next hop twice`,
        want: "nextHopMode alone",
        fix: "remove keepOriginalNextHop; nextHopMode: Keep says the same",
      });
    const local = peer.localASNumber ?? bgp.asNumber;
    if (peer.numAllowedLocalASNumbers && peer.asNumber?.equals(local))
      context.report.add("BGP-045", path(context, index, "numAllowedLocalASNumbers"), {
        message: `peer ${peer.name} is in AS ${local} like the nodes: the path does not carry it`,
        want: "no value in an internal session",
        fix: "remove the key",
      });
    if (peer.reversePeering !== undefined && !peer.peerSelector)
      context.report.add("BGP-046", path(context, index, "reversePeering"), {
        message: `peer ${peer.name} selects no nodes that could peer back`,
        want: "no value without a peerSelector",
        fix: "remove the key",
      });
  },
});

function path(context: RuleContext, index: number, ...keys: readonly (string | number)[]): string {
  return at(context, "calico", "bgp", "peers", index, ...keys);
}

/** BGPPeer by BGPPeer. */
export const bgpPeerRules: readonly Rule[] = [exclusive, identity, address, settings];
