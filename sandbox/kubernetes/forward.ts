/**
 * A real API server, reached with a kubeconfig, as pulumi-kubernetes 4.34 uses it: what exists is not made again, but by a
 * patch; a definition is put in place of the old one; all else is a server-side apply, which overrides the fields of others
 * only where the object says `pulumi.com/patchForce`. Validation is strict.
 */
import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { resolve } from "node:path";
import { text } from "../host/read";
import { refuse } from "../host/definition";
import { label } from "../host/errors";
import type { Subject } from "../host/provider";
import { asText, isObject, type Json, type Properties } from "../host/values";
import type { Apply, Backing } from "./backing";
import type { Kubeconfig } from "./kubeconfig";
import { annotationOf, idOf, type Kind, metadataOf } from "./objects";

const manager = "calico-kit-sandbox";
const contentTypes: Readonly<Record<string, string>> = { PATCH: "application/apply-patch+yaml" };
/** How long a kind may take to be served after its CustomResourceDefinition was applied. */
const discoveryMilliseconds = 60_000;
/** How long finalizers may hold an object: a release's forty CRDs go a few at a time, each emptied first. */
const removalMilliseconds = 120_000;

interface Answer {
  readonly status: number;
  readonly body: Properties;
}

export class ForwardBacking implements Backing {
  private readonly served = new Map<string, { plural: string; namespaced: boolean }>();

  constructor(private readonly kubeconfig: Kubeconfig) {}

  async apply({ subject, kind, inputs, patch, oldId }: Apply): Promise<Properties> {
    const what = `${label(subject.urn)} (${kind.apiVersion} ${kind.kind})`;
    const id = idOf(inputs);
    const path = await this.path(kind, id, what);
    const live = await this.send("GET", path);
    const exists = live.status !== 404;
    if (exists && oldId === undefined && !patch) {
      refuse("AlreadyExists", `${what}: ${id} exists already; want another name, or a Patch resource`);
    }
    const query = `fieldManager=${managerOf(subject, patch)}&fieldValidation=Strict`;
    if (exists && oldId !== undefined && kind.kind === "CustomResourceDefinition") {
      const resourceVersion = text(live.body, "metadata.resourceVersion") ?? "";
      const whole = { ...inputs, ...kind, metadata: { ...metadataOf(inputs), resourceVersion } };
      return bodyOf(await this.send("PUT", `${path}?${query}`, whole), what);
    }
    const force = annotationOf(inputs, "patchForce") === "true";
    return bodyOf(await this.send("PATCH", `${path}?${query}&force=${force}`, { ...inputs, ...kind }), what);
  }

  async get(kind: Kind, id: string): Promise<Properties | undefined> {
    const path = await this.path(kind, id, `${kind.apiVersion} ${kind.kind}`, false);
    if (path === "") return undefined;
    const answer = await this.send("GET", path);
    return answer.status === 404 ? undefined : bodyOf(answer, `${kind.kind} ${id}`);
  }

  async remove(subject: Subject, kind: Kind, id: string, patch: boolean): Promise<void> {
    const what = `${label(subject.urn)} (${kind.apiVersion} ${kind.kind})`;
    const path = await this.path(kind, id, what, false);
    if (path === "") return;
    if (patch) {
      // Applying nothing gives up every field of ours.
      const bare = { ...kind, metadata: { name: id.split("/").pop() ?? "" } };
      const answer = await this.send("PATCH", `${path}?fieldManager=${managerOf(subject, true)}&force=true`, bare);
      if (answer.status !== 404) bodyOf(answer, what);
      return;
    }
    const answer = await this.send("DELETE", `${path}?propagationPolicy=Background`);
    if (answer.status !== 404) bodyOf(answer, what);
    // Namespaces need controllers to end, which a bare API server lacks: their deletion is not waited for.
    if (kind.kind === "Namespace") return;
    const until = Date.now() + removalMilliseconds;
    while ((await this.send("GET", path)).status !== 404) {
      const seconds = removalMilliseconds / 1000;
      if (Date.now() >= until)
        refuse("Timeout", `${what}: ${id} is still there after ${seconds} s, held by its finalizers`);
      await pause(200);
    }
  }

