/** Where the objects of a cluster are kept. */
import type { Subject } from "../host/provider";
import type { Json, Properties } from "../host/values";
import type { Kind } from "./objects";

/** An object to be applied. `patch`: lay it over what is there, which someone else owns. */
export interface Apply {
  readonly subject: Subject;
  readonly kind: Kind;
  readonly inputs: Properties;
  readonly patch: boolean;
  /** Undefined for a create. */
  readonly oldId: string | undefined;
}

/** All throw Refusal with the API server's reason and message. */
export interface Backing {
  /** @returns the object as the server has it now. */
  apply(apply: Apply): Promise<Properties> | Properties;
  /** @param id `namespace/name` or `name`. @returns undefined when there is none. */
  get(kind: Kind, id: string, patch: boolean): Promise<Properties | undefined> | Properties | undefined;
  /** Deleting what is not there is no error. */
  remove(subject: Subject, kind: Kind, id: string, patch: boolean): Promise<void> | void;
}

export type { Json };
