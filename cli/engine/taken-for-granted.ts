import type { Plan } from "../../constructs/kit";
import type { PreexistingObject } from "../../sandbox";

/** Every cluster has them, and Calico's own come with it. */
const everywhere = /^(?:default|kube-.*|calico-.*|tigera-.*)$/;
const ofCalico = /(?:^|\.)(?:tigera\.io|projectcalico\.org)\//;

/**
 * What a plan for a cluster that is there already relies on, and somebody else brings: the namespaces of applications, and Calico's
 * kinds where its operator is installed already (`install: { kind: present }`).
 */
export function takenForGranted({ cluster, manifests }: Plan): readonly PreexistingObject[] {
  const objects = manifests.flatMap((manifest) => manifest.objects);
  const made = new Set(objects.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name));
  const namespaces = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  const versions = new Set(objects.map(({ apiVersion }) => apiVersion).filter((version) => ofCalico.test(version)));
  return [
    ...[...namespaces]
      .filter((name) => !made.has(name) && !everywhere.test(name))
      .map((name) => ({ type: "kubernetes:core/v1:Namespace", id: name, properties: {} })),
    // The sandbox serves a kind where an object of its group is there.
    ...(cluster.calico.install.kind === "present"
      ? [...versions].map((version) => ({ type: `kubernetes:${version}:TigeraStatus`, id: "calico", properties: {} }))
      : []),
  ];
}
