/**
 * What an intent that says nothing gets: EKS Anywhere's own defaults (aws/eks-anywhere v0.26.1, pkg/api/v1alpha1), written all the
 * same, so that a later release with others changes nothing that runs.
 */
export const defaults = {
  release: "v0.26.1",
  pods: "192.168.0.0/16",
  services: "10.96.0.0/12",
  nodeMaskSize: 24,
  apiPort: 6443,
  namespace: "default",
  role: "worker",
  os: "bottlerocket",
  architecture: "x86_64",
  mtu: 1500,
  learnsRoutes: false,
  checksSource: false,
  cpus: 2,
  memoryMiB: 8192,
  diskGiB: 25,
  mirrorPort: 443,
  branch: "main",
  systemNamespace: "flux-system",
  unhealthyTimeout: "5m",
  startupTimeout: "10m",
  unhealthyShare: { controlPlane: "100%", workers: "40%" },
} as const;
