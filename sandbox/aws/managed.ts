/** What AWS itself has in every account. */

/** The account of every sandbox. */
export const account = "123456789012";

const roots = "arn:aws:iam::aws:policy";

/** AWS's own policies that a cluster kit attaches. A name that is not here is taken for a slip of the pen. */
export const managedPolicies: ReadonlySet<string> = new Set(
  [
    "AdministratorAccess",
    "AmazonEC2ContainerRegistryPowerUser",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonEC2FullAccess",
    "AmazonEC2ReadOnlyAccess",
    "AmazonEKS_CNI_Policy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSClusterPolicy",
    "AmazonEKSComputePolicy",
    "AmazonEKSFargatePodExecutionRolePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
    "AmazonEKSServicePolicy",
    "AmazonEKSVPCResourceController",
    "AmazonEKSWorkerNodeMinimalPolicy",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEventBridgeFullAccess",
    "AmazonRoute53FullAccess",
    "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess",
    "AmazonSQSFullAccess",
    "AmazonSSMManagedInstanceCore",
    "AmazonVPCFullAccess",
    "AmazonVPCReadOnlyAccess",
    "CloudWatchAgentServerPolicy",
    "CloudWatchLogsFullAccess",
    "IAMFullAccess",
    "ReadOnlyAccess",
    "service-role/AmazonEBSCSIDriverPolicy",
    "service-role/AmazonEBSCSIDriverPolicyV2",
    "service-role/AmazonEFSCSIDriverPolicy",
    "service-role/AutoScalingNotificationAccessRole",
  ].map((name) => `${roots}/${name}`),
);

/** Access policies of EKS, without `arn:aws:eks::aws:cluster-access-policy/`. */
export const accessPolicies: readonly string[] = [
  "AmazonEKSAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSAutoNodePolicy",
  "AmazonEKSClusterAdminPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSViewPolicy",
];

/** Kubernetes versions that EKS offers here, oldest first. The last is the default of a new cluster. */
export const kubernetesVersions: readonly string[] = ["1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"];

/** Add-ons of EKS, with a plausible version for each. */
export const addons: Readonly<Record<string, string>> = {
  "aws-ebs-csi-driver": "v1.55.0-eksbuild.1",
  "aws-efs-csi-driver": "v2.3.0-eksbuild.1",
  coredns: "v1.13.2-eksbuild.1",
  "eks-node-monitoring-agent": "v1.4.2-eksbuild.1",
  "eks-pod-identity-agent": "v1.3.10-eksbuild.1",
  "kube-proxy": "v1.35.0-eksbuild.2",
  "metrics-server": "v0.8.0-eksbuild.6",
  "snapshot-controller": "v8.3.0-eksbuild.1",
  "vpc-cni": "v1.21.1-eksbuild.1",
};
