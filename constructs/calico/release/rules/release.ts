import { compareVersions } from "../../../model";
import { here, list, pointer } from "../../../findings";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, firstWritten } from "../../support";
import { apiServerRefuses, operatorAccepts } from "../../verdicts";
import { enterpriseReleases, minorOf, releaseName, releases } from "../releases";
import { youngFields } from "../since";

const requirements = "docs.tigera.io/calico/latest/getting-started/kubernetes/requirements";

const release = rule({
  finds: {
    "CAL-001": {
      title: "unknown Calico release",
      severity: "error",
      why: "Operator, CRDs, images and VPP go together; only releases of the kit's table are known to.",
      upstream: here,
      see: "github.com/projectcalico/calico/releases",
    },
    "CAL-002": {
      title: "nobody says where Calico Enterprise's operator comes from",
      severity: "error",
      why: "Tigera publishes its manifests, but no checksum of them: the kit downloads nothing that it cannot verify.",
      upstream: here,
      see: "docs.tigera.io/calico-enterprise/latest/getting-started/install-on-clusters/kubernetes/generic-install",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const { install, installer, release: found } = cluster.calico;
    const isEnterprise = intent.calico?.edition === "enterprise";
    const known = isEnterprise ? enterpriseReleases.map((row) => row.enterprise) : releases.map(({ calico }) => calico);
    const wanted = intent.calico?.release;
    if (wanted !== undefined && !known.includes(wanted)) {
      const withoutV = known.includes(`v${wanted}`) ? `v${wanted}` : undefined;
      report.add("CAL-001", at(context, "calico", "release"), {
        message: `the kit has no Calico ${isEnterprise ? "Enterprise " : ""}${wanted}`,
        want: `one of ${list(known)}`,
        fix: `write ${withoutV ?? known[0]}${withoutV ? "" : ", or add the release to the kit's table"}`,
      });
    }
    if (installer.kind === "platform") return;
    if (found.kind === "enterprise" && install.kind === "release")
      report.add("CAL-002", firstWritten(context, ["calico", "install"], ["calico", "edition"]), {
        message: `${releaseName(found)} is not downloaded`,
        want: "calico.install: { kind: directory, path: … }, or { kind: present }",
        fix: `download ${[...(found.crdFiles[0] ?? []), "tigera-operator.yaml"].join(" and ")} from ${found.published} into a folder, and write calico.install: { kind: directory, path: FOLDER }`,
      });
  },
});

const kubernetes = rule({
  finds: {
    "CAL-003": {
      title: "Kubernetes version outside what the Calico release is tested with",
      severity: "warning",
      why: "It is likely to work and nobody has tried.",
      upstream: operatorAccepts,
      see: requirements,
    },
  },
  check: (context) => {
    const { kubernetes: version, calico } = context.cluster;
    const tested = calico.release.kubernetes;
    if (tested.includes(version)) return;
    const rows = calico.release.kind === "enterprise" ? enterpriseReleases : releases;
    const other = rows.find((row) => row.kubernetes.includes(version));
    context.report.add("CAL-003", at(context, "kubernetes"), {
      message: `${releaseName(calico.release)} is not tested with Kubernetes ${version}`,
      got: version,
      want: list(tested),
      fix: `use Kubernetes ${tested.at(-1)}${other === undefined ? "" : `, or ${releaseName(other)}`}`,
    });
  },
});

const youngerThanRelease = rule({
  finds: {
    "CAL-004": {
      title: "field that the Calico release does not have yet",
      severity: "error",
      why: "The release's CRDs do not know the field: the object is refused, or the field is dropped silently.",
      upstream: apiServerRefuses,
      see: "projectcalico/calico api/pkg/apis/projectcalico/v3 at the release's tag",
    },
  },
  check: (context) => {
    const { calico } = context.cluster.calico.release;
    for (const { path: pattern, since } of youngFields) {
      if (compareVersions(minorOf(calico), since) >= 0) continue;
      for (const path of expand(context, pattern))
        context.report.add("CAL-004", path, {
          message: `Calico ${calico} does not have ${path.slice(path.lastIndexOf("/") + 1)} yet: it came with ${since}`,
          want: `Calico ${since} or later`,
          fix: `remove the key, or set calico.release to ${releases[0]?.calico}`,
        });
    }
  },
});

/** The places in the intent that a pattern stands for. */
function expand({ intent }: RuleContext, pattern: string): readonly string[] {
  let found: { path: readonly (string | number)[]; value: unknown }[] = [{ path: ["calico"], value: intent.calico }];
  for (const key of pattern.slice(1).split("/"))
    found = found.flatMap(({ path, value }) => {
      if (typeof value !== "object" || value === null) return [];
      const entries = key === "*" ? Object.entries(value) : Object.entries(value).filter(([name]) => name === key);
      return entries.map(([name, item]: [string, unknown]) => ({ path: [...path, name], value: item }));
    });
  return found.filter(({ value }) => value !== undefined).map(({ path }) => pointer(...path));
}

/** The release and what goes with it. */
export const releaseRules: readonly Rule[] = [release, kubernetes, youngerThanRelease];
