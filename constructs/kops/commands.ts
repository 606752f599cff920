import { lateValues, type Cluster } from "../cluster";
import { securityGroupOutput } from "./terraform";
import type { KopsCluster, KopsSecurityGroupRule } from "./types";

/**
 * The script that drives kOps. It may be run again and again: every step sets what is to be. With a security group of
 * the kit's own the VPC comes first (`--phase network`), because instances want the group's id and a group a VPC; the
 * group carries none of kOps' tags, as more than one tagged group on an instance stops AWS' load balancers, and gets one
 * just before `delete`, so that kOps takes it away with its own.
 */
export function kopsCommands(cluster: Cluster<KopsCluster>, hasObjects: boolean): string {
  const { platform } = cluster;
  const hasGroup = platform.securityGroupRules.length > 0;
  return `${[
    header(platform, hasGroup),
    ...(hasGroup ? [securityGroup(platform)] : []),
    objects(platform, hasGroup, hasObjects),
    up(hasGroup),
    finish(platform),
    update(hasGroup),
    leftovers(platform),
    annotate(platform),
    terraform(hasGroup),
    down(hasGroup),
    dispatch,
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

const { variable } = lateValues["kops.securityGroupId"];

function securityGroup(platform: KopsCluster): string {
  const { clusterName, vpc } = platform;
  const name = `calico.${clusterName}`;
  return [
    "# The security group with what Calico needs and kOps does not open.",
    "security_group() {",
    vpc.vpcId === undefined
      ? `  vpc=$(aws ec2 describe-vpcs --filters Name=tag:KubernetesCluster,Values=${clusterName} --query 'Vpcs[0].VpcId' --output text)`
      : `  vpc=${vpc.vpcId}`,
    "  find_group() {",
    `    aws ec2 describe-security-groups --filters Name=vpc-id,Values="$vpc" Name=group-name,Values=${name} \\`,
    "      --query 'SecurityGroups[0].GroupId' --output text",
    "  }",
    `  ${variable}=$(find_group)`,
    `  if [ "$${variable}" = None ]; then`,
    `    aws ec2 create-security-group --vpc-id "$vpc" --group-name ${name} \\`,
    "      --description 'Calico between nodes' > /dev/null",
    `    ${variable}=$(find_group)`,
    "  fi",
    `  export ${variable}`,
    ...platform.securityGroupRules.flatMap((rule) => [
      `  # ${rule.name}: ${rule.why}`,
      `  allow '${permission(rule)}'`,
    ]),
    "}",
    "",
    "# A rule that is there already is what is wanted.",
    "allow() {",
    "  local out",
    `  out=$(aws ec2 authorize-security-group-ingress --group-id "$${variable}" \\`,
    `    --ip-permissions "\${1//\\$GROUP/$${variable}}" 2>&1) || grep -q InvalidPermission.Duplicate <<< "$out" || {`,
    '    echo "$out" >&2',
    "    return 1",
    "  }",
    "}",
  ].join("\n");
}

/** One entry of EC2's IpPermissions; `$GROUP` stands for the group itself. */
function permission({ protocol, fromPort, toPort, source }: KopsSecurityGroupRule): string {
  return JSON.stringify([
    {
      IpProtocol: protocol,
      ...(fromPort === undefined ? {} : { FromPort: fromPort, ToPort: toPort }),
      ...(source === "members"
        ? { UserIdGroupPairs: [{ GroupId: "$GROUP" }] }
        : { IpRanges: [{ CidrIp: source.cidr }] }),
    },
  ]);
}

/** kOps' objects, into its state. */
function objects({ clusterName }: KopsCluster, hasGroup: boolean, hasObjects: boolean): string {
  return [
    ...(hasGroup
      ? [
          "# The groups with the security group's id; kOps refuses a cluster without groups, and an id that does not look like one.",
          "instance_groups() {",
          `  ${variable}=\${${variable}:-sg-0} envsubst '\${${variable}}' < 02-instance-groups.yaml | kops replace --force -f -`,
          "}",
          "",
        ]
      : ["instance_groups() {", "  kops replace --force -f 02-instance-groups.yaml", "}", ""]),
    "objects() {",
    ...(hasObjects
      ? [
          "  # Only `create` takes additional objects; ../apply.sh brings them up to date later.",
          `  if kops get cluster ${clusterName} > /dev/null 2>&1; then`,
          "    kops replace --force -f 01-cluster.yaml",
          "  else",
          "    kops create -f 01-cluster.yaml -f 03-additional-objects.yaml",
          "  fi",
        ]
      : ["  kops replace --force -f 01-cluster.yaml"]),
    "  instance_groups",
    "}",
  ].join("\n");
}

