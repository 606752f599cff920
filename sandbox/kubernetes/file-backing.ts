/** A pretended API server, in a file. */
import { bareObjects, type Surroundings } from "../cluster/surroundings";
import { refuse } from "../host/definition";
import { label } from "../host/errors";
import { digits } from "../host/definition";
import { claimOrphan, type Cloud, type Entry, entries, find, put, remove, type Store } from "../host/store";
import { asText, isObject, type Properties } from "../host/values";
import { text } from "../host/read";
import type { Apply, Backing } from "./backing";
import type { Subject } from "../host/provider";
import {
  declaration,
  hasChart,
  instancesOf,
  operatorChart,
  refuseOrphanedInstallation,
  validateObject,
  whyUnknown,
} from "./definitions";
import { isNamespaced } from "./kinds";
import { annotationOf, definitionType, idOf, type Kind, merged, metadataOf, releaseType, typeOf } from "./objects";
import { operatorInstall, operatorObjects } from "./operator";
import { statusOf } from "./status";

/** Kinds whose readiness needs pods that run. */
const needsNodes = ["Deployment", "StatefulSet", "Job", "Pod"];

export class FileBacking implements Backing {
  /** @param surroundings what the cloud around the cluster has, read when needed. */
  constructor(
    private readonly store: Store,
    private readonly surroundings: () => Surroundings,
  ) {}

  apply(apply: Apply): Properties {
    return this.store.change((cloud) => {
      if (apply.oldId === undefined) claimOrphan(cloud, apply.subject.urn, apply.subject.type);
      const object = this.admitted(cloud, apply);
      keep(cloud, apply, object);
      return object;
    });
  }

  /** Notes an object that a real server has taken. */
  record(apply: Apply, object: Properties): void {
    this.store.change((cloud) => keep(cloud, apply, object));
  }

  get(kind: Kind, id: string, patch: boolean): Properties | undefined {
    const cloud = this.store.read();
    // A patch may be of what the same stack once made whole, under an alias.
    const types = patch ? [`${typeOf(kind)}Patch`, typeOf(kind)] : [typeOf(kind)];
    const made = types.map((type) => find(cloud, type, id)?.outputs).find((object) => object !== undefined);
    return made ?? (patch ? undefined : this.given(cloud, kind, id));
  }

  remove(subject: Subject, kind: Kind, id: string): void {
    this.store.change((cloud) => {
      const entry = find(cloud, subject.type, id);
      if (entry === undefined) return;
      admitRemoval(cloud, entry);
      remove(cloud, subject.type, id);
      if (kind.kind === "Namespace" && kind.apiVersion === "v1") removeContents(cloud, id);
    });
  }

  hasNamespace(cloud: Cloud, name: string): boolean {
    if (find(cloud, "kubernetes:core/v1:Namespace", name) !== undefined || releasesMake(cloud, name)) return true;
    return this.given(cloud, { apiVersion: "v1", kind: "Namespace" }, name) !== undefined;
  }

  private admitted(cloud: Cloud, apply: Apply): Properties {
    const { subject, kind, patch, oldId } = apply;
    const what = `${label(subject.urn)} (${kind.apiVersion} ${kind.kind})`;
    const around = this.surroundings();
    const unknownKind = whyUnknown(cloud, kind, around);
    if (unknownKind !== undefined) refuse("NotFound", `${what}: ${unknownKind}`);
    const object = this.placed(cloud, apply, what);
    const id = idOf(object);
    const target = find(cloud, typeOf(kind), id)?.outputs ?? this.given(cloud, kind, id);
    if (!patch && oldId === undefined && target !== undefined) {
      const owner = find(cloud, typeOf(kind), id)?.urn ?? "the cluster itself";
      refuse(
        "AlreadyExists",
        `${what}: ${id} exists already, made by ${owner}; want another name, or a Patch resource`,
      );
    }
    const schema = declaration(cloud, kind)?.schema;
    // A patch is a server-side apply: of an object that is not there it makes one, which must then be whole.
    const isPart = patch && target !== undefined;
    const problems = schema === undefined || isPart ? [] : validateObject(object, schema);
    if (problems.length > 0) {
      const list = problems.map(({ property, reason }) => `${property}: ${reason}`).join("; ");
      refuse("Invalid", `${what}: strict decoding: ${list}`);
    }
    if (!patch && !around.hasNodes && needsNodes.includes(kind.kind) && !skipsAwait(object)) {
      const cause = "no node has joined: its pods stay pending";
      const fix = `annotate it with pulumi.com/skipAwait: "true", or create a node group first (dependsOn)`;
      refuse("Timeout", `${what}: ${id} did not become ready: ${cause}; ${fix}`);
    }
    const completed = this.completed(apply, object, target);
    const unmet = unmetCondition(completed);
    if (unmet !== undefined) refuse("Timeout", `${what}: ${id} did not become ready: ${unmet}`);
    return completed;
  }

