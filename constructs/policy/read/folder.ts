import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { compare, type Report } from "../../findings";
import { readManifests } from "../../intent";
import { readFinds } from "../finds";
import type { LocatedObject } from "./objects";

const endings = [".yaml", ".yml", ".json"];

/** Most files that are read of a folder: a repository of manifests has hundreds. */
const mostFiles = 5_000;

/** Whether a path is a folder, or a file that holds objects of Kubernetes rather than an intent. */
export function isManifests(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.isDirectory()) return true;
  if (!stats.isFile() || !endings.some((ending) => path.endsWith(ending))) return false;
  const read = readManifests(path);
  return read.ok && read.documents.length > 0 && read.documents.every(({ data }) => isObject(data));
}

function isObject(data: unknown): boolean {
  return typeof data === "object" && data !== null && "apiVersion" in data && "kind" in data;
}

/** The objects of a file, or of all files of a folder and of those in it, in the order of their names. */
export function readManifestObjects(path: string, report: Report): readonly LocatedObject[] {
  return filesOf(path).flatMap((file) => {
    const read = readManifests(file);
    if (!read.ok) {
      for (const finding of read.report.findings) report.adopt(finding);
      return [];
    }
    if (read.documents.length === 0) {
      report.of(readFinds).add("POL-008", "", {
        message: `${file} holds no object`,
        got: "nothing",
        want: "one object or more",
        fix: "write what its name says, or remove the file",
        location: { file, line: 1, column: 1 },
      });
    }
    return read.documents.map((document) => ({
      value: document.data,
      locate: (place, what) => document.locate(place, what),
    }));
  });
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const found: string[] = [];
  const waiting = [path];
  for (let folder = waiting.pop(); folder !== undefined && found.length < mostFiles; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
        waiting.push(join(folder, entry.name));
      else if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
        found.push(join(folder, entry.name));
    }
  }
  return found.sort(compare);
}

/** A folder that may not be read has no files. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
