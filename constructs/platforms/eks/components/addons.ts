import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { childOptions } from "../../../places/aws/component";
import type { EksAddon } from "../types";
import type { ControlPlane } from "./control-plane";
import type { RoleWithRights } from "./iam";
import type { Making } from "./making";
import { newResource } from "../../../calico/component";

/** The add-ons of one phase. */
export function makeAddons(
  making: Making,
  phase: EksAddon["phase"],
  controlPlane: ControlPlane,
  vpcCniRole: RoleWithRights | undefined,
  before: readonly pulumi.Resource[],
): readonly eks.Addon[] {
  const { name, common } = making;
  const { addons, iam: rights } = making.cluster.platform;
  const { kubernetes } = making.cluster;
  return addons
    .filter((addon) => addon.phase === phase)
    .map((addon) => {
      const role = addon.usesVpcCniRole ? vpcCniRole : undefined;
      return newResource(
        eks.Addon,
        `${name}-${addon.name}`,
        {
          ...common,
          clusterName: controlPlane.cluster.name,
          addonName: addon.name,
          addonVersion: addon.version ?? defaultVersion(making, addon.name, kubernetes),
          ...(addon.configurationValues === undefined ? {} : { configurationValues: addon.configurationValues }),
          resolveConflictsOnCreate: "OVERWRITE",
          resolveConflictsOnUpdate: "OVERWRITE",
          ...(role === undefined
            ? {}
            : rights.workloadIdentity === "oidc"
              ? { serviceAccountRoleArn: role.role.arn }
              : { podIdentityAssociations: [{ roleArn: role.role.arn, serviceAccount: "aws-node" }] }),
        },
        childOptions(making, ...(role?.rights ?? []), ...before),
      );
    });
}

/**
 * EKS' default for the cluster's Kubernetes. Without a version EKS takes the default when the add-on is made and leaves it there: it
 * updates none by itself, not even with the cluster (docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html).
 */
function defaultVersion({ parent }: Making, addonName: string, kubernetesVersion: string): pulumi.Output<string> {
  return eks.getAddonVersionOutput({ addonName, kubernetesVersion }, { parent }).version;
}

/** The account's trust in the cluster's issuer of service account tokens; undefined unless workload identity is OIDC. */
export function makeOidcProvider(
  making: Making,
  controlPlane: ControlPlane,
): { readonly providerArn: pulumi.Output<string>; readonly issuer: pulumi.Output<string> } | undefined {
  if (making.cluster.platform.iam.workloadIdentity !== "oidc") return undefined;
  const provider = newResource(
    iam.OpenIdConnectProvider,
    making.name,
    { url: controlPlane.issuer, clientIdLists: ["sts.amazonaws.com"], tags: making.common.tags },
    childOptions(making),
  );
  return { providerArn: provider.arn, issuer: controlPlane.issuer };
}
