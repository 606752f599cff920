import { ApiObject, App, Chart, Yaml } from "cdk8s";
import type { Construct } from "constructs";
import {
  fileVariable,
  type KubernetesObject,
  type Late,
  type LateName,
  lateNames,
  lateValue,
  type Manifest,
  objectKey,
  type Phase,
  placeholder,
  replaceLate,
} from "../model";

/** Late values that are known already, by name. */
export type KnownLateValues = Partial<Readonly<Record<LateName, string>>>;

export interface CalicoChartProps {
  readonly manifest: Manifest;
  /** A late value that is missing here, or that is secret, becomes `${NAME}`. */
  readonly late?: KnownLateValues;
}

/** One manifest as a cdk8s chart: one `ApiObject` per Kubernetes object, called by its `objectKey`. */
export class CalicoChart extends Chart {
  constructor(scope: Construct, id: string, { manifest, late = {} }: CalicoChartProps) {
    // Names are the objects' own, so cdk8s must add nothing of its own to them.
    super(scope, id, { disableResourceNameHashes: true });
    for (const object of manifest.objects) {
      new PlainObject(
        this,
        objectKey(object),
        replaceLate(object, (value) => textFor(value, late)),
      );
    }
  }
}

/** An ApiObject that keeps its keys in the order given, where cdk8s sorts them; patches work as usual. */
class PlainObject extends ApiObject {
  constructor(
    scope: Construct,
    id: string,
    private readonly plain: KubernetesObject,
  ) {
    super(scope, id, plain);
  }

  override toJson(): unknown {
    return inOrderOf(this.plain, super.toJson());
  }
}

/** `value` with the keys that `order` has first and in its order, at every depth. */
function inOrderOf(order: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    const orders: readonly unknown[] = Array.isArray(order) ? order : [];
    return value.map((item, index) => inOrderOf(orders[index], item));
  }
  if (typeof value !== "object" || value === null) return value;
  const orders = (typeof order === "object" && order !== null ? order : {}) as Record<string, unknown>;
  const values = value as Record<string, unknown>;
  const keys = [...Object.keys(orders).filter((key) => key in values), ...Object.keys(values)];
  return Object.fromEntries([...new Set(keys)].map((key) => [key, inOrderOf(orders[key], values[key])]));
}

function textFor(value: Late, late: KnownLateValues): string {
  return (lateValue(value.$late).secret ? undefined : late[value.$late]) ?? placeholder(value);
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
 * The manifests as YAML files, one for each, in the order given. The same manifests give the same bytes. Nothing is
 * written to disk.
 */
export function synthesiseYaml(manifests: readonly Manifest[], late: KnownLateValues = {}): readonly YamlFile[] {
  const app = new App();
  const width = Math.max(2, String(manifests.length).length);
  return manifests.map((manifest, index) => {
    const id = `${String(index + 1).padStart(width, "0")}-${manifest.phase}-${manifest.name}`;
    const chart = new CalicoChart(app, id, { manifest, late });
    const missing = lateNames(manifest.objects).filter((name) => lateValue(name).secret || late[name] === undefined);
    const content = quotePlaceholders(Yaml.stringify(...(chart.toJson() as readonly unknown[])), missing);
    const ofOthers = manifest.ofOthers === true ? ({ ofOthers: true } as const) : {};
    return { path: `manifests/${id}.yaml`, content, phase: manifest.phase, late: missing, ...ofOthers };
  });
}

/** What is put in place of `${NAME}` may look like a number; it is always text. */
function quotePlaceholders(yaml: string, names: readonly LateName[]): string {
  if (names.length === 0) return yaml;
  const variables = names.map(fileVariable);
  return yaml.replace(new RegExp(`(?<=[:-] )\\$\\{(?:${variables.join("|")})\\}$`, "gm"), '"$&"');
}
