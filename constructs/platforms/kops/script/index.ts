import { assignDefault, commandLine, comment, type Step, word } from "../../../model";
import { dividesCalico, down, hasGroup, kopsSteps, updateSteps } from "../steps";
import type { KopsCluster, ResolvedKops } from "../types";
import { func, linesOf, type ShellFunction } from "./lines";
import { instanceGroups, leftovers, objects, prune } from "./objects";
import { allow, securityGroup } from "./security-group";
import { terraform } from "./terraform";

/**
 * The script that drives kOps; the order is that of the cluster's steps. It may be run again and again: every step sets
 * what is to be. A security group of the kit's own carries none of kOps' tags, as more than one tagged group on an instance
 * stops AWS' load balancers, and gets one just before `delete`, so that kOps takes it away with its own.
 */
export function kopsScript(cluster: ResolvedKops): string {
  const { platform } = cluster;
  const steps = kopsSteps(cluster);
  const functions = [
    ...(hasGroup(platform) ? [securityGroup(platform), allow] : []),
    instanceGroups(platform),
    objects(platform, stepOf(steps, "objects")),
    up(steps),
    finish(platform, steps),
    update(platform),
    leftovers(cluster),
    prune,
    annotate(steps),
    terraform(hasGroup(platform)),
    { name: "down", body: down(platform).flatMap(linesOf) },
  ];
  return `${[header(platform), ...functions.map(func), '"${@:-up}"'].join("\n\n")}\n`;
}

function stepOf(steps: readonly Step[], id: string): Step | undefined {
  return steps.find((step) => step.id === id);
}

function header(platform: KopsCluster): string {
  const { clusterName, stateStore, region, release } = platform;
  const more = hasGroup(platform) ? ", aws, envsubst" : "";
  return [
    "#!/usr/bin/env bash",
    comment(`kOps ${release}, cluster ${clusterName}. Needs kops${more} and kubectl, and a way to the API.`),
    ...usage.map((line) => `#   ${line}`),
    "set -euo pipefail",
    known,
    "from=$PWD",
    'cd "$(dirname "$0")"',
    stateStore === undefined
      ? ': "${KOPS_STATE_STORE:?set it first: s3:// and the bucket with the state of kOps}"'
      : assignDefault("KOPS_STATE_STORE", stateStore),
    assignDefault("AWS_REGION", region),
    "export KOPS_STATE_STORE AWS_REGION",
    `export KOPS_CLUSTER_NAME=${word(clusterName)}`,
  ].join("\n");
}

function up(steps: readonly Step[]): ShellFunction {
  return { name: "up", body: [...steps.filter(({ phase }) => phase === "control-plane").flatMap(linesOf), "finish"] };
}

/** All that follows once machines are on their way. */
function finish(platform: KopsCluster, steps: readonly Step[]): ShellFunction {
  const of = (phase: Step["phase"]): readonly string[] => steps.filter((step) => step.phase === phase).flatMap(linesOf);
  const isOwn = platform.networking === "calico";
  const isDivided = dividesCalico(platform);
  return {
    name: "finish",
    body: [
      ...of("access"),
      ...(isOwn
        ? []
        : [
            "# Nodes become Ready only with Calico, which the kit brings; kops validates the cluster after it.",
            isDivided ? "../apply.sh --before-nodes" : "../apply.sh",
          ]),
      ...of("nodes"),
      ...(isOwn || isDivided ? ["../apply.sh"] : []),
    ],
  };
}

function update(platform: KopsCluster): ShellFunction {
  return {
    name: "update",
    about: ["After a change: the objects, then the nodes one after the other."],
    body: [
      ...updateSteps(platform).flatMap(linesOf),
      "local group",
      "for group in $(leftovers); do",
      '  echo "instance group $group is not in the intent; $0 prune drains and deletes it" >&2',
      "done",
    ],
  };
}

function annotate(steps: readonly Step[]): ShellFunction {
  const run = stepOf(steps, "annotate")?.run;
  return {
    name: "annotate",
    about: [
      "BGP route reflectors. The kubelet cannot annotate its own node: run it again when such a node was replaced.",
    ],
    body: run?.kind === "function" ? run.commands.map(commandLine) : [":"],
  };
}

const usage = [
  "up         make the cluster and wait until it is valid",
  "update     after a change of the intent, and of what synth writes from it",
  "prune      drain and delete the instance groups that are not in the intent any more",
  "annotate   mark the BGP route reflectors again, when one was replaced",
  "terraform  write the whole for Terraform, into the folder that is named next, instead of making it",
  "finish     the rest of up, after terraform apply",
  "down       delete the cluster",
] as const;

const actions = usage.map((line) => line.split(" ")[0] ?? "");

/** Before anything is asked for or changed, so that a mistyped action says so first. */
const known = [
  'case "${1:-up}" in',
  `  ${actions.join(" | ")}) ;;`,
  `  *) echo "usage: $0 [${actions.join("|")}]" >&2; exit 2 ;;`,
  "esac",
].join("\n");
