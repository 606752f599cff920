import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts } from "../../verdicts";
import type { BgpPeer } from "../schema";

const sameSession = rule({
  finds: {
    "BGP-041": {
      title: "two sessions of a node with one address",
      severity: "warning",
      why: "One of the two wins, and the other's settings are lost: the global one, where there is one.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/reference/resources/bgppeer",
    },
  },
  check: (context) => {
    const byAddress = new Map<string, Sessions>();
    for (const [index, peer] of context.cluster.calico.bgp.peers.entries()) {
      if (peer.peerIP === undefined) continue;
      const address = peer.peerIP.toString();
      const earlier = byAddress.get(address) ?? new Map<string, number>();
      byAddress.set(address, earlier);
      const nodes = nodesOf(peer);
      const clashes = nodes === everyNode ? [...earlier.values()] : [earlier.get(nodes), earlier.get(everyNode)];
      const first = Math.min(...clashes.filter((one) => one !== undefined));
      if (!earlier.has(nodes)) earlier.set(nodes, index);
      const other = context.cluster.calico.bgp.peers[first];
      if (other === undefined) continue;
      context.report.add("BGP-041", at(context, "calico", "bgp", "peers", index, "peerIP"), {
        message: `peers ${other.name} and ${peer.name} are both ${address} for the same nodes`,
        want: "one peer for each address and node",
        fix: "remove one of them, or give them node selectors that exclude each other",
      });
    }
  },
});

/** The first peer with an address, by the nodes that it is for. */
type Sessions = Map<string, number>;

const everyNode = "";

/** A text that is the same for the same node or selector, however it is spelt. */
function nodesOf({ node, nodeSelector }: BgpPeer): string {
  if (node !== undefined) return `node ${node}`;
  if (nodeSelector === undefined || nodeSelector.tree.kind === "all") return everyNode;
  return JSON.stringify(nodeSelector.tree);
}

/** BGPPeers against each other. */
export const bgpSessionRules: readonly Rule[] = [sameSession];
