import type { KubernetesObject } from "../../model";
import { defaults } from "./defaults";
import type { EksAnywhereCluster } from "./types";

const apiVersion = "anywhere.eks.amazonaws.com/v1alpha1";

/** OIDCConfig, AWSIamConfig and FluxConfig, as far as the intent has them. */
export function accessObjects(platform: EksAnywhereCluster, name: string): readonly KubernetesObject[] {
  const { identity = {}, gitOps } = platform.access;
  const isOwnManager = platform.managementCluster === name;
  return [
    ...(identity.oidc === undefined ? [] : [oidc(platform, name, identity.oidc)]),
    ...(identity.awsIam === undefined ? [] : [awsIam(platform, name, identity.awsIam)]),
    // A workload cluster refers to the management cluster's.
    ...(gitOps === undefined || !isOwnManager ? [] : [flux(platform, gitOps)]),
  ];
}

/** What the Cluster says of them. */
export function identityRefs({ access: { identity = {} } }: EksAnywhereCluster, name: string) {
  return [
    ...(identity.oidc === undefined ? [] : [{ kind: "OIDCConfig", name }]),
    ...(identity.awsIam === undefined ? [] : [{ kind: "AWSIamConfig", name }]),
  ];
}

type Identity = NonNullable<EksAnywhereCluster["access"]["identity"]>;

function oidc(
  { namespace }: EksAnywhereCluster,
  name: string,
  config: NonNullable<Identity["oidc"]>,
): KubernetesObject {
  return { apiVersion, kind: "OIDCConfig", metadata: { name, namespace }, spec: config };
}

function awsIam(
  { namespace }: EksAnywhereCluster,
  name: string,
  { region, backends = ["EKSConfigMap"], partition = "aws", roles = [], users = [] }: NonNullable<Identity["awsIam"]>,
): KubernetesObject {
  return {
    apiVersion,
    kind: "AWSIamConfig",
    metadata: { name, namespace },
    spec: {
      awsRegion: region,
      backendMode: backends,
      partition,
      ...(roles.length === 0
        ? {}
        : { mapRoles: roles.map(({ arn, username, groups = [] }) => ({ roleARN: arn, username, groups })) }),
      ...(users.length === 0
        ? {}
        : { mapUsers: users.map(({ arn, username, groups = [] }) => ({ userARN: arn, username, groups })) }),
    },
  };
}

function flux(
  { namespace, managementCluster }: EksAnywhereCluster,
  gitOps: NonNullable<EksAnywhereCluster["access"]["gitOps"]>,
): KubernetesObject {
  const { systemNamespace = defaults.systemNamespace, path, branch = defaults.branch, repository } = gitOps;
  return {
    apiVersion,
    kind: "FluxConfig",
    metadata: { name: managementCluster, namespace },
    spec: {
      systemNamespace,
      clusterConfigPath: path ?? `clusters/${managementCluster}`,
      branch,
      ...(repository.kind === "github"
        ? {
            github: {
              owner: repository.owner,
              repository: repository.name,
              ...(repository.personal === undefined ? {} : { personal: repository.personal }),
            },
          }
        : { git: { repositoryUrl: repository.url, sshKeyAlgorithm: repository.keyAlgorithm ?? "ecdsa" } }),
    },
  };
}
