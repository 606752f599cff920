import type { IntentInput } from "../../../../constructs/kit";

const workers = ["r1-n1", "r1-n2", "r2-n1", "r2-n2"];

const platform = (addressesOf: (name: string, index: number) => readonly string[]): IntentInput["platform"] => ({
  kind: "existing",
  distribution: "kubeadm",
  underlay: { nodes: ["172.30.0.0/16"], learnsRoutes: true },
  nodeGroups: [
    {
      name: "cp",
      role: "control-plane",
      nodes: workers.map((name, index) => ({ name, rack: name.slice(0, 2), addresses: addressesOf(name, index) })),
    },
  ],
});

/** Racks behind switches, with every text that a fabric can have. */
export const fabricBases: Readonly<Record<string, IntentInput>> = {
  "fabric, a server an AS": {
    name: "racks",
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    platform: platform((_, index) => [`172.30.${index < 2 ? 1 : 2}.1${index % 2}`]),
    fabric: {
      design: { kind: "as-per-server", firstAsNumber: "4200000100" },
      asNumbers: { spines: "65000", firstRack: "65101" },
      spines: [{ name: "spine-1", os: "frr", asNumber: "65000", loopbacks: ["10.0.255.1"] }],
      addresses: { uplinks: ["10.0.0.0/20"], loopbacks: ["10.0.254.0/24"] },
      racks: [
        {
          name: "r1",
          asNumber: "65101",
          subnets: ["172.30.1.0/24"],
          pods: ["10.244.0.0/24"],
          password: { secretKeyRef: { name: "tor-r1", key: "password" } },
          nodes: [{ name: "r1-n1", asNumber: "4200000200" }],
          tors: [
            {
              name: "r1-tor",
              os: "frr",
              asNumber: "65101",
              loopbacks: ["10.0.254.200"],
              subnets: ["172.30.1.0/24"],
              addresses: ["172.30.1.1"],
              uplinks: [{ spine: "spine-1", port: "swp31", spinePort: "swp1", addresses: ["10.0.8.0"] }],
            },
          ],
        },
        { name: "r2", subnets: ["172.30.2.0/24"], pods: ["10.244.1.0/24"], tors: [{ name: "r2-tor", os: "sonic" }] },
      ],
      sessions: {
        gracefulRestart: { kind: "helper", maxRestartTime: "120s" },
        password: { secretKeyRef: { name: "tors", key: "password" } },
        communities: { pods: ["65000:100"], services: ["65000:200"] },
      },
      services: ["ClusterIP"],
      uplinks: { password: { secretKeyRef: { name: "spines", key: "password" } } },
    },
    accept: [{ code: "SEC-004", path: "/fabric", reason: "taught in the third lesson" }],
  },
  "fabric, reflectors and links": {
    name: "links",
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    platform: platform((_, index) => [`172.30.${index < 2 ? 1 : 2}.1${index % 2}`]),
    fabric: {
      design: { kind: "route-reflectors", in: "cluster", reflectors: ["r1-n2", "r2-n2"] },
      links: { kind: "routed" },
      addresses: { links: ["10.1.0.0/20"] },
      racks: [
        {
          name: "r1",
          tors: [{ name: "r1-tor", os: "nxos" }],
          nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor", addresses: ["10.1.8.1"], port: "swp1" }] }],
        },
        { name: "r2", tors: [{ name: "r2-tor", os: "junos" }] },
      ],
      spines: [{ name: "spine-1", os: "eos" }],
      sessions: { gracefulRestart: { kind: "restarter", restartTime: 10, maxRestartTime: "120s" } },
    },
  },
};
