import { defineIntent, type IntentInput } from "../../../constructs/kit";

type FabricInput = NonNullable<IntentInput["fabric"]>;

const node = (name: string, rack: string, ...addresses: readonly string[]) => ({
  name,
  rack,
  addresses: [...addresses],
});
const rack = (name: string, ...tors: readonly string[]) => ({
  name,
  tors: tors.map((tor) => ({ name: `${name}-${tor}`, os: "frr" as const })),
});
const spines = ["spine-1", "spine-2"].map((name) => ({ name, os: "frr" as const }));

const base = {
  name: "racks",
  network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
};

/** Two racks of two nodes, a switch each; nodes have their addresses in the subnets of their racks. */
export function single(fabric: Partial<FabricInput> = {}): IntentInput {
  return defineIntent({
    ...base,
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["172.31.11.0/24", "172.31.21.0/24"], learnsRoutes: true },
      nodeGroups: [
        { name: "cp", role: "control-plane", nodes: [node("r1-n1", "r1", "172.31.11.11")] },
        {
          name: "workers",
          nodes: [
            node("r1-n2", "r1", "172.31.11.12"),
            node("r2-n1", "r2", "172.31.21.11"),
            node("r2-n2", "r2", "172.31.21.12"),
          ],
        },
      ],
    },
    fabric: { design: { kind: "as-per-rack" }, racks: [rack("r1", "tor"), rack("r2", "tor")], spines, ...fabric },
  });
}

/** Two racks of two nodes, two switches each on planes of their own; nodes have stable addresses, of both families. */
export function planes(fabric: Partial<FabricInput> = {}): IntentInput {
  return defineIntent({
    name: "planes",
    network: { pods: ["10.244.0.0/16", "fd00:244::/56"], services: ["10.96.0.0/12", "fd00:96::/112"] },
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["172.30.0.0/16", "fd00:30::/32"], learnsRoutes: true },
      nodeGroups: [
        { name: "cp", role: "control-plane", nodes: [node("r1-n1", "r1", "172.30.1.11", "fd00:30:1::11")] },
        {
          name: "workers",
          nodes: [
            node("r1-n2", "r1", "172.30.1.12", "fd00:30:1::12"),
            node("r2-n1", "r2", "172.30.2.11", "fd00:30:2::11"),
            node("r2-n2", "r2", "172.30.2.12", "fd00:30:2::12"),
          ],
        },
      ],
    },
    fabric: {
      design: { kind: "as-per-rack" },
      planes: 2,
      racks: [rack("r1", "tor-a", "tor-b"), rack("r2", "tor-a", "tor-b")],
      spines,
      ...fabric,
    },
  });
}

/** As `planes`, of IPv4 alone, by Calico Enterprise with early networking. */
export function early(fabric: Partial<FabricInput> = {}, calico: NonNullable<IntentInput["calico"]> = {}): IntentInput {
  return defineIntent({
    ...base,
    name: "early",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["172.30.0.0/16"], learnsRoutes: true },
      nodeGroups: [
        { name: "cp", role: "control-plane", nodes: [node("r1-n1", "r1", "172.30.1.11")] },
        {
          name: "workers",
          nodes: [
            node("r1-n2", "r1", "172.30.1.12"),
            node("r2-n1", "r2", "172.30.2.11"),
            node("r2-n2", "r2", "172.30.2.12"),
          ],
        },
      ],
    },
    calico: { edition: "enterprise", install: { kind: "present" }, enterprise: { earlyNetworking: {} }, ...calico },
    fabric: {
      design: { kind: "as-per-rack" },
      planes: 2,
      racks: [rack("r1", "tor-a", "tor-b"), rack("r2", "tor-a", "tor-b")],
      spines,
      ...fabric,
    },
  });
}

const domain = (name: string) => ({
  name,
  computeCluster: `/DC/host/${name}`,
  resourcePool: `/DC/host/${name}/Resources/kubernetes`,
  datastore: `/DC/datastore/${name}`,
  folder: "/DC/vm/kubernetes",
  network: `/DC/network/${name}`,
});

const machines = (name: string, rack: string) => ({ name, rack, interfaceName: "ens192", kernel: "6.8" });

/** Two racks of machines that EKS Anywhere makes, whose names nobody knows; two switches each. */
export function nameless(fabric: Partial<FabricInput> = {}): IntentInput {
  const racks = ["1", "2"].map((number) => ({
    ...rack(`r${number}`, "tor-a", "tor-b"),
    subnets: [`172.31.${number}1.0/24`],
  }));
  return defineIntent({
    ...base,
    name: "nameless",
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/16"] },
    platform: {
      kind: "eks-anywhere",
      on: {
        ...{ kind: "vsphere", server: "vcenter.example.com", datacenter: "DC", network: "/DC/network/r1" },
        thumbprint: "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33",
        failureDomains: [domain("r1"), domain("r2")],
        machines: {
          os: "ubuntu",
          template: "/DC/vm/Templates/ubuntu-2404-kube-v1-35",
          datastore: "/DC/datastore/r1",
          resourcePool: "/DC/host/r1/Resources/kubernetes",
          folder: "/DC/vm/kubernetes",
        },
      },
      endpoint: "172.31.11.10",
      underlay: { nodes: ["172.31.11.0/24", "172.31.21.0/24"], learnsRoutes: true },
      nodeGroups: [
        { ...machines("cp", "r1"), role: "control-plane", count: 3 },
        { ...machines("workers-1", "r1"), count: 2, failureDomain: "r1" },
        { ...machines("workers-2", "r2"), count: { min: 2, max: 5 }, failureDomain: "r2" },
      ],
    },
    calico: { routing: { kind: "fabric" } },
    fabric: {
      design: { kind: "as-per-rack" },
      racks,
      spines,
      sessions: { gracefulRestart: { kind: "disabled" } },
      ...fabric,
    },
  });
}

/** The designs and kinds of links, as a real API server judges what is made of them. */
export const fabrics: Readonly<Record<string, IntentInput>> = {
  "AS per rack": single(),
  "AS per server": single({ design: { kind: "as-per-server" } }),
  "one AS, switches override": single({ design: { kind: "shared-as" } }),
  "one AS, nodes let it pass": single({ design: { kind: "shared-as", loops: "numAllowedLocalASNumbers" } }),
  "reflectors in racks": single({
    design: { kind: "route-reflectors", in: "rack", reflectors: ["r1-n1", "r1-n2", "r2-n1", "r2-n2"] },
  }),
  "reflectors for all": single({ design: { kind: "route-reflectors", in: "cluster", reflectors: ["r1-n2", "r2-n1"] } }),
  "two planes": planes({
    sessions: { password: { kind: "secret", config: "tors" }, gracefulRestart: { kind: "disabled" }, ttlSecurity: 1 },
    services: ["ClusterIP"],
  }),
  "routed links": planes({ planes: 1, links: { kind: "routed" }, sessions: { communities: { pods: ["65000:100"] } } }),
  "pools of racks": single({
    racks: [
      { ...rack("r1", "tor"), pods: ["10.244.0.0/24"] },
      { ...rack("r2", "tor"), pods: ["10.244.1.0/24"] },
    ],
  }),
  "machines without names": nameless(),
  "machines without names, one AS": nameless({ design: { kind: "shared-as" } }),
};
