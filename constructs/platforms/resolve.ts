import {
  type CalicoOffer,
  type Cluster,
  type ClusterIntent,
  defaultKubernetes,
  type PlatformCluster,
  resolveCalico,
} from "../calico";
import { type Fabric, resolveFabric, withFabricLabels } from "../fabric";
import type { PlatformIntent } from "../intent";
import {
  asked,
  choose,
  type ClusterNetwork,
  extended,
  type NodeGroup,
  type Nodes,
  type Reasons,
  settle,
  trace,
  Traced,
} from "../model";
import type { Platform } from "./platform";

export interface Resolved<P extends PlatformCluster = PlatformCluster, G extends NodeGroup = NodeGroup> {
  readonly cluster: Cluster<P, G>;
  readonly reasons: Reasons;
  readonly offer: CalicoOffer;
}

/**
 * Derives the whole cluster from an intent that passed the schema: ground, fabric, Calico, finish. Total: it never throws and
 * leaves nothing open, even where a rule will find the result wrong.
 */
export function resolve<I extends PlatformIntent, P extends PlatformCluster, G extends NodeGroup>(
  intent: ClusterIntent<I>,
  platform: Platform<I, P, G>,
): Resolved<P, G> {
  const kubernetes = choose(intent.kubernetes, () => ({
    value: defaultKubernetes,
    origin: "default",
    why: `${defaultKubernetes} is tested with every Calico release of the kit`,
  }));
  const context = { intent, kubernetes: kubernetes.value };
  const { network, nodes: there, controlPlane, calico: offer } = platform.ground(context);
  const ground = { network: network.value, controlPlane: controlPlane.value };
  const fabric = fabricOf(intent, network.value, there.value);
  const nodes = fabric === undefined ? there : labelled(there, fabric.value);
  const calico = resolveCalico({ intent, ...ground, nodes: nodes.value, offer, fabric: fabric?.value });
  const finished = platform.finish({
    ...context,
    ...ground,
    nodes,
    calico: calico.value,
    ...(fabric === undefined ? {} : { fabric: fabric.value }),
  });
  const { value: cluster, reasons } = settle(
    trace<Cluster<P, G>>(
      {
        name: asked(intent.name),
        kubernetes,
        network,
        nodes: extended<Nodes, Pick<Nodes<G>, "groups">>(nodes, { groups: finished.groups }),
        controlPlane,
        fabric,
        calico,
        platform: finished.platform,
      },
      { origin: "user", why: "the intent as a whole" },
    ),
  );
  return { cluster, reasons, offer };
}

function fabricOf(
  { fabric, calico }: ClusterIntent,
  network: ClusterNetwork,
  nodes: Nodes,
): Traced<Fabric> | undefined {
  if (fabric === undefined) return undefined;
  return resolveFabric({ intent: fabric, network, nodes, nodeAsNumber: calico?.bgp?.asNumber });
}

/** The nodes as Calico's selectors find them once the kit has labelled them. */
function labelled({ value, notes }: Traced<Nodes>, fabric: Fabric): Traced<Nodes> {
  const reason = { origin: "derived", why: "the intent's labels, and its rack's, by which peers find it" } as const;
  const own = value.groups.flatMap(({ rack }, index) =>
    rack === undefined ? [] : [{ path: `/groups/${index}/labels`, reason }],
  );
  return new Traced(withFabricLabels(value, fabric), [...notes, ...own]);
}
