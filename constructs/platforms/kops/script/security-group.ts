import { commandLine, comment, lateValue, quoted, type ShellFunction, word } from "../../../model";
import { securityGroupName } from "../security-group";
import { handOver, hasGroup } from "../steps";
import type { KopsCluster, KopsSecurityGroupRule } from "../types";

/** The variable with the id of the kit's own security group. */
export const groupVariable = lateValue("kops.securityGroupId").variable;

/** Finds the group, and the VPC for it: `None` where there is none; hands it over to kOps; takes away what is not wanted. */
export function findGroup(platform: KopsCluster): readonly ShellFunction[] {
  const { clusterName, vpc } = platform;
  const filter = word(`Name=tag:KubernetesCluster,Values=${clusterName}`);
  return [
    {
      name: "find_group",
      body: [
        vpc.vpcId === undefined
          ? `vpc=$(aws ec2 describe-vpcs --filters ${filter} --query 'Vpcs[0].VpcId' --output text)`
          : `vpc=${quoted(vpc.vpcId)}`,
        `${groupVariable}=$(aws ec2 describe-security-groups \\`,
        `  --filters Name=vpc-id,Values="$vpc" Name=group-name,Values=${word(securityGroupName(platform))} \\`,
        "  --query 'SecurityGroups[0].GroupId' --output text)",
        `export ${groupVariable}`,
      ],
    },
    {
      name: "hand_over",
      about: [
        "Whatever the intent says now: an earlier one may have wanted the group. An interrupted `down` may have taken it away already.",
      ],
      body: [
        ...whereAws(platform, "if calico.$KOPS_CLUSTER_NAME is there, kOps cannot delete the VPC"),
        "find_group",
        ...(handOver.run.kind === "function"
          ? handOver.run.commands.map((one) => `[ "$${groupVariable}" = None ] || ${commandLine(one)}`)
          : []),
      ],
    },
    narrow(platform),
  ];
}

/** A cluster without a group of the kit's own does not want the program. */
function whereAws(platform: KopsCluster, without: string): readonly string[] {
  if (hasGroup(platform)) return [];
  const told = `commands.sh: without the program aws nobody looks for a security group of an earlier intent: ${without}`;
  return ["type -P aws > /dev/null || {", `  echo "${told}" >&2`, "  return 0", "}"];
}

/** By this a rule in the group is known as the kit's; EC2 keeps it as the rule's description. */
const ours = "calico-kit";

/**
 * Once nodes are what they are to be: what an earlier intent opened and this one does not want goes. Somebody may have put rules of
 * their own into the group, as scripts of earlier versions did without a mark: those are named.
 */
function narrow(platform: KopsCluster): ShellFunction {
  const isWanted = hasGroup(platform);
  const columns = "SecurityGroupRuleId,IpProtocol,FromPort,ToPort,CidrIpv4||ReferencedGroupInfo.GroupId,Description";
  const wanted = platform.securityGroupRules.map((rule) => word([`${wantedAs(rule)}`]));
  return {
    name: "narrow",
    about: ["Takes away what an earlier intent opened and this one does not want."],
    body: [
      ...whereAws(platform, "what it opened stays open"),
      "local rule protocol from to source note rules wanted=() one foreign=",
      "find_group",
      `[ "$${groupVariable}" != None ] || return 0`,
      ...(isWanted ? [`wanted=(${wanted.join(" ")})`] : []),
      `rules=$(aws ec2 describe-security-group-rules --filters Name=group-id,Values="$${groupVariable}" \\`,
      `  --query 'SecurityGroupRules[?!IsEgress].[${columns}]' --output text)`,
      "while IFS=$'\\t' read -r rule protocol from to source note; do",
      '  [ -n "$rule" ] || continue',
      "  # Other protocols have no ports.",
      "  case $protocol in tcp | udp | icmp) ;; *) from=- to=- ;; esac",
      `  [ "$source" != "$${groupVariable}" ] || source=members`,
      '  for one in ${wanted[@]+"${wanted[@]}"}; do',
      '    [ "$one" != "$protocol $from $to $source" ] || continue 2',
      "  done",
      `  if [ "$note" = ${ours} ]; then`,
      `    aws ec2 revoke-security-group-ingress --group-id "$${groupVariable}" --security-group-rule-ids "$rule" > /dev/null`,
      "  else",
      "    foreign=yes",
      `    echo "rule $rule of security group $${groupVariable} is not in the intent, nor marked as made from it: aws ec2 revoke-security-group-ingress --group-id $${groupVariable} --security-group-rule-ids $rule" >&2`,
      "  fi",
      'done <<< "$rules"',
      ...(isWanted
        ? []
        : [
            `[ -n "$foreign" ] || aws ec2 delete-security-group --group-id "$${groupVariable}" > /dev/null ||`,
            `  echo "security group $${groupVariable} is not wanted any more, and is still used; $0 update tries again, $0 down takes it away" >&2`,
          ]),
    ],
  };
}

/** A rule as `narrow` compares it: protocol, ports, source. */
function wantedAs({ protocol, fromPort, toPort, source }: KopsSecurityGroupRule): string {
  const ports = fromPort === undefined ? "- -" : `${fromPort} ${toPort ?? fromPort}`;
  return `${protocol} ${ports} ${source === "members" ? "members" : source.cidr}`;
}

/** Makes the group, or finds it, and adds the rules that it lacks. */
export function securityGroup(platform: KopsCluster): ShellFunction {
  return {
    name: "security_group",
    about: ["The security group with what Calico needs and kOps does not open."],
    body: [
      "find_group",
      `if [ "$${groupVariable}" = None ]; then`,
      `  aws ec2 create-security-group --vpc-id "$vpc" --group-name ${word(securityGroupName(platform))} \\`,
      "    --description 'Calico between nodes' > /dev/null",
      "  find_group",
      "fi",
      ...platform.securityGroupRules.flatMap((rule) => [
        comment(`${rule.name}: ${rule.why}`),
        commandLine(["allow", permission(rule)]),
      ]),
    ],
  };
}

export const allow: ShellFunction = {
  name: "allow",
  about: ["A rule that is there already is what is wanted; it is marked, so that it can go one day."],
  body: [
    `local out rule="\${1//\\$GROUP/$${groupVariable}}"`,
    `out=$(aws ec2 authorize-security-group-ingress --group-id "$${groupVariable}" --ip-permissions "$rule" 2>&1) && return`,
    'grep -q InvalidPermission.Duplicate <<< "$out" || {',
    '  echo "$out" >&2',
    "  return 1",
    "}",
    `aws ec2 update-security-group-rule-descriptions-ingress --group-id "$${groupVariable}" --ip-permissions "$rule" > /dev/null`,
  ],
};

/** One entry of EC2's IpPermissions; `$GROUP` stands for the group itself. */
function permission({ protocol, fromPort, toPort, source }: KopsSecurityGroupRule): string {
  return JSON.stringify([
    {
      IpProtocol: protocol,
      ...(fromPort === undefined ? {} : { FromPort: fromPort, ToPort: toPort }),
      ...(source === "members"
        ? { UserIdGroupPairs: [{ GroupId: "$GROUP", Description: ours }] }
        : { IpRanges: [{ CidrIp: source.cidr, Description: ours }] }),
    },
  ]);
}
