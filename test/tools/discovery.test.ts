import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  cachedPath,
  cacheKey,
  cacheRoot,
  engineOf,
  findEngine,
  type GoEngine,
  linkerFlags,
  overrideName,
  pythonEnvironment,
  table,
} from "../../tools/set-up/discovery.cjs";
import { compareVersions, inRange, versionIn } from "../../tools/set-up/versions.cjs";

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "calico-kit-discovery-"));
});
afterEach(() => rmSync(scratch, { recursive: true }));

function program(path: string, prints: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(path, 0o755);
  return path;
}

/** An environment in which only what a test puts there can be found. */
const world = (more: NodeJS.ProcessEnv = {}) => ({ PATH: join(scratch, "bin"), CALICO_KIT_CACHE: scratch, ...more });

describe("versions", () => {
  it.each([
    ["v3.250.0", "3.250.0"],
    ["etcd Version: 3.6.5\nGit SHA: abc", "3.6.5"],
    ["Kubernetes v1.35.1", "1.35.1"],
    ["Client Version: v1.35.1\nKustomize Version: v5.7.1", "1.35.1"],
    ["v3.251.0-alpha.1+dirty", "3.251.0"],
    ["go1.26", undefined],
    ["", undefined],
  ])("are read from what programs print: %j", (text, version) => {
    expect(versionIn(text)).toBe(version);
  });

  it("compare by number, with missing parts as zero", () => {
    expect(compareVersions("3.10.0", "3.9.9")).toBeGreaterThan(0);
    expect(compareVersions("v1.35", "1.35.0")).toBe(0);
    expect(compareVersions("1.21", "1.21.1")).toBeLessThan(0);
  });

  it.each([
    ["pulumi", "3.244.9", false],
    ["pulumi", "3.245.0", true],
    ["pulumi", "4.0.0", false],
    ["kube-apiserver", "1.33.9", false],
    ["kube-apiserver", "1.36.2", true],
    ["kube-apiserver", "1.37.0", false],
    ["etcd", "3.4.30", false],
    ["etcd", "3.6.0", true],
    ["kubectl", "1.31.0", true],
  ])("of %s on PATH: %s is good: %s", (id, version, good) => {
    expect(inRange(version, engineOf(id).onPath ?? { from: "0", below: "0" })).toBe(good);
  });
});

describe("the cache", () => {
  it("lies where the environment says, most specific first", () => {
    expect(cacheRoot({ CALICO_KIT_CACHE: "/a", XDG_CACHE_HOME: "/b" })).toBe("/a");
    expect(cacheRoot({ XDG_CACHE_HOME: "/b" })).toBe("/b/calico-kit");
    expect(cacheRoot({})).toMatch(/\.cache\/calico-kit$/);
  });

  it("has another key for every pin, flag and source that changes the binary", () => {
    const engine: GoEngine = { ...(table.etcd as GoEngine) };
    const write = (name: string, text: string) => writeFileSync(join(scratch, name), text);
    write("go.mod", "module x");
    write("go.sum", "a");
    const first = cacheKey(engine, scratch);
    expect(first).toMatch(/^v3\.6\.5-[0-9a-f]{12}$/);
    expect(cacheKey(engine, scratch)).toBe(first);

    const keys = new Set([first]);
    write("go.sum", "b");
    keys.add(cacheKey(engine, scratch));
    write("main.go", "package main");
    keys.add(cacheKey(engine, scratch));
    write("README.md", "does not count");
    keys.add(cacheKey(engine, scratch));
    keys.add(cacheKey({ ...engine, stamp: { "a.B": "1" } }, scratch));
    keys.add(cacheKey({ ...engine, package: "other" }, scratch));
    expect(keys.size).toBe(5);
  });

  it("keys the Python environment by its requirements", () => {
    const file = join(scratch, "requirements.txt");
    writeFileSync(file, "moto==5.0.0");
    const one = pythonEnvironment(world(), file);
    writeFileSync(file, "moto==5.0.1");
    expect(pythonEnvironment(world(), file)).not.toBe(one);
    expect(dirname(one)).toBe(join(scratch, "python"));
  });

  it("stamps versions into binaries that report them", () => {
    expect(linkerFlags(table.pulumi as GoEngine)).toBe(
      "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v3.250.0",
    );
  });

  const goEngines = Object.entries(table).flatMap(([id, engine]) => (engine.kind === "go" ? [{ id, engine }] : []));
  it.each(goEngines)("has a pin for $id that agrees with its go.mod", ({ id, engine }) => {
    expect(engine.version).toMatch(/^v?\d+\.\d+/);
    expect(cachedPath(id, world())).toContain(`/engines/${id}/${engine.version}-`);
    const { module, package: name, pin } = engine;
    const goMod = readFileSync(join(__dirname, "../../tools/engines", module, "go.mod"), "utf8");
    // A program of our own is of the release that its go.mod says it pins.
    if (name.startsWith("./")) {
      expect(goMod).toContain(` is tag ${engine.version})`);
      return;
    }
    const required = [...goMod.matchAll(/^(?:\t|require )(\S+) (v\S+)/gm)].filter(([, path]) =>
      `${pin?.module ?? name}/`.startsWith(`${path}/`),
    );
    expect(required.map(([, , version]) => version)).toEqual([pin?.version ?? engine.version]);
  });
});

