/** A vCenter (govmomi's simulator), and the real provider for vSphere that the engine talks to (Pulumi's bridge). */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { enginePath } from "../../../tools/engines";

export interface Vcenter {
  /** `127.0.0.1:PORT`. */
  readonly server: string;
  /** What is in it, by a client of its own. */
  inventory(): Inventory;
  /** A folder with govmomi's own command line, `govc`, for whoever runs the kit's commands. */
  readonly govc: string;
  stop(): Promise<void>;
}

export interface Inventory {
  readonly folders: readonly string[];
  readonly pools: readonly string[];
  readonly portGroups: readonly string[];
  readonly machines: readonly {
    readonly name: string;
    readonly id: string;
    readonly folder: string;
    readonly pool: string;
    readonly host: string;
    readonly power: string;
    readonly cpus: number;
    readonly memoryMiB: number;
    readonly adapters: readonly { readonly kind: string; readonly network: string }[];
    readonly guestInfo: Readonly<Record<string, string>>;
    readonly tags: readonly string[] | null;
    readonly eptRviMode: string;
    readonly hvMode: string;
  }[];
  readonly groups: readonly Placement[] | null;
  readonly rules: readonly Placement[] | null;
  readonly tags: readonly string[] | null;
  /** How many privileges each has, vSphere's own among them. */
  readonly roles: Readonly<Record<string, number>>;
  /** `object: role principal`. */
  readonly permissions: readonly string[];
  /** Libraries and their items, `library/item`. */
  readonly libraries: readonly string[];
}

export interface Placement {
  readonly name: string;
  readonly kind: string;
  readonly mandatory: boolean;
  readonly members: readonly string[];
}

export async function startVcenter(): Promise<Vcenter> {
  const simulator = enginePath("vcenter-simulator");
  const process = spawn(simulator, ["serve"], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await firstLine(process);
  const govc = mkdtempSync(join(tmpdir(), "calico-kit-govc-"));
  writeFileSync(join(govc, "govc"), `#!/bin/sh\nexec '${simulator}' govc "$@"\n`, { mode: 0o755 });
  return {
    server: new URL(url).host,
    govc,
    inventory: () =>
      JSON.parse(execFileSync(simulator, ["inventory", url], { encoding: "utf8", maxBuffer: 2 ** 26 })) as Inventory,
    stop: () => {
      rmSync(govc, { recursive: true, force: true });
      return end(process);
    },
  };
}

export interface Bridge {
  /** For the engine: it talks to the provider that runs already. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The real provider, with the environment that a user gives it. As the engine's own, but told once, before the engine comes, which provider of Terraform it speaks for. */
export async function startBridge(credentials: Readonly<Record<string, string>>): Promise<Bridge> {
  const provider = enginePath("terraform-provider-vsphere");
  const listener = await listen();
  const bridge = spawn(enginePath("pulumi-terraform-bridge"), [listener.address], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...credentials, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  const port = await firstLine(bridge);
  const stop = async (): Promise<void> => {
    listener.stop();
    // The provider that it has started does not end with it.
    const started = childrenOf(bridge.pid ?? -1);
    await end(bridge);
    for (const pid of started) if (isRunning(pid)) process.kill(pid, "SIGTERM");
  };
  try {
    await parameterize(port, provider);
  } catch (error) {
    await stop();
    throw error;
  }
  return { environment: { PULUMI_DEBUG_PROVIDERS: `vsphere:${port}` }, stop };
}

/* eslint-disable @typescript-eslint/no-require-imports -- generated code without an export map */
const { ParameterizeRequest } = require("@pulumi/pulumi/proto/provider_pb") as {
  ParameterizeRequest: (new () => { setArgs(args: object): object }) & {
    ParametersArgs: new () => { setArgsList(list: readonly string[]): object };
  };
};
const { EngineService } = require("@pulumi/pulumi/proto/engine_grpc_pb") as { EngineService: grpc.ServiceDefinition };
const { Empty } = require("google-protobuf/google/protobuf/empty_pb") as { Empty: new () => object };
const { ResourceProviderClient } = require("@pulumi/pulumi/proto/provider_grpc_pb") as {
  ResourceProviderClient: new (
    address: string,
    credentials: grpc.ChannelCredentials,
  ) => {
    parameterize(request: object, done: (error: Error | null) => void): void;
    close(): void;
  };
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** Somebody who hears what the bridge says before the engine is there: without, it ends. */
async function listen(): Promise<{ readonly address: string; stop(): void }> {
  const server = new grpc.Server();
  const ignored: grpc.handleUnaryCall<object, object> = (_, answer) => answer(null, new Empty());
  server.addService(EngineService, { log: ignored, getRootResource: ignored, setRootResource: ignored });
  const port = await new Promise<number>((done, fail) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? done(bound) : fail(error),
    ),
  );
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

async function parameterize(port: string, path: string): Promise<void> {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const request = new ParameterizeRequest().setArgs(new ParameterizeRequest.ParametersArgs().setArgsList([path]));
  await new Promise<void>((done, fail) =>
    client.parameterize(request, (error) => (error === null ? done() : fail(error))),
  );
  client.close();
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const [line, ...more] = text.split("\n");
    if (line !== undefined && more.length > 0) {
      child.stdout?.resume();
      return line.trim();
    }
  }
  throw new Error(`${child.spawnfile} ended before it said where it listens`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && statusOf(entry).includes(`\nPPid:\t${parent}\n`))
    .map(Number);
}

const isRunning = (pid: number): boolean => /\nName|^Name/.test(statusOf(String(pid)));

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}
