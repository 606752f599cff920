import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { childOptions } from "../../../places/aws/component";
import type { ControlPlane } from "./control-plane";
import { callerIdentity, type Making } from "./making";
import { newResource } from "../../../calico/component";

/**
 * Who may use the Kubernetes API: cluster-admin for the administrators and for whoever runs `pulumi up`. Kubernetes
 * resources must wait for what this returns.
 */
export function makeAccess(making: Making, controlPlane: ControlPlane): readonly pulumi.Resource[] {
  const { administrators, deployer } = making.cluster.platform.access;
  const deployerArn = deployer.kind === "principal" ? deployer.arn : callerPrincipal(making, administrators);
  return [
    ...makeAdministrator(making, controlPlane, "deployer", deployerArn),
    ...administrators.flatMap((arn) => makeAdministrator(making, controlPlane, `admin-${keyOfPrincipal(arn)}`, arn)),
  ];
}

/**
 * The IAM principal behind the caller's credentials. Of an assumed role, STS gives an ARN that an access entry does not
 * take (`arn:aws:sts::...:assumed-role/Name/session`) and that lacks the role's path; `getSessionContext` finds the role
 * itself, with its path, which roles of IAM Identity Center always have.
 */
function callerPrincipal(making: Making, administrators: readonly string[]): pulumi.Output<string> {
  const { arn } = callerIdentity(making);
  return iam.getSessionContextOutput({ arn }, { parent: making.parent }).issuerArn.apply((arn) => {
    if (administrators.includes(arn)) {
      throw new pulumi.ResourceError(
        `${arn} runs this program and is in platform.administrators too, and EKS takes a principal once only: ` +
          "take it out of administrators, or name it as platform.deployer.principalArn",
        making.parent,
        true,
      );
    }
    return arn;
  });
}

function makeAdministrator(
  making: Making,
  controlPlane: ControlPlane,
  key: string,
  principalArn: pulumi.Input<string>,
): readonly pulumi.Resource[] {
  const { name, common } = making;
  const { partition } = making.cluster.platform;
  const label = `${name}-${key}`;
  const clusterName = controlPlane.cluster.name;
  const entry = newResource(eks.AccessEntry, label, { ...common, clusterName, principalArn }, childOptions(making));
  const policy = newResource(
    eks.AccessPolicyAssociation,
    label,
    {
      region: common.region,
      clusterName,
      principalArn,
      policyArn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
      accessScope: { type: "cluster" },
    },
    childOptions(making, entry),
  );
  return [entry, policy];
}

/** `arn:aws:iam::111122223333:role/ops/Admin` gives `111122223333-role-ops-Admin`: the same for the same principal. */
export function keyOfPrincipal(arn: string): string {
  return arn
    .split(":")
    .slice(4)
    .join("-")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
