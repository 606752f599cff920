import { stringify } from "yaml";
import {
  fileVariable,
  type KubernetesObject,
  type Late,
  type LateName,
  lateNames,
  lateValue,
  type Manifest,
  type Phase,
  placeholder,
  replaceLate,
} from "../model";

/** Late values that are known already, by name. */
export type KnownLateValues = Partial<Readonly<Record<LateName, string>>>;

/** What stands in a file for a late value: the value, or `${NAME}` where nobody knows it yet or it is secret. */
export function lateText(late: KnownLateValues): (value: Late) => string {
  return (value) => (lateValue(value.$late).secret ? undefined : late[value.$late]) ?? placeholder(value);
}

/** `NN-<phase>-<name>` of each manifest; the numbers are the order in which they are applied. */
export function manifestIds(manifests: readonly Manifest[]): readonly string[] {
  const width = Math.max(2, String(manifests.length).length);
  return manifests.map(({ phase, name }, index) => `${String(index + 1).padStart(width, "0")}-${phase}-${name}`);
}

/** A file of Kubernetes objects. */
export interface YamlFile {
  /** `manifests/NN-<phase>-<name>.yaml`; the numbers are the order in which the files are applied. */
  readonly path: string;
  /** YAML, one document per object. */
  readonly content: string;
  readonly phase: Phase;
  /** Late values for which `${NAME}` stands in the content, sorted. */
  readonly late: readonly LateName[];
  /** Whether its objects are parts of what somebody else makes. */
  readonly ofOthers?: true;
}

/**
 * The manifests as YAML files, one for each, in the order given: what a cdk8s app with the same manifests writes
 * (`ManifestChart`), without loading cdk8s. The same manifests give the same bytes. Nothing is written to disk.
 */
export function synthesiseYaml(manifests: readonly Manifest[], late: KnownLateValues = {}): readonly YamlFile[] {
  const ids = manifestIds(manifests);
  return manifests.map(({ objects, phase, ofOthers }, index) => {
    const missing = lateNames(objects).filter((name) => lateValue(name).secret || late[name] === undefined);
    const documents = objects.map((object) => document(replaceLate(object, lateText(late))));
    const content = quotePlaceholders(documents.join("---\n"), missing);
    return { path: `manifests/${ids[index]}.yaml`, content, phase, late: missing, ...(ofOthers && { ofOthers }) };
  });
}

/** As cdk8s writes an object: by the rules of YAML 1.1, which kubectl's reader follows, and no line broken. */
function document(object: KubernetesObject): string {
  return stringify(object, { lineWidth: 0, version: "1.1", aliasDuplicateObjects: false });
}

/** What is put in place of `${NAME}` may look like a number; it is always text. */
function quotePlaceholders(yaml: string, names: readonly LateName[]): string {
  if (names.length === 0) return yaml;
  const variables = names.map(fileVariable);
  return yaml.replace(new RegExp(`(?<=[:-] )\\$\\{(?:${variables.join("|")})\\}$`, "gm"), '"$&"');
}
