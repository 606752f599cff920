import { small as liveEksAnywhere, sshKey } from "../../../platforms/eks-anywhere/intents";
import { type LiveChangeCase, change, eksAnywhere, eksAnywhereGroups, onKubernetes, workersOf } from "./bases";

/** Changes of EKS Anywhere that are judged. */
export const eksAnywhereCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-801": [
    change(liveEksAnywhere, "/network", { network: { pods: ["10.245.0.0/16"] } }),
    change(liveEksAnywhere, "/network", { network: { services: ["10.97.0.0/16"] } }),
    change(liveEksAnywhere, "/network", eksAnywhere({ nodeMaskSize: 25 })),
  ],
  "LIVE-802": [change(liveEksAnywhere, "/name", { name: "other" })],
  "LIVE-803": [change(liveEksAnywhere, "/platform/endpoint", eksAnywhere({ endpoint: "192.0.2.20" }))],
  "LIVE-804": [
    change(
      liveEksAnywhere,
      "/platform/managementCluster",
      eksAnywhere({ managementCluster: "b", on: { machines: { sshKey } } }),
      eksAnywhere({ managementCluster: "a", on: { machines: { sshKey } } }),
    ),
  ],
  "LIVE-805": [change(liveEksAnywhere, "/platform/etcd", eksAnywhere({ etcd: { count: 3 } }))],
  "LIVE-806": [change(liveEksAnywhere, "/platform/proxy", eksAnywhere({ proxy: { http: "192.0.2.4:3128" } }))],
  "LIVE-807": [
    change(liveEksAnywhere, "/platform/on", eksAnywhere({ on: { network: "/DC/network/others" } })),
    change(liveEksAnywhere, "/platform/on", eksAnywhere({ on: { server: "vcenter-2.example.com" } })),
  ],
  "LIVE-808": [
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhere({ on: { machines: { storagePolicy: "gold" } } })),
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhere({ on: { machines: { os: "redhat" } } })),
  ],
  "LIVE-809": [
    change(liveEksAnywhere, "/kubernetes", onKubernetes("1.34")),
    change(liveEksAnywhere, "/kubernetes", onKubernetes("1.35"), onKubernetes("1.33")),
  ],
  "LIVE-810": [
    change(liveEksAnywhere, "/platform/nodeGroups", ...workersOf("1.33", "1.34")),
    change(liveEksAnywhere, "/platform/nodeGroups", ...workersOf("1.35", "1.33")),
  ],
  "LIVE-811": [
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhereGroups("others")),
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhereGroups("a"), eksAnywhereGroups("a", "b")),
  ],
};
