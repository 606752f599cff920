import { waitsForSessions } from "../../calico";
import { commandLine, comment, func, linesOf, quoted, refusal, type ShellFunction, type Step, word } from "../../model";
import { compareLive } from "./compare-live";
import { contextOf } from "./identity";
import { stillHeld } from "./freed";
import { apiVariable, bastionVariable } from "./inventory";
import { kubesprayReleaseOf } from "./releases";
import { kubeconfigPath, kubespraySteps, playbook } from "./steps";
import { playbookVariable } from "./vagrant";
import type { KubesprayWhole } from "./types";
import { judgeVersions, refusals, versionQuestions } from "./upgrade";

/**
 * The script that drives Kubespray; the order is that of the cluster's steps. It may be run again and again: the play changes
 * what differs, and `apply.sh` comes after each, as a play writes over what it thinks is its own.
 */
export function kubesprayScript(cluster: KubesprayWhole): string {
  const functions: readonly ShellFunction[] = [
    refusal,
    makeSure(cluster),
    useKubeconfig(cluster),
    compareLive(cluster),
    choosePlay(cluster),
    isLaptop(cluster) ? machines : plays,
    {
      name: "up",
      body: ["compare_live", "choose_play", ...linesIn(cluster, "control-plane"), "finish"],
    },
    finish(cluster),
    ...(isLaptop(cluster) ? [] : [addressesFreed, remove(cluster)]),
    {
      name: "down",
      about: [isLaptop(cluster) ? "Takes the machines away." : "Takes Kubernetes off all machines; they stay."],
      body: [...(isLaptop(cluster) ? vagrantLines : []), ...downLines(cluster)],
    },
  ];
  return `${[header(cluster), ...functions.map(func), run].join("\n\n")}\n`;
}

const linesIn = (cluster: KubesprayWhole, phase: Step["phase"]): readonly string[] =>
  kubespraySteps(cluster)
    .filter((step) => step.phase === phase)
    .flatMap(linesOf);
const downLines = (cluster: KubesprayWhole): readonly string[] =>
  kubespraySteps(cluster).flatMap(({ undo = [] }) => undo.map(commandLine));
const isLaptop = ({ platform }: KubesprayWhole): boolean => platform.place.kind === "vagrant";

/** What can be asked for; a laptop's machines go all together. */
const usageOf = (cluster: KubesprayWhole): readonly string[] =>
  isLaptop(cluster)
    ? [
        "up           make the machines and the cluster, or change it to what synth wrote; then Calico's own objects",
        "finish       the rest of up, after Vagrant: Calico, and a look at the nodes",
        "down         take the machines away",
      ]
    : usage;

const usage = [
  "up           make the cluster, or change it to what synth wrote: machines that are new join, Kubernetes is upgraded; then Calico",
  "finish       the rest of up, after the playbook: Calico, and a look at the nodes",
  "remove NAME  drain a machine and take it out of the cluster, before it leaves the intent",
  "down         take Kubernetes off all machines",
] as const;

function header(cluster: KubesprayWhole): string {
  const { name, platform } = cluster;
  const { release } = platform;
  const usage = usageOf(cluster);
  const actions = usage.map((line) => line.split(" ")[0] ?? "");
  const needs = isLaptop(cluster)
    ? "vagrant with VirtualBox or libvirt, ansible-playbook with what its requirements.txt asks for, python3, and kubectl."
    : "ansible-playbook with what its requirements.txt asks for, ssh to the machines, and kubectl.";
  return [
    "#!/usr/bin/env bash",
    comment(
      `Kubespray ${release}, cluster ${name}. Needs a checkout of Kubespray ${release}, whose folder the variable KUBESPRAY says, ${needs}`,
    ),
    ...usage.map((line) => `#   ${line}`),
    "set -euo pipefail",
    'case "${1:-up}" in',
    `  ${actions.join(" | ")}) ;;`,
    `  *) echo "usage: $0 [${actions.join("|")}]" >&2; exit 2 ;;`,
    "esac",
    // Relative to where the user stands.
    "from=$PWD",
    'cd "$(dirname "$0")"',
    '[ -z "${KUBESPRAY:-}" ] || KUBESPRAY=$(cd "$from" && cd "$KUBESPRAY" && pwd)',
    // Where its roles and modules are; the user's own configuration goes before it.
    "export ANSIBLE_CONFIG=${ANSIBLE_CONFIG:-${KUBESPRAY:-}/ansible.cfg}",
  ].join("\n");
}

