import { vxlan as eks } from "../../../platforms/eks/intents";
import {
  type LiveChangeCase,
  adopted,
  calico,
  change,
  eksPlatform,
  group,
  join,
  liveEks,
  liveRouteServer,
  m6i,
  routeServer,
  subnet,
  vpcOfZones,
  zones,
} from "./bases";

/** Changes of EKS that are judged. */
export const eksCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-301": [change(liveEks, "/network/services", { network: { services: ["172.21.0.0/16"] } })],
  "LIVE-302": [
    change(
      liveEks,
      "/platform/region",
      eksPlatform({ region: "eu-west-1", vpc: undefined, nodeGroups: [group, { name: "more" }] }),
    ),
  ],
  "LIVE-303": [
    change(liveEks, "/kubernetes", { kubernetes: "1.34" }),
    change(eks, "/kubernetes", { kubernetes: "1.36" }, { kubernetes: "1.34" }),
  ],
  "LIVE-304": [change(liveEks, "/platform/vpc", eksPlatform({ vpc: adopted }))],
  "LIVE-305": [change(liveEks, "/platform/vpc", eksPlatform({ vpc: { kind: "create", cidr: "10.1.0.0/16" } }))],
  "LIVE-306": [change(liveEks, "/platform/vpc", vpcOfZones("bac"))],
  "LIVE-307": [
    change(liveEks, "/platform/vpc", vpcOfZones("ab")),
    change(
      eks,
      "/platform/vpc",
      eksPlatform({ vpc: { ...adopted, privateSubnets: adopted.privateSubnets.concat(subnet("0aa4", "c")).slice(1) } }),
      eksPlatform({ vpc: adopted }),
    ),
  ],
  "LIVE-308": [
    change(liveEks, "/platform/secretsEncryption", eksPlatform({ secretsEncryption: { kind: "none" } })),
    change(
      eks,
      "/platform/secretsEncryption",
      eksPlatform({
        secretsEncryption: { kind: "key", keyArn: "arn:aws:kms:eu-central-1:111122223333:key/0123" },
      }),
    ),
  ],
  "LIVE-309": [
    change(
      liveEks,
      "/platform/nodeGroups",
      eksPlatform({
        nodeGroups: [
          { ...group, instanceTypes: ["m6i.xlarge"], availabilityZones: zones("ab") },
          { name: "more", availabilityZones: zones("ab") },
        ],
      }),
    ),
    change(eks, "/platform/nodeGroups", vpcOfZones("abc"), vpcOfZones("ab")),
  ],
  "LIVE-310": [
    change(
      liveEks,
      "/platform/nodeGroups",
      eksPlatform({ nodeGroups: [{ ...group, instanceTypes: m6i, availabilityZones: zones("ab") }] }),
    ),
  ],
  "LIVE-311": [change(liveRouteServer, "/platform/routeServer", routeServer(65002))],
  "LIVE-312": [
    change(
      liveEks,
      "/platform/vpc",
      eksPlatform({ vpc: { kind: "create", availabilityZones: zones("abc"), natGateways: "single" } }),
    ),
  ],
  "LIVE-313": [
    change(liveEks, "/platform/kubeProxy", eksPlatform({ kubeProxy: { kind: "daemonset", mode: "iptables" } })),
    change(eks, "/platform/kubeProxy", calico({ dataplane: { kind: "nftables" } })),
  ],
  "LIVE-314": [
    change(
      eks,
      "/platform/nodeGroups",
      { kubernetes: "1.35" },
      join({ kubernetes: "1.34" }, eksPlatform({ nodeGroups: [{ ...group, amiId: "ami-0a" }] })),
    ),
  ],
  "LIVE-315": [
    change(
      eks,
      "/platform/addonVersions",
      { kubernetes: "1.35" },
      join({ kubernetes: "1.34" }, eksPlatform({ addonVersions: { coredns: "v1.13.2-eksbuild.1" } })),
    ),
    change(
      eks,
      "/platform/addonVersions",
      { kubernetes: "1.35" },
      join({ kubernetes: "1.34" }, eksPlatform({ addonVersions: { "kube-proxy": "v1.34.0-eksbuild.2" } })),
    ),
  ],
};
