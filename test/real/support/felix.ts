/** Real Felix on nodes made of network namespaces, and real packets between them: tools/engines/calico/reach/wire.go. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { KubernetesObject } from "../../../constructs/model";
import { labPath } from "../../../lab";
import { enginePath } from "../../../tools/engines";
import type { Need } from "./needs";

export const dataPlanes = ["nftables", "iptables"] as const;
export type DataPlane = (typeof dataPlanes)[number];

/** The nodes, the same in each data plane; `world` is beyond both. */
export const wireNodes = [
  { name: "node-0", address: "10.0.0.51", address6: "fd00:10::51" },
  { name: "node-1", address: "10.1.0.52", address6: "fd00:10::52" },
] as const;

/** A packet; places are `world`, names of nodes, and `namespace/pod`. */
export interface WirePacket {
  readonly from: string;
  readonly to: string;
  readonly sourceAddress: string;
  /** Where it is sent; another than the receiver's where it is rewritten on the way. */
  readonly address: string;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly port: number;
}

export interface WireQuestion {
  readonly objects: readonly KubernetesObject[];
  readonly externals: readonly string[];
  /** Text for `nft`, for every node: tables `ip calico-kit-wire` and `ip6 calico-kit-wire`. */
  readonly rules?: string;
  readonly probes: readonly WirePacket[];
  readonly addresses?: Readonly<Record<string, string>>;
}

export interface WireAnswer {
  readonly problems: readonly string[];
  readonly results: Readonly<
    Record<DataPlane, { readonly seenAs: readonly string[]; readonly answered: readonly boolean[] }>
  >;
  readonly settleMs: number;
  readonly probeMs: number;
}

/** For `describeWith`: whether this user may make nodes. */
export const namespacesAsRoot: Need = () => {
  if (process.getuid?.() !== 0) return { missing: "nodes with a Felix of their own need root", fix: "run it as root" };
  const { status, stderr } = spawnSync("unshare", [...namespaces, "true"], { encoding: "utf8" });
  if (status === 0) return undefined;
  return {
    missing: `the kernel makes no namespaces: ${stderr.trim().split("\n")[0] ?? ""}`,
    fix: "run it where namespaces are allowed",
  };
};

const namespaces = [
  ...["--mount", "--pid", "--net", "--fork", "--kill-child=SIGKILL", "--mount-proc"],
  ...["--propagation", "private"],
] as const;

/** Both data planes, for all questions; it ends with its standard input, and everything in it. */
export class FelixWire {
  private readonly lines: Interface;
  private readonly waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  private said = "";
  private readonly ended: Promise<void>;

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {
    process.stderr?.on("data", (text: Buffer) => (this.said += text.toString()));
    process.stdin?.on("error", () => undefined);
    if (process.stdout === null) throw new Error("it has no output");
    this.lines = createInterface({ input: process.stdout });
    this.lines.on("line", (line) => this.waiting.shift()?.resolve(line));
    this.ended = new Promise((resolve) =>
      process.once("close", () => {
        for (const waiting of this.waiting)
          waiting.reject(new Error(`the nodes ended: ${this.said.trim().slice(-2000)}`));
        resolve();
      }),
    );
  }

  static async start(): Promise<FelixWire> {
    const folder = mkdtempSync(join(tmpdir(), "calico-kit-felix-"));
    const child = spawn("unshare", [...namespaces, enginePath("calico-reach"), "wire"], {
      env: { PATH: labPath(process.env), HOME: folder, TMPDIR: folder },
      stdio: ["pipe", "pipe", "pipe"],
    });
    const wire = new FelixWire(child, folder);
    const nodes = wireNodes.map(({ name, address, address6 }) => ({ name, addresses: [address, address6] }));
    const setup = { etcd: enginePath("etcd"), felix: enginePath("calico-felix"), folder, dataPlanes, nodes };
    await wire.say(setup);
    return wire;
  }

  async ask(question: WireQuestion): Promise<WireAnswer> {
    return (await this.say(question)) as WireAnswer;
  }

  private async say(what: object): Promise<unknown> {
    const line = await new Promise<string>((resolve, reject) => {
      if (this.process.exitCode !== null) return reject(new Error(`the nodes have ended: ${this.said.trim()}`));
      this.waiting.push({ resolve, reject });
      this.process.stdin?.write(`${JSON.stringify(what)}\n`);
    });
    return JSON.parse(line);
  }

  async end(): Promise<void> {
    this.process.stdin?.end();
    await this.ended;
    this.lines.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
