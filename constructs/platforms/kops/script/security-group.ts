import { commandLine, comment, lateValue, quoted, type ShellFunction, word } from "../../../model";
import { securityGroupName } from "../security-group";
import { down } from "../steps";
import type { KopsCluster, KopsSecurityGroupRule } from "../types";

/** The variable with the id of the kit's own security group. */
export const groupVariable = lateValue("kops.securityGroupId").variable;

/** Finds the group, and the VPC for it: `None` where there is none. */
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
      about: ["An interrupted `down` may have taken it away already."],
      body: [
        "find_group",
        ...down(platform).flatMap(({ run }) =>
          run.kind === "function"
            ? run.commands.map((one) => `[ "$${groupVariable}" = None ] || ${commandLine(one)}`)
            : [],
        ),
      ],
    },
  ];
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
  about: ["A rule that is there already is what is wanted."],
  body: [
    "local out",
    `out=$(aws ec2 authorize-security-group-ingress --group-id "$${groupVariable}" \\`,
    `  --ip-permissions "\${1//\\$GROUP/$${groupVariable}}" 2>&1) || grep -q InvalidPermission.Duplicate <<< "$out" || {`,
    '  echo "$out" >&2',
    "  return 1",
    "}",
  ],
};

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
