import type { Plan } from "../../constructs/kit";
import type { PreexistingObject } from "../../sandbox";

/** Every cluster has them, and Calico's own come with it. */
const everywhere = /^(?:default|kube-.*|calico-.*|tigera-.*)$/;

/** What stands in each cluster that has Calico, by the group of its kind. */
const ofCalico: Readonly<Record<string, { readonly kind: string; readonly id: string }>> = {
  "operator.tigera.io": { kind: "TigeraStatus", id: "calico" },
  "crd.projectcalico.org": { kind: "ClusterInformation", id: "default" },
  "projectcalico.org": { kind: "ClusterInformation", id: "default" },
};

/**
 * What a plan for a cluster that is there already relies on, and somebody else brings: the namespaces of applications, the nodes
 * of racks, and Calico's kinds where its operator is installed already (`install: { kind: present }`).
 */
export function takenForGranted({ cluster, manifests }: Plan): readonly PreexistingObject[] {
  const objects = manifests.flatMap((manifest) => manifest.objects);
  const made = new Set(objects.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name));
  const namespaces = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  const versions = new Set(objects.map(({ apiVersion }) => apiVersion));
  return [
    ...[...namespaces]
      .filter((name) => !made.has(name) && !everywhere.test(name))
      .map((name) => ({ type: "kubernetes:core/v1:Namespace", id: name, properties: {} })),
    ...objects
      .filter(({ kind }) => kind === "Node" && cluster.platform.kind === "existing")
      .map(({ metadata: { name } }) => ({ type: "kubernetes:core/v1:Node", id: name, properties: {} })),
    // The sandbox serves a kind where an object of its group is there.
    ...(cluster.calico.install.kind === "present" ? [...versions] : []).flatMap((version) => {
      const there = ofCalico[version.split("/")[0] ?? ""];
      return there === undefined ? [] : [{ type: `kubernetes:${version}:${there.kind}`, id: there.id, properties: {} }];
    }),
  ];
}
