import { existingNetwork } from "../../places/aws";
import type { ExistingObject } from "../../places";
import type { EksCluster } from "./types";

/** What an intent names of an account without the kit making it: a VPC, a key, principals, security groups. */
export function existingOf(platform: EksCluster): readonly ExistingObject[] {
  const { vpc, secretsEncryption, access, securityGroupRules } = platform;
  const { deployer, administrators, credentials } = access;
  const principals = [
    ...administrators,
    ...(deployer.kind === "principal" ? [deployer.arn] : []),
    ...(credentials.roleArn === undefined ? [] : [credentials.roleArn]),
  ];
  const groups = securityGroupRules.flatMap(({ peer }) => ("securityGroupId" in peer ? [peer.securityGroupId] : []));
  return [
    ...(vpc.kind === "create"
      ? []
      : existingNetwork(
          vpc.vpcId,
          vpc.cidr,
          vpc.privateSubnets.map(({ subnetId: id, ...subnet }) => ({ id, ...subnet })),
        )),
    ...(secretsEncryption.kind === "key" ? [keyOf(secretsEncryption.keyArn)] : []),
    ...[...new Set(principals)].flatMap(roleOf),
    ...[...new Set(groups)].map((id) => ({ type: "aws:ec2/securityGroup:SecurityGroup", id, properties: {} })),
  ];
}

function keyOf(arn: string): ExistingObject {
  return { type: "aws:kms/key:Key", id: arn.slice(arn.lastIndexOf("/") + 1), properties: { arn } };
}

/** Of users nobody asks for more than their ARN. */
function roleOf(arn: string): readonly ExistingObject[] {
  const path = /^[^:]*:[^:]*:iam::[^:]*:role\/(.+)$/.exec(arn)?.[1];
  if (path === undefined) return [];
  return [{ type: "aws:iam/role:Role", id: path.slice(path.lastIndexOf("/") + 1), properties: { arn } }];
}