describe("an engine", () => {
  it("comes from PATH when its version is good", () => {
    const path = program(join(scratch, "bin/etcd"), "etcd Version: 3.5.12");
    expect(findEngine("etcd", world())).toEqual({ path, version: "v3.5.12", source: "path" });
  });

  it("on PATH of a wrong version gives way to the cache", () => {
    program(join(scratch, "bin/etcd"), "etcd Version: 3.4.0");
    const path = program(cachedPath("etcd", world()) ?? "", "");
    expect(findEngine("etcd", world())).toEqual({ path, version: "v3.6.5", source: "cache" });
  });

  it("that is nowhere says what was found, what is wanted and which command brings it", () => {
    program(join(scratch, "bin/etcd"), "etcd Version: 3.4.0");
    expect(findEngine("etcd", world())).toEqual({
      missing: `etcd v3.6.5 is not installed; ${scratch}/bin/etcd is 3.4.0, wanted at least 3.5 and below 3.7`,
      fix: "node tools/set-up/engines.mjs etcd",
    });
  });

  it("that must be the pinned one is never taken from PATH", () => {
    program(join(scratch, "bin/tigera-operator"), "Operator: v1.40.0");
    expect(findEngine("tigera-operator", world())).toHaveProperty("missing");
  });

  it("can be overridden, whatever its version", () => {
    program(join(scratch, "bin/kubectl"), "Client Version: v1.35.0");
    const path = program(join(scratch, "own"), "Client Version: v1.20.0");
    expect(overrideName("kube-apiserver")).toBe("CALICO_KIT_KUBE_APISERVER");
    expect(findEngine("kubectl", world({ CALICO_KIT_KUBECTL: path }))).toEqual({
      path,
      version: "v1.20.0",
      source: "override",
    });
  });

  it("with an override that is no program is missing: a typing mistake must not pick another binary", () => {
    program(join(scratch, "bin/kubectl"), "Client Version: v1.35.0");
    expect(findEngine("kubectl", world({ CALICO_KIT_KUBECTL: "/nowhere/kubectl" }))).toEqual({
      missing: 'CALICO_KIT_KUBECTL is "/nowhere/kubectl", wanted the absolute path of a program',
      fix: "unset CALICO_KIT_KUBECTL",
    });
  });

  it("that nobody knows is a mistake in the calling code", () => {
    expect(() => findEngine("toString", world())).toThrow(/unknown engine "toString"; known: pulumi, /);
  });
});
