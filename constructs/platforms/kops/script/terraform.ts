import { ruleDescription } from "../../../places/aws";
import type { KopsCluster } from "../types";
import { securityGroupName } from "../security-group";
import type { ShellFunction } from "../../../model";
import { groupVariable } from "./security-group";

/** Name of the output with the id that kOps' instance groups ask for. */
const securityGroupOutput = "calico_security_group_id";

/**
 * The security group with what Calico needs and kOps does not open, in Terraform's JSON syntax, to stand beside the
 * `kubernetes.tf` of `kops update cluster --target terraform`, whose `local.vpc_id` is the cluster's VPC in every phase
 * (pkg/model/awsmodel, upup/pkg/fi/cloudup/awstasks/vpc.go: own and shared). One resource for each rule: inline rules and
 * separate ones undo each other.
 */
export function terraformSecurityGroup(platform: KopsCluster): object {
  const { clusterName, securityGroupRules, tags } = platform;
  return {
    resource: {
      aws_security_group: {
        calico: {
          name: securityGroupName(platform),
          description: `Calico between nodes of ${clusterName}`,
          vpc_id: "${local.vpc_id}",
          tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [literal(key), literal(value)])),
        },
      },
      aws_vpc_security_group_ingress_rule: Object.fromEntries(
        securityGroupRules.map(({ name, protocol, fromPort, toPort, source, why }) => [
          `calico-${name}`,
          {
            security_group_id: group,
            ip_protocol: protocol,
            ...(fromPort === undefined ? {} : { from_port: fromPort }),
            ...(toPort === undefined ? {} : { to_port: toPort }),
            ...(source === "members" ? { referenced_security_group_id: group } : { cidr_ipv4: source.cidr }),
            description: literal(ruleDescription(why)),
          },
        ]),
      ),
    },
    output: { [securityGroupOutput]: { value: group } },
  };
}

/** A user's text: Terraform would evaluate what stands in `${}` or `%{}`. */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}

const group = "${aws_security_group.calico.id}";

/**
 * Into a folder of the user's, since `synth` replaces what is in its own. With a group of the kit's own in two runs, as
 * instances want the group's id and the group a VPC.
 */
export function terraform(hasGroup: boolean): ShellFunction {
  const write = 'kops update cluster --target terraform --out "$directory" --create-kube-config=false';
  return {
    name: "terraform",
    body: [
      "local directory=${1:?name a folder for the files, outside of this one}",
      'case "$directory" in /*) ;; *) directory=$from/$directory ;; esac',
      ...(hasGroup
        ? [
            'mkdir -p "$directory"',
            'cp terraform/calico.tf.json "$directory"',
            `${groupVariable}=$(command terraform -chdir="$directory" output -raw ${securityGroupOutput} 2> /dev/null || true)`,
            `case "$${groupVariable}" in`,
            `  sg-*) export ${groupVariable} ;;`,
            "  *)",
            `    unset ${groupVariable}`,
            "    objects",
            `    ${write} --phase network`,
            '    echo "$directory has the network and the security group of Calico; run terraform init and apply there, then this again"',
            "    return",
            "    ;;",
            "esac",
          ]
        : []),
      "objects",
      write,
      'echo "run terraform init and apply in $directory, then $0 finish; to take it down, terraform destroy, then kops delete cluster --yes"',
    ],
  };
}
