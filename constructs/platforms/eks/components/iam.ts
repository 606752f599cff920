import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { childOptions } from "../../../places/aws/component";
import { nodePolicy, type PolicyDocument, trustPodIdentity, trustService, trustServiceAccount } from "../policies";
import type { Making } from "./making";
import { newResource } from "../../../calico/component";

/** A role with the rights that must be there before, and go after, whatever uses it. */
export interface RoleWithRights {
  readonly role: iam.Role;
  readonly rights: readonly pulumi.Resource[];
}

/** The role of the control plane. */
export function makeClusterRole(making: Making): RoleWithRights {
  return makeRole(making, "cluster", trustService("eks.amazonaws.com"), making.cluster.platform.iam.clusterPolicies);
}

/** The role of the nodes: AWS' policies for kubelets, and Felix' own rights where it switches source/destination checks. */
export function makeNodeRole(making: Making, vpcId: pulumi.Input<string>): RoleWithRights {
  const { platform } = making.cluster;
  const { role, rights } = makeRole(making, "nodes", trustService("ec2.amazonaws.com"), platform.iam.nodePolicies);
  if (!platform.iam.switchesSourceDestinationCheck) return { role, rights };
  const label = `${making.name}-source-destination-check`;
  const policy = newResource(
    iam.RolePolicy,
    label,
    { role: role.name, policy: pulumi.output(vpcId).apply((id) => JSON.stringify(nodePolicy(platform, id))) },
    childOptions(making),
  );
  return { role, rights: [...rights, policy] };
}

/** The role of aws-node by pod identity or by the cluster's OpenID Connect provider; undefined where it has none. */
export function makeVpcCniRole(
  making: Making,
  oidc: { readonly providerArn: pulumi.Input<string>; readonly issuer: pulumi.Input<string> } | undefined,
): RoleWithRights | undefined {
  const { vpcCniPolicies, workloadIdentity } = making.cluster.platform.iam;
  if (vpcCniPolicies === undefined) return undefined;
  const trust =
    workloadIdentity === "oidc" && oidc !== undefined
      ? pulumi
          .all([oidc.providerArn, oidc.issuer])
          .apply(([provider, issuer]) => trustServiceAccount(provider, issuer, "kube-system:aws-node"))
      : trustPodIdentity();
  return makeRole(making, "vpc-cni", trust, vpcCniPolicies);
}

function makeRole(
  making: Making,
  key: string,
  trust: pulumi.Input<PolicyDocument>,
  policies: readonly string[],
): RoleWithRights {
  const label = `${making.name}-${key}`;
  const role = newResource(
    iam.Role,
    label,
    {
      assumeRolePolicy: pulumi.output(trust).apply((document) => JSON.stringify(document)),
      description: `calico-kit: ${key} of EKS cluster ${making.cluster.name}`,
      tags: making.common.tags,
    },
    childOptions(making),
  );
  const rights = policies.map((policyArn) =>
    newResource(
      iam.RolePolicyAttachment,
      `${label}-${policyArn.slice(policyArn.lastIndexOf("/") + 1)}`,
      { role: role.name, policyArn },
      childOptions(making),
    ),
  );
  return { role, rights };
}
