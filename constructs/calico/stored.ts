import type { KubernetesObject } from "../model";

/** One kind has another name behind Calico's API (projectcalico/calico libcalico-go, lib/backend/k8s/resources). */
const storedKinds: Readonly<Record<string, string>> = { IPAMConfiguration: "IPAMConfig" };

/** An object of `projectcalico.org/v3` as the datastore has it, `crd.projectcalico.org/v1`: the same fields. */
export function asStored(object: KubernetesObject): KubernetesObject {
  if (object.apiVersion !== "projectcalico.org/v3") return object;
  return { ...object, apiVersion: "crd.projectcalico.org/v1", kind: storedKinds[object.kind] ?? object.kind };
}
