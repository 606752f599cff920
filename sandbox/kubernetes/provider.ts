/** The kubernetes provider of the sandbox. */
import { clusterStore } from "../cluster/store";
import type { ClusterMaker } from "../cluster/surroundings";
import { collector } from "../host/definition";
import { differences } from "../host/diff";
import { label, Refusal } from "../host/errors";
import { masked } from "../host/preview";
import type { Checked, Difference, Failure, Live, Mode, Provider, Subject } from "../host/provider";
import { confirm, find, remove, type Store } from "../host/store";
import { asText, hasUnknown, isObject, type Json, type Properties, unknown } from "../host/values";
import { validate } from "../host/validate";
import { expectArguments, text } from "../host/read";
import schema from "../schema/kubernetes.json";
import { readSettings } from "../settings";
import type { Backing } from "./backing";
import { FileBacking } from "./file-backing";
import { ForwardBacking } from "./forward";
import { applyRelease, checkRelease, removeRelease } from "./helm";
import { type Kubeconfig, kubeconfigProblem, parseKubeconfig } from "./kubeconfig";
import { isNamespaced, replaceOn } from "./kinds";
import { definitionType, idOf, kindOf, metadataOf, releaseType } from "./objects";
import { Clusters, requireAccess } from "./clusters";

const providerArguments = [
  ...["alwaysRender", "cluster", "clusterIdentifier", "context", "deleteUnreachable", "enableConfigMapMutable"],
  ...["enablePatchForce", "enableSecretMutable", "enableServerSideApply", "helmReleaseSettings", "kubeClientSettings"],
  ...["kubeconfig", "namespace", "skipUpdateUnreachable", "suppressDeprecationWarnings"],
  ...["suppressHelmHookWarnings", "upsertExistingObjects", "version"],
];

interface Connection {
  readonly server: string;
  readonly store: Store;
  readonly backing: Backing;
  readonly files: FileBacking;
  readonly namespace: string | undefined;
  readonly mutable: { readonly configMap: boolean; readonly secret: boolean };
}

export class KubernetesProvider implements Provider {
  readonly version = schema.version;
  private connected: Connection | undefined;

  private readonly clusters: Clusters;

  /** @param makers whoever may have made the cluster that a kubeconfig leads to. */
  constructor(
    private readonly directory: string,
    makers: readonly ClusterMaker[],
  ) {
    this.clusters = new Clusters(directory, makers);
  }

  checkConfig(config: Properties): Failure[] {
    const { failures, report } = collector();
    expectArguments(config, providerArguments, report);
    if (config["kubeconfig"] !== unknown) {
      try {
        this.kubeconfig(config);
      } catch (error) {
        report("kubeconfig", (error as Error).message);
      }
    }
    return failures;
  }

  /** A provider that speaks to another cluster is another provider: what it made is made anew. */
  replacesProvider(olds: Properties, news: Properties): boolean {
    if (hasUnknown(olds["kubeconfig"]) || hasUnknown(news["kubeconfig"])) return false;
    if (olds["clusterIdentifier"] !== undefined || news["clusterIdentifier"] !== undefined) {
      return olds["clusterIdentifier"] !== news["clusterIdentifier"];
    }
    try {
      return this.kubeconfig(olds).server !== this.kubeconfig(news).server;
    } catch {
      return false;
    }
  }

  configure(config: Properties): void {
    const { server } = this.kubeconfig(config);
    const store = clusterStore(this.directory, server);
    const files = new FileBacking(store, () => this.clusters.at(server));
    const { forwardTo } = readSettings(this.directory).kubernetes;
    this.connected = {
      server,
      store,
      files,
      backing: forwardTo === undefined ? files : new ForwardBacking(parseKubeconfig(forwardTo)),
      namespace: text(config, "namespace"),
      mutable: {
        configMap: asText(config["enableConfigMapMutable"]) === "true",
        secret: asText(config["enableSecretMutable"]) === "true",
      },
    };
  }

