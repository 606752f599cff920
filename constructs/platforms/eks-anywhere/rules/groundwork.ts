import { here, list } from "../../../findings";
import {
  groundworkFinds,
  type GroundworkProblem,
  type GroundworkProblemKind,
  groundworkProblems,
} from "../../../places/vsphere";
import { defaultLibrary, groundworkWanted, releaseOf, templatedMachines } from "../groundwork";
import { roleKeys } from "../privileges";
import { at, type EksAnywhereJudged, type EksAnywhereRule, refuses, rule, source } from "./support";

const of = (kind: GroundworkProblemKind) => ({ ...groundworkFinds[kind], upstream: here });

const codes = {
  outside: "EKA-080",
  builtIn: "EKA-081",
  principal: "EKA-082",
  target: "EKA-083",
} as const satisfies Readonly<Record<GroundworkProblemKind, string>>;

const contextOf = ({ cluster: { name, kubernetes }, intent: { platform } }: EksAnywhereJudged) => ({
  name,
  kubernetes,
  platform,
});

const inVcenter = rule({
  finds: {
    "EKA-080": of("outside"),
    "EKA-081": of("builtIn"),
    "EKA-082": of("principal"),
    "EKA-083": of("target"),
  },
  check: (context) => {
    const wanted = groundworkWanted(contextOf(context));
    if (wanted === undefined) return;
    for (const { kind, about, ...texts } of groundworkProblems(wanted))
      context.report.add(codes[kind], placeOf(context, about), texts);
  },
});

/** Where the intent says what a problem is about. */
function placeOf(context: EksAnywhereJudged, about: GroundworkProblem["about"]): string {
  if (about.kind === "principal") return at(context, "on", "makes", "access", "principal");
  if (about.kind === "role") return at(context, "on", "makes", "access", "roles", roleKeys[about.index] ?? "");
  const { on, nodeGroups, etcd } = context.intent.platform;
  const places: readonly (readonly [object | undefined, readonly (string | number)[]])[] = [
    [on.machines, ["on", "machines"]],
    ...nodeGroups.map(({ machine }, index) => [machine, ["nodeGroups", index, "machine"]] as const),
    [etcd?.machine, ["etcd", "machine"]],
    ...(on.failureDomains ?? []).map((domain, index) => [domain, ["on", "failureDomains", index]] as const),
  ];
  for (const [said, keys] of places)
    for (const [key, value] of Object.entries(said ?? {})) if (value === about.path) return at(context, ...keys, key);
  return at(context, "on");
}

const templates = rule({
  finds: {
    "EKA-084": {
      title: "template for which no release of EKS Distro is said",
      severity: "error",
      why: "EKS Anywhere takes a template only with the tag eksdRelease of its release: this one would get no tag, or that of another minor.",
      upstream: refuses,
      see: source("pkg/providers/vsphere/validator.go (validateTemplateTags)"),
    },
    "EKA-085": {
      title: "two releases of EKS Distro for one minor",
      severity: "error",
      why: "A template has one release, and category eksdRelease one tag on it.",
      upstream: here,
      see: source("pkg/providers/vsphere/tags.go (requiredTemplateTagsByCategory)"),
    },
    "EKA-086": {
      title: "tags for templates that nobody names",
      severity: "warning",
      why: "EKS Anywhere brings Bottlerocket's template itself, and tags it: nothing is left to tag.",
      upstream: here,
      see: source("pkg/providers/vsphere/defaults.go (setupDefaultTemplate)"),
    },
    "EKA-087": {
      title: "templates whose tags are left to others",
      severity: "info",
      why: "The stack makes things in vCenter before the cluster, and not the tags without which EKS Anywhere refuses a template.",
      upstream: here,
      see: source("pkg/providers/vsphere/validator.go (validateTemplateTags)"),
    },
  },
  check: (context) => {
    const { makes } = context.intent.platform.on;
    if (makes === undefined) return;
    const machines = templatedMachines(contextOf(context)).filter(({ machine }) => machine.template !== undefined);
    const wanted = makes.templateTags;
    if (wanted === undefined) {
      if (machines.length > 0)
        context.report.add("EKA-087", at(context, "on", "makes"), {
          message: `nothing here tags ${list([...new Set(machines.map(({ machine }) => machine.template ?? ""))])}`,
          want: "templates with the tags os:FAMILY and eksdRelease:RELEASE",
          fix: "write makes.templateTags.releases, or accept this where somebody has tagged them",
        });
      return;
    }
    const place = at(context, "on", "makes", "templateTags", "releases");
    for (const [index, release] of wanted.releases.entries()) {
      const minor = release.replace(/-eks-.*/, "");
      const other = wanted.releases.slice(0, index).find((one) => one.replace(/-eks-.*/, "") === minor);
      if (other !== undefined)
        context.report.add("EKA-085", `${place}/${index}`, {
          message: `there is ${other} for the same minor already`,
          got: release,
          want: "one release for each minor",
          fix: "remove one of them",
        });
    }
    if (machines.length === 0)
      context.report.add("EKA-086", at(context, "on", "makes", "templateTags"), {
        message: "no machine names a template",
        want: "a template, or no templateTags",
        fix: "remove templateTags, or write template under platform.on.machines",
      });
    for (const kubernetes of new Set(machines.map((one) => one.kubernetes))) {
      if (releaseOf(wanted.releases, kubernetes) !== undefined) continue;
      context.report.add("EKA-084", place, {
        message: `machines have Kubernetes ${kubernetes}, and no release of it is said`,
        got: list(wanted.releases),
        want: `kubernetes-${kubernetes.replace(".", "-")}-eks-NUMBER`,
        fix: "add the release that the template was built of (artifacts of the release of EKS Anywhere)",
      });
    }
  },
});

const library = rule({
  finds: {
    "EKA-088": {
      title: "content library without a datastore",
      severity: "error",
      why: "A library keeps its images on a datastore: nothing says which.",
      upstream: here,
      see: "pulumi-vsphere, ContentLibrary (storageBackings)",
    },
    "EKA-089": {
      title: "content library that EKS Anywhere does not use for Bottlerocket",
      severity: "warning",
      why: `It fetches Bottlerocket's image into ${defaultLibrary}, and makes that library where it is not there.`,
      upstream: here,
      see: source("pkg/providers/vsphere/vsphere.go (defaultTemplateLibrary)"),
    },
  },
  check: (context) => {
    const made = groundworkWanted(contextOf(context))?.library;
    if (made === undefined) return;
    if (made.datastore === "")
      context.report.add("EKA-088", at(context, "on", "makes", "contentLibrary"), {
        message: `nothing says where ${made.name} is kept`,
        want: "a datastore",
        fix: "write makes.contentLibrary.datastore",
      });
    const isFetched = templatedMachines(contextOf(context)).some(({ machine }) => machine.template === undefined);
    if (isFetched && made.name !== defaultLibrary)
      context.report.add("EKA-089", at(context, "on", "makes", "contentLibrary", "name"), {
        message: `there will be two libraries: ${made.name} and ${defaultLibrary}`,
        got: made.name,
        want: defaultLibrary,
        fix: "remove name, or write template for all machines",
      });
  },
});

/** What is made in vCenter before the cluster. */
export const groundworkRules: readonly EksAnywhereRule[] = [inVcenter, templates, library];
