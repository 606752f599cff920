import { type Cluster, earlyNetworkFiles, synthesiseYaml } from "../calico";
import { topologySvg } from "../diagram";
import { compare, jsonText } from "../findings";
import { type Artefact, type LateName, lateNames } from "../model";
import { passwordsOf } from "../fabric";
import { applyScript, fillInScript, nodeLinksFile, nodeLinksPath, outputReadme } from "../runbook";
import { type Plan, planOf } from "./check";
import type { IntentInput } from "./intent";
import { platformOf } from "./platforms";
import { stepsOf } from "./steps";
import { listedFiles, type WrittenSwitch, writtenSwitches } from "./switches";

export interface SynthesisOptions {
  /** Late values that are known already; secret ones are not taken, so that they never land in a file. */
  readonly late?: Partial<Record<LateName, string>>;
}

/**
 * Every file of an intent, or of the plan that `check` made of it, by path; nothing is written to disk. The same intent
 * gives the same bytes, on any machine, under any locale.
 * @throws IntentError with all findings where the intent has errors
 */
export function synthesise(from: IntentInput | Plan, options: SynthesisOptions = {}): readonly Artefact[] {
  const plan = "manifests" in from ? from : planOf(from);
  const { manifests, cluster } = plan;
  const platform = platformOf(cluster.platform.kind);
  const files = synthesiseYaml(manifests, options.late ?? {});
  const steps = stepsOf(plan, files);
  const switches = writtenSwitches(cluster);
  const artefacts: Artefact[] = [
    ...files.map(({ path, content }) => ({ path, content })),
    {
      path: "apply.sh",
      content: applyScript({ cluster, identity: platform.identity(cluster), steps, manifests }),
      about: "applies the manifests in order, and waits between them: `apply.sh --help`",
    },
    {
      path: "plan.json",
      content: planJson(plan, switches),
      about: "the intent, the resolved cluster, and the reason of each of its values, for programs",
    },
    {
      path: "diagram.svg",
      content: topologySvg(cluster, platform.topology(cluster), plan.reasons),
      about: "a picture of the cluster",
    },
    ...platform.artefacts(cluster),
    ...earlyNetworkFiles(cluster),
    ...fillIn(switches),
    ...nodeLinks(cluster),
  ];
  const handover = platform.handover(cluster);
  const listed = [...artefacts, ...listedFiles(switches)];
  artefacts.push({ path: "README.md", content: outputReadme({ cluster, files: listed, steps, handover }) });
  artefacts.push(...switches.flatMap((one) => one.files));
  return artefacts.sort((a, b) => compare(a.path, b.path));
}

/** What puts passwords into the files of switches, where some are wanted. */
function fillIn(switches: readonly WrittenSwitch[]): readonly Artefact[] {
  const passwords = passwordsOf(switches.map(({ config }) => config));
  if (passwords.length === 0) return [];
  return [
    {
      path: "switches/fill-in.sh",
      content: fillInScript(passwords),
      about: "copies the files of the switches and puts the passwords in: `fill-in.sh --help`",
    },
  ];
}

/** The addresses that nodes must have on their links, where the kit planned some. */
function nodeLinks(cluster: Cluster): readonly Artefact[] {
  const content = nodeLinksFile(cluster);
  if (content === undefined) return [];
  return [{ path: nodeLinksPath, content, about: "the addresses that each node must have on its links to switches" }];
}

/** The resolved cluster, why each of its values is what it is, and which files are for which switch. */
function planJson({ intent, cluster, reasons, manifests }: Plan, switches: readonly WrittenSwitch[]): string {
  const document = {
    intent,
    cluster,
    late: lateNames(manifests),
    ...(switches.length === 0 ? {} : { switches: switches.map(filesOf) }),
    reasons: Object.fromEntries(reasons.entries()),
  };
  return jsonText(document);
}

function filesOf({ config, os, files }: WrittenSwitch) {
  return { name: config.hostname, os: os.name, files: files.map(({ path }) => path) };
}
