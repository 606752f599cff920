/** Calico's own confd: what it writes for a node's BIRD from what is in a real API server, and what BIRD says of that. */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Cluster } from "../../../constructs/calico";
import { birdNodes } from "../../../constructs/calico/bgp/bird/nodes";
import { speakerOf } from "../../../constructs/calico/secrets/references";
import { enginePath, findEngine, type Missing } from "../../../tools/engines";
import type { ApiServer } from "./api-server";

const run = promisify(execFile);

/** Names of files by their texts: those of both families. */
export type BirdFiles = Readonly<Record<string, string>>;

/** Templates and their descriptions, which the set-up puts beside the program. */
const templatesFolder = (): string => join(dirname(enginePath("calico-confd")), "confd");

/** For `describeWith`: another confd may be given, with its folder `confd` beside it. */
export function needsTemplates(): Missing | undefined {
  if ("missing" in findEngine("calico-confd") || existsSync(templatesFolder())) return undefined;
  return { missing: `there is no ${templatesFolder()}`, fix: "put confd/etc/calico/confd of the same release there" };
}

/** The Calico whose confd it is: 3.31 is pinned, and 3.32 has what templates had before in Go. */
export function confdRelease(): "v3.31.0" | "v3.32.1" {
  const template = readFileSync(join(templatesFolder(), "templates/bird.cfg.template"), "utf8");
  return template.includes("getBGPConfig") ? "v3.32.1" : "v3.31.0";
}

/** A cluster as if its Calico were that of the judge. */
export function withConfdRelease(cluster: Cluster): Cluster {
  const release = { kind: "platform", calico: confdRelease(), kubernetes: [] } as const;
  return { ...cluster, calico: { ...cluster.calico, release } };
}

/** What confd writes for a node. `router`: as the operator sets it, where nodes have no IPv4. */
export async function confdFiles({ kubeconfig }: ApiServer, cluster: Cluster, node: string): Promise<BirdFiles> {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-confd-"));
  try {
    const out = join(folder, "out");
    mkdirSync(out);
    cpSync(templatesFolder(), folder, { recursive: true });
    const descriptions = join(folder, "conf.d");
    for (const name of readdirSync(descriptions)) {
      const file = join(descriptions, name);
      const lines = readFileSync(file, "utf8").split("\n");
      // BIRD is asked by the tests themselves, and there is none to reload.
      const kept = lines.filter((line) => !/^(check|reload)_cmd/.test(line));
      writeFileSync(file, kept.join("\n").replaceAll("/etc/calico/confd/config", out));
    }
    const hasIpv4 = birdNodes(cluster).some(({ addresses }) => addresses.some(({ family }) => family === 4));
    const env = {
      NODENAME: node,
      KUBECONFIG: kubeconfig,
      DATASTORE_TYPE: "kubernetes",
      CALICO_NETWORKING_BACKEND: "bird",
      NAMESPACE: speakerOf(cluster.calico).namespace,
      ...(hasIpv4 ? {} : { CALICO_ROUTER_ID: "hash" }),
    };
    await run(enginePath("calico-confd"), [`-confdir=${folder}`, "-onetime"], { env, timeout: 300_000 });
    return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The only edit: an attribute of Calico's fork, set to nothing. What sets a tunnel stays, and BIRD refuses it. */
export function forDebian(files: BirdFiles): BirdFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace(/krt_tunnel\s*=\s*"";/g, "")]),
  );
}

/** What BIRD says against files; nothing where it takes them. */
export async function birdComplaints(files: BirdFiles, program: "bird" | "bird6"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-bird-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const path = join(dirname(enginePath("bird")), program);
    await run(path, ["-p", "-c", join(folder, `${program}.cfg`)], { timeout: 120_000 });
    return "";
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr ?? message).replaceAll(folder, "");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
