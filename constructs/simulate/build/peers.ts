import type { BgpPeer } from "../../calico";
import type { NodeEnd, SessionEnd } from "../../model";
import type { Ip, IpFamily } from "../../net";

/** A node as selectors of peers see it. */
export interface Selected {
  readonly labels: Readonly<Record<string, string>>;
  /** As Kubernetes knows it. */
  readonly addresses: readonly Ip[];
}

/** Calico's BGPPeers, as each node's confd picks its own out of them. */
export class Peers {
  private readonly byAddress = new Map<string, BgpPeer[]>();
  private readonly bySelector: readonly BgpPeer[];

  constructor(
    peers: readonly BgpPeer[],
    private readonly nodes: ReadonlyMap<string, Selected>,
    private readonly hasMesh: boolean,
  ) {
    for (const peer of peers) {
      if (peer.peerIP === undefined) continue;
      const address = peer.peerIP.ip.toString();
      const there = this.byAddress.get(address);
      if (there === undefined) this.byAddress.set(address, [peer]);
      else there.push(peer);
    }
    this.bySelector = peers.filter(({ peerSelector }) => peerSelector !== undefined);
  }

  /** The peer that makes a node speak to another end, or why it does not. */
  of(end: NodeEnd, other: SessionEnd, family: IpFamily): { readonly peer?: BgpPeer; readonly silence?: string } {
    const node = this.nodes.get(end.name);
    if (node === undefined) return { silence: `no node is named ${end.name}` };
    if (other.kind === "node") return this.between(end, other);
    const peer = (this.byAddress.get(other.address.toString()) ?? []).find(
      (one) => one.node === end.name || (one.node === undefined && (one.nodeSelector?.matches(node.labels) ?? true)),
    );
    if (peer === undefined) return { silence: `no BGPPeer selects ${end.name}` };
    const source = node.addresses.find((address) => address.family === family);
    const isElsewhere = peer.sourceAddress !== "None" && source !== undefined && !source.equals(end.address);
    return isElsewhere
      ? {
          peer,
          silence: `${end.name} speaks from ${source.toString()}, and the switch waits for ${end.address.toString()}`,
        }
      : { peer };
  }

  /** Either of two nodes may have the peer: Calico makes the other end of it. */
  private between(end: NodeEnd, other: NodeEnd): { readonly peer?: BgpPeer; readonly silence?: string } {
    const [mine, theirs] = [this.nodes.get(end.name), this.nodes.get(other.name)];
    const selects = (peer: BgpPeer, from?: Selected, to?: Selected): boolean =>
      from !== undefined &&
      to !== undefined &&
      (peer.nodeSelector?.matches(from.labels) ?? true) &&
      peer.peerSelector?.matches(to.labels) === true;
    const peer =
      this.bySelector.find((one) => selects(one, mine, theirs)) ??
      this.bySelector.find((one) => selects(one, theirs, mine));
    if (peer === undefined && this.hasMesh) return {};
    return peer === undefined ? { silence: `no BGPPeer is for ${end.name} and ${other.name}` } : { peer };
  }
}
