import type { IntentInput } from "../../../../constructs/kit";

const ranges = ["192.0.2.200/32"];

/** Practice packs with every text that they can have. */
export const policyBases: Readonly<Record<string, IntentInput>> = {
  policy: {
    name: "policy",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["192.0.2.0/25"] },
      nodeGroups: [
        { name: "control-plane", role: "control-plane", count: 1, kernel: "6.8", os: "ubuntu", interfaceName: "eth0" },
        { name: "all", count: 3, kernel: "6.8", os: "ubuntu", interfaceName: "eth0" },
      ],
    },
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    calico: { mtu: 1400 },
    policy: {
      nodeLocalDns: ["169.254.20.11"],
      packs: {
        exposedDaemons: { trusted: ranges },
        controlPlane: { trusted: ranges, metadataFor: ["monitoring"], kubeletFor: ["monitoring"] },
        environments: {
          ...{ label: "example.com/env", environments: ["prod", "test"] },
          allow: [{ from: "test", to: "prod" }],
        },
        tenancy: { label: "example.com/tenant", tenants: ["red", "blue"], shared: ["gateways"] },
        segmentation: { label: "example.com/zone" },
        hardening: {
          administrators: ranges,
          api: ranges,
          allow: [
            { ports: [9100], namespaces: ["monitoring"] },
            { ports: [9101], from: ranges },
          ],
          failsafe: { from: ranges },
        },
        ingressControl: {
          gateways: [{ namespace: "gateways", selector: "app == 'gateway'", ports: [8443], from: ["203.0.113.0/24"] }],
          nodePorts: { from: ranges },
        },
        egressControl: {
          destinations: [
            {
              ...{ name: "payments", nets: ["203.0.113.0/24"] },
              from: { namespaces: ["shop"], selector: "app == 'api'" },
            },
            { name: "kubernetes", service: { name: "kubernetes", namespace: "default" } },
          ],
        },
        microsegmentation: {
          apps: [
            {
              ...{ name: "shop", namespace: "shop-one" },
              components: { web: "app == 'web'", api: "app == 'api'" },
              flows: [
                { from: { namespace: "gateways", selector: "app == 'gateway'" }, to: "web", ports: [8080] },
                { from: "web", to: "api", ports: [8080] },
              ],
            },
          ],
        },
        defaultDeny: { nodeLocalDns: ["169.254.20.10"] },
      },
    },
  },
};
