import { type KubernetesObject, plain } from "../model";

/**
 * An object of Calico's own API. Always `projectcalico.org/v3`, which Calico's API server validates and defaults; never
 * the `crd.projectcalico.org/v1` objects behind it.
 */
export function v3(kind: string, name: string, spec: object): KubernetesObject {
  return { apiVersion: "projectcalico.org/v3", kind, metadata: { name }, spec: plain(spec) };
}
