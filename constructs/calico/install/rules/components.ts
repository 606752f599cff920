import { list } from "../../../findings";
import type { Cluster } from "../../cluster";
import { resourceManifests } from "../../resources";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerRefuses, operatorRefuses } from "../../verdicts";

const whisker = rule({
  finds: {
    "CAL-012": {
      title: "Whisker without Goldmane",
      severity: "error",
      why: "Whisker shows what Goldmane collects, and the operator waits for it for ever.",
      upstream: operatorRefuses,
      see: "tigera/operator pkg/controller/whisker/controller.go",
    },
  },
  check: (context) => {
    const { whisker: isOn, goldmane } = context.cluster.calico.components;
    if (!isOn || goldmane) return;
    context.report.add("CAL-012", at(context, "calico", "components", "goldmane"), {
      message: "Whisker shows what Goldmane collects, and Goldmane is off",
      want: "goldmane on, or whisker off",
      fix: "add calico.components.whisker: false",
    });
  },
});

const apiServer = rule({
  finds: {
    "CAL-013": {
      title: "Calico's API server is off, yet objects need it",
      severity: "error",
      why: "Objects of projectcalico.org/v3 are served by it; without it they cannot be applied.",
      upstream: apiServerRefuses,
      see: "docs.tigera.io/calico/latest/operations/install-apiserver",
    },
  },
  check: (context) => {
    const { calico } = context.cluster;
    if (calico.components.apiServer || calico.installer.kind === "platform") return;
    const needing = kindsOf(context.cluster);
    if (needing.length === 0) return;
    context.report.add("CAL-013", at(context, "calico", "components", "apiServer"), {
      message: `${list(needing)} ${needing.length > 1 ? "are" : "is"} served by Calico's API server, which is off`,
      want: "apiServer on",
      fix: "remove the key",
    });
  },
});

/** The kinds of projectcalico.org/v3 that the kit writes for a cluster: as they are written, so that none is forgotten. */
function kindsOf(cluster: Cluster): readonly string[] {
  const objects = resourceManifests(cluster).flatMap((manifest) => manifest.objects);
  return [...new Set(objects.flatMap(({ apiVersion, kind }) => (apiVersion === apiGroup ? [kind] : [])))];
}

const apiGroup = "projectcalico.org/v3";

/** Components beside Calico itself. */
export const componentRules: readonly Rule[] = [whisker, apiServer];