  /** The object in its namespace, which must exist. */
  private placed(cloud: Cloud, { kind, inputs }: Apply, what: string): Properties {
    const namespaced = declaration(cloud, kind)?.namespaced ?? isNamespaced(kind) ?? false;
    const metadata = metadataOf(inputs);
    const namespace = text(metadata, "namespace");
    if (!namespaced) {
      if (namespace !== undefined) {
        refuse(
          "Invalid",
          `${what}: metadata.namespace: got "${namespace}", but ${kind.kind} has no namespaces; leave it out`,
        );
      }
      return inputs;
    }
    const wanted = namespace ?? "default";
    if (!this.hasNamespace(cloud, wanted))
      refuse("NotFound", `${what}: namespaces "${wanted}" not found; create the Namespace first (dependsOn)`);
    return { ...inputs, metadata: { ...metadata, namespace: wanted } };
  }

  private completed(
    { subject, kind, inputs, patch, oldId }: Apply,
    object: Properties,
    target: Properties | undefined,
  ): Properties {
    const old = oldId === undefined ? undefined : target;
    const base = patch ? (merged(target, object) as Properties) : object;
    const uid = digits(subject.urn, "uid", 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
    const generation = Number(metadataOf(old ?? {})["generation"] ?? 0) + 1;
    const stamped: Properties = {
      ...base,
      metadata: {
        ...metadataOf(base),
        uid,
        creationTimestamp: "2026-01-01T00:00:00Z",
        generation,
        resourceVersion: String(1000 + generation),
      },
    };
    if (kind.kind === "Secret" && isObject(inputs["stringData"])) {
      const plain = Object.entries(inputs["stringData"]);
      const encoded = plain.map(([key, value]) => [key, Buffer.from(asText(value)).toString("base64")]);
      const { stringData, ...rest } = stamped;
      void stringData;
      const data = { ...(isObject(rest["data"]) ? rest["data"] : {}), ...(Object.fromEntries(encoded) as Properties) };
      return { type: "Opaque", ...rest, data };
    }
    return merged(stamped, statusOf(kind, stamped, this.surroundings())) as Properties;
  }

  /** What a cluster has without anybody's doing, and what Calico's operator has made. */
  private given(cloud: Cloud, kind: Kind, id: string): Properties | undefined {
    const around = this.surroundings();
    const charted = hasChart(cloud, [operatorChart]) ? bareObjects(operatorInstall) : [];
    const found = [...around.objects, ...operatorObjects(cloud, around), ...charted].find(
      (object) => object.type === typeOf(kind) && object.id === id,
    );
    if (found === undefined) return undefined;
    const [name = "", namespace] = id.split("/").reverse();
    const metadata: Properties = namespace === undefined ? { name } : { name, namespace };
    return merged({ ...kind, metadata }, found.properties) as Properties;
  }
}

function skipsAwait(object: Properties): boolean {
  return annotationOf(object, "skipAwait") === "true" || annotationOf(object, "waitFor") !== undefined;
}

/** What an object waits for in vain. Of the forms of `pulumi.com/waitFor`, `jsonpath={.a.b}=value` is judged. */
function unmetCondition(object: Properties): string | undefined {
  const [, path, wanted] = /^jsonpath=\{\.([\w.]+)\}=(.+)$/.exec(asText(annotationOf(object, "waitFor"))) ?? [];
  if (path === undefined) return undefined;
  const got = text(object, path);
  return got === wanted ? undefined : `${path}: got ${JSON.stringify(got ?? null)}, want "${wanted}"`;
}

/** Helm's `createNamespace`. */
function releasesMake(cloud: Cloud, namespace: string): boolean {
  return [...entries(cloud, releaseType)].some(
    ({ inputs }) => inputs["createNamespace"] === true && inputs["namespace"] === namespace,
  );
}

/** Deletions that a real cluster never ends. */
function admitRemoval(cloud: Cloud, entry: Entry): void {
  const what = `${label(entry.urn)} (${entry.id})`;
  if (entry.type === definitionType) {
    const [first, ...more] = instancesOf(cloud, entry.outputs);
    if (first === undefined) return;
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    refuse(
      "Timeout",
      `${what} cannot be deleted: it would take ${first}${others} with it; delete these first (dependsOn)`,
    );
  }
  refuseOrphanedInstallation(cloud, entry);
}

function removeContents(cloud: Cloud, namespace: string): void {
  for (const entry of [...entries(cloud)].filter(({ id }) => id.startsWith(`${namespace}/`))) {
    admitRemoval(cloud, entry);
    remove(cloud, entry.type, entry.id);
  }
}

function keep(cloud: Cloud, { subject, inputs, oldId }: Apply, outputs: Properties): void {
  put(cloud, { urn: subject.urn, type: subject.type, id: idOf(outputs), inputs, outputs, known: oldId !== undefined });
}
