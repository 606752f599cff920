/**
 * A real kube-apiserver with its etcd on the loopback interface, made for one test file and thrown away: fresh keys,
 * fresh data, ports that are free at that moment. No controller manager and no kubelet run beside it, so nothing is
 * scheduled, garbage-collected or removed with a namespace.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enginePath } from "../../../tools/engines";
import { freePorts, Program } from "./api-server-process";
import { type Credentials, writeCredentials, writeKubeconfig } from "./certificates";
import { KubernetesClient } from "./kubernetes-client";

export interface ApiServerOptions {
  /** YAML files with CustomResourceDefinitions. */
  readonly crds?: readonly string[];
  /** Names of CRDs in those files that are not wanted. */
  readonly without?: readonly string[];
  /** Else one that is free. */
  readonly port?: number;
  /** Whether Service `kubernetes` has no endpoint, so that nobody takes it for one that works. */
  readonly withoutEndpoints?: boolean;
}

export interface ApiServer {
  readonly url: string;
  readonly token: string;
  /** Path of a kubeconfig with all rights. */
  readonly kubeconfig: string;
  readonly client: KubernetesClient;
  /** Milliseconds from nothing to ready, and from ready to every CRD served. */
  readonly measured: { readonly start: number; readonly crds: number };
  /** Ends both programs and removes their files. */
  stop(): Promise<void>;
}

/** Starts an API server that serves the given CRDs. */
export async function startApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(options);
    } catch (error) {
      // Somebody else may take a free port before the programs do.
      const isTaken = /address already in use/.test((error as Error).message);
      if (!isTaken || options.port !== undefined || attempt === 3) throw error;
    }
  }
}

async function start(options: ApiServerOptions): Promise<ApiServer> {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-api-server-"));
  const programs: Program[] = [];
  let client: KubernetesClient | undefined;
  const stop = async (): Promise<void> => {
    client?.close();
    // The API server first: without etcd it would complain for as long as it lives.
    for (const program of [...programs].reverse()) await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const started = performance.now();
    const [etcdPort, peerPort, freePort] = (await freePorts(3)) as [number, number, number];
    const port = options.port ?? freePort;
    const url = `https://127.0.0.1:${port}`;
    const credentials = writeCredentials(folder);
    const etcd = new Program({ path: enginePath("etcd"), args: etcdArguments(folder, etcdPort, peerPort), folder });
    programs.push(etcd);
    const endpoints = options.withoutEndpoints === true ? ["--endpoint-reconciler-type=none"] : [];
    const args = [...serverArguments(etcdPort, port, credentials), ...endpoints];
    const server = new Program({ path: enginePath("kube-apiserver"), args, folder });
    programs.push(server);

    client = await connect(etcd, server, url, credentials);
    const ready = performance.now();
    await installCrds(client, options.crds ?? [], options.without);
    return {
      url,
      token: credentials.token,
      kubeconfig: writeKubeconfig(folder, url, credentials),
      client,
      measured: { start: Math.round(ready - started), crds: Math.round(performance.now() - ready) },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function etcdArguments(folder: string, clientPort: number, peerPort: number): string[] {
  const clientUrl = `http://127.0.0.1:${clientPort}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  return [
    `--data-dir=${folder}/etcd`,
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    "--log-level=warn",
    // The data need not survive anything.
    "--unsafe-no-fsync",
  ];
}

function serverArguments(etcdPort: number, port: number, credentials: Credentials): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
    // Loopback addresses are no endpoints of a Service, and a machine without a network has no other: a documentation address.
    "--advertise-address=192.0.2.1",
    `--cert-dir=${credentials.certificateFolder}`,
    `--token-auth-file=${credentials.tokenFile}`,
    `--service-account-signing-key-file=${credentials.serviceAccountKeyFile}`,
    `--service-account-key-file=${credentials.serviceAccountPublicKeyFile}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    "--service-cluster-ip-range=10.96.0.0/16",
    "--authorization-mode=RBAC",
    "--allow-privileged=true",
    // Waits for a token that only the controller manager makes.
    "--disable-admission-plugins=ServiceAccount",
    "--profiling=false",
  ];
}

/** The serving certificate appears a moment after the start; readiness somewhat later. */
async function connect(
  etcd: Program,
  server: Program,
  url: string,
  credentials: Credentials,
): Promise<KubernetesClient> {
  const { token, certificateFile } = credentials;
  let client: KubernetesClient | undefined;
  const isReady = async (): Promise<boolean> => {
    if (!etcd.isRunning) throw etcd.error("ended before the API server was ready");
    try {
      client ??= new KubernetesClient({ url, token, certificate: readFileSync(certificateFile, "utf8") });
      return (await client.send("GET", "/readyz")).status === 200;
    } catch {
      client?.close();
      client = undefined;
      return false;
    }
  };
  await server.until("ready", isReady);
  if (client === undefined) throw new Error("the API server is ready, but no client is connected");
  return client;
}

/** Applies every CustomResourceDefinition of the files and waits until the server serves them all. */
async function installCrds(
  client: KubernetesClient,
  files: readonly string[],
  without: readonly string[] = [],
): Promise<void> {
  // The server reads YAML itself; here only the name is wanted, and parsing megabytes takes seconds.
  const documents = files
    .flatMap((file) => readFileSync(file, "utf8").split(/^---.*$/m))
    .filter((document) => /^kind: CustomResourceDefinition$/m.test(document))
    .map((document) => ({ document, name: /^ {2}name: "?([^"\s]+)"?$/m.exec(document)?.[1] ?? "" }))
    .filter(({ name }) => !without.includes(name));
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  await Promise.all(documents.map(({ document, name }) => client.applyText(`${path}/${name}`, document)));
  const names = documents.map(({ name }) => name);
  const deadline = Date.now() + 180_000;
  for (;;) {
    const served = await servedResources(client);
    const missing = names.filter((name) => !served.has(name));
    if (missing.length === 0) return;
    if (Date.now() > deadline) throw new Error(`the API server does not serve ${missing.join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What the server serves under /apis, each as `plural.group`. */
async function servedResources(client: KubernetesClient): Promise<Set<string>> {
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  const { status, text } = await client.send("GET", "/apis", undefined, undefined, accept);
  if (status !== 200) throw new Error(`discovery answered ${status}: ${text}`);
  interface Discovery {
    items: { metadata: { name: string }; versions: { resources?: { resource: string }[] }[] }[];
  }
  const { items } = JSON.parse(text) as Discovery;
  return new Set(
    items.flatMap(({ metadata, versions }) =>
      versions.flatMap(({ resources }) => (resources ?? []).map(({ resource }) => `${resource}.${metadata.name}`)),
    ),
  );
}
