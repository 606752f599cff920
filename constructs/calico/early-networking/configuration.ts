import { Document, isMap } from "yaml";
import { type FabricNode, type FabricRack, labelsOf } from "../../fabric";
import { compact, type KubernetesObject } from "../../model";
import { bgpLayout, operatorNamespace } from "../names";
import { dualHomed, type Early } from "./early";

/**
 * EarlyNetworkConfiguration, a file for nodes and no object of the cluster (docs.tigera.io/calico-enterprise, Early Network
 * Configuration). IPv4 only: the program adds the stable address as a /32 and speaks BGP by BIRD for IPv4.
 */
export interface EarlyNetworkConfiguration {
  readonly apiVersion: "projectcalico.org/v3";
  readonly kind: "EarlyNetworkConfiguration";
  readonly spec: {
    readonly platform?: "openshift";
    readonly nodes: readonly EarlyNode[];
  };
}

/** A node finds itself by one of its `interfaceAddresses`. */
export interface EarlyNode {
  readonly interfaceAddresses: readonly string[];
  readonly stableAddress: { readonly address: string };
  readonly asNumber: number;
  /** `peerASNumber` only where it is not the node's own. */
  readonly peerings: readonly { readonly peerIP: string; readonly peerASNumber?: number }[];
  /** What peers find the node by, as calico-node sets them when it starts. */
  readonly labels: Readonly<Record<string, string>>;
}

export function earlyNetworkConfiguration(early: Early): EarlyNetworkConfiguration {
  const nodes = dualHomed(early.fabric).map(({ rack, node }) => earlyNode(early, rack, node));
  return {
    apiVersion: "projectcalico.org/v3",
    kind: "EarlyNetworkConfiguration",
    spec: compact({ platform: early.settings.platform, nodes }),
  };
}

function earlyNode({ fabric }: Early, rack: FabricRack, node: FabricNode): EarlyNode {
  const ends = node.links.flatMap((link) =>
    link.ends
      .filter(({ node: own }) => own.family === 4)
      .map((end) => ({ ...end, peer: rack.tors.find(({ name }) => name === link.tor) })),
  );
  const stable = node.addresses.find(({ family }) => family === 4);
  return {
    interfaceAddresses: ends.map((end) => end.node.toString()),
    stableAddress: { address: stable?.toString() ?? "" },
    asNumber: node.asNumber.value,
    peerings: ends.map(({ tor, peer }) =>
      compact({
        peerIP: tor.toString(),
        peerASNumber: peer === undefined || peer.asNumber.equals(node.asNumber) ? undefined : peer.asNumber.value,
      }),
    ),
    labels: labelsOf(fabric, rack, node),
  };
}

/** The same text for the operator and for every node, with the name of each node as a comment. */
export function earlyNetworkText(early: Early): string {
  const document = new Document(earlyNetworkConfiguration(early));
  const nodes = dualHomed(early.fabric);
  for (const [index, { node }] of nodes.entries()) {
    const item = document.getIn(["spec", "nodes", index]);
    if (isMap(item)) item.commentBefore = ` ${node.name}`;
  }
  return document.toString({ lineWidth: 0 });
}

/** What the operator gives to calico-node, so that it knows the same as the node did at boot. */
export function bgpLayoutObject(early: Early): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: bgpLayout.name, namespace: operatorNamespace },
    data: { [bgpLayout.key]: earlyNetworkText(early) },
  };
}
