import { compact, compactOrNothing, type KubernetesObject, type Manifest } from "../model";
import { ipamObjects, poolObjects } from "./addresses/render";
import { nodeObjects } from "./bgp/nodes";
import { bgpConfigurationObjects, bgpObjects } from "./bgp/render";
import type { Cluster } from "./cluster";
import { earlyNetworkingOf } from "./early-networking/early";
import { enterpriseFelix, enterpriseResources } from "./enterprise/resources";
import type { KubeControllers } from "./install/schema";
import { policyGroups } from "./policy/render";
import { bgpPasswordObjects } from "./secrets/render";
import { v3 } from "./v3";

/** The second name is the datastore's (crd.ts). */
const ipamConfigurations: readonly string[] = ["IPAMConfiguration", "IPAMConfig"];

/**
 * Objects of `projectcalico.org/v3`, which Calico's API server serves, and the passwords that they name: phases `resources`
 * and `bgp`, after the first node. Empty groups are left out. The singletons named `default` may exist already, because Calico itself makes them (see
 * `isShared`): apply them server-side, never with a plain create.
 */
export function resourceManifests(cluster: Cluster): readonly Manifest[] {
  // With early networking pools, peers and BGPConfiguration are there before calico-node (early-networking/manifests.ts).
  const isEarly = earlyNetworkingOf(cluster) !== undefined;
  const groups: readonly (readonly [string, readonly KubernetesObject[]])[] = [
    ["felix", felixObjects(cluster)],
    ["pools", [...ipamObjects(cluster), ...(isEarly ? [] : poolObjects(cluster))]],
    // Before the peers that have them, so that no session begins without.
    ["bgp-passwords", bgpPasswordObjects(cluster)],
    ["bgp", isEarly ? [] : bgpObjects(cluster)],
    ...policyGroups(cluster),
    // Behind the policies: what makes host endpoints of nodes must find what allows their traffic.
    ["kube-controllers", kubeControllersObjects(cluster)],
    ["enterprise", enterpriseResources(cluster)],
  ];
  const manifests = groups.map(([name, objects]): Manifest => ({ phase: "resources", name, objects }));
  // Before Calico, which reads them when it starts.
  const nodes: Manifest = { phase: "platform", name: "nodes", objects: nodeObjects(cluster), ofOthers: true };
  const configuration: Manifest = {
    phase: "bgp",
    name: "configuration",
    objects: isEarly ? [] : bgpConfigurationObjects(cluster),
  };
  return [nodes, ...manifests, configuration].filter(({ objects }) => objects.length > 0);
}

/** API groups of Calico's own objects: what its API server serves, and how the datastore keeps it. */
const apiGroups: readonly string[] = ["projectcalico.org/v3", "crd.projectcalico.org/v1"];

/**
 * Kinds of which Calico makes an object named `default` itself. FelixConfiguration: the operator, or calico-node when it
 * starts (node/pkg/lifecycle/startup); KubeControllersConfiguration: kube-controllers (pkg/config/runconfig.go);
 * BGPConfiguration: the operator, for the routing of an Installation; IPAMConfiguration: Calico's API server and
 * `calicoctl ipam configure`. ClusterInformation and the tier default are Calico's, too, but the kit writes neither.
 */
const shared: readonly string[] = [
  "BGPConfiguration",
  "FelixConfiguration",
  ...ipamConfigurations,
  "KubeControllersConfiguration",
];

/**
 * Whether the object is one that Calico makes, too, whoever installed it and by whichever API group it is written. The
 * kit owns only the fields that it sets in it, and never the object.
 */
export function isShared({ apiVersion, kind, metadata }: KubernetesObject): boolean {
  return apiGroups.includes(apiVersion) && metadata.name === "default" && shared.includes(kind);
}

/** Whether its fields, given back, would all become false, and no node could have a block. */
export function isIpamConfiguration({ kind }: KubernetesObject): boolean {
  return ipamConfigurations.includes(kind);
}

function felixObjects(cluster: Cluster): readonly KubernetesObject[] {
  const spec = compactOrNothing({ ...cluster.calico.felix, ...enterpriseFelix(cluster) });
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
