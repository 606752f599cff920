import type { LateName } from "./late";
import { phasesAfterNodes, phasesBeforeNodes } from "./manifest";
import type { Command } from "./shell";

/**
 * The order of a cluster's making: control plane, access to it, then the phases of manifests, with the first node where
 * `resources` begin; CoreDNS, which wants a node, last. Destroying goes the other way round.
 */
export const stepPhases = [
  "control-plane",
  "access",
  ...phasesBeforeNodes,
  "nodes",
  ...phasesAfterNodes,
  "cluster-dns",
] as const;

export type StepPhase = (typeof stepPhases)[number];

/**
 * One step of a cluster's making, as plain data: scripts, pages and the components' order are told from the same list,
 * each in its own language.
 */
export interface Step {
  /** Lower-case letters, digits and `-`; no other step of the cluster has it. */
  readonly id: string;
  readonly phase: StepPhase;
  /** One sentence without a full stop. */
  readonly why: string;
  readonly run: Run;
  /** What a script says beside it; one line. */
  readonly note?: string;
  /** What whoever ran it sees, one sentence without a full stop. */
  readonly expect?: string;
  /** Takes it back; absent: it goes with what an earlier step made. */
  readonly undo?: readonly Command[];
  /** The longest that it may take, a Go duration, e.g. `15m`. */
  readonly budget?: string;
  /** Ids of the steps that it waits for; absent: all that stand before it in the list. */
  readonly needs?: readonly string[];
}

/** What a step does. */
export type Run =
  /** Applies a manifest that `synth` wrote, with the late values that it still waits for. */
  | {
      readonly kind: "apply";
      readonly path: string;
      readonly late: readonly LateName[];
      /** The file has parts of Nodes, which must be there. */
      readonly ofNodes?: true;
    }
  /** Downloads a file, refuses it unless its SHA-256 (hex) is this one, changes it by `sed` scripts and applies it. */
  | { readonly kind: "download"; readonly url: string; readonly sha256: string; readonly edits: readonly string[] }
  /** Waits for all of these, one after the other; `what` is said first. */
  | { readonly kind: "wait"; readonly what?: string; readonly until: readonly WaitCondition[] }
  /** Waits until each of the selectors has a node, then writes the annotation on all nodes that it has. */
  | { readonly kind: "annotate"; readonly nodes: readonly NodeAnnotation[] }
  | { readonly kind: "command"; readonly command: Command }
  /**
   * A command that changes nothing: it fails where something is wrong, or shows what a person holds against `expect`.
   */
  | { readonly kind: "check"; readonly command: Command }
  /**
   * Waits until each of these nodes itself says that its BGP sessions are Established, unless the mesh is off already: what
   * comes next switches it off.
   */
  | { readonly kind: "sessions"; readonly resource: NodeStatusResource; readonly nodes: readonly NodeSessions[] }
  /** A function of the platform's own script, for what needs a condition; `commands` are what it comes down to. */
  | { readonly kind: "function"; readonly name: string; readonly commands: readonly Command[] }
  /** What a person does on machines that no script of the kit reaches; `where`: which, as a text; `parts` in order. */
  | {
      readonly kind: "by-hand";
      readonly where: string;
      readonly parts: readonly { readonly what: string; readonly commands: readonly string[] }[];
    }
  /** Resources of the platform's Pulumi component: in a script it is done already. */
  | { readonly kind: "component" };

/** An annotation for nodes. */
export interface NodeAnnotation {
  /** A label selector of Kubernetes. */
  readonly selector: string;
  /** `key=value` */
  readonly annotation: string;
}

/** A node, and the sessions of it that must be up. */
export interface NodeSessions {
  /** Name of the Node object; or `key=value`, a label, where nodes have no names before they are made: any of them. */
  readonly node: string;
  readonly rack: string;
  readonly peers: readonly {
    /** As BIRD writes it. */
    readonly address: string;
    /** Name of the switch, or of the node that reflects. */
    readonly name: string;
  }[];
}

/** The API group that Calico's objects are in, for whoever has a kubeconfig. */
export interface NodeStatusResource {
  readonly group: "projectcalico.org" | "crd.projectcalico.org";
  readonly version: "v3" | "v1";
}

/** What `kubectl wait` waits for. */
export interface WaitCondition {
  /** `type/name`. */
  readonly resource: string;
  /** `create`, or a condition that is to be true. */
  readonly until: "create" | "Established" | "Available";
  /** A Go duration. */
  readonly timeout: string;
}

/** Things in the order of their phases; within a phase, as given. */
export function inPhaseOrder<T extends { readonly phase: StepPhase }>(things: readonly T[]): readonly T[] {
  return stepPhases.flatMap((phase) => things.filter((thing) => thing.phase === phase));
}
