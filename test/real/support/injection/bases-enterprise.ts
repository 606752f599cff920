import type { IntentInput } from "../../../../constructs/kit";

/** Calico Enterprise, with every text that it has beside Calico Open Source. */
export const enterpriseBases: Readonly<Record<string, IntentInput>> = {
  enterprise: {
    name: "enterprise",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["192.0.2.0/24"] },
      nodeGroups: [{ name: "all", count: 3, kernel: "6.8", os: "ubuntu", interfaceName: "eth0" }],
    },
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    calico: {
      edition: "enterprise",
      install: { kind: "present" },
      mtu: 1400,
      enterprise: {
        logStorage: { storageClassName: "tigera-elasticsearch", dataNodeSelector: { "example.com/disk": "ssd" } },
        logCollector: {
          syslog: { endpoint: "tcp://syslog.example.com:514", logTypes: ["Audit"] },
          eksCloudwatchLog: {
            region: "eu-central-1",
            groupName: "/aws/eks/lab/cluster",
            streamPrefix: "kube-apiserver-audit",
          },
        },
      },
    },
  },
};
