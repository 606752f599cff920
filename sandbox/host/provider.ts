/** What a provider of the sandbox must be able to do. `serve.ts` puts it on the wire. */
import type { Json, Properties } from "./values";

/** A resource as the engine names it. `type` is the token, e.g. `aws:ec2/vpc:Vpc`; `name` the logical name. */
export interface Subject {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** One thing wrong with the inputs; `property` is a path or "" for the whole. All are shown at once, in the preview. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly Failure[];
}

/** A change at one property path. */
export interface Change {
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** The new one cannot exist beside the old one, e.g. because both would have the same name. */
  readonly deleteBeforeReplace: boolean;
}

/** A resource as it is in the cloud. */
export interface Live {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** Whether the engine only wants to know what would happen; inputs may then hold `unknown`. */
export interface Mode {
  readonly preview: boolean;
}

/**
 * Every operation throws `Refusal` (see `errors.ts`) for what the cloud would refuse.
 */
export interface Provider {
  /** As the published provider's, so that the engine's state files look alike. */
  readonly version: string;
  /** Checks the provider's own configuration, as given to its constructor or by stack configuration. */
  checkConfig(config: Properties): readonly Failure[];
  /** Whether a change of configuration makes new resources of all that the provider made. */
  replacesProvider?(olds: Properties, news: Properties): boolean;
  configure(config: Properties): void;
  /** @param olds the inputs of the last run, or undefined when the engine knows no such resource (or makes a new one). */
  check(subject: Subject, news: Properties, olds: Properties | undefined): Checked;
  diff(subject: Subject, old: Live, news: Properties): Difference;
  create(subject: Subject, inputs: Properties, mode: Mode): Promise<Live> | Live;
  /** @returns undefined when it is gone. `known` is what the engine remembers, empty for an import. */
  read(subject: Subject, id: string, known: Properties): Promise<Live | undefined> | Live | undefined;
  update(subject: Subject, old: Live, inputs: Properties, mode: Mode): Promise<Live> | Live;
  delete(subject: Subject, old: Live): Promise<void> | void;
  invoke(token: string, args: Properties): Properties | readonly Failure[];
}

/** How a provider is made: `directory` is the sandbox's. */
export type ProviderFactory = (directory: string) => Provider;

export type { Json, Properties };
