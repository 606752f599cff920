import { compact, compactOrNothing, type KubernetesObject, type Manifest } from "../model";
import { poolObjects } from "./addresses/render";
import { bgpConfigurationObjects, bgpObjects } from "./bgp/render";
import type { Cluster } from "./cluster";
import type { KubeControllers } from "./install/schema";
import { v3 } from "./v3";

/**
 * Objects of `projectcalico.org/v3`, which Calico's API server serves: phases `resources` and `bgp`, after the first node. Empty
 * groups are left out. The singletons named `default` may exist already, because Calico itself makes them (see
 * `isShared`): apply them server-side, never with a plain create.
 */
export function resourceManifests(cluster: Cluster): readonly Manifest[] {
  const groups: readonly (readonly [string, readonly KubernetesObject[]])[] = [
    ["felix", felixObjects(cluster)],
    ["pools", poolObjects(cluster)],
    ["bgp", bgpObjects(cluster)],
    ["kube-controllers", kubeControllersObjects(cluster)],
  ];
  const manifests = groups.map(([name, objects]): Manifest => ({ phase: "resources", name, objects }));
  const configuration: Manifest = { phase: "bgp", name: "configuration", objects: bgpConfigurationObjects(cluster) };
  return [...manifests, configuration].filter(({ objects }) => objects.length > 0);
}

/** Kinds of which Calico, or its operator, makes an object named `default` itself. */
const shared: readonly string[] = [
  "BGPConfiguration",
  "FelixConfiguration",
  "IPAMConfiguration",
  "KubeControllersConfiguration",
];

/**
 * Whether the object is one that Calico makes, too: the operator writes FelixConfiguration `default` while it reconciles
 * the Installation, kube-controllers its own configuration when it starts. The kit owns only the fields it sets in them.
 */
export function isShared({ apiVersion, kind, metadata }: KubernetesObject): boolean {
  return apiVersion === "projectcalico.org/v3" && metadata.name === "default" && shared.includes(kind);
}

function felixObjects({ calico }: Cluster): readonly KubernetesObject[] {
  const spec = compactOrNothing(calico.felix);
  return spec === undefined ? [] : [v3("FelixConfiguration", "default", spec)];
}

function kubeControllersObjects({ calico }: Cluster): readonly KubernetesObject[] {
  const { kubeControllers } = calico;
  return kubeControllers === undefined || compactOrNothing(kubeControllers) === undefined
    ? []
    : [v3("KubeControllersConfiguration", "default", kubeControllersSpec(kubeControllers))];
}

function kubeControllersSpec(asked: KubeControllers): object {
  const hostEndpoint = compactOrNothing({
    autoCreate: asked.nodeHostEndpoints,
    createDefaultHostEndpoint: asked.createDefaultHostEndpoint,
    templates: asked.hostEndpointTemplates,
  });
  const node = compactOrNothing({
    reconcilerPeriod: asked.reconcilerPeriod,
    syncLabels: asked.syncLabels,
    hostEndpoint,
    leakGracePeriod: asked.leakGracePeriod,
  });
  return compact({
    logSeverityScreen: asked.logSeverityScreen,
    prometheusMetricsPort: asked.prometheusMetricsPort,
    // Required by the CRD, even when empty.
    controllers: compact({ node, loadBalancer: compactOrNothing({ assignIPs: asked.assignLoadBalancerIPs }) }),
  });
}
