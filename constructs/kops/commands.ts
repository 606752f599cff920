import { lateValues, type Cluster } from "../cluster";
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
    up(platform, hasGroup, hasObjects),
    annotate(platform),
    down(hasGroup),
    dispatch,
  ]
    .filter((block) => block !== "")
    .join("\n\n")}\n`;
}

function header({ clusterName, stateStore, region, release }: KopsCluster, hasGroup: boolean): string {
  return [
    "#!/usr/bin/env bash",
    `# kOps ${release}, cluster ${clusterName}: up, update, annotate, down. Needs kops${hasGroup ? ", aws, envsubst" : ""} and kubectl.`,
    "set -euo pipefail",
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

function up(platform: KopsCluster, hasGroup: boolean, hasObjects: boolean): string {
  const groups = `  kops replace --force -f 02-instance-groups.yaml`;
  const filled = `  envsubst '\${${variable}}' < 02-instance-groups.yaml | kops replace --force -f -`;
  return [
    "up() {",
    ...(hasObjects
      ? [
          "  # Only `create` takes additional objects; ../apply.sh brings them up to date later.",
          "  if kops get cluster > /dev/null 2>&1; then",
          "    kops replace --force -f 01-cluster.yaml",
          "  else",
          "    kops create -f 01-cluster.yaml -f 03-additional-objects.yaml",
          "  fi",
        ]
      : ["  kops replace --force -f 01-cluster.yaml"]),
    ...(hasGroup
      ? [
          // kOps refuses a cluster without groups, and a group without an id that looks like one.
          `  ${variable}=\${${variable}:-sg-0} envsubst '\${${variable}}' < 02-instance-groups.yaml | kops replace --force -f -`,
          "  kops update cluster --phase network --yes",
          "  security_group",
          filled,
        ]
      : [groups]),
    "  kops update cluster --yes --admin",
    ...(platform.networking === "cni"
      ? [
          "  # Nodes become Ready only with Calico, which the kit brings; kops validates the cluster after it.",
          "  ../apply.sh",
        ]
      : []),
    "  kops validate cluster --wait 15m",
    ...(platform.routeReflectors.length > 0 ? ["  annotate"] : []),
    ...(platform.networking === "calico" ? ["  ../apply.sh"] : []),
    "}",
    "",
    "# After a change: the objects, then the nodes one after the other.",
    "update() {",
    "  kops replace --force -f 01-cluster.yaml",
    ...(hasGroup ? ["  security_group", filled] : [groups]),
    "  kops update cluster --yes --admin",
    "  kops rolling-update cluster --yes",
    "  kops validate cluster --wait 15m",
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

const dispatch = [
  'case "${1:-up}" in',
  '  up | update | annotate | down) "${1:-up}" ;;',
  '  *) echo "usage: $0 [up|update|annotate|down]" >&2; exit 2 ;;',
  "esac",
].join("\n");
