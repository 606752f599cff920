/** Programs that tests start: they end with the test, whatever happens to it, and their last words are in the error. */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const lastWords = 15;

export interface ProgramOptions {
  readonly path: string;
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Sees every line of standard output and standard error. */
  readonly onLine?: (line: string) => void;
}

/** A running program. */
export class Program {
  private readonly tail: string[] = [];
  private readonly ended: Promise<void>;
  private exit: string | undefined;
  private readonly name: string;
  private readonly child: ChildProcess;

  constructor(options: ProgramOptions) {
    this.name = basename(options.path);
    const [command, args] = mortal(options.path, options.args);
    this.child = spawn(command, args, {
      cwd: options.folder,
      env: { HOME: options.folder, TMPDIR: options.folder, GOGC: "400", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const log = createWriteStream(`${options.folder}/${this.name}.log`, { flags: "a" });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        log.write(`${line}\n`);
        this.tail.push(line);
        if (this.tail.length > lastWords) this.tail.shift();
        options.onLine?.(line);
      });
    }
    this.ended = new Promise((resolve) => {
      const done = (how: string): void => {
        this.exit ??= how;
        log.end();
        resolve();
      };
      this.child.once("error", (error) => done(error.message));
      this.child.once("close", (code, signal) => done(`ended with ${signal ?? `code ${code}`}`));
    });
  }

  get isRunning(): boolean {
    return this.exit === undefined;
  }

  /** An error with what the program said last. */
  error(what: string): Error {
    return new Error([`${this.name} ${what}`, ...this.tail].join("\n  "));
  }

  /** Waits until `check` holds; throws when the program ends first or the time is over. */
  async until(what: string, check: () => Promise<boolean> | boolean, seconds = 180): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await check())) {
      if (!this.isRunning) throw this.error(`${this.exit} before ${what}`);
      if (Date.now() > deadline) throw this.error(`took more than ${seconds} s for: ${what}`);
      await sleep(50);
    }
  }

  /** Asks the program to end, insists after `grace` milliseconds. */
  async stop(grace = 5000): Promise<void> {
    if (!this.isRunning) return this.ended;
    this.child.kill("SIGTERM");
    const insist = setTimeout(() => this.child.kill("SIGKILL"), grace);
    await this.ended;
    clearTimeout(insist);
  }
}

/**
 * The command under which the program ends when the process that started it does, however that ends: a test runner that
 * is killed runs no hooks. Only Linux can, with a tool that comes with every distribution; elsewhere the program itself.
 */
function mortal(path: string, args: readonly string[]): [string, string[]] {
  const folders = ["/usr/bin", "/bin"].map((folder) => `${folder}/setpriv`);
  const tool = process.platform === "linux" ? folders.find((file) => existsSync(file)) : undefined;
  return tool === undefined ? [path, [...args]] : [tool, ["--pdeathsig", "KILL", "--", path, ...args]];
}

/** Ports of the loopback interface that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server: Server = createServer();
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", resolve);
      });
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
