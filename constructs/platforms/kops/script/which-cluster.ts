import { func, refusal, type ShellFunction, word } from "../../../model";
import { hasGroup } from "../steps";
import type { KopsCluster } from "../types";

/**
 * What is made sure before anything is changed: that all programs are there, that kops is of the intent's release, and that
 * the state store is the one that holds this cluster, in its region.
 */
export function whichCluster(platform: KopsCluster): string {
  return [refusal, kubectl, makeSure(platform)].map(func).join("\n\n");
}

const kubectl: ShellFunction = {
  name: "kubectl",
  about: ["kOps calls the context as it calls the cluster; another one may be current."],
  body: ['command kubectl --context="$KOPS_CLUSTER_NAME" "$@"'],
};

function makeSure(platform: KopsCluster): ShellFunction {
  const { clusterName, release, region, vpc } = platform;
  const minor = release.split(".").slice(0, 2).join(".");
  const tools = ["kops", "kubectl", "awk", ...(hasGroup(platform) ? ["envsubst"] : [])];
  const store = "s3:// and the bucket with the state of kOps";
  return {
    name: "make_sure",
    body: [
      `local missing=() tools=${word([tools.join(" ")])} tool version found zones zone`,
      ...(hasGroup(platform) ? withAws('tools="$tools aws"') : []),
      "for tool in $tools; do",
      '  type -P "$tool" > /dev/null || missing+=("the program $tool, which is not on the PATH")',
      "done",
      `[ -n "\${KOPS_STATE_STORE:-}" ] || missing+=(${word(`the variable KOPS_STATE_STORE: ${store}`)})`,
      '[ "${#missing[@]}" = 0 ] || refuse "something is missing" "${missing[@]}"',
      "version=$(kops version --short)",
      "case ${version#v} in",
      `  ${word(minor)}.*) ;;`,
      `  *) refuse "kops is of another release than the cluster's" "got: $version, $(type -P kops)" ${word(`wanted: ${release}`)} ;;`,
      "esac",
      ...(hasGroup(platform) && vpc.vpcId !== undefined
        ? withAws(
            `aws ec2 describe-vpcs --vpc-ids ${word(vpc.vpcId)} > /dev/null ||`,
            `  refuse ${word(`the VPC ${vpc.vpcId} of ${clusterName} is not there for these credentials in ${region}`)}`,
          )
        : []),
      "if ! found=$(kops get cluster 2>&1); then",
      "  case $found in",
      '    *"cluster not found"*) ;;',
      '    *) refuse "the state store $KOPS_STATE_STORE cannot be read" "$found" ;;',
      "  esac",
      "  case $1 in",
      "    up | terraform) return 0 ;;",
      "  esac",
      '  refuse "the state store has no cluster $KOPS_CLUSTER_NAME" "got: $KOPS_STATE_STORE" \\',
      '    "fix: KOPS_STATE_STORE of that cluster; where it is yet to be made, $0 up"',
      "fi",
      `zones=$(awk -v name="$KOPS_CLUSTER_NAME" '$1 == name { print $3 }' <<< "$found")`,
      "for zone in ${zones//,/ }; do",
      "  case $zone in",
      `    ${word(region)}?*) ;;`,
      `    *) refuse "the cluster of that name in $KOPS_STATE_STORE is in another region" "got: $zones" ${word(`wanted: ${region}`)} ;;`,
      "  esac",
      "done",
    ],
  };
}

/** Lines for the actions that look after the security group. */
function withAws(...lines: readonly string[]): readonly string[] {
  return ["case $1 in", "  up | update | down)", ...lines.map((line) => `    ${line}`), "    ;;", "esac"];
}
