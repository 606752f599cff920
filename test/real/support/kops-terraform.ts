/**
 * Reads what kOps writes for Terraform: `kubernetes.tf` and its data files. kOps writes one attribute a line and knows no
 * JSON form, so this understands exactly its way of writing and is no reader of Terraform in general.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { KubernetesObject } from "../../../constructs/model";

/** A value; what is no literal (a reference, a call) is its text. */
export type TerraformValue = string | number | boolean | readonly TerraformValue[] | TerraformBlock;

/** The attributes of a block; blocks inside it, which may repeat, are lists. */
export interface TerraformBlock {
  readonly [name: string]: TerraformValue;
}

/** `resources.aws_iam_role["masters-lab-example-com"]` */
export type TerraformResources = Readonly<Record<string, Readonly<Record<string, TerraformBlock>>>>;

/** All files of one rendering. */
export class TerraformOutput {
  readonly resources: TerraformResources;
  private readonly data = new Map<string, string>();

  constructor(folder: string) {
    this.resources = parseTerraform(readFileSync(join(folder, "kubernetes.tf"), "utf8"));
    const files = join(folder, "data");
    if (!existsSync(files)) return;
    for (const name of readdirSync(files)) this.data.set(name, readFileSync(join(files, name), "utf8"));
  }

  /** Names of the data files. */
  get files(): readonly string[] {
    return [...this.data.keys()].sort();
  }

  /** The text of the only data file whose name matches. */
  text(name: RegExp): string {
    const found = this.files.filter((file) => name.test(file));
    if (found.length !== 1) throw new Error(`${found.length} data files match ${name}: ${this.files.join(", ")}`);
    return this.data.get(found[0] ?? "") ?? "";
  }

  has(name: RegExp): boolean {
    return this.files.some((file) => name.test(file));
  }

  /** The objects in the only data file whose name matches. */
  objects(name: RegExp): KubernetesObject[] {
    return parseAllDocuments(this.text(name))
      .map((document) => document.toJS() as KubernetesObject | null)
      .filter((object): object is KubernetesObject => object !== null);
  }

  resourcesOf(type: string): Readonly<Record<string, TerraformBlock>> {
    return this.resources[type] ?? {};
  }
}

/** The `resource` blocks of a file. */
export function parseTerraform(text: string): TerraformResources {
  const root: Mutable = {};
  const open: Mutable[] = [root];
  for (const line of text.split("\n").map((line) => line.trim())) {
    const inside = open[open.length - 1];
    if (inside === undefined) throw new Error(`a block too many is closed: ${line}`);
    if (line === "" || line.startsWith("#")) continue;
    if (line === "}") {
      open.pop();
      continue;
    }
    const started = /^(.+?)\s*(=?)\s*\{$/.exec(line);
    if (started?.[1] !== undefined) {
      const block: Mutable = {};
      open.push(block);
      if (started[2] === "=") inside[unquoted(started[1])] = block;
      else ((inside[started[1]] ??= []) as Mutable[]).push(block);
      continue;
    }
    const attribute = /^("(?:[^"\\]|\\.)*"|\S+)\s*=\s*(.+)$/.exec(line);
    if (attribute?.[1] === undefined || attribute[2] === undefined) throw new Error(`not understood: ${line}`);
    inside[unquoted(attribute[1])] = valueOf(attribute[2]);
  }
  const resources: Record<string, Record<string, TerraformBlock>> = {};
  for (const [head, blocks] of Object.entries(root)) {
    const [, type, name] = /^resource "([^"]+)" "([^"]+)"$/.exec(head) ?? [];
    const [block] = blocks as TerraformBlock[];
    if (type !== undefined && name !== undefined && block !== undefined) (resources[type] ??= {})[name] = block;
  }
  return resources;
}

type Mutable = Record<string, unknown>;

const unquoted = (text: string): string => (text.startsWith('"') ? (JSON.parse(text) as string) : text);

function valueOf(text: string): TerraformValue {
  try {
    return JSON.parse(text) as TerraformValue;
  } catch {
    const list = /^\[(.*)\]$/.exec(text);
    return list?.[1] === undefined ? text : list[1].split(/,\s*/).map(valueOf);
  }
}
