import { type LiveChangeCase, change, kopsPlatform, kopsZones, liveKops, zones } from "./bases";

/** Changes of kOps that are judged. */
export const kopsCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-401": [change(liveKops, "/platform/domain", kopsPlatform({ domain: "other.example.com" }))],
  "LIVE-402": [change(liveKops, "/platform/stateStore", kopsPlatform({ stateStore: "s3://another" }))],
  "LIVE-403": [change(liveKops, "/platform/discoveryStore", kopsPlatform({ discoveryStore: "s3://keys" }))],
  "LIVE-404": [
    change(
      liveKops,
      "/platform/region",
      kopsPlatform({ region: "eu-west-1", vpc: undefined, controlPlane: undefined }),
    ),
  ],
  "LIVE-405": [change(liveKops, "/kubernetes", { kubernetes: "1.34" })],
  "LIVE-406": [change(liveKops, "/platform/release", kopsPlatform({ release: "1.35.0" }))],
  "LIVE-407": [change(liveKops, "/platform/vpc", kopsPlatform({ vpc: { kind: "create", cidr: "10.1.0.0/16" } }))],
  "LIVE-408": [change(liveKops, "/platform", kopsPlatform({ topology: "public" }))],
  "LIVE-409": [change(liveKops, "/platform", kopsZones("ab"))],
  "LIVE-410": [
    change(liveKops, "/platform/controlPlane", kopsPlatform({ controlPlane: { availabilityZones: zones("abc") } })),
  ],
  "LIVE-411": [change(liveKops, "/network/pods", { network: { pods: ["100.112.0.0/12"] } })],
  "LIVE-412": [change(liveKops, "/network/services", { network: { services: ["100.66.0.0/16"] } })],
  "LIVE-413": [change(liveKops, "/platform", kopsPlatform({ dns: "Private" }))],
  "LIVE-414": [change(liveKops, "/platform", kopsPlatform({ instanceGroups: [{ name: "nodes" }] }))],
  "LIVE-415": [10, 19].map((sizeGiB) =>
    change(liveKops, "/platform/etcd", kopsPlatform({ etcd: { volume: { sizeGiB } } })),
  ),
};
