import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { childOptions } from "../../../places/aws/component";
import { secretsKeyPolicy, secretsKeyUse } from "../policies";
import type { RoleWithRights } from "./iam";
import { callerIdentity, type Making } from "./making";
import type { Network } from "./network";
import { newResource } from "../../../calico/component";

export interface ControlPlane {
  readonly cluster: eks.Cluster;
  /** Host name of the API, without scheme. */
  readonly host: pulumi.Output<string>;
  /** Base64 of the API's CA certificate. */
  readonly caData: pulumi.Output<string>;
  readonly issuer: pulumi.Output<string>;
  /** The security group that EKS makes for the API's network interfaces. */
  readonly securityGroupId: pulumi.Output<string>;
}

/** The cluster itself, with its log group, its key and the order that lets it be deleted again. */
export function makeControlPlane(making: Making, network: Network, role: RoleWithRights): ControlPlane {
  const { name, common } = making;
  const { name: clusterName, kubernetes, platform } = making.cluster;
  const logs = newResource(
    cloudwatch.LogGroup,
    name,
    { ...common, name: platform.logging.logGroup, retentionInDays: platform.logging.retentionDays },
    childOptions(making),
  );
  const encryption = makeEncryption(making, role);
  const cluster = newResource(
    eks.Cluster,
    name,
    {
      ...common,
      name: clusterName,
      version: kubernetes,
      roleArn: role.role.arn,
      // Without EKS' own add-ons no aws-node is ever put on a node; those that are wanted are made by name.
      bootstrapSelfManagedAddons: false,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      vpcConfig: {
        subnetIds: network.privateSubnets.map((subnet) => subnet.id),
        endpointPrivateAccess: platform.endpoint.private,
        endpointPublicAccess: platform.endpoint.public,
        ...(platform.endpoint.public ? { publicAccessCidrs: [...platform.endpoint.publicCidrs] } : {}),
      },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: platform.serviceCidr },
      upgradePolicy: { supportType: platform.supportType },
      deletionProtection: platform.deletionProtection,
      enabledClusterLogTypes: [...platform.logging.types],
      ...(encryption === undefined
        ? {}
        : { encryptionConfig: { provider: { keyArn: encryption.keyArn }, resources: ["secrets"] } }),
    },
    {
      // EKS needs the role's rights to delete its network interfaces, so they must outlive the cluster.
      ...childOptions(making, ...role.rights, ...(encryption?.rights ?? []), logs),
      // Both are read when the cluster is made and never again: a change would replace the cluster for nothing.
      ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
      // What EKS would refuse to delete the engine refuses in its preview, and it refuses to replace it, too.
      protect: platform.deletionProtection,
    },
  );
  return {
    cluster,
    host: cluster.endpoint.apply((endpoint) => endpoint.replace(/^https:\/\//, "")),
    caData: cluster.certificateAuthority.apply((authority) => authority.data),
    issuer: cluster.identities.apply((identities) => identities[0]?.oidcs[0]?.issuer ?? ""),
    securityGroupId: cluster.vpcConfig.apply((config) => config.clusterSecurityGroupId),
  };
}

/** The key for Secrets: made with yearly rotation, or the user's; undefined where the intent wants none. */
function makeEncryption(
  making: Making,
  role: RoleWithRights,
): { readonly keyArn: pulumi.Input<string>; readonly rights: readonly pulumi.Resource[] } | undefined {
  const { name, common } = making;
  const { secretsEncryption, partition } = making.cluster.platform;
  const label = `${name}-secrets`;
  const allowUse = (keyArn: pulumi.Input<string>): iam.RolePolicy =>
    newResource(
      iam.RolePolicy,
      label,
      { role: role.role.name, policy: pulumi.output(keyArn).apply((arn) => JSON.stringify(secretsKeyUse(arn))) },
      childOptions(making),
    );
  switch (secretsEncryption.kind) {
    case "none":
      return undefined;
    case "key":
      return { keyArn: secretsEncryption.keyArn, rights: [allowUse(secretsEncryption.keyArn)] };
    case "create": {
      const { accountId } = callerIdentity(making);
      const key = newResource(
        kms.Key,
        label,
        {
          ...common,
          description: `Secrets of EKS cluster ${making.cluster.name}`,
          enableKeyRotation: true,
          policy: pulumi
            .all([accountId, role.role.arn])
            .apply(([account, arn]) => JSON.stringify(secretsKeyPolicy(`arn:${partition}:iam::${account}:root`, arn))),
        },
        childOptions(making),
      );
      return { keyArn: key.arn, rights: [allowUse(key.arn)] };
    }
  }
}
