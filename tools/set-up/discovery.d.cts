interface Program {
  title: string;
  /** Pinned release; for Debian packages the release the tests were written against. */
  version: string;
  binary: string;
  /**
   * How to ask a program on PATH for its version, and which answers are good. When absent, a Debian program is taken as
   * it is, and any other never from PATH.
   */
  onPath?: { args: string[]; from: string; below: string };
  /** Rough time to build or install on two cores, to tell the user. */
  minutes: number;
}

export interface GoEngine extends Program {
  kind: "go";
  /** Folder under tools/engines with go.mod and go.sum. */
  module: string;
  package: string;
  /** What go.mod requires, where that is not `version` of the package's own module: a tag that the proxy knows by its commit. */
  pin?: { module: string; version: string };
  /** Linker symbols that tell the program its own version. */
  stamp?: Record<string, string>;
  /** The vendor's own builds, where there are some: tried first, as a build from source takes minutes. */
  prebuilt?: Prebuilt;
  /** A folder of a Go module that the program reads: copied beside the binary, as a module cache may be emptied. */
  beside?: { module: string; folder: string };
}

/** Official builds. `{version}` (without v), `{os}` and `{arch}`, as Node.js names them, are filled in. */
export interface Prebuilt {
  base: string;
  /** A gzipped tar. */
  archive: string;
  /** Lines of SHA-256 and file. */
  checksums: string;
  /** The folder in the archive that holds the binary. */
  folder: string;
  /** `linux x64`: for which there are some. */
  machines: string[];
}

export interface DebianEngine extends Program {
  kind: "debian";
  packages: string[];
  /** Folders beside PATH that hold the binary, such as /usr/lib/frr. */
  dirs?: string[];
}

/** A program of a virtual environment. */
export interface PythonEngine extends Program {
  kind: "python";
  /** The file under tools/ that pins what is in it; programs of one file share it. */
  requirements: string;
}

export type Engine = GoEngine | DebianEngine | PythonEngine;

export interface Found {
  path: string;
  version: string;
  source: "path" | "cache" | "override";
}

export interface Missing {
  missing: string;
  fix: string;
}

export const ROOT: string;
export const table: Record<string, Engine>;
export function askVersion(file: string, args: string[]): string | undefined;
export function baseUrlName(id: string): string;
export function cacheRoot(env?: NodeJS.ProcessEnv): string;
export function cacheKey(engine: GoEngine, dir?: string): string;
export function cachedPath(id: string, env?: NodeJS.ProcessEnv): string | undefined;
export function digest(...parts: string[]): string;
export function engineOf(id: string): Engine;
export function findEngine(id: string, env?: NodeJS.ProcessEnv): Found | Missing;
export function linkerFlags(engine: GoEngine): string;
export function moduleDir(engine: GoEngine): string;
export function lookUp(binary: string, env?: NodeJS.ProcessEnv, more?: string[]): string | undefined;
export function overrideName(id: string): string;
export function prebuiltPath(id: string, env?: NodeJS.ProcessEnv): string | undefined;
export function pythonEnvironment(env: NodeJS.ProcessEnv, requirements: string): string;
export function requirementsOf(engine: PythonEngine): string;
export function setUpCommand(ids: string[]): string;
