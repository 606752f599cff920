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
      routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Enabled" },
      pools: [
        { name: "pods", cidr: "10.244.0.0/16" },
        {
          ...{ name: "egress", cidr: "10.10.10.0/30", blockSize: 31 },
          ...{ assignmentMode: "Manual", natOutgoing: "Disabled", managedBy: "ippool" },
        },
      ],
      bgp: {
        peers: [{ name: "tor", peerIP: "10.9.0.1", asNumber: 64513, failureDetectionMode: "BFDIfDirectlyConnected" }],
      },
      enterprise: {
        packetCapture: {
          captures: [
            {
              ...{ name: "web", namespace: "shop", selector: "app == 'web'" },
              filters: [{ protocol: "TCP", ports: [80, "8000:8100"] }],
              ...{ startTime: "2026-01-01T10:00:00Z", endTime: "2026-01-01T11:00:00Z" },
            },
          ],
          access: [
            {
              ...{ name: "readers", namespace: "team", may: ["Files"] },
              subjects: [
                { kind: "ServiceAccount", name: "tool", namespace: "tools" },
                { kind: "User", name: "somebody" },
                { kind: "Group", name: "network-team" },
              ],
            },
          ],
        },
        egress: {
          gateways: [
            {
              ...{ name: "red", namespace: "edge", ipPools: [{ name: "egress" }] },
              ...{ labels: { "example.com/egress": "red" }, nodeSelector: { "example.com/edge": "yes" } },
              failureDetection: {
                icmpProbe: { ips: ["192.0.2.1"] },
                httpProbe: { urls: ["http://192.0.2.1/healthz"] },
              },
            },
            { name: "blue", namespace: "border", ipPools: [{ cidr: "10.10.10.0/30" }] },
          ],
          policies: [
            {
              name: "out",
              rules: [
                {
                  ...{ description: "to the partner", destination: { cidr: "203.0.113.0/24" } },
                  gateway: { selector: "egress == 'red'", namespaceSelector: "team == 'net'" },
                },
              ],
            },
          ],
        },
        bfd: [
          {
            ...{ name: "fast", nodeSelector: "has(rack)" },
            interfaces: [
              {
                matchPattern: "eth*",
                ...{ minimumRecvInterval: "10ms", minimumSendInterval: "100ms", idleSendInterval: "60s" },
              },
            ],
          },
        ],
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
    policy: { packs: { egressControl: { destinations: [{ name: "partner", domains: ["api.example.com"] }] } } },
  },
};
