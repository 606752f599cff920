import { type Cluster, releaseName } from "../calico";
import { type ClusterIdentity, comment, isAfterNodes, type Manifest, type Step, stepPhases } from "../model";
import { bashOf, fetchOf } from "./bash";
import { main } from "./script/main";
import { annotate, fetch, modes, nodesThere } from "./script/modes";
import { needs, options } from "./script/options";
import { sessions } from "./script/sessions";
import { whichCluster } from "./script/which-cluster";

/** What the script is told from. */
export interface ApplyScriptArgs {
  readonly cluster: Cluster;
  readonly identity: ClusterIdentity;
  readonly steps: readonly Step[];
  /** Every manifest, in the order in which the steps apply them. */
  readonly manifests: readonly Manifest[];
}

/**
 * The script that applies a synthesis in the order of the cluster's steps, for people who do not use Pulumi. Before its
 * first change it makes sure that it is this cluster, has what it needs, and has downloaded and checked the release's own
 * manifests where the intent says `install: release`. It never writes a secret to a file: late values come from the
 * environment.
 */
export function applyScript({ cluster, identity, steps, manifests }: ApplyScriptArgs): string {
  const names = steps.flatMap(({ run }) => (run.kind === "apply" ? run.late : []));
  const fetches = steps.flatMap((step) => fetchOf(step) ?? []);
  const hasSessions = steps.some(({ run }) => run.kind === "sessions");
  const isPrepared = steps.some(isPreparation);
  const early = steps.filter(({ phase }) => isBeforeNodes(phase));
  const before = isPrepared
    ? [
        ...linesOf(early.filter(isBeforeInstallation)),
        ...untilPrepared,
        ...linesOf(early.filter((step) => !isBeforeInstallation(step))),
      ]
    : linesOf(early);
  const after = linesOf(steps.filter(({ phase }) => !isBeforeNodes(phase)));
  const blocks = [
    header(cluster),
    options(hasSessions, isPrepared),
    needs(toolsOf(fetches.length > 0, names.length > 0), [...new Set(names)].sort(), filesOf(steps)),
    whichCluster(identity, cluster.platform.kind, names.includes("apiServer.host")),
    modes,
    ...(steps.some(({ run }) => run.kind === "annotate") ? [annotate] : []),
    ...(steps.some(({ run }) => run.kind === "apply" && run.ofNodes === true) ? [nodesThere] : []),
    ...(hasSessions ? [sessions] : []),
    ...(fetches.length === 0 ? [] : [fetch, fetches.join("\n")]),
    ["steps() {", ...[...before, pause, ...after].map(indented), "}"].join("\n"),
    main(manifests),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function header({ name, calico }: Cluster): string {
  return [
    "#!/usr/bin/env bash",
    comment(
      `${releaseName(calico.release)} for cluster ${name}, in order: apply.sh --help. Running it again changes nothing.`,
    ),
    "set -euo pipefail",
  ].join("\n");
}

/** Whether the platform has something of its own to do before the Installation: its own script calls this one twice. */
function isPreparation({ phase, run }: Step): boolean {
  return phase === "installation" && run.kind === "function";
}

function isBeforeInstallation({ phase }: Step): boolean {
  return stepPhases.indexOf(phase) < stepPhases.indexOf("installation");
}

/** Two CNIs on a node take each other's pods. */
const untilPrepared = [
  '[ -z "$before_installation" ] || return 0',
  'if [ "$mode" = apply ] && [ -n "$(kubectl get daemonset cilium --namespace=kube-system --ignore-not-found -o name)" ]; then',
  '  stop "Cilium is there still, and Calico would be a second CNI; fix: the platform\'s own script, which README.md names"',
  "fi",
];

const pause = '[ -z "$before_nodes" ] || return 0';

function isBeforeNodes(phase: Step["phase"]): boolean {
  return !isAfterNodes(phase) && stepPhases.indexOf(phase) <= stepPhases.indexOf("nodes");
}

function linesOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => bashOf(step) ?? []);
}

/** What a line goes on with behind a line break is in quotes, and stays as it is. */
function indented(line: string): string {
  return `  ${line}`;
}

/** The programs that the script wants. */
export function toolsOf(downloads: boolean, fillsIn: boolean): readonly string[] {
  return ["kubectl", "diff", ...(downloads ? ["curl", "sha256sum"] : []), ...(fillsIn ? ["envsubst"] : [])];
}

function filesOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ run }) => (run.kind === "apply" ? [run.path] : []));
}
