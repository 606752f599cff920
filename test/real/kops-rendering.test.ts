/** What kOps 1.35.0 makes of small clusters: the facts that the kit's own derivations for kOps rest on. */
import type { KopsAccepted } from "./support/kops";
import { judgeAll } from "./support/kops-lanes";
import { calicoNodeEnvironment, type SecurityGroupRule } from "./support/kops-rendering";
import { type Change, kopsFile } from "./support/kops-specs";
import { aligned } from "./support/kops-table";
import { describeWith } from "./support/needs";

const withoutKubeProxy = { kubeProxy: { enabled: false } };

const changes = {
  plain: {},
  vxlan: { calico: { encapsulationMode: "vxlan" } },
  "ipip Never": { calico: { encapsulationMode: "ipip", ipipMode: "Never" } },
  ebpf: { calico: { bpfEnabled: true, encapsulationMode: "vxlan" }, cluster: withoutKubeProxy },
  "ebpf as it comes": { calico: { bpfEnabled: true } },
  wireguard: { calico: { wireguardEnabled: true, mtu: 8941 } },
  "src/dst left alone": { calico: { awsSrcDstCheck: "DoNothing" } },
  typha: { calico: { typhaReplicas: 3 } },
  pods: {
    cluster: { nonMasqueradeCIDR: "10.0.0.0/8", podCIDR: "10.244.0.0/16", serviceClusterIPRange: "10.96.0.0/16" },
  },
  sysctl: { cluster: { sysctlParameters: ["vm.nr_hugepages=512"] }, nodes: { sysctlParameters: ["vm.x=1"] } },
  cni: { cluster: { networking: { cni: {} } } },
  "cni, kube-proxy off": { cluster: { networking: { cni: {} }, ...withoutKubeProxy } },
} satisfies Readonly<Record<string, Change>>;

type Name = keyof typeof changes;

/** Felix, the pools and the CNI of the add-on. */
const told = [
  "CALICO_IPV4POOL_CIDR",
  "CALICO_IPV4POOL_IPIP",
  "CALICO_IPV4POOL_VXLAN",
  "CLUSTER_TYPE",
  "FELIX_AWSSRCDSTCHECK",
  "FELIX_BPFENABLED",
  "FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED",
  "FELIX_WIREGUARDENABLED",
  "FELIX_TYPHAK8SSERVICENAME",
] as const;

