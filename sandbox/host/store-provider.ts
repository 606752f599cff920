/** A provider whose cloud is a file, driven by a schema and a table of definitions. */
import type { Schema } from "../schema/model";
import {
  collector,
  type Definition,
  digits,
  type KindErrors,
  type Making,
  provided,
  refuse,
  type World,
  worldOf,
} from "./definition";
import { differences } from "./diff";
import { label } from "./errors";
import type { Change, Checked, Difference, Failure, Live, Mode, Provider, Subject } from "./provider";
import { claimOrphan, type Cloud, confirm, type Entry, entries, find, put, remove, type Store } from "./store";
import { masked } from "./preview";
import { asText, hasUnknown, isObject, type Json, type Properties, secret, unknown, valuesAt } from "./values";
import { validate } from "./validate";

export interface StoreProviderOptions {
  readonly store: Store;
  readonly schema: Schema;
  readonly definitions: Readonly<Record<string, Definition>>;
  /** type token → kind of the identifier that its id is. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly errors: (kind: string) => KindErrors;
  readonly place: () => Pick<World, "account" | "region" | "partition" | "hasCalico">;
  /** What was in the cloud before any stack. */
  readonly preexisting: () => readonly Entry[];
  /** Outputs that every type has: `arn`, `region`, `tagsAll` … Only those that the schema lists are kept. */
  readonly common: (making: Making) => Properties;
  /** Outputs that the engine is to keep secret. */
  readonly secrets?: Readonly<Record<string, readonly string[]>>;
}

export abstract class StoreProvider implements Provider {
  readonly version: string;

  constructor(protected readonly options: StoreProviderOptions) {
    this.version = options.schema.version;
  }

  abstract checkConfig(config: Properties): readonly Failure[];
  abstract configure(config: Properties): void;
  abstract invoke(token: string, args: Properties): Properties | readonly Failure[];

  check(subject: Subject, news: Properties, olds: Properties | undefined): Checked {
    const { schema, store } = this.options;
    const resource = schema.resources[subject.type];
    const definition = this.options.definitions[subject.type];
    if (resource === undefined || definition === undefined) {
      const reason = `unknown resource type ${subject.type}: the sandbox serves ${Object.keys(schema.resources).join(", ")}`;
      return { inputs: news, failures: [{ property: "", reason }] };
    }
    if (olds !== undefined) confirm(store, subject.urn, subject.type);
    const inputs = this.completed(subject, definition, news, olds);
    const failures = validate(inputs, resource.inputs, schema.shapes);
    // Rules of the type rely on the shape that the schema promises.
    if (failures.length > 0) return { inputs, failures };
    const rules = collector();
    definition.check?.(inputs, rules.report);
    return { inputs, failures: rules.failures };
  }

  diff(subject: Subject, old: Live, news: Properties): Difference {
    confirm(this.options.store, subject.urn, subject.type);
    const definition = this.definition(subject);
    const changes = differences(old.inputs, news, {
      replaceOn: definition.replaceOn ?? [],
      sets: definition.sets ?? [],
      documents: definition.documents ?? [],
    });
    return { changes, deleteBeforeReplace: collides(definition, changes, news) };
  }

  create(subject: Subject, inputs: Properties, mode: Mode): Live {
    const definition = this.definition(subject);
    if (mode.preview) {
      const making = this.making(subject, inputs, this.world(this.options.store.read()), 0);
      return { id: "", inputs, outputs: masked(this.outputs(definition, making), inputs, undefined) };
    }
    return this.options.store.change((cloud) => {
      claimOrphan(cloud, subject.urn, subject.type);
      const serial = cloud.serials[subject.urn] ?? 0;
      const making = this.making(subject, inputs, this.world(cloud), serial);
      this.admit(definition, making);
      const id = definition.identify(making);
      const taken = find(cloud, subject.type, id) ?? this.before(subject.type, id);
      if (taken !== undefined) {
        const code = this.options.errors(this.kind(subject)).taken ?? "AlreadyExists";
        refuse(code, `${label(subject.urn)}: ${id} already exists, made by ${taken.urn}; want a name of its own`);
      }
      const outputs = this.outputs(definition, { ...making, id });
      put(cloud, { urn: subject.urn, type: subject.type, id, inputs, outputs, known: false });
      return this.live({ id, inputs, outputs }, subject);
    });
  }

  read(subject: Subject, id: string): Live | undefined {
    this.definition(subject);
    confirm(this.options.store, subject.urn, subject.type);
    const entry = find(this.options.store.read(), subject.type, id) ?? this.before(subject.type, id);
    return entry === undefined ? undefined : this.live(entry, subject);
  }

  update(subject: Subject, old: Live, inputs: Properties, mode: Mode): Live {
    const definition = this.definition(subject);
    const change = (cloud: Cloud): Entry => {
      const entry = this.existing(cloud, subject, old.id);
      const serial = Math.max(0, (cloud.serials[subject.urn] ?? 1) - 1);
      const before = { id: old.id, old: entry.outputs, oldInputs: entry.inputs };
      const making = { ...this.making(subject, inputs, this.world(cloud), serial), ...before };
      if (!mode.preview) this.admit(definition, making);
      return { ...entry, urn: subject.urn, inputs, outputs: this.outputs(definition, making), known: true };
    };
    if (mode.preview) {
      const { outputs } = change(this.options.store.read());
      return { id: old.id, inputs, outputs: masked(outputs, inputs, old.outputs) };
    }
    return this.options.store.change((cloud) => {
      const entry = change(cloud);
      put(cloud, entry);
      return this.live(entry, subject);
    });
  }

