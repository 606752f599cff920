/** Every field of the operator's Installation can be said in an intent, or stands here with the reason why not. */
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import type { KubernetesObject } from "../../constructs/model";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { fullIntents } from "./support/api-server-intents";
import { objectsOf, operatorScenarioIds, planOf, unruled } from "./support/api-server-plans";
import { describeWith } from "./support/needs";

/** Fields that no intent reaches, by their beginning. */
const unreached: Readonly<Record<string, string>> = {
  azure: "AKS' own",
  calicoNodeWindowsDaemonSet: "nodes run Linux",
  calicoWindowsUpgradeDaemonSet: "nodes run Linux",
  windowsNodes: "nodes run Linux",
  serviceCIDRs: "for Windows only",
  "calicoNetwork/windowsDataplane": "nodes run Linux",
  "calicoNetwork/multiInterfaceMode": "Calico Enterprise's own",
  certificateManagement: "its signer and who approves its requests are nobody's that the kit makes",
  componentResources: "gone to the workloads' own fields, which are written",
  proxy: "no container of Calico Open Source that the kit asks for reads it",
};

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** The fields of a schema down to a depth. */
function fieldsOf({ properties = {} }: Schema, depth: number, at = ""): readonly string[] {
  return Object.entries(properties).flatMap(([key, inner]) => {
    const field = `${at}${key}`;
    const below = depth > 1 ? fieldsOf(inner, depth - 1, `${field}/`) : [];
    return below.length === 0 ? [field] : below;
  });
}

function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined;
  return typeof value === "object" && value !== null && holds((value as Record<string, unknown>)[key], rest);
}

describeWith([needsCrds], "fields of the Installation", () => {
  interface Crd extends KubernetesObject {
    readonly spec: {
      readonly names: { readonly kind: string };
      readonly versions: readonly [{ readonly schema: { readonly openAPIV3Schema: Schema } }];
    };
  }

  it("can be said, or have a reason", () => {
    const crds = parseAllDocuments(readFileSync(crdFiles.operator, "utf8")).map((one) => one.toJS() as Crd | null);
    const crd = crds.find((one) => one?.spec.names.kind === "Installation");
    const spec = crd?.spec.versions[0].schema.openAPIV3Schema.properties?.["spec"];
    const fields = fieldsOf(spec ?? {}, 2).filter((field) => !field.startsWith("calicoNetwork/nodeAddress"));
    expect(fields.length).toBeGreaterThan(50);
    const manifests = [
      ...Object.values(fullIntents).map((intent) => unruled(intent).manifests),
      ...operatorScenarioIds().map((id) => planOf(id).manifests),
    ];
    const installations = manifests.flatMap(objectsOf).filter(({ kind }) => kind === "Installation");
    const missing = fields.filter((field) => !installations.some((one) => holds(one["spec"], field.split("/"))));
    const isOf = (field: string, begin: string): boolean => field === begin || field.startsWith(`${begin}/`);
    const reasons = Object.keys(unreached);
    expect(missing.filter((field) => !reasons.some((begin) => isOf(field, begin)))).toEqual([]);
    expect(reasons.filter((begin) => !missing.some((field) => isOf(field, begin)))).toEqual([]);
  });
});
