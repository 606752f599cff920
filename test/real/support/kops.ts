/**
 * kOps as a judge: it takes a file of `Cluster` and `InstanceGroup` objects as a user would hand it over (`kops replace`),
 * then renders everything for Terraform (`kops update cluster`). Either ends in kOps' own sentence, or in files that say
 * what would run.
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { KubernetesObject } from "../../../constructs/model";
import { enginePath } from "../../../tools/engines";
import { type KopsCloud, startKopsCloud } from "./kops-cloud";
import { keepKeysets, lendKeysets } from "./kops-keysets";
import { readRendering, type Rendering } from "./kops-rendering";
import { TerraformOutput } from "./kops-terraform";

/** The bucket that a file without `configBase` is kept in. */
const defaultBucket = "calico-kit-state";

export interface KopsAccepted extends Rendering {
  readonly kind: "accepted";
  /** Warnings that kOps printed on the way, each once. */
  readonly warnings: readonly string[];
}

export interface KopsRefused {
  readonly kind: "refused";
  /** `kops replace` reads and stores, `kops update cluster` fills in, validates and renders. */
  readonly by: "replace" | "update";
  /** kOps' own words; of a crash the first line. */
  readonly message: string;
  /** A crash of kOps is a refusal nobody wanted. */
  readonly crashed: boolean;
}

export type KopsVerdict = KopsAccepted | KopsRefused;

export interface JudgeOptions {
  /** Makes what the file refers to, in the empty cloud, and answers with the file. */
  readonly prepare?: (cloud: KopsCloud, file: string) => Promise<string>;
}

export interface Kops {
  readonly cloud: KopsCloud;
  /** Whole clusters in; nothing of the case before is remembered. */
  judge(specYaml: string, options?: JudgeOptions): Promise<KopsVerdict>;
  stop(): Promise<void>;
}

export async function startKops(): Promise<Kops> {
  const path = enginePath("kops");
  const cloud = await startKopsCloud();
  return {
    cloud,
    judge: async (file, { prepare } = {}) => {
      const { name, bucket, folder: state } = clusterOf(file);
      await cloud.reset(bucket);
      await lendKeysets(cloud, bucket, state);
      const prepared = prepare === undefined ? file : await prepare(cloud, file);
      // The project publishes its channels on a site that a test does not visit.
      const specYaml = prepared.replace(/^(\s*channel: ).*$/m, `$1${cloud.channel}`);
      const folder = join(cloud.folder, "case");
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      const input = join(folder, "cluster.yaml");
      writeFileSync(input, specYaml);
      const env = { ...cloud.environment, HOME: folder, TMPDIR: folder, KOPS_STATE_STORE: `s3://${bucket}` };
      const run = (...args: string[]): Promise<Outcome> => runKops(path, args, env, folder);

      const replaced = await run("replace", "--force", "-f", input);
      if (replaced.code !== 0) return refusal("replace", replaced.output);
      const out = join(folder, "out");
      const updated = await run("update", "cluster", name, "--target", "terraform", "--out", out, "--yes");
      if (updated.code !== 0) return refusal("update", updated.output);
      await keepKeysets(cloud, bucket, state);
      const rendering = readRendering(new TerraformOutput(out), name);
      return { kind: "accepted", ...rendering, warnings: warningsIn(replaced.output + updated.output) };
    },
    stop: () => cloud.stop(),
  };
}

/** What has to be known before kOps reads the file: whose it is, and where its state is kept. */
function clusterOf(specYaml: string): { name: string; bucket: string; folder: string } {
  const objects = parseAllDocuments(specYaml).map((document) => document.toJS() as KubernetesObject | null);
  const cluster = objects.find((object) => object?.kind === "Cluster");
  if (!cluster) throw new Error("the file holds no Cluster");
  const { configBase } = (cluster.spec ?? {}) as { configBase?: string };
  const { name } = cluster.metadata;
  const [, bucket = defaultBucket, folder = name] = /^s3:\/\/([^/]+)(?:\/(.+?))?\/?$/.exec(configBase ?? "") ?? [];
  return { name, bucket, folder };
}

interface Outcome {
  readonly code: number;
  readonly output: string;
}

function runKops(path: string, args: string[], env: Record<string, string>, cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { env, cwd, stdio: ["ignore", "ignore", "pipe"], timeout: 300_000 });
    let output = "";
    let hopeless = false;
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (hopeless || hopelessTask(output) === undefined) return;
      hopeless = true;
      child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (hopeless) resolve({ code: 1, output });
      else if (signal !== null) reject(new Error(`kops ${args.join(" ")} ended with ${signal}:\n${output}`));
      else resolve({ code: code ?? 1, output });
    });
  });
}

/** kOps tries for ten minutes what cannot succeed without somebody else; nobody else is here, so twice is enough. */
function hopelessTask(output: string): string | undefined {
  const failures = [...output.matchAll(/error running task ("[^"]+") \(\S+ remaining to succeed\): (.*)$/gm)];
  const texts = failures.map(([, task, reason]) => `error running task ${task}: ${reason}`);
  return texts.find((text, index) => texts.indexOf(text) !== index);
}

function refusal(by: KopsRefused["by"], output: string): KopsRefused {
  const crash = /^panic: .*$/m.exec(output)?.[0];
  const hopeless = hopelessTask(output);
  if (hopeless !== undefined) return { kind: "refused", by, message: hopeless, crashed: false };
  const said = /^Error: ([\s\S]*)$/m.exec(output)?.[1] ?? output.replace(/^(?:SDK |[IW]\d{4} ).*\n/gm, "");
  return { kind: "refused", by, message: (crash ?? said).trim(), crashed: crash !== undefined };
}

/** Lines of the form `W1123 11:40:38.123456    1234 file.go:12] text`. */
function warningsIn(output: string): string[] {
  const texts = [...output.matchAll(/^W\d{4} \S+\s+\d+ \S+\] (.*)$/gm)].map(([, text]) => text ?? "");
  return [...new Set(texts)].filter((text) => !text.startsWith("Using base url from env var"));
}
