import { type KubernetesObject, late, type Manifest } from "../../model";
import type { Cluster } from "../cluster";
import { ipsecSecret, vppNamespace } from "../names";
import type { PinnedRelease } from "../release/releases";
import { registrySecrets } from "../secrets/render";
import { vppConfig } from "./config";
import { vppDaemonSet } from "./daemonset";
import { vppAccess } from "./rbac";

/**
 * VPP's own objects, which the operator does not make: phase `vpp`, empty for other data planes. calico-node stays
 * unready until they run, because the agent puts Felix's plugin into place.
 *
 * Pods read Secrets of their own namespace only, so that the credentials of registries are here, too. Those that the
 * intent calls `existing` must exist in `calico-vpp-dataplane`, the IPsec key likewise.
 */
export function vppManifests(cluster: Cluster, { vpp }: PinnedRelease): readonly Manifest[] {
  const { dataplane, encryption } = cluster.calico;
  if (dataplane.kind !== "vpp") return [];
  const makesKey = encryption.kind === "ipsec" && encryption.preSharedKey.kind !== "existing";
  const objects = [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: vppNamespace } },
    ...vppAccess(),
    vppConfig(cluster, dataplane, vpp.plugins),
    ...(makesKey ? [preSharedKey()] : []),
    ...registrySecrets(cluster, vppNamespace),
    vppDaemonSet(cluster, dataplane, vpp.version),
  ];
  return [{ phase: "vpp", name: "vpp", objects }];
}

/** The IKEv2 key. VPP reads it once, at its start: changing it interrupts all traffic between nodes. */
function preSharedKey(): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: ipsecSecret.name, namespace: vppNamespace },
    type: "Opaque",
    stringData: { [ipsecSecret.key]: late("ipsec.preSharedKey") },
  };
}
