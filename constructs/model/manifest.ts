/** A Kubernetes object as plain data. Values may be late (see late.ts). */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/**
 * When an object is applied. `platform` before anything of Calico; `crds` to `vpp` before the first node, because a
 * node becomes Ready only with a CNI; `resources` after it, because projectcalico.org/v3 is served by Calico's API
 * server, and that is a pod. `bgp` is BGPConfiguration, which may switch the mesh of all nodes off: last, when the peers
 * that take its place are there.
 */
export const phasesBeforeNodes = ["platform", "crds", "operator", "installation", "vpp"] as const;
export const phasesAfterNodes = ["resources", "bgp"] as const;
export const phases = [...phasesBeforeNodes, ...phasesAfterNodes] as const;

export type Phase = (typeof phases)[number];

/** Whether what is of a phase, of a manifest or a step, wants a node. */
export function isAfterNodes(phase: string): boolean {
  return phasesAfterNodes.some((one) => one === phase);
}

/** Objects that are applied together, in the order given. */
export interface Manifest {
  readonly phase: Phase;
  /** Part of the file name and of resource names: lower-case letters, digits and `-`. */
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
  /** Whether they are parts of objects that somebody else makes, which must be there: what is not would be made. */
  readonly ofOthers?: true;
}

/** A text that is the same for the same object and no other: `kind/namespace/name`, used as key and resource name. */
export function objectKey(object: KubernetesObject): string {
  const { name, namespace } = object.metadata;
  return [object.kind.toLowerCase(), ...(namespace === undefined ? [] : [namespace]), name].join("/");
}