  delete(subject: Subject, old: Live): void {
    const definition = this.definition(subject);
    this.options.store.change((cloud) => {
      const entry = find(cloud, subject.type, old.id);
      // As with the real cloud, deleting what is gone is no error.
      if (entry === undefined) return;
      this.refuseWhileReferenced(cloud, entry);
      definition.release?.(entry, this.world(cloud));
      remove(cloud, subject.type, old.id);
    });
  }

  protected world(cloud: Cloud): World {
    const { definitions, kinds, place, preexisting } = this.options;
    return worldOf(cloud, preexisting(), definitions, kinds, place());
  }

  protected making(subject: Subject, inputs: Properties, world: World, serial: number): Making {
    const hex = (name: string, length: number): string => digits(`${subject.urn}#${serial}`, name, length);
    return { subject, inputs, id: "", old: undefined, oldInputs: undefined, world, hex };
  }

  protected outputs(definition: Definition, making: Making): Properties {
    const given = Object.entries(making.inputs).filter(([key]) => !key.startsWith("__"));
    const listed = this.options.schema.resources[making.subject.type]?.outputs ?? {};
    const common = Object.entries(this.options.common(making)).filter(([key]) => key in listed);
    return { ...Object.fromEntries([...common, ...given]), ...definition.outputs?.(making) };
  }

  /** Fills in the generated name, and turns documents that were given as objects into text. */
  private completed(
    subject: Subject,
    definition: Definition,
    news: Properties,
    olds: Properties | undefined,
  ): Properties {
    const inputs = { ...news };
    for (const property of definition.documents ?? []) {
      const document = inputs[property];
      if (isObject(document)) inputs[property] = hasUnknown(document) ? unknown : JSON.stringify(document);
    }
    const name = definition.name;
    if (name === undefined || inputs[name.property] !== undefined || inputs[`${name.property}Prefix`] !== undefined) {
      return inputs;
    }
    const kept = isGenerated(olds, name.property) ? olds?.[name.property] : undefined;
    const serial = this.options.store.read().serials[subject.urn] ?? 0;
    const suffix = `-${digits(`${subject.urn}#${serial}`, "name", 7)}`;
    const stem = `${name.start ?? ""}${subject.name}`.slice(0, (name.limit ?? 255) - suffix.length);
    inputs[name.property] = kept ?? `${stem}${suffix}`;
    inputs["__defaults"] = [name.property];
    return inputs;
  }

  private admit(definition: Definition, making: Making): void {
    for (const reference of definition.references ?? []) {
      for (const { value, path } of valuesAt(making.inputs, reference.path)) {
        if (making.world.get(reference.kind, value) !== undefined) continue;
        if (typeof value === "string" && reference.elsewhere?.(value) === true) continue;
        const what = `${label(making.subject.urn)}: ${path}`;
        const wanted = `an existing ${reference.kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;
        refuse(this.options.errors(reference.kind).missing, `${what}: got ${JSON.stringify(value)}, want ${wanted}`);
      }
    }
    definition.admit?.(making);
  }

  private refuseWhileReferenced(cloud: Cloud, entry: Entry): void {
    const { definitions, kinds } = this.options;
    const mine = provided(entry, definitions, kinds);
    for (const other of entries(cloud)) {
      if (other === entry) continue;
      for (const reference of definitions[other.type]?.references ?? []) {
        const target = mine.find(({ kind }) => kind === reference.kind);
        if (target === undefined || reference.blocks === false) continue;
        const keys = mine.filter(({ kind }) => kind === reference.kind).map(({ key }) => key);
        const use = valuesAt(other.inputs, reference.path).find(({ value }) => keys.includes(value as string));
        if (use === undefined) continue;
        refuse(
          this.options.errors(reference.kind).inUse,
          `${label(entry.urn)} (${asText(use.value)}) cannot be deleted: ${label(other.urn)} uses it (${use.path}); delete that first`,
        );
      }
    }
  }

  private existing(cloud: Cloud, subject: Subject, id: string): Entry {
    const entry = find(cloud, subject.type, id) ?? this.before(subject.type, id);
    if (entry !== undefined) return entry;
    return refuse(
      this.options.errors(this.kind(subject)).missing,
      `${label(subject.urn)}: ${id} is gone from the cloud; run \`pulumi refresh\``,
    );
  }

  private before(type: string, id: string): Entry | undefined {
    return this.options.preexisting().find((entry) => entry.type === type && entry.id === id);
  }

  private kind(subject: Subject): string {
    return this.options.kinds[subject.type] ?? "resource";
  }

  private definition(subject: Subject): Definition {
    const definition = this.options.definitions[subject.type];
    return definition ?? refuse("UnknownType", `${label(subject.urn)}: unknown resource type ${subject.type}`);
  }

  private live(live: Live, subject: Subject): Live {
    const outputs: Record<string, Json> = { ...live.outputs };
    for (const key of this.options.secrets?.[subject.type] ?? []) {
      if (outputs[key] !== undefined) outputs[key] = secret(outputs[key]);
    }
    return { id: live.id, inputs: live.inputs, outputs };
  }
}

function isGenerated(inputs: Properties | undefined, property: string): boolean {
  const defaults = inputs?.["__defaults"];
  return Array.isArray(defaults) && defaults.includes(property);
}

/** Whether the replacement would have the name of what it replaces: given by the user, and not among the changes. */
function collides(definition: Definition, changes: readonly Change[], news: Properties): boolean {
  const property = definition.name?.property;
  if (property === undefined || !changes.some((change) => change.replaces)) return false;
  if (news[property] === undefined || isGenerated(news, property)) return false;
  return !changes.some((change) => change.path === property);
}
