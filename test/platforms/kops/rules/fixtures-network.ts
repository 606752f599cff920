import { type Fixture, group, platform, shared, subnet, zones } from "./changes";

const privateA = subnet("a", "0a", "10.40.32.0/19");

const opening = { protocol: "tcp" as const, port: 9100, from: "203.0.113.0/24", reason: "node exporter" };

/** Where things are, and who can reach them. */
export const networkFixtures = {
  "KOPS-016": {
    failing: platform({ controlPlane: { availabilityZones: zones("a", "b") } }),
    passing: platform({ controlPlane: { availabilityZones: zones("a", "b", "c") } }),
    path: "/platform/controlPlane/availabilityZones",
  },
  "KOPS-017": {
    failing: platform({ vpc: { kind: "create", availabilityZones: ["eu-central-1a", "eu-west-1b"] } }),
    passing: platform({ vpc: { kind: "create", availabilityZones: zones("a") } }),
    path: "/platform/vpc/availabilityZones/1",
  },
  "KOPS-050": {
    failing: platform({ region: "eu-centrl-1" }),
    passing: platform({ region: "eu-central-2" }),
    path: "/platform/region",
  },
  "KOPS-051": {
    failing: group({ instanceTypes: ["t3.large", "t3.lrage"] }),
    passing: group({ instanceTypes: ["t3.large", "t3.xlarge"] }),
    path: "/platform/instanceGroups/0/instanceTypes/1",
  },
  "KOPS-052": {
    failing: platform({ topology: "private" }),
    passing: platform({ topology: "private", api: { publicCidrs: ["203.0.113.0/24"] } }),
    path: "/platform/topology",
  },
  "KOPS-053": {
    failing: platform({ networking: "cni", openings: [{ ...opening, toPort: 9000 }] }),
    passing: platform({ networking: "cni", openings: [{ ...opening, toPort: 9200 }] }),
    path: "/platform/openings/0/toPort",
  },
  "KOPS-054": {
    failing: platform({ openings: [{ ...opening, from: "0.0.0.0/0" }] }),
    passing: platform({ openings: [opening] }),
    path: "/platform/openings/0/from",
  },
  "KOPS-055": {
    failing: platform({ controlPlane: { availabilityZones: zones("a", "b", "a") } }),
    passing: platform({ controlPlane: { availabilityZones: zones("a", "b", "c") } }),
    path: "/platform/controlPlane/availabilityZones/2",
  },
  "KOPS-056": {
    failing: platform({ region: "us-gov-west-1", instanceGroups: [{ name: "nodes", os: "flatcar" }] }),
    passing: platform({
      region: "us-gov-west-1",
      instanceGroups: [{ name: "nodes", os: "flatcar", image: "111122223333/Flatcar-stable-4230.2.3-hvm" }],
    }),
    path: "/platform/instanceGroups/0/os",
  },
  "KOPS-018": {
    failing: group({ availabilityZones: zones("d") }),
    passing: group({ availabilityZones: zones("c") }),
    path: "/platform/instanceGroups/0/availabilityZones",
  },
  "KOPS-019": {
    failing: platform({ vpc: { kind: "create", cidr: "100.64.0.0/16" } }),
    passing: platform({ vpc: { kind: "create", cidr: "10.64.0.0/16" } }),
    path: "/platform/vpc",
  },
  "KOPS-020": {
    failing: { network: { pods: ["192.168.0.0/16"] } },
    passing: { network: { pods: ["100.112.0.0/16"] } },
    path: "/network/pods/0",
  },
  "KOPS-021": {
    failing: { network: { services: ["10.96.0.0/16"] } },
    passing: { network: { services: ["100.65.0.0/16"] } },
    path: "/network/services/0",
  },
  "KOPS-022": {
    failing: platform({ vpc: { kind: "create", cidr: "10.0.0.0/24" } }),
    passing: platform({ vpc: { kind: "create", cidr: "10.0.0.0/22" } }),
    path: "/platform/vpc/cidr",
  },
  "KOPS-023": {
    failing: shared([subnet("a", "0a", "10.41.32.0/19")]),
    passing: shared([privateA]),
    path: "/platform/vpc/subnets/0/cidr",
  },
  "KOPS-024": {
    failing: shared([privateA, subnet("a", "0c", "10.40.64.0/19")]),
    passing: shared([privateA, subnet("b", "0c", "10.40.64.0/19")]),
    path: "/platform/vpc/subnets/1",
  },
  "KOPS-025": {
    failing: shared([privateA], { topology: "public" }),
    passing: shared([subnet("a", "0a", "10.40.32.0/19", "Public")], { topology: "public" }),
    path: "/platform/vpc/subnets/0/type",
  },
  "KOPS-040": {
    failing: platform({ topology: "public", bastion: {} }),
    passing: platform({ topology: "private", bastion: {} }),
    path: "/platform/bastion",
  },
  "KOPS-041": {
    failing: platform({ sshCidrs: ["0.0.0.0/0"] }),
    passing: platform({ sshCidrs: ["203.0.113.0/24"] }),
    path: "/platform/sshCidrs/0",
  },
} satisfies Readonly<Record<string, Fixture>>;
