/** What an intent that leaves it out gets. The schema's descriptions and what is resolved both read it here. */
export const defaults = {
  networking: "calico",
  topology: "private",
  dns: "None",
  os: "ubuntu",
  architecture: "x86_64",
  /** By the processor; 2 vCPUs and 8 GiB carry Calico's components beside workloads. */
  workerType: { x86_64: "t3.large", arm64: "t4g.large" },
  controlPlaneType: { x86_64: "t3.medium", arm64: "t4g.medium" },
  bastionType: "t3.micro",
  /** Root volume of a node. */
  volume: { sizeGiB: 64, type: "gp3" },
  etcd: { volume: { sizeGiB: 20, type: "gp3" }, backupRetentionDays: 90 },
  scaling: { min: 2, max: 4 },
  spot: { onDemandBase: 0, onDemandAboveBase: 0, allocationStrategy: "price-capacity-optimized" },
  httpTokens: "required",
  /** Hops that an answer of the instance metadata may travel, where pods have AWS rights by OIDC and where they do not. */
  hopLimit: { withOidc: 1, withoutOidc: 2 },
  /** Most zones with a node of the control plane. */
  controlPlaneZones: 3,
  /** kOps' own (upup/pkg/fi/cloudup/new_cluster.go, populate_cluster_spec.go). */
  vpcCidr: "172.20.0.0/16",
  nonMasqueradeCidr: "100.64.0.0/10",
  services: "100.64.0.0/13",
  /** The upper half of 100.64.0.0/10, as kOps takes the upper half of any nonMasqueradeCIDR. */
  pods: "100.96.0.0/11",
  /** `.internal` is kept for private use (ICANN, 2024), so the name can never be somebody's. */
  domain: "k8s.internal",
  /**
   * Typha spares the API server from this many nodes on (docs.tigera.io, on-premises: 50 nodes or less without Typha);
   * replicas enough to lose one.
   */
  typha: { fewestNodes: 50, replicas: 3 },
} as const;
