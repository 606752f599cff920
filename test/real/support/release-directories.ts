/** Local copies of both pinned releases' manifests, as `calico.install: { kind: directory }` takes them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { releases } from "../../../constructs/calico/release/releases";
import type { Missing } from "../../../tools/engines";
import { crdFiles, releaseDirectory } from "./api-server-crds";

const source = "github.com/projectcalico/calico";

/** Where Go keeps the sources of Calico 3.31; go.sum says what they must be. */
function olderSources(): string {
  const cwd = join(__dirname, "calico-3.31");
  const env = { ...process.env, GOFLAGS: "-mod=readonly", GOWORK: "off" };
  const version = /^require \S+ (\S+)$/m.exec(readFileSync(join(cwd, "go.mod"), "utf8"))?.[1] ?? "";
  const args = ["mod", "download", "-json", `${source}@${version}`];
  const output = execFileSync("go", args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  return (JSON.parse(output.toString()) as { readonly Dir: string }).Dir;
}

const operatorFile = "tigera-operator.yaml";

/** For `describeWith`: whether the CRDs of Calico 3.31 can be had. */
export function needsOlderManifests(): Missing | undefined {
  try {
    olderSources();
    return undefined;
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0] ?? "";
    return { missing: `no ${source} with Calico 3.31's manifests (${reason})`, fix: "go, and a Go module proxy" };
  }
}

/**
 * Makes one directory for each pinned release below `folder`, of upstream's own files. Those of 3.31.7 are 3.31.0's with the
 * operator's tag of 3.31.7, because no Go module holds a later patch.
 * @returns the directories by release, e.g. `v3.32.1`.
 */
export function makeReleaseDirectories(folder: string): Readonly<Record<string, string>> {
  const older = join(olderSources(), "manifests");
  const sources: Readonly<Record<string, readonly string[]>> = {
    "v3.32.1": [crdFiles.operator, crdFiles.stored, join(releaseDirectory, operatorFile)],
    "v3.31.7": ["operator-crds.yaml", operatorFile].map((file) => join(older, file)),
  };
  return Object.fromEntries(
    releases.map(({ calico, operator }) => {
      const directory = join(folder, calico);
      mkdirSync(directory, { recursive: true });
      const files = sources[calico];
      if (files === undefined) throw new Error(`no manifests of Calico ${calico}: say here where they come from`);
      for (const file of files) {
        const text = readFileSync(file, "utf8").replace(/(image: \S+\/operator):\S+/, `$1:${operator}`);
        writeFileSync(join(directory, basename(file)), text);
      }
      return [calico, directory];
    }),
  );
}
