import { compactOrNothing, type KubernetesObject, type Manifest } from "../model";
import type { CalicoCluster, Cluster } from "./cluster";
import { resourceManifests } from "./resources";
import { asStored } from "./stored";

/**
 * Calico's objects as the datastore has them, for a Calico that somebody else installed without Calico's API server:
 * `crd.projectcalico.org/v1`, the same fields. Nobody validates or defaults them but the CRDs, so the kit's own rules
 * matter all the more. The pools that the installer makes, and what it decides by environment, are left to it.
 */
export function crdManifests(cluster: Cluster): readonly Manifest[] {
  return resourceManifests(cluster).flatMap(({ phase, name, objects }) => {
    const stored = objects.flatMap((object) => storedObject(object, cluster.calico) ?? []);
    return stored.length === 0 ? [] : [{ phase, name, objects: stored }];
  });
}

function storedObject(object: KubernetesObject, { installer }: CalicoCluster): KubernetesObject | undefined {
  if (object.apiVersion !== "projectcalico.org/v3") return object;
  const stored = asStored(object);
  if (object.kind !== "FelixConfiguration" || installer.kind !== "platform") return stored;
  const spec = Object.entries(object.spec as object).filter(([field]) => !installer.felixByEnvironment.includes(field));
  const left = compactOrNothing(Object.fromEntries(spec) as Record<string, unknown>);
  return left === undefined ? undefined : { ...stored, spec: left };
}