  /** @param wait whether a kind that is not served yet may still come; else an unknown kind gives "". */
  private async path(kind: Kind, id: string, what: string, wait = true): Promise<string> {
    const [name = "", namespace] = id.split("/").reverse();
    const root = kind.apiVersion.includes("/") ? `/apis/${kind.apiVersion}` : `/api/${kind.apiVersion}`;
    const until = Date.now() + (wait ? discoveryMilliseconds : 0);
    const key = `${kind.apiVersion} ${kind.kind}`;
    while (!this.served.has(key)) {
      const { body, status } = await this.send("GET", root);
      const list = Array.isArray(body["resources"]) ? body["resources"].filter(isObject) : [];
      const found = list.find((item) => item["kind"] === kind.kind && !asText(item["name"]).includes("/"));
      if (found !== undefined) {
        this.served.set(key, { plural: asText(found["name"]), namespaced: found["namespaced"] === true });
      } else if (Date.now() >= until) {
        if (!wait) return "";
        refuse("NotFound", `${what}: no matches for kind "${kind.kind}" in version "${kind.apiVersion}" (${status})`);
      } else await pause(250);
    }
    const { plural = "", namespaced = false } = this.served.get(key) ?? {};
    return `${root}${namespaced ? `/namespaces/${namespace ?? "default"}` : ""}/${plural}/${encodeURIComponent(name)}`;
  }

  private send(method: string, path: string, body?: Properties): Promise<Answer> {
    const { cluster, user, server } = this.kubeconfig;
    const url = new URL(server + path);
    const token = text(user, "token") ?? this.file(user, "tokenFile")?.toString().trim();
    const content = body === undefined ? undefined : JSON.stringify(body);
    const options: RequestOptions = {
      method,
      ca: this.data(cluster, "certificate-authority"),
      cert: this.data(user, "client-certificate"),
      key: this.data(user, "client-key"),
      rejectUnauthorized: cluster["insecure-skip-tls-verify"] !== true,
      servername: text(cluster, "tls-server-name"),
      headers: {
        accept: "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(content === undefined
          ? {}
          : {
              "content-type": contentTypes[method] ?? "application/json",
              "content-length": Buffer.byteLength(content),
            }),
      },
    };
    return new Promise((done, fail) => {
      const call = (url.protocol === "http:" ? httpRequest : httpsRequest)(url, options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const received = Buffer.concat(chunks).toString();
          done({ status: response.statusCode ?? 0, body: parsed(received) });
        });
      });
      call.on("error", (error) => fail(new Error(`${server}: ${error.message}`)));
      call.end(content);
    });
  }

  /** `<name>-data` holds base64, `<name>` a path. */
  private data(part: Properties, name: string): Buffer | undefined {
    const inline = text(part, `${name}-data`);
    return inline === undefined ? this.file(part, name) : Buffer.from(inline, "base64");
  }

  private file(part: Properties, name: string): Buffer | undefined {
    const path = text(part, name);
    return path === undefined ? undefined : readFileSync(resolve(this.kubeconfig.directory, path));
  }
}

/** Each patch has a manager of its own, so that giving it up leaves the other patches alone. */
function managerOf(subject: Subject, patch: boolean): string {
  return patch ? `${manager}-${subject.name}`.slice(0, 128) : manager;
}

function bodyOf({ status, body }: Answer, what: string): Properties {
  if (status >= 200 && status < 300) return withoutManagedFields(body);
  const message = text(body, "message") ?? `HTTP ${status}`;
  return refuse(text(body, "reason") ?? `HTTP ${status}`, `${what}: ${message}`);
}

function withoutManagedFields(object: Properties): Properties {
  if (!isObject(object["metadata"])) return object;
  const { managedFields, ...metadata } = object["metadata"];
  void managedFields;
  return { ...object, metadata };
}

function parsed(received: string): Properties {
  try {
    const value = JSON.parse(received) as Json;
    return isObject(value) ? value : {};
  } catch {
    return { message: received };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
