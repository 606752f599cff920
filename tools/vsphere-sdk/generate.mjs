// Makes sdks/vsphere anew from the schema of Pulumi's provider for vSphere, as `pulumi package get-schema vsphere` prints it:
//   node tools/vsphere-sdk/generate.mjs SCHEMA
// It takes Go, and the engine's own pins; what the folder holds besides stays.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, "../..");
const SDK = path.join(ROOT, "sdks/vsphere");

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
function must(program, args, cwd) {
  const { status } = spawnSync(program, args, { cwd, stdio: "inherit" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with code ${status}`);
}

const [schema] = process.argv.slice(2);
if (schema === undefined) throw new Error("wanted: the file of the schema");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vsphere-sdk-"));
try {
  // In a copy: what the generator needs beside the engine is added to go.mod.
  for (const name of ["go.mod", "go.sum"])
    fs.copyFileSync(path.join(ROOT, "tools/engines/pulumi", name), path.join(folder, name));
  for (const name of ["main.go", "describe.go", "texts.json"])
    fs.copyFileSync(path.join(HERE, name), path.join(folder, name));
  must("go", ["run", "-mod=mod", ".", path.resolve(schema), path.join(folder, "source")], folder);
  const source = path.join(folder, "source");
  // As published: without the sources, and without what only the package's makers call.
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(source, "node_modules"));
  const flags = [
    "--module",
    "commonjs",
    "--moduleResolution",
    "node10",
    "--sourceMap",
    "false",
    "--declarationMap",
    "false",
  ];
  const typeRoots = path.join(ROOT, "node_modules/@types");
  must(
    process.execPath,
    [path.join(ROOT, "node_modules/typescript/bin/tsc"), "-p", ".", ...flags, "--typeRoots", typeRoots],
    source,
  );
  fs.cpSync(path.join(source, "bin"), SDK, { recursive: true });
  /** @type {Record<string, unknown>} */
  const made = JSON.parse(fs.readFileSync(path.join(source, "package.json"), "utf8"));
  delete made.scripts;
  delete made.devDependencies;
  const description = "A part of Pulumi's package for vSphere: what calico-kit uses";
  const text = JSON.stringify(
    { ...made, description, private: true, main: "index.js", types: "index.d.ts" },
    undefined,
    2,
  );
  fs.writeFileSync(path.join(SDK, "package.json"), `${text}\n`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
