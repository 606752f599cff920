/**
 * A stand-in for Pulumi's language host for Node.js, for tests only.
 *
 * The real one is a Go program that comes with a Pulumi installation; the engine that the tests build has none beside it.
 * Its part in running a program is small: it tells which plugins the program's packages need, starts the SDK's own
 * `@pulumi/pulumi/cmd/run` in Node with the engine's addresses as arguments, and passes its end on. This does the same,
 * with the same arguments and environment, so that Pulumi.yaml, `main`, `nodeargs` and `typescript`, configuration and
 * stack outputs take the way that they take with `pulumi up`. Of plugins it runs policy packs, by the SDK's
 * `@pulumi/pulumi/cmd/run-policy-pack` in the pack's own folder, as the real one does since there is no
 * `pulumi-analyzer-policy` any more; but it tells the pack nothing of the stack's configuration. It installs nothing, converts
 * nothing, and offers no synchronous invokes; the engine does not ask for these here.
 */
import * as grpc from "@grpc/grpc-js";
import * as language from "@pulumi/pulumi/proto/language_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The exit code with which the SDK says that it has told the user everything. */
const alreadyLogged = 32;

type Unary<Request, Response> = (
  call: { readonly request: Request },
  callback: (error: Error | null, response?: Response) => void,
) => void;

/** A handler whose failure reaches the engine as the call's error. */
function unary<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): Unary<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => handle(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
  };
}

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly pulumi?: {
    readonly resource?: boolean;
    readonly name?: string;
    readonly version?: string;
    readonly server?: string;
  };
}

/** The provider plugins of the installed packages that say they have one. */
function requiredPackages(request: language.GetRequiredPackagesRequest): language.GetRequiredPackagesResponse {
  const root = request.getInfo()?.getRootDirectory() ?? process.cwd();
  const packages = installed(join(root, "node_modules")).filter(({ pulumi }) => pulumi?.resource === true);
  return new language.GetRequiredPackagesResponse().setPackagesList(
    packages.map(({ name, version, pulumi }) => {
      const dependency = new plugin.PackageDependency();
      dependency.setKind("resource");
      dependency.setName(pulumi?.name ?? name.replace(/^@pulumi\//, ""));
      dependency.setVersion(`v${(pulumi?.version ?? version).replace(/^v/, "")}`);
      dependency.setServer(pulumi?.server ?? "");
      return dependency;
    }),
  );
}

function installed(modules: string): PackageFile[] {
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  return names.flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")) as PackageFile];
    } catch {
      return [];
    }
  });
}

/** Runs the program and tells how it ended. */
function run(request: language.RunRequest, engine: string): Promise<language.RunResponse> {
  const info = request.getInfo();
  const options = (info?.getOptions()?.toJavaScript() ?? {}) as { nodeargs?: string; typescript?: boolean };
  // From the program's folder, so that it is the SDK that the program itself uses.
  const sdk = createRequire(join(request.getPwd(), "x.js")).resolve("@pulumi/pulumi/cmd/run");
  const flags = {
    monitor: request.getMonitorAddress(),
    engine,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory() ?? "",
    stack: request.getStack(),
    pwd: request.getPwd(),
    parallel: String(request.getParallel()),
  };
  const args = [
    ...(options.nodeargs ?? "").split(/\s+/).filter((part) => part !== ""),
    sdk,
    ...Object.entries(flags).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value])),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info?.getEntryPoint() || ".",
    ...request.getArgsList(),
  ];
  const child = spawn(process.execPath, args, {
    cwd: request.getPwd(),
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      ...(options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(ended(code, signal)));
  });
}

/** Runs a policy pack: the engine reads its port from what it prints, and ends it by ending the call. */
function runPlugin(call: grpc.ServerWritableStream<language.RunPluginRequest, language.RunPluginResponse>): void {
  const { request } = call;
  const folder = request.getInfo()?.getProgramDirectory() ?? "";
  if (request.getKind() !== "analyzer") {
    call.destroy(new Error(`this stand-in runs no plugin of kind ${request.getKind()}`));
    return;
  }
  const sdk = createRequire(join(folder, "x.js")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
  const environment = request.getEnvList().map((text) => {
    const at = text.indexOf("=");
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  const child = spawn(process.execPath, [sdk, ...request.getArgsList(), folder], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: Object.fromEntries(environment),
  });
  child.stdout.on("data", (text: Buffer) => call.write(new language.RunPluginResponse().setStdout(text)));
  child.stderr.on("data", (text: Buffer) => call.write(new language.RunPluginResponse().setStderr(text)));
  child.once("close", (code) => {
    call.write(new language.RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
  call.on("cancelled", () => child.kill());
}

function ended(code: number | null, signal: NodeJS.Signals | null): language.RunResponse {
  const response = new language.RunResponse();
  if (code === 0) return response;
  if (code === alreadyLogged) return response.setBail(true);
  return response.setError(`Program exited with ${code === null ? `signal ${signal}` : `non-zero exit code: ${code}`}`);
}

function about(): language.AboutResponse {
  return new language.AboutResponse().setExecutable(process.execPath).setVersion(process.version);
}

function main(): void {
  const engine = process.argv.at(-1) ?? "";
  const { version } = JSON.parse(
    readFileSync(join(dirname(require.resolve("@pulumi/pulumi")), "package.json"), "utf8"),
  ) as PackageFile;
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  server.addService(LanguageRuntimeService, {
    handshake: unary(() => new language.LanguageHandshakeResponse()),
    getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(version)),
    getRequiredPackages: unary(requiredPackages),
    run: unary((request: language.RunRequest) => run(request, engine)),
    runPlugin,
    about: unary(about),
    runtimeOptionsPrompts: unary(() => new language.RuntimeOptionsResponse()),
  });
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    // The engine reads the port from the first line.
    process.stdout.write(`${port}\n`);
  });
}

main();
