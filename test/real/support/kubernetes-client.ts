/** A small client of the Kubernetes API: one object at a time, and errors in the server's own words. */
import { Agent, request } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "../../../constructs/model";

export interface Connection {
  readonly url: string;
  readonly token: string;
  /** PEM of the certificate that the server shows. */
  readonly certificate: string;
}

/** An object as the server returns it. */
export interface ServerObject extends KubernetesObject {
  readonly metadata: KubernetesObject["metadata"] & {
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly generation?: number;
    readonly finalizers?: readonly string[];
    readonly deletionTimestamp?: string;
  };
}

/** What names an object. */
export interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

export interface ApplyOptions {
  readonly fieldManager?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** The server said no. `message` is the server's own sentence. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

interface Resource {
  readonly name: string;
  readonly namespaced: boolean;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

export class KubernetesClient {
  private readonly agent: Agent;
  private readonly kinds = new Map<string, Map<string, Resource>>();

  constructor(private readonly connection: Connection) {
    this.agent = new Agent({ keepAlive: true, maxSockets: 8, ca: connection.certificate });
  }

  close(): void {
    this.agent.destroy();
  }

  /** Server-side apply with strict field validation: an unknown field is refused, never dropped. */
  async apply(object: KubernetesObject, options: ApplyOptions = {}): Promise<ServerObject> {
    const path = await this.path(object);
    return this.applyText(path, JSON.stringify(object), options);
  }

  /** Server-side apply of one YAML document at a path that the caller knows. */
  async applyText(path: string, document: string, options: ApplyOptions = {}): Promise<ServerObject> {
    const query = new URLSearchParams({
      fieldManager: options.fieldManager ?? "calico-kit",
      force: String(options.force ?? true),
      fieldValidation: "Strict",
      ...(options.dryRun === true ? { dryRun: "All" } : {}),
    });
    return this.json("PATCH", `${path}?${query.toString()}`, document, "application/apply-patch+yaml");
  }

  /** Creates an object, as strict as apply. */
  async create(object: KubernetesObject, { dryRun }: Pick<ApplyOptions, "dryRun"> = {}): Promise<ServerObject> {
    const path = await this.collectionPath(object.apiVersion, object.kind, object.metadata.namespace);
    const query = `fieldValidation=Strict${dryRun === true ? "&dryRun=All" : ""}`;
    return this.json("POST", `${path}?${query}`, JSON.stringify(object), "application/json");
  }

  async get(reference: Reference): Promise<ServerObject> {
    return this.json("GET", await this.path(reference));
  }

  /** The object, or undefined where there is none. */
  async find(reference: Reference): Promise<ServerObject | undefined> {
    return this.get(reference).catch((error: unknown) => {
      if (error instanceof Refusal && error.status === 404) return undefined;
      throw error;
    });
  }

  /** All objects of a kind, of one namespace or of all. */
  async list(apiVersion: string, kind: string, namespace?: string): Promise<ServerObject[]> {
    const path = await this.collectionPath(apiVersion, kind, namespace);
    const { items } = await this.json<{ items: ServerObject[] }>("GET", path);
    return items.map((item) => ({ ...item, apiVersion, kind }));
  }

  /** Changes the fields that `patch` holds (JSON merge patch); `subresource` is e.g. `status`. */
  async merge(reference: Reference, patch: object, subresource?: string): Promise<ServerObject> {
    const path = await this.path(reference);
    const target = subresource === undefined ? path : `${path}/${subresource}`;
    return this.json("PATCH", target, JSON.stringify(patch), "application/merge-patch+json");
  }

  /** Deletes an object at once, finalizers or not; true when there was one. */
  async remove(object: Reference): Promise<boolean> {
    try {
      const path = await this.path(object);
      const removed = await this.json<ServerObject>(
        "DELETE",
        `${path}?propagationPolicy=Background&gracePeriodSeconds=0`,
      );
      if ((removed.metadata?.finalizers ?? []).length > 0) await this.merge(object, { metadata: { finalizers: null } });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return false;
      throw error;
    }
  }