describeWith(["kops", "moto"], "what kOps renders", () => {
  const rendered = new Map<string, KopsAccepted>();

  const of = (name: Name): KopsAccepted => {
    const found = rendered.get(name);
    if (found === undefined) throw new Error(`kOps did not render "${name}"`);
    return found;
  };
  const environment = (name: Name): Record<string, string> => calicoNodeEnvironment(of(name).addon ?? []);

  beforeAll(async () => {
    const names = Object.keys(changes) as Name[];
    const verdicts = await judgeAll(names.map((name) => kopsFile(changes[name])));
    names.forEach((name, index) => {
      const verdict = verdicts[index];
      if (verdict instanceof Error) throw verdict;
      if (verdict?.kind !== "accepted") throw new Error(`${name}: ${verdict?.message}`);
      rendered.set(name, verdict);
    });
  });

  afterAll(() => {
    if (rendered.size === 0) return;
    const names = (Object.keys(changes) as Name[]).filter((name) => of(name).addon !== undefined);
    const rows = names.map((name) => [name, ...told.map((variable) => environment(name)[variable] ?? "-")]);
    process.stdout.write(aligned([["calico-node in", ...told], ...rows]));
    for (const name of ["plain", "cni"] as const) {
      const rules = internal(of(name).securityGroupRules).map(({ group, peers, protocol, fromPort, toPort }) => [
        peers.join(", "),
        group,
        protocol === "-1" ? "all" : protocol,
        `${fromPort}-${toPort}`,
      ]);
      process.stdout.write(aligned([[`${name}: from`, "to", "protocol", "ports"], ...rules.sort()]));
    }
    const rights = (["plain", "src/dst left alone", "ebpf", "cni"] as const).flatMap((name) =>
      Object.entries(of(name).iam).map(([role, statements]) => [
        name,
        role,
        statements
          .flatMap(({ Action }) => Action)
          .filter((action) => /NetworkInterface|DescribeInstances$|DescribeInstances"/.test(action))
          .join(", "),
      ]),
    );
    process.stdout.write(aligned([["IAM of", "role", "rights on network interfaces"], ...rights]));
  });

  it.each<[Name, Record<string, string>]>([
    ["plain", { CALICO_IPV4POOL_IPIP: "CrossSubnet", CALICO_IPV4POOL_VXLAN: "Never", FELIX_AWSSRCDSTCHECK: "Disable" }],
    ["plain", { CALICO_IPV4POOL_CIDR: "100.96.0.0/11", FELIX_BPFENABLED: "false", FELIX_WIREGUARDENABLED: "false" }],
    ["vxlan", { CALICO_IPV4POOL_IPIP: "Never", CALICO_IPV4POOL_VXLAN: "CrossSubnet" }],
    ["ipip Never", { CALICO_IPV4POOL_IPIP: "Never", CALICO_IPV4POOL_VXLAN: "Never" }],
    ["ebpf", { FELIX_BPFENABLED: "true", CALICO_IPV4POOL_VXLAN: "CrossSubnet" }],
    ["ebpf as it comes", { FELIX_BPFENABLED: "true", CALICO_IPV4POOL_IPIP: "CrossSubnet" }],
    ["wireguard", { FELIX_WIREGUARDENABLED: "true" }],
    ["src/dst left alone", { FELIX_AWSSRCDSTCHECK: "DoNothing" }],
    ["pods", { CALICO_IPV4POOL_CIDR: "10.244.0.0/16" }],
  ])("calico-node of %s has %p", (name, expected) => {
    expect(environment(name)).toMatchObject(expected);
  });

  it("tells calico-node where the API is only beside eBPF", () => {
    const endpoint = (name: Name): unknown =>
      of(name).addon?.find(({ metadata }) => metadata.name === "kubernetes-services-endpoint")?.data;
    expect(endpoint("plain")).toBeUndefined();
    expect(endpoint("ebpf")).toEqual({
      KUBERNETES_SERVICE_HOST: "api.internal.lab.example.com",
      KUBERNETES_SERVICE_PORT: "443",
    });
  });

  it("keeps kube-proxy beside eBPF unless it is switched off", () => {
    const hasKubeProxy = (name: Name): boolean => (of(name).nodeConfig.nodes?.KubeProxy ?? null) !== null;
    expect(hasKubeProxy("ebpf as it comes")).toBe(true);
    expect(hasKubeProxy("ebpf")).toBe(false);
    expect(hasKubeProxy("cni")).toBe(true);
    expect(hasKubeProxy("cni, kube-proxy off")).toBe(false);
  });

  it("opens everything between nodes, and IP-in-IP to the control plane only beside its own Calico", () => {
    const toMasters = (name: Name): string[] =>
      internal(of(name).securityGroupRules)
        .filter(({ group, peers }) => group === "masters" && peers.includes("nodes"))
        .map(({ protocol, fromPort, toPort }) => `${protocol} ${fromPort}-${toPort}`)
        .sort();
    const common = ["tcp 1-2379", "tcp 2382-4000", "tcp 4003-65535", "udp 1-65535"];
    expect(toMasters("cni")).toEqual(common);
    expect(toMasters("plain")).toEqual(["4 0-65535", ...common]);
    expect(internal(of("cni").securityGroupRules)).toContainEqual(
      expect.objectContaining({ group: "nodes", peers: ["nodes"], protocol: "-1" }),
    );
  });

  it("lets every machine change the source/destination check only beside its own Calico that does", () => {
    const may = (name: Name): boolean[] =>
      ["masters", "nodes"].map((role) =>
        (of(name).iam[role] ?? []).some(({ Action }) => Action.includes("ec2:ModifyNetworkInterfaceAttribute")),
      );
    expect(may("plain")).toEqual([true, true]);
    expect(may("src/dst left alone")).toEqual([false, false]);
    expect(may("cni")).toEqual([false, false]);
  });
});

const internal = (rules: readonly SecurityGroupRule[]): SecurityGroupRule[] =>
  rules.filter(
    ({ direction, group, peers }) =>
      direction === "ingress" && /^(nodes|masters)$/.test(group) && /^[a-z]/.test(peers[0] ?? ""),
  );
