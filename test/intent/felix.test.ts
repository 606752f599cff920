import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { felixOwnedElsewhere } from "../../constructs/calico";
import { valueAt } from "../../constructs/findings";
import { intentJsonSchema } from "../../constructs/kit";
import { shared } from "../support/shared";

interface Crd {
  readonly spec: { readonly names: { readonly kind: string } };
}

const path = shared("crds/oss/projectcalico.org-v3.yaml");

(path === undefined ? describe.skip : describe)("the Felix fields of an intent", () => {
  test("are those of the release's CRD, no more and no less", () => {
    const crds = parseAllDocuments(readFileSync(path ?? "", "utf8")).map((document) => document.toJS() as Crd | null);
    const felix = crds.find((crd) => crd?.spec.names.kind === "FelixConfiguration");
    const upstream = Object.keys(
      valueAt(felix, "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties") as object,
    );
    const ours = Object.keys(valueAt(intentJsonSchema(), "/properties/calico/properties/felix/properties") as object);
    expect([...ours, ...Object.keys(felixOwnedElsewhere)].sort()).toEqual(upstream.sort());
  });
});