  /** The kinds of a group and version. */
  async kindsOf(apiVersion: string): Promise<string[]> {
    return [...(await this.discover(apiVersion)).keys()];
  }

  /** Those of them of which all objects can be listed. */
  async listableKindsOf(apiVersion: string): Promise<string[]> {
    const { resources } = await this.json<{ resources: { name: string; kind: string; verbs: string[] }[] }>(
      "GET",
      groupPath(apiVersion),
    );
    return resources.filter(({ name, verbs }) => !name.includes("/") && verbs.includes("list")).map(({ kind }) => kind);
  }

  /** The server's answer at a path, as JSON. */
  async json<T = ServerObject>(method: string, path: string, body?: string, contentType?: string): Promise<T> {
    let answer = await this.send(method, path, body, contentType);
    // The store of a CRD that is just a moment old is not ready yet.
    for (let attempt = 1; answer.status === 429 && attempt <= 600; attempt++) {
      await sleep(100);
      answer = await this.send(method, path, body, contentType);
    }
    const { status, text } = answer;
    if (status < 300) return JSON.parse(text) as T;
    const { reason, message } = statusOf(text);
    throw new Refusal(status, reason, message);
  }

  /** Sends one request; the answer is whatever the server says. */
  async send(method: string, path: string, body?: string, contentType?: string, accept?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, this.connection.url),
        {
          method,
          agent: this.agent,
          headers: {
            accept: accept ?? "application/json",
            authorization: `Bearer ${this.connection.token}`,
            ...(body === undefined ? {} : { "content-type": contentType, "content-length": Buffer.byteLength(body) }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("error", reject);
          answer.on("end", () =>
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }),
          );
        },
      );
      sent.on("error", (error: NodeJS.ErrnoException) => {
        // A connection that the server closed while this process was busy elsewhere: nothing of the request arrived.
        const isStale = sent.reusedSocket && ["EPIPE", "ECONNRESET"].includes(error.code ?? "");
        if (isStale) resolve(this.send(method, path, body, contentType, accept));
        else reject(error);
      });
      sent.end(body);
    });
  }

  private async path({ apiVersion, kind, metadata }: Reference): Promise<string> {
    return `${await this.collectionPath(apiVersion, kind, metadata.namespace)}/${metadata.name}`;
  }

  private async collectionPath(apiVersion: string, kind: string, namespace?: string): Promise<string> {
    const { name, namespaced } = await this.resource(apiVersion, kind);
    const within = namespaced && namespace !== undefined ? `/namespaces/${namespace}` : "";
    return `${groupPath(apiVersion)}${within}/${name}`;
  }

  /** Asks the server what it calls a kind; asks again when it does not know it yet, since CRDs take a moment. */
  private async resource(apiVersion: string, kind: string): Promise<Resource> {
    for (let attempt = 1; ; attempt++) {
      const known = this.kinds.get(apiVersion)?.get(kind);
      if (known !== undefined) return known;
      if (attempt > 50) throw new Refusal(404, "NotFound", `no matches for kind "${kind}" in version "${apiVersion}"`);
      if (attempt > 1) await sleep(100);
      this.kinds.set(apiVersion, await this.discover(apiVersion));
    }
  }

  private async discover(apiVersion: string): Promise<Map<string, Resource>> {
    const { status, text } = await this.send("GET", groupPath(apiVersion));
    if (status !== 200) return new Map();
    const { resources } = JSON.parse(text) as { resources: { name: string; kind: string; namespaced: boolean }[] };
    return new Map(resources.filter(({ name }) => !name.includes("/")).map((resource) => [resource.kind, resource]));
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function statusOf(text: string): { reason: string; message: string } {
  try {
    const { reason, message } = JSON.parse(text) as { reason?: string; message?: string };
    return { reason: reason ?? "Unknown", message: message ?? text };
  } catch {
    return { reason: "Unknown", message: text };
  }
}
