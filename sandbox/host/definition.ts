/** How one resource type of a pretended cloud behaves. What is left out behaves plainly: recorded as given. */
import { createHash } from "node:crypto";
import { Refusal } from "./errors";
import type { Failure, Subject } from "./provider";
import type { Cloud, Entry } from "./store";
import type { Json, Properties } from "./values";

export interface Definition {
  /** The property that the provider fills in with a generated name, and the greatest length of that. */
  readonly name?: { readonly property: string; readonly limit?: number; readonly start?: string };
  /** Paths whose change makes a new resource; see `DiffRules`. */
  readonly replaceOn?: readonly string[];
  /** Paths of lists whose order has no meaning. */
  readonly sets?: readonly string[];
  /** Top-level properties that hold JSON documents. Given as objects they are turned into text. */
  readonly documents?: readonly string[];
  readonly references?: readonly Reference[];
  /** What the inputs alone can tell. Values may be `unknown`, and of any type that the schema lets pass. */
  readonly check?: (inputs: Properties, report: Report) => void;
  /** What only the cloud can tell, on create and update. Throws Refusal. */
  readonly admit?: (making: Making) => void;
  /** What the cloud refuses to delete. Throws Refusal. References are already looked after. */
  readonly release?: (entry: Entry, world: World) => void;
  readonly identify: (making: Making) => string;
  /** Computed values, laid over the inputs. In a preview, inputs may hold `unknown`, and references may lead nowhere. */
  readonly outputs?: (making: Making) => Properties;
  /** What others may refer to; without it, the id under the kind of the type. */
  readonly provides?: (entry: Entry) => readonly Provided[];
}

/** An identifier that other resources may name: `{ kind: "subnet", key: "subnet-0a…" }`. */
export interface Provided {
  readonly kind: string;
  readonly key: string;
}

export interface Reference {
  /** Where the identifier stands: `vpcConfig.subnetIds[*]`. */
  readonly path: string;
  readonly kind: string;
  /** False when the cloud lets the other be deleted all the same. */
  readonly blocks?: boolean;
  /** Identifiers that exist without being in the cloud's list, such as AWS's own policies. */
  readonly elsewhere?: (key: string) => boolean;
}

export type Report = (property: string, reason: string) => void;

/** One creation or change of a resource. */
export interface Making {
  readonly subject: Subject;
  readonly inputs: Properties;
  /** Empty in a preview of a create, and while the id is made. */
  readonly id: string;
  /** The outputs before an update. */
  readonly old: Properties | undefined;
  /** The inputs before an update. */
  readonly oldInputs: Properties | undefined;
  readonly world: World;
  /** Hexadecimal digits that are the same in every run for this URN, label and replacement number. */
  readonly hex: (label: string, length: number) => string;
}

/** The cloud, as definitions see it: what stacks made and what was there before. */
export interface World {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Whether the API server at this address holds a Calico `Installation`. */
  readonly hasCalico: (endpoint: string) => boolean;
  /** The object that provides an identifier. */
  get(kind: string, key: Json | undefined): Entry | undefined;
  all(type: string): Entry[];
}

/** Names of the errors by which the cloud refuses, for a kind of identifier. */
export interface KindErrors {
  readonly missing: string;
  readonly inUse: string;
  /** `AlreadyExists` where left out. */
  readonly taken?: string;
}

export function digits(seed: string, label: string, length: number): string {
  let text = "";
  for (let i = 0; text.length < length; i++) {
    text += createHash("sha256").update(`${seed}|${label}|${i}`).digest("hex");
  }
  return text.slice(0, length);
}

/** What the cloud holds, with an index by identifier that is made at the first look. */
export function worldOf(
  cloud: Cloud,
  preexisting: readonly Entry[],
  definitions: Readonly<Record<string, Definition>>,
  kinds: Readonly<Record<string, string>>,
  place: Pick<World, "account" | "region" | "partition" | "hasCalico">,
): World {
  const entries = (): Entry[] => [
    ...Object.values(cloud.objects).flatMap((byId) => Object.values(byId)),
    ...preexisting,
  ];
  let index: Map<string, Entry> | undefined;
  const indexed = (): Map<string, Entry> => {
    index ??= new Map(
      entries().flatMap((entry) =>
        provided(entry, definitions, kinds).map(({ kind, key }): [string, Entry] => [`${kind} ${key}`, entry]),
      ),
    );
    return index;
  };
  return {
    ...place,
    get: (kind, key) => (typeof key === "string" ? indexed().get(`${kind} ${key}`) : undefined),
    all: (type) => [...Object.values(cloud.objects[type] ?? {}), ...preexisting.filter((entry) => entry.type === type)],
  };
}

export function provided(
  entry: Entry,
  definitions: Readonly<Record<string, Definition>>,
  kinds: Readonly<Record<string, string>>,
): readonly Provided[] {
  const provides = definitions[entry.type]?.provides;
  if (provides !== undefined) return provides(entry);
  const kind = kinds[entry.type];
  return kind === undefined ? [] : [{ kind, key: entry.id }];
}

/** A list of failures and the function that adds to it. */
export function collector(): { failures: Failure[]; report: Report } {
  const failures: Failure[] = [];
  return { failures, report: (property, reason) => failures.push({ property, reason }) };
}

export function refuse(code: string, message: string): never {
  throw new Refusal(code, message);
}