  check(subject: Subject, given: Properties, olds: Properties | undefined): Checked {
    const { store, namespace } = this.connection();
    const news = subject.type === definitionType ? (renamed(given, "x_kubernetes_", "_", "-") as Properties) : given;
    if (olds !== undefined) confirm(store, subject.urn, subject.type);
    if (subject.type === releaseType) {
      const inputs = { ...news, compat: undefined as never };
      delete inputs["compat"];
      return { inputs, failures: [...this.checkShape(subject.type, inputs), ...checkRelease(inputs)] };
    }
    const kind = kindOf(subject.type, news);
    const { failures, report } = collector();
    const metadata = metadataOf(news);
    if (metadata["name"] === undefined) {
      const hint = metadata["generateName"] === undefined ? "" : " in place of generateName";
      report("metadata.name", `missing: want a name${hint}; the kit names everything itself`);
    } else if (metadata["name"] !== unknown && !isName(asText(metadata["name"]), kind.kind)) {
      report("metadata.name", `got ${JSON.stringify(metadata["name"])}, want a lower-case RFC 1123 name`);
    }
    for (const field of ["labels", "annotations"]) {
      const map = metadata[field];
      for (const [key, value] of isObject(map) ? Object.entries(map) : []) {
        if (typeof value !== "string")
          report(`metadata.${field}["${key}"]`, `got ${JSON.stringify(value)}, want a string`);
      }
    }
    if (!kind.patch) failures.push(...this.checkShape(subject.type, news));
    const isPlaced = isNamespaced(kind) === true && metadata["namespace"] === undefined;
    const inputs = isPlaced ? { ...news, metadata: { ...metadata, namespace: namespace ?? "default" } } : news;
    return { inputs, failures };
  }

  diff(subject: Subject, old: Live, news: Properties): Difference {
    const { mutable, store } = this.connection();
    confirm(store, subject.urn, subject.type);
    if (subject.type === releaseType) {
      const rules = { replaceOn: ["name", "namespace"], sets: [], documents: [] };
      return { changes: differences(old.inputs, news, rules), deleteBeforeReplace: false };
    }
    const kind = kindOf(subject.type, news);
    const rules = { replaceOn: replaceOn(kind, mutable), sets: [], documents: [] };
    const changes = differences(old.inputs, news, rules);
    return { changes, deleteBeforeReplace: idOf(old.inputs) === idOf(news) };
  }

  async create(subject: Subject, inputs: Properties, mode: Mode): Promise<Live> {
    return this.apply(subject, inputs, undefined, mode);
  }

  async update(subject: Subject, old: Live, inputs: Properties, mode: Mode): Promise<Live> {
    return this.apply(subject, inputs, old, mode);
  }

  async read(subject: Subject, id: string, known: Properties): Promise<Live | undefined> {
    const { store, backing } = this.connection();
    confirm(store, subject.urn, subject.type);
    const entry = find(store.read(), subject.type, id);
    if (subject.type === releaseType) return entry === undefined ? undefined : live(entry);
    const { patch, ...kind } = kindOf(subject.type, entry?.inputs ?? known);
    const object = await backing.get(kind, id, patch);
    if (object === undefined) return undefined;
    // An imported object has no inputs yet: what a user would write is the object without the server's additions.
    const { status, ...rest } = object;
    void status;
    const { name, namespace, labels, annotations } = metadataOf(object);
    const bare = { name, namespace, labels, annotations };
    const metadata = Object.fromEntries(Object.entries(bare).filter(([, value]) => value !== undefined)) as Properties;
    return { id, inputs: entry?.inputs ?? { ...rest, metadata }, outputs: object };
  }

  async delete(subject: Subject, old: Live): Promise<void> {
    const { store, backing, files, server } = this.connection();
    requireAccess(this.clusters.at(server), label(subject.urn));
    if (subject.type === releaseType) return removeRelease(store, subject, old.id);
    const { patch, ...kind } = kindOf(subject.type, Object.keys(old.inputs).length > 0 ? old.inputs : old.outputs);
    await backing.remove(subject, kind, old.id, patch);
    if (backing !== files) store.change((cloud) => remove(cloud, subject.type, old.id));
  }