const run = ['make_sure "$@"', '"${@:-up}"'].join("\n");

/** What is made sure before anything is changed: a play of another release would turn what this one left. */
function makeSure(cluster: KubesprayWhole): ShellFunction {
  const { release, hosts } = cluster.platform;
  const tools = ["ansible-playbook", "kubectl", "awk", ...(isLaptop(cluster) ? ["vagrant", "python3"] : ["ssh"])];
  const { ansibleCore } = kubesprayReleaseOf(release);
  const version = release.slice(1);
  const names = hosts.map(({ name }) => name).join(" ");
  const fetch = `git clone --depth 1 --branch ${release} https://github.com/kubernetes-sigs/kubespray`;
  return {
    name: "make_sure",
    body: [
      "local missing=() tool found name",
      `for tool in ${tools.join(" ")}; do`,
      '  type -P "$tool" > /dev/null || missing+=("the program $tool, which is not on the PATH")',
      "done",
      `[ -n "\${KUBESPRAY:-}" ] || missing+=(${word(`the variable KUBESPRAY: the folder of a checkout; ${fetch}`)})`,
      ...(cluster.platform.place.kind === "aws"
        ? [bastionVariable, apiVariable].map(
            (variable) =>
              `[ -n "\${${variable}:-}" ] || missing+=(${word(`the variable ${variable}, which Pulumi's component gives its plays`)})`,
          )
        : []),
      '[ "${#missing[@]}" = 0 ] || refuse "something is missing" "${missing[@]}"',
      `[ -f "$KUBESPRAY/galaxy.yml" ] || refuse "there is no Kubespray in $KUBESPRAY" ${word(`fix: ${fetch}`)}`,
      `found=$(awk '$1 == "version:" { print $2 }' "$KUBESPRAY/galaxy.yml")`,
      `[ "$found" = ${word(version)} ] || refuse "Kubespray is of another release than the cluster's" "got: $found, $KUBESPRAY" ${word(`wanted: ${version}`)}`,
      `found=$(ansible-playbook --version | awk 'NR == 1 { gsub(/[^0-9.]/, "", $3); print $3 }')`,
      "case $found in",
      `  ${word(ansibleCore)}.*) ;;`,
      `  *) refuse "ansible-core is of another release than Kubespray asks for" "got: $found" ${word(`wanted: ${ansibleCore}`)} \\`,
      '    "fix: python3 -m venv venv && venv/bin/pip install -r $KUBESPRAY/requirements.txt, and venv/bin first on the PATH" ;;',
      "esac",
      '[ "${1:-up}" = remove ] || return 0',
      `for name in ${hosts.map(({ name }) => word(name)).join(" ")}; do`,
      '  [ "$name" != "${2:-}" ] || return 0',
      "done",
      `refuse "remove wants the name of a machine" "got: \${2:-nothing}" ${word(`wanted: one of ${names}`)}`,
    ],
  };
}

function useKubeconfig(cluster: KubesprayWhole): ShellFunction {
  return {
    name: "use_kubeconfig",
    body: [
      `export KUBECONFIG=$PWD/${kubeconfigPath}`,
      `[ -f "$KUBECONFIG" ] || refuse "there is no kubeconfig yet" "wanted: $KUBECONFIG" "fix: $0 up"`,
      `context=${word(contextOf(cluster))}`,
    ],
  };
}

/** Where Vagrantfile is, and our part of it: the variable is a path from there. */
const vagrantLines: readonly string[] = [
  "export VAGRANT_CWD=$KUBESPRAY",
  `KUBESPRAY_VAGRANT_CONFIG=$(python3 -c 'import os, sys; print(os.path.relpath(*sys.argv[1:]))' "$PWD/vagrant/config.rb" "$KUBESPRAY")`,
  "export KUBESPRAY_VAGRANT_CONFIG",
];

