import { annotationOf } from "../kubectl";
import type { KopsCluster, ResolvedKops } from "../types";
import { leftovers, objects } from "./objects";
import { groupVariable, securityGroup } from "./security-group";
import { terraform } from "./terraform";

/**
 * The script that drives kOps. It may be run again and again: every step sets what is to be. With a security group of
 * the kit's own the VPC comes first (`--phase network`), because instances want the group's id and a group a VPC; the
 * group carries none of kOps' tags, as more than one tagged group on an instance stops AWS' load balancers, and gets one
 * just before `delete`, so that kOps takes it away with its own.
 */
export function kopsScript(cluster: ResolvedKops, hasObjects: boolean): string {
  const { platform } = cluster;
  const hasGroup = platform.securityGroupRules.length > 0;
  return `${[
    header(platform, hasGroup),
    ...(hasGroup ? [securityGroup(platform)] : []),
    objects(platform, hasGroup, hasObjects),
    up(hasGroup),
    finish(platform),
    update(hasGroup),
    leftovers(cluster),
    annotate(platform),
    terraform(hasGroup),
    down(hasGroup),
    '"${@:-up}"',
  ]
    .filter((block) => block !== "")
    .join("\n\n")}\n`;
}

function header({ clusterName, stateStore, region, release }: KopsCluster, hasGroup: boolean): string {
  return [
    "#!/usr/bin/env bash",
    `# kOps ${release}, cluster ${clusterName}. Needs kops${hasGroup ? ", aws, envsubst" : ""} and kubectl, and a way to the API.`,
    ...usage.map((line) => `#   ${line}`),
    "set -euo pipefail",
    known,
    "from=$PWD",
    'cd "$(dirname "$0")"',
    stateStore === undefined
      ? ': "${KOPS_STATE_STORE:?set it first: s3:// and the bucket with the state of kOps}"'
      : `: "\${KOPS_STATE_STORE:=${stateStore}}"`,
    `: "\${AWS_REGION:=${region}}"`,
    "export KOPS_STATE_STORE AWS_REGION",
    `export KOPS_CLUSTER_NAME=${clusterName}`,
  ].join("\n");
}

function up(hasGroup: boolean): string {
  return [
    "up() {",
    "  objects",
    ...(hasGroup ? ["  kops update cluster --phase network --yes", "  security_group", "  instance_groups"] : []),
    "  kops update cluster --yes --create-kube-config=false",
    "  finish",
    "}",
  ].join("\n");
}

/** All that follows once machines are on their way. */
function finish({ networking, routeReflectors }: KopsCluster): string {
  return [
    "finish() {",
    "  kops export kubeconfig --admin",
    ...(networking === "cni"
      ? [
          "  # Nodes become Ready only with Calico, which the kit brings; kops validates the cluster after it.",
          "  ../apply.sh",
        ]
      : []),
    "  kops validate cluster --wait 15m",
    ...(routeReflectors.length > 0 ? ["  annotate"] : []),
    ...(networking === "calico" ? ["  ../apply.sh"] : []),
    "}",
  ].join("\n");
}

function update(hasGroup: boolean): string {
  return [
    "# After a change: the objects, then the nodes one after the other.",
    "update() {",
    "  kops replace --force -f 01-cluster.yaml",
    ...(hasGroup ? ["  security_group"] : []),
    "  instance_groups",
    "  kops update cluster --yes --admin",
    "  kops rolling-update cluster --yes",
    "  kops validate cluster --wait 15m",
    "  local group",
    "  for group in $(leftovers); do",
    '    echo "instance group $group is not in the intent; $0 prune drains and deletes it" >&2',
    "  done",
    "}",
  ].join("\n");
}

function annotate({ routeReflectors }: KopsCluster): string {
  return [
    "# BGP route reflectors. The kubelet cannot annotate its own node: run it again when such a node was replaced.",
    "annotate() {",
    ...(routeReflectors.length === 0 ? ["  :"] : routeReflectors.map((group) => `  kubectl ${annotationOf(group)}`)),
    "}",
  ].join("\n");
}

function down(hasGroup: boolean): string {
  return [
    "down() {",
    ...(hasGroup
      ? [
          "  security_group",
          `  aws ec2 create-tags --resources "$${groupVariable}" --tags "Key=KubernetesCluster,Value=$KOPS_CLUSTER_NAME"`,
        ]
      : []),
    "  kops delete cluster --yes",
    "}",
  ].join("\n");
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
