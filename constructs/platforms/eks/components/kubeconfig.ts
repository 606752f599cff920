import * as pulumi from "@pulumi/pulumi";
import type { ControlPlane } from "./control-plane";
import type { Making } from "./making";

/** Where a cluster's API is and how `aws` gets a token for it. */
export interface KubeconfigParts {
  readonly clusterName: string;
  readonly region: string;
  readonly endpoint: string;
  readonly caData: string;
  readonly roleArn?: string;
  readonly profile?: string;
}

/** A kubeconfig without a token in it: tokens live for 15 minutes, so `aws eks get-token` makes one for each call. */
export function kubeconfig(parts: KubeconfigParts): string {
  const { clusterName, region, endpoint, caData, roleArn, profile } = parts;
  const args = ["--region", region, "eks", "get-token", "--cluster-name", clusterName, "--output", "json"];
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": clusterName,
    clusters: [{ name: clusterName, cluster: { server: endpoint, "certificate-authority-data": caData } }],
    contexts: [{ name: clusterName, context: { cluster: clusterName, user: clusterName } }],
    users: [
      {
        name: clusterName,
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: [...args, ...(roleArn === undefined ? [] : ["--role-arn", roleArn])],
            env: profile === undefined ? [] : [{ name: "AWS_PROFILE", value: profile }],
            interactiveMode: "Never",
            provideClusterInfo: false,
          },
        },
      },
    ],
  });
}

/** The cluster's kubeconfig, marked as a secret: it names the endpoint and how to get in. */
export function makeKubeconfig(making: Making, controlPlane: ControlPlane): pulumi.Output<string> {
  const { region, access } = making.cluster.platform;
  const { cluster, caData } = controlPlane;
  return pulumi.secret(
    pulumi
      .all([cluster.name, cluster.endpoint, caData])
      .apply(([clusterName, endpoint, data]) =>
        kubeconfig({ clusterName, region, endpoint, caData: data, ...access.credentials }),
      ),
  );
}
