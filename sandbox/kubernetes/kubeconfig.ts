/** Kubeconfigs: what the provider is given, and what is used to reach a real API server. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse } from "yaml";
import { isObject, type Json, type Properties } from "../host/values";
import { text } from "../host/read";

/** The parts of the current context. */
export interface Kubeconfig {
  /** `https://host[:port][/path]` */
  readonly server: string;
  readonly cluster: Properties;
  readonly user: Properties;
  /** Where relative paths in it start. */
  readonly directory: string;
}

/**
 * @param given the content (YAML or JSON) or the path of a kubeconfig.
 * @throws Error saying what is wrong with it.
 */
export function parseKubeconfig(given: string, context?: string): Kubeconfig {
  const isPath = !given.includes("\n") && !given.trimStart().startsWith("{");
  if (isPath && !existsSync(given)) throw new Error(`kubeconfig: got "${given}", want its content or an existing file`);
  let document: Json;
  try {
    document = parse(isPath ? readFileSync(given, "utf8") : given) as Json;
  } catch (error) {
    throw new Error(`kubeconfig: neither YAML nor JSON: ${(error as Error).message.split("\n")[0]}`);
  }
  if (!isObject(document)) throw new Error("kubeconfig: want an object with clusters, contexts and users");
  const name = context ?? text(document, "current-context");
  const chosen = named(document, "contexts", name, "context");
  const cluster = named(document, "clusters", text(chosen, "cluster"), "cluster");
  return {
    cluster,
    user: named(document, "users", text(chosen, "user"), "user"),
    server: serverOf(cluster),
    directory: isPath ? dirname(resolve(given)) : process.cwd(),
  };
}

/** What makes a kubeconfig unfit to be kept: a token in it ends after minutes, and stands in the state for ever. */
export function kubeconfigProblem(kubeconfig: Kubeconfig): string | undefined {
  for (const field of ["token", "password"]) {
    if (kubeconfig.user[field] !== undefined) {
      return `kubeconfig: the user has a static ${field}; want an exec plugin, such as aws eks get-token`;
    }
  }
  return undefined;
}

function named(document: Properties, list: string, name: string | undefined, field: string): Properties {
  const items = document[list];
  const found = Array.isArray(items) ? items.find((item) => isObject(item) && item["name"] === name) : undefined;
  const inner = isObject(found) ? found[field] : undefined;
  if (name === undefined || !isObject(inner)) {
    throw new Error(
      `kubeconfig: ${list} has no "${name ?? ""}" with a ${field}; want the current context to be complete`,
    );
  }
  return inner;
}

/** One spelling for each server: what a cluster holds is kept by it. */
function serverOf(cluster: Properties): string {
  const server = text(cluster, "server") ?? "";
  if (!/^https?:\/\/[^\s/]+/.test(server) || !URL.canParse(server)) {
    throw new Error(`kubeconfig: server: got "${server}", want an https address`);
  }
  const { origin, pathname } = new URL(server);
  return origin + pathname.replace(/\/+$/, "");
}