function up(hasGroup: boolean): string {
  return [
    "up() {",
    "  objects",
    ...(hasGroup ? ["  kops update cluster --phase network --yes", "  security_group", "  instance_groups"] : []),
    "  kops update cluster --yes",
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

/** `replace` deletes no group. Somebody may have made one by hand, so that this is asked for by name. */
function leftovers({ instanceGroups }: KopsCluster): string {
  const names = instanceGroups.map(({ name }) => name).join(" ");
  return [
    "# Groups that kOps has and the intent has not.",
    "leftovers() {",
    "  local group",
    "  kops get instancegroups | awk 'NR > 1 { print $1 }' | while read -r group; do",
    `    case " ${names} " in`,
    '      *" $group "*) ;;',
    '      *) echo "$group" ;;',
    "    esac",
    "  done",
    "}",
    "",
    "prune() {",
    "  local group",
    "  for group in $(leftovers); do",
    '    kubectl drain -l "kops.k8s.io/instancegroup=$group" --ignore-daemonsets --delete-emptydir-data --timeout=15m',
    '    kops delete instancegroup "$group" --yes',
    "  done",
    "}",
  ].join("\n");
}

/**
 * Into a folder of the user's, since `synth` replaces what is in its own. With a group of the kit's own in two runs, as
 * instances want the group's id and the group a VPC.
 */
function terraform(hasGroup: boolean): string {
  const write = 'kops update cluster --target terraform --out "$directory" --create-kube-config=false';
  return [
    "terraform() {",
    "  local directory=${1:?name a folder for the files, outside of this one}",
    '  case "$directory" in /*) ;; *) directory=$from/$directory ;; esac',
    ...(hasGroup
      ? [
          '  mkdir -p "$directory"',
          '  cp terraform/calico.tf.json "$directory"',
          `  ${variable}=$(command terraform -chdir="$directory" output -raw ${securityGroupOutput} 2> /dev/null || true)`,
          `  case "$${variable}" in`,
          `    sg-*) export ${variable} ;;`,
          "    *)",
          `      unset ${variable}`,
          "      objects",
          `      ${write} --phase network`,
          '      echo "$directory has the network and the security group of Calico; run terraform init and apply there, then this again"',
          "      return",
          "      ;;",
          "  esac",
        ]
      : []),
    "  objects",
    `  ${write}`,
    '  echo "run terraform init and apply in $directory, then $0 finish; to take it down, terraform destroy, then kops delete cluster --yes"',
    "}",
  ].join("\n");
}

/** The kubelet cannot write annotations, so new nodes need this again. */
function annotate({ routeReflectors }: KopsCluster): string {
  return [
    "# BGP route reflectors. The kubelet cannot annotate its own node: run it again when such a node was replaced.",
    "annotate() {",
    ...(routeReflectors.length === 0
      ? ["  :"]
      : routeReflectors.map(
          ({ instanceGroup, clusterId }) =>
            `  kubectl annotate nodes --overwrite -l kops.k8s.io/instancegroup=${instanceGroup} projectcalico.org/RouteReflectorClusterID=${clusterId}`,
        )),
    "}",
  ].join("\n");
}

function down(hasGroup: boolean): string {
  return [
    "down() {",
    ...(hasGroup
      ? [
          "  security_group",
          `  aws ec2 create-tags --resources "$${variable}" --tags "Key=KubernetesCluster,Value=$KOPS_CLUSTER_NAME"`,
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

const dispatch = [
  'case "${1:-up}" in',
  `  ${actions.join(" | ")}) "\${1:-up}" "\${@:2}" ;;`,
  `  *) echo "usage: $0 [${actions.join("|")}]" >&2; exit 2 ;;`,
  "esac",
].join("\n");