const machines: ShellFunction = {
  name: "machines",
  body: [...vagrantLines, `export ${playbookVariable}=$play`, "vagrant up --provision"],
};

const plays: ShellFunction = { name: "plays", body: [commandLine(playbook({ variable: "play" }))] };

/** `compare_live` has said it where the cluster does not answer. */
function choosePlay(cluster: KubesprayWhole): ShellFunction {
  return {
    name: "choose_play",
    about: [
      "cluster.yml upgrades no control plane: where Kubernetes of what runs is older, it is upgrade-cluster.yml.",
    ],
    body: [
      `local kubeconfig=$PWD/${kubeconfigPath} found`,
      "play=cluster.yml",
      '[ -f "$kubeconfig" ] || return 0',
      'local ask=(kubectl --kubeconfig "$kubeconfig" --request-timeout=10s)',
      `found=$(${versionQuestions.map((one) => ['"${ask[@]}"', ...one.map((text) => word(text))].join(" ")).join(" && ")}) || return 0`,
      `found=$(${judgeVersions(cluster)} <<< "$found")`,
      "case $found in",
      "  older)",
      "    play=upgrade-cluster.yml",
      `    echo "commands.sh: Kubernetes of the cluster is older than ${cluster.platform.kubeVersion}: $play upgrades it, and drains machines" >&2 ;;`,
      ...Object.entries(refusals(cluster)).map(
        ([verdict, { message, fix }]) =>
          `  ${verdict}*) refuse ${quoted(message)} "got: \${found#* }" ${quoted(`fix: ${fix}`)} ;;`,
      ),
      "esac",
    ],
  };
}

const finish = (cluster: KubesprayWhole): ShellFunction => ({
  name: "finish",
  body: [
    ...linesIn(cluster, "access"),
    "# Nodes become Ready only with Calico, which the kit brings.",
    // A play may have taken peers or labels away where there is no mesh to fall back on (kubespray issue 6845).
    `../apply.sh --context "$context"${waitsForSessions(cluster) ? " --ask-sessions" : ""}`,
    ...linesIn(cluster, "nodes"),
  ],
});

function remove(cluster: KubesprayWhole): ShellFunction {
  const { hosts } = cluster.platform;
  const controlPlanes = hosts.filter(({ isControlPlane }) => isControlPlane).map(({ name }) => name);
  return {
    name: "remove",
    about: ["The machine leaves the cluster first; then it may leave the intent. BGP sessions with it end here."],
    body: [
      // Kubespray's own instructions: the first control plane cannot be removed by this playbook.
      `[ "$1" != ${word(controlPlanes[0] ?? "")} ] || refuse "$1 is the first control plane, which runs the play" \\`,
      '  "fix: put another control plane first in the intent, synth, and run up before"',
      ...linesIn(cluster, "access"),
      commandLine(
        playbook(
          "remove-node.yml",
          "--extra-vars",
          ["node=", { variable: "1" }],
          "--extra-vars",
          "skip_confirmation=yes",
        ),
      ),
      'addresses_freed "$1"',
    ],
  };
}

const addressesFreed: ShellFunction = {
  name: "addresses_freed",
  about: ["Waits until Calico has freed the blocks of a machine that is gone, and says which it has not."],
  body: [
    "local left deadline=$((SECONDS + ${FREED_WITHIN:-300}))",
    "while :; do",
    `  left=$(kubectl get ipamblocks.crd.projectcalico.org --output 'jsonpath={range .items[*]}{.spec.affinity}{" "}{.spec.cidr}{"\\n"}{end}')`,
    `  left=$(awk -v affinity="host:$1" '$1 == affinity { print $2 }' <<< "$left")`,
    '  [ -n "$left" ] || return 0',
    '  if [ "$SECONDS" -ge "$deadline" ]; then',
    ...stillHeld("$1", "commands.sh: ").map((line) => `    ${line}`),
    "    return 1",
    "  fi",
    "  sleep 2",
    "done",
  ],
};