  invoke(token: string): never {
    throw new Refusal("UnknownInvoke", `${token}: the sandbox's kubernetes provider answers no invokes`);
  }

  private async apply(subject: Subject, inputs: Properties, old: Live | undefined, mode: Mode): Promise<Live> {
    const { store, backing, files, server } = this.connection();
    if (mode.preview) {
      const known = old === undefined ? undefined : { ...old.outputs };
      const outputs = masked(
        { ...(old?.outputs ?? { metadata: { uid: "" } }), ...withServerFields(inputs) },
        inputs,
        known,
      );
      return { id: old?.id ?? "", inputs, outputs };
    }
    const around = this.clusters.at(server);
    requireAccess(around, label(subject.urn));
    if (subject.type === releaseType) {
      const isThere = (name: string): boolean => files.hasNamespace(store.read(), name);
      return { inputs, ...applyRelease(store, subject, inputs, old?.id, around, isThere) };
    }
    const { patch, ...kind } = kindOf(subject.type, inputs);
    const request = { subject, kind, inputs, patch, oldId: old?.id };
    const outputs = await backing.apply(request);
    const id = idOf(outputs);
    // The other providers look into the store, whichever server holds the object.
    if (backing !== files) files.record(request, outputs);
    return { id, inputs, outputs };
  }

  private checkShape(type: string, inputs: Properties): readonly Failure[] {
    // The SDK spells the extensions of a schema with underscores, the API with hyphens.
    const spelt = type === definitionType ? (renamed(inputs, "x-kubernetes-", "-", "_") as Properties) : inputs;
    const resource = (schema.resources as Record<string, { inputs: Record<string, string> } | undefined>)[type];
    return resource === undefined ? [] : validate(spelt, resource.inputs, schema.shapes);
  }

  /** @throws Error when it is missing, unreadable or unfit. */
  private kubeconfig(config: Properties): Kubeconfig {
    const { forwardTo } = readSettings(this.directory).kubernetes;
    const given = text(config, "kubeconfig");
    if (given === undefined) {
      if (forwardTo !== undefined) return parseKubeconfig(forwardTo);
      throw new Error("kubeconfig: missing: want one from the provider's argument; the sandbox reads no default file");
    }
    const kubeconfig = parseKubeconfig(given, text(config, "context"));
    // In a cluster of one's own, credentials are one's own affair.
    const problem = this.clusters.madeHere(kubeconfig.server) ? kubeconfigProblem(kubeconfig) : undefined;
    if (problem !== undefined) throw new Error(problem);
    return kubeconfig;
  }

  private connection(): Connection {
    if (this.connected !== undefined) return this.connected;
    throw new Refusal("Unconfigured", "the kubernetes provider was not configured");
  }
}

/** Keys that start with `prefix`, at any depth, with one character in the place of another. */
function renamed(value: Json, prefix: string, from: string, to: string): Json {
  if (Array.isArray(value)) return value.map((item) => renamed(item, prefix, from, to));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([key, field]) => [
    key.startsWith(prefix) ? key.replaceAll(from, to) : key,
    renamed(field, prefix, from, to),
  ]);
  return Object.fromEntries(fields) as Properties;
}

function live({ id, inputs, outputs }: Live): Live {
  return { id, inputs, outputs };
}

/** What a preview shows as unknown: fields that the server fills in. */
function withServerFields(inputs: Properties): Properties {
  return { ...inputs, metadata: { uid: "", resourceVersion: "", ...metadataOf(inputs) } };
}

function isName(name: string, kind: string): boolean {
  // RBAC names may be path segments, such as system:node.
  if (/^(Cluster)?Role(Binding)?$/.test(kind)) return /^[^/%]+$/.test(name);
  return name.length <= 253 && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name);
}
