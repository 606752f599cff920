/** What an intent that says nothing gets. The schema's texts, the resolution and the documents all take it from here. */
export const defaults = {
  os: "al2023",
  architecture: "x86_64",
  instanceTypes: { x86_64: "m6i.large", arm64: "m7g.large" },
  scaling: { min: 2, desired: 2, max: 4 },
  volume: { sizeGiB: 50, type: "gp3" },
  vpcCidr: "10.0.0.0/16",
  natGateways: "single",
  endpoints: ["s3"],
  logging: { types: ["api", "audit", "authenticator"], retentionDays: 90 },
  workloadIdentity: "pod-identity",
  routeServerEndpointsPerSubnet: 2,
  hopLimit: 2,
} as const;
