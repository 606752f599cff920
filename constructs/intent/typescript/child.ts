// The process in which a user's TypeScript module runs. It tells the intent, or what is wrong, as JSON on descriptor 3.
import { readFileSync, writeSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { codeFile, installation } from "../../model";
import { failure, frameOf } from "./failure";
import { plainData } from "./plain-data";
import { noIntent, type Told } from "./told";

const file = process.argv[2] ?? "";
let hasTold = false;

function tell(told: Told): void {
  if (hasTold) return;
  hasTold = true;
  const bytes = Buffer.from(JSON.stringify(told));
  for (let from = 0; from < bytes.length;) {
    try {
      from += writeSync(3, bytes, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

/** All that can be said is said: timers and servers of the module must not keep the process. */
function end(told: Told): void {
  tell(told);
  process.removeAllListeners("exit");
  process.exit();
}

/** `calico-kit` and its doors are this kit, wherever the module lies: the package need not be installed beside it. */
function resolveKit(): void {
  type Resolve = (request: string, ...more: readonly unknown[]) => string;
  const internals = Module as unknown as { _resolveFilename: Resolve };
  const original = internals._resolveFilename;
  internals._resolveFilename = function (this: unknown, request, ...more) {
    return original.call(this, inKit(request) ?? request, ...more);
  };
}

/** The file behind a door of the package, as its package.json says. */
function inKit(request: string): string | undefined {
  if (request !== "calico-kit" && !request.startsWith("calico-kit/")) return undefined;
  const file = doors()[`.${request.slice("calico-kit".length)}`]?.default ?? "";
  const [, module] = /^\.\/dist\/(.*)\.js$/.exec(file) ?? [];
  return module === undefined ? undefined : codeFile(module);
}

function doors(): Readonly<Record<string, { readonly default?: string } | undefined>> {
  const text = readFileSync(join(installation, "package.json"), "utf8");
  return (JSON.parse(text) as { readonly exports?: ReturnType<typeof doors> }).exports ?? {};
}

function exported(module: unknown): Told {
  const named =
    typeof module === "object" && module !== null ? Object.keys(module).filter((name) => name !== "default") : [];
  const data = (module as { readonly default?: unknown } | null)?.default;
  if (data === undefined) {
    const got = named.length === 0 ? "no export" : `exports named ${named.join(", ")}`;
    return { problems: [noIntent({ what: "the TypeScript module has no default export", got })] };
  }
  if (data instanceof Promise) {
    data.catch(() => undefined);
    const what = "the default export of the TypeScript module is a Promise: nothing waits for it";
    const fix = "export the value itself: read files with readFileSync, and write no `async` function";
    return { problems: [noIntent({ what, got: "a Promise", fix })] };
  }
  if (typeof data === "function") {
    const what = "the default export of the TypeScript module is a function, not an intent";
    return { problems: [noIntent({ what, got: `function ${data.name}`, fix: "export what it returns: call it" })] };
  }
  return plainData(data);
}

process.on("uncaughtException", (error: unknown) => end({ problems: failure(error) }));
process.on("unhandledRejection", (error: unknown) => end({ problems: failure(error) }));
process.on("exit", (code) => {
  const what = "the TypeScript module ended its process before it exported an intent";
  const place = frameOf(new Error().stack ?? "");
  tell({
    problems: [{ ...noIntent({ what, got: `exit code ${code}`, fix: "remove the call of process.exit" }), ...place }],
  });
});

resolveKit();
// The module must not find another `calico-kit` in its arguments.
process.argv.splice(1, 2, file);
const told = ((): Told => {
  try {
    return exported(Module.createRequire(file)(file));
  } catch (error) {
    return { problems: failure(error) };
  }
})();
// A promise that was refused meanwhile is told first.
setImmediate(() => end(told));
