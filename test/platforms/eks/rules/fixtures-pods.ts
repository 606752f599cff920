import { cloud, type Fixture, group, platform, type Platform } from "./changes";

const podGroups = (
  changes: { readonly enforcingMode?: "strict" | "standard" } = {},
  openings: readonly Door[] = dns,
) => ({
  platform: { vpcCni: { securityGroupsForPods: changes }, openings: [...openings] },
  ...cloud,
});
type Door = NonNullable<Platform["openings"]>[number];
const door = (protocol: "tcp" | "udp", port: number, from: string): Door => ({
  protocol,
  port,
  from,
  reason: "cluster DNS",
});
const dns = [door("udp", 53, "sg-0a"), door("tcp", 53, "sg-0a")];
const hops = (workloadIdentity: "none" | "oidc") => ({
  platform: { workloadIdentity, nodeGroups: [{ name: "main", metadataOptions: { httpPutResponseHopLimit: 1 } }] },
});

/** Instance metadata and security groups of pods, webhooks behind the nodes' group. */
export const podFixtures = {
  "EKS-080": {
    failing: hops("none"),
    passing: hops("oidc"),
    path: "/platform/nodeGroups/0/metadataOptions/httpPutResponseHopLimit",
  },
  "EKS-081": {
    failing: podGroups({ enforcingMode: "strict" }),
    passing: podGroups({ enforcingMode: "standard" }),
    path: "/platform/vpcCni/securityGroupsForPods/enforcingMode",
  },
  "EKS-082": {
    failing: {
      platform: { ...podGroups().platform, ...group({ instanceTypes: ["m6i.large", "t3.large"] }).platform },
      ...cloud,
    },
    passing: {
      platform: { ...podGroups().platform, ...group({ instanceTypes: ["m6i.large", "c7g.large"] }).platform },
      ...cloud,
    },
    path: "/platform/nodeGroups/0/instanceTypes",
  },
  "EKS-083": {
    failing: podGroups({}, [door("udp", 53, "sg-0a"), door("tcp", 5353, "sg-0a")]),
    passing: podGroups(),
    path: "/platform/openings",
  },
  "EKS-084": {
    failing: cloud,
    passing: {
      ...platform({ openings: [{ protocol: "tcp", port: 9443, from: "control-plane", reason: "webhook" }] }),
      ...cloud,
    },
    path: "/platform",
  },
} as const satisfies Readonly<Record<string, Fixture>>;
