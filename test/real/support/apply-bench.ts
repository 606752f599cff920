import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type IntentInput, type Plan, synthesise } from "../../../constructs/kit";
import { enginePath } from "../../../tools/engines";
import { type ApiServer, startApiServer } from "./api-server";
import { crdFiles, releaseDirectory } from "./api-server-crds";
import { plausible } from "./api-server-plans";
import { planOf } from "./stack";

/** Kinds that somebody writes all the time. */
const passing = ["Lease", "Event", "ComponentStatus"];

const late = { IPSEC_PRE_SHARED_KEY: plausible["ipsec.preSharedKey"], API_SERVER_HOST: "127.0.0.1" };

type Change = (intent: IntentInput) => IntentInput;

export const fromDirectory: Change = (intent) => ({
  ...intent,
  calico: { ...intent.calico, install: { kind: "directory", path: releaseDirectory } },
});

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real API server, and folders of `synth` whose apply.sh is run against it. */
export class ApplyBench {
  home = "";
  private server!: ApiServer;
  private readonly folders: string[] = [];

  async start(): Promise<void> {
    this.home = mkdtempSync(join(tmpdir(), "calico-kit-apply-"));
    this.server = await startApiServer({ crds: [crdFiles.operator, crdFiles.served] });
    // No operator runs here: what it would report is put in its place.
    const status = {
      apiVersion: "operator.tigera.io/v1",
      kind: "TigeraStatus",
      metadata: { name: "apiserver" },
      spec: {},
    };
    await this.server.client.apply(status);
    const patch =
      '{"status":{"conditions":[{"type":"Available","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}';
    expect(
      this.kubectl("patch", "tigerastatus", "apiserver", "--subresource=status", "--type=merge", "-p", patch).status,
    ).toBe(0);
  }

  async stop(): Promise<void> {
    // Where it did not come up there is none.
    await (this.server as ApiServer | undefined)?.stop();
    for (const folder of [this.home, ...this.folders]) rmSync(folder, { recursive: true, force: true });
  }

  readonly folderOf = (scenario: string, change: Change = (intent) => intent): string => {
    const folder = written(planOf(scenario, change));
    this.folders.push(folder);
    return folder;
  };

  readonly environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    KUBECONFIG: this.server.kubeconfig,
    CALICO_KIT_CONTEXT: "",
    PATH: `${dirname(enginePath("kubectl"))}${delimiter}${process.env.PATH ?? ""}`,
  });

  readonly kubectl = (...args: string[]) =>
    spawnSync(enginePath("kubectl"), args, { encoding: "utf8", env: this.environment() });

  readonly jsonOf = (...args: string[]): string => this.kubectl("get", ...args).stdout;

  /** Whose the cluster is, by its mark. */
  readonly marked = (): string =>
    this.jsonOf("configmap", "calico-kit", "--namespace=kube-system", "-o", "jsonpath={.data.cluster}");

  readonly apply = (folder: string, args: readonly string[] = [], more: NodeJS.ProcessEnv = {}): Ran => {
    const env = { ...this.environment(), ...late, ...more };
    const { status, stdout, stderr } = spawnSync("bash", [join(folder, "apply.sh"), ...args], {
      encoding: "utf8",
      env,
    });
    // kubectl of this machine may be older than the API server.
    return { status, stdout, stderr: stderr.replace(/^WARNING: version difference.*\n/m, "") };
  };

  /** All objects, each with its version: whatever is written to one, it has another then. */
  readonly everything = async (): Promise<readonly string[]> => {
    const { client } = this.server;
    const { groups } = await client.json<{ groups: { preferredVersion: { groupVersion: string } }[] }>("GET", "/apis");
    const lines = ["v1", ...groups.map(({ preferredVersion }) => preferredVersion.groupVersion)].map(
      async (version) => {
        const kinds = await client.listableKindsOf(version);
        const lists = kinds.filter((kind) => !passing.includes(kind)).map((kind) => client.list(version, kind));
        return (await Promise.all(lists)).flat().map(({ kind, metadata }) => {
          const { namespace = "", name, uid = "", resourceVersion = "" } = metadata;
          return [kind, namespace, name, uid, resourceVersion].join(" ");
        });
      },
    );
    const all = (await Promise.all(lines)).flat().sort();
    expect(all.length).toBeGreaterThan(100);
    return all;
  };

  /** The server's kubeconfig with another name for all of it, and a further context that nobody answers on. */
  kubeconfigNamed(name: string): string {
    const config = JSON.parse(readFileSync(this.server.kubeconfig, "utf8")) as Record<
      "clusters" | "contexts",
      object[]
    >;
    const [cluster] = config.clusters as { cluster: { server: string } }[];
    const file = join(this.home, `${createHash("sha256").update(name).digest("hex")}.json`);
    const dead = { server: "https://127.0.0.1:1" };
    writeFileSync(
      file,
      JSON.stringify({
        ...config,
        clusters: [
          { name, cluster: cluster?.cluster },
          { name: "dead", cluster: dead },
        ],
        contexts: [
          { name, context: { cluster: name, user: "judge" } },
          { name: "dead", context: { cluster: "dead", user: "judge" } },
        ],
        "current-context": name,
      }),
    );
    return file;
  }
}

function written(plan: Plan): string {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-apply-"));
  for (const { path, content } of synthesise(plan)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
