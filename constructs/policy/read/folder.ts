import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { compare, type Report } from "../../findings";
import { type FileText, parseManifests, readFileText, type ReadDocuments } from "../../intent";
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
  return isManifestText(path, readFileText(path));
}

/**
 * Whether a text is meant for objects of Kubernetes: no intent has apiVersion at its top. What cannot be read goes by its
 * lines, so that what is wrong with the one document is said, and not that an intent is another thing.
 */
export function isManifestText(name: string, text: FileText): boolean {
  if ("problem" in text) return false;
  const read = parseManifests(name, text);
  if (!read.ok) return /^\s*(apiVersion|"apiVersion")\s*:/m.test(text.text);
  const heads = read.documents.map(({ data }) => keysOf(data).filter((key) => key === "apiVersion" || key === "kind"));
  return heads.some((keys) => keys.length === 2) || (heads.length > 1 && heads.some((keys) => keys.length > 0));
}

const keysOf = (data: unknown): readonly string[] =>
  typeof data === "object" && data !== null && !Array.isArray(data) ? Object.keys(data) : [];

/** Whether it is a file for a tool that writes manifests, as a folder of theirs has beside them: kustomization.yaml, values.yaml. */
function isForTool(data: unknown): boolean {
  const keys = keysOf(data);
  return !keys.includes("kind") && !(keys.includes("apiVersion") && keys.includes("metadata")) && !isHeadless(keys);
}

/** An object that lost its head, which nobody is to overlook. */
const isHeadless = (keys: readonly string[]): boolean => keys.includes("metadata") && keys.includes("spec");

/** The objects of a file, or of all files of a folder and of those in it, in the order of their names. */
export function readManifestObjects(path: string, report: Report): readonly LocatedObject[] {
  const isFolder = statSync(path).isDirectory();
  return filesOf(path).flatMap((file) => readObjectsOf(file, readFileText(file), report, isFolder));
}

/** The objects of a text that was read; `file` is only quoted. */
export function readObjectsOf(
  file: string,
  text: FileText,
  report: Report,
  isFolder = false,
): readonly LocatedObject[] {
  const read: ReadDocuments = parseManifests(file, text);
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
  return read.documents
    .filter(({ data }) => !isFolder || !isForTool(data))
    .map((document) => ({
      value: document.data,
      locate: (place, what) => document.locate(place, what),
    }));
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
