/** Packs on what a cluster stands on: who answers names there, whose namespaces the system's are, and which switches speak to nodes. */
import { policyObjects, renderCalico } from "../../constructs/calico";
import { Report } from "../../constructs/findings";
import type { KubernetesObject } from "../../constructs/model";
import { type Cidr, Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { parseProbe, Reach } from "../../constructs/reach";
import { policySteps } from "../../constructs/runbook/policy-steps";
import { small } from "../platforms/eks-anywhere/intents";
import { intentOf, judgedOf, parsed } from "../support/rules";

const hosts = [
  { name: "cp", role: "control-plane", nodes: [{ name: "cp-1", addresses: ["192.0.2.11"] }] },
  { name: "w", nodes: [{ name: "w-1", addresses: ["192.0.2.21"] }] },
];
const onHosts = { underlay: { nodes: ["192.0.2.0/25"] }, nodeGroups: hosts };
const existing = (distribution: string, more: object = {}) => ({ kind: "existing", distribution, ...onHosts, ...more });

const { on, ...vsphere } = small.platform as unknown as { on: { machines: object } };
const bottlerocket = { os: "bottlerocket", bottlerocket: { clusterDnsIps: ["169.254.20.10"] } };
const eksAnywhere = { ...vsphere, on: { ...on, machines: { ...on.machines, ...bottlerocket } } };

const namespace = (name: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { "kubernetes.io/metadata.name": name } },
});

const pod = (of: string, name: string, ip: string, labels: Readonly<Record<string, string>>): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: of, labels },
  spec: { nodeName: "w-1", containers: [] },
  status: { phase: "Running", podIP: ip, podIPs: [{ ip }] },
});

const host = (name: string, address: string): KubernetesObject => ({
  apiVersion: "projectcalico.org/v3",
  kind: "HostEndpoint",
  metadata: {
    name: `${name}-auto-hep`,
    labels: { "projectcalico.org/created-by": "calico-kube-controllers", "kubernetes.io/hostname": name },
  },
  spec: { node: name, interfaceName: "*", expectedIPs: [address], profiles: ["projectcalico-default-allow"] },
});

const population: readonly KubernetesObject[] = [
  ...["kube-system", "shop", "openshift-dns", "openshift-monitoring", "openshiftly", "gke-managed-system"].map(
    namespace,
  ),
  pod("kube-system", "coredns", "10.10.0.10", { "k8s-app": "kube-dns" }),
  pod("openshift-dns", "dns", "10.10.0.11", { "dns.operator.openshift.io/daemonset-dns": "default" }),
  pod("openshift-monitoring", "prometheus", "10.10.0.12", {}),
  pod("gke-managed-system", "agent", "10.10.0.13", {}),
  pod("openshiftly", "web", "10.10.0.14", {}),
  pod("shop", "web", "10.10.0.20", { app: "web" }),
  host("w-1", "192.0.2.21"),
];

type Intent = ReturnType<typeof parsed>;

/** What an intent's packs, enforced, let through: `FROM -> TO PROBE`, both ends as the evaluator names them. */
function asker(intent: Intent, externals: readonly string[], more: readonly KubernetesObject[] = population) {
  const objects = policyObjects(judgedOf(intent).cluster);
  const all = [...(objects?.tiers ?? []), ...(objects?.networkSets ?? []), ...(objects?.enforced ?? []), ...more];
  const report = new Report();
  const { set } = readObjects(
    all.map((value) => ({ value, locate: () => undefined })),
    report,
  );
  expect(report.findings).toEqual([]);
  const reach = new Reach(set, { externals: externals.map(Ip.of) });
  return (from: string, to: string, text: string): boolean => {
    const [sender, receiver, probe] = [reach.find(from), reach.find(to), parseProbe(text)];
    if (sender === undefined || receiver === undefined || probe === undefined)
      throw new Error(`${from}, ${to} or ${text} is not there`);
    return reach.edge(sender, receiver, probe).isAllowed;
  };
}

const denyingEgress: Readonly<Record<string, object>> = {
  defaultDeny: { defaultDeny: {} },
  microsegmentation: {
    microsegmentation: { apps: [{ name: "shop", components: { web: "app == 'web'" }, flows: [] }] },
  },
  egressControl: { egressControl: {} },
  "all three": {
    defaultDeny: {},
    egressControl: {},
    microsegmentation: { apps: [{ name: "shop", components: { web: "app == 'web'" }, flows: [] }] },
  },
};

const intent = (platform: object, packs: object, more: object = {}) =>
  parsed({
    name: "lab",
    platform,
    network: { pods: ["10.10.0.0/16"], services: ["10.96.0.0/12"] },
    policy: { rollout: "enforced", packs },
    ...more,
  });

describe.each(Object.entries(denyingEgress))("with %s enforced, pods ask names", (_, packs) => {
  it.each([
    ["Kubespray", { kind: "kubespray", ...onHosts }, ["169.254.25.10"]],
    ["EKS Anywhere, by its kubelets", eksAnywhere, ["169.254.20.10"]],
    ["GKE", existing("gke", { cni: "none" }), ["169.254.20.10", "10.96.0.10"]],
    ["AKS", existing("aks", { cni: "none" }), ["169.254.10.10", "169.254.10.11"]],
  ] as const)("of the cache on their node: %s", (_name, platform, caches) => {
    const asks = asker(intent(platform, packs), [...caches, "169.254.25.11", "203.0.113.9"]);
    for (const cache of caches)
      for (const probe of ["udp:53", "tcp:53"])
        expect([cache, probe, asks("shop/web", cache, probe)]).toEqual([cache, probe, true]);
    // Of the cache alone, and names alone.
    for (const [to, probe] of [
      [caches[0], "tcp:9253"],
      ["169.254.25.11", "udp:53"],
      ["203.0.113.9", "udp:53"],
    ] as const)
      expect([to, probe, asks("shop/web", to, probe)]).toEqual([to, probe, false]);
    expect(asks("shop/web", "kube-system/coredns", "udp:53")).toBe(true);
  });

  it("of OpenShift's DNS, on its pods' port", () => {
    const asks = asker(intent(existing("openshift"), packs), ["203.0.113.9"]);
    for (const probe of ["udp:5353", "tcp:5353"]) expect(asks("shop/web", "openshift-dns/dns", probe)).toBe(true);
  });

  it("of what the intent names beside", () => {
    const policy = { rollout: "enforced", packs, nodeLocalDns: ["169.254.20.10"] };
    const asksCache = asker(intent(existing("kubeadm"), packs, { policy }), ["169.254.20.10", "169.254.20.11"]);
    expect(asksCache("shop/web", "169.254.20.10", "udp:53")).toBe(true);
    expect(asksCache("shop/web", "169.254.20.11", "udp:53")).toBe(false);
    const { defaultDeny = {}, ...rest } = packs as { defaultDeny?: object };
    const named = { ...rest, defaultDeny: { ...defaultDeny, nodeLocalDns: ["169.254.20.10", "10.96.0.10"] } };
    const asks = asker(intent(existing("kubeadm"), named), ["169.254.20.10", "10.96.0.10"]);
    expect(asks("shop/web", "169.254.20.10", "udp:53")).toBe(true);
    expect(asks("shop/web", "10.96.0.10", "tcp:53")).toBe(true);
  });
});

it("a cluster without a cache has no rule for one", () => {
  const asks = asker(intent(existing("kubeadm"), { defaultDeny: {} }), ["169.254.25.10", "169.254.20.10"]);
  expect(asks("shop/web", "169.254.25.10", "udp:53")).toBe(false);
  expect(asks("shop/web", "169.254.20.10", "udp:53")).toBe(false);
});

it.each([
  ["openshift", "openshift-monitoring/prometheus", "gke-managed-system/agent"],
  ["gke", "gke-managed-system/agent", "openshift-monitoring/prometheus"],
])("%s: its own namespaces are the system's, and what only begins alike is not", (distribution, its, others) => {
  const packs = { defaultDeny: {}, egressControl: {}, ingressControl: {}, segmentation: {}, environments: {} };
  const platform = existing(distribution, distribution === "gke" ? { cni: "none" } : {});
  const asks = asker(intent(platform, packs), ["203.0.113.9"]);
  expect(asks(its, "203.0.113.9", "tcp:443")).toBe(true);
  expect(asks("203.0.113.9", its, "tcp:443")).toBe(true);
  expect(asks(others, "203.0.113.9", "tcp:443")).toBe(false);
  expect(asks("openshiftly/web", "203.0.113.9", "tcp:443")).toBe(false);
});

describe("switches", () => {
  const scenario = (id: string, hardening: object) => {
    const read = intentOf(`scenarios/${id}/intent.yaml`);
    return parsed({
      ...(JSON.parse(JSON.stringify(read)) as object),
      policy: { rollout: "enforced", packs: { hardening } },
    });
  };

  it.each([
    "dual-tor-enterprise",
    "dual-tor-planes",
    "tor-as-per-rack",
    "tor-as-per-server",
    "route-reflectors-by-rack",
  ])("of %s speak BGP and BFD to nodes, and nothing else", (id) => {
    const changed = scenario(id, {});
    const { cluster } = judgedOf(changed);
    const tors = (cluster.fabric?.racks ?? []).flatMap(({ tors: of }) => of.flatMap(({ addresses }) => addresses));
    expect(tors.length).toBeGreaterThan(1);
    const strangers = ["203.0.113.9", "172.31.255.254"];
    const asks = asker(changed, [...tors.map(String), ...strangers]);
    const to = "host:w-1-auto-hep";
    for (const tor of tors.filter(({ family }) => family === 4)) {
      const from = tor.toString();
      for (const probe of ["tcp:179", "udp:3784", "udp:4784"])
        expect([from, probe, asks(from, to, probe)]).toEqual([from, probe, true]);
      // A switch whose address is of the nodes' own range is taken for one of them.
      const isAmong = cluster.network.nodes.some((range) => range.contains(tor));
      for (const probe of ["tcp:10250", "udp:4789"])
        expect([from, probe, asks(from, to, probe)]).toEqual([from, probe, isAmong]);
    }
    for (const from of strangers) expect(asks(from, to, "udp:3784")).toBe(false);
  });

  it("keep BGP, and nothing else, where failsafe ports are narrowed", () => {
    const { cluster } = judgedOf(scenario("dual-tor-planes", { failsafe: { from: ["198.51.100.0/28"] } }));
    const ports = cluster.calico.felix.failsafeInboundHostPorts as readonly { net?: Cidr; port: number }[];
    const tors = (cluster.fabric?.racks ?? []).flatMap(({ tors: of }) => of.flatMap(({ addresses }) => addresses));
    for (const tor of tors) {
      const net = `${tor.toString()}/${tor.family === 4 ? 32 : 128}`;
      expect(ports.filter((one) => one.net?.toString() === net).map(({ port }) => port)).toEqual([179]);
    }
    expect(tors.length).toBeGreaterThan(3);
  });

  it("and routers that the intent names, of both families, on the port that nodes listen on", () => {
    const platform = existing("kubeadm", { underlay: { nodes: ["192.0.2.0/25", "2001:db8::/64"] } });
    const bgp = {
      listenPort: 1179,
      peers: [
        { name: "router", peerIP: "198.51.100.1:1790", asNumber: 65000 },
        { name: "router-v6", peerIP: "2001:db8:1::1", asNumber: 65000 },
      ],
    };
    const calico = { routing: { kind: "fabric" }, bgp };
    const asks = asker(intent(platform, { hardening: {} }, { calico }), ["198.51.100.1", "198.51.100.2"]);
    const to = "host:w-1-auto-hep";
    expect(["tcp:1179", "udp:3784", "udp:4784"].map((probe) => asks("198.51.100.1", to, probe))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["tcp:1179", "udp:3784", "udp:4784"].map((probe) => asks("198.51.100.2", to, probe))).toEqual([
      false,
      false,
      false,
    ]);
    const objects = policyObjects(judgedOf(intent(platform, { hardening: {} }, { calico })).cluster);
    const nodes = objects?.enforced.find(({ metadata }) => metadata.name === "platform.nodes");
    expect(nodes?.spec).toMatchObject({
      ingress: expect.arrayContaining([
        expect.objectContaining({ source: { nets: ["2001:db8:1::1/128"] }, destination: { ports: [3784, 4784] } }),
      ]) as unknown,
    });
  });
});

describe("the order of policies", () => {
  const everything = {
    hardening: {},
    ingressControl: { gateways: [{ namespace: "shop", ports: [8443] }] },
    egressControl: { destinations: [{ name: "payments", nets: ["198.51.100.0/24"] }] },
    microsegmentation: { apps: [{ name: "shop", components: { web: "app == 'web'" }, flows: [] }] },
    defaultDeny: {},
  };
  const named = (objects: readonly KubernetesObject[]) => objects.map(({ metadata }) => metadata.name);
  const clusterOf = (rollout: string) =>
    judgedOf(intent(existing("kubeadm"), everything, { policy: { rollout, packs: everything } })).cluster;

  it("is by what they do: what lets through is applied before what refuses", () => {
    const { manifests } = renderCalico(clusterOf("enforced"));
    const policies = manifests.filter(({ name }) => name.startsWith("policy-"));
    expect(policies.map(({ name }) => name)).toEqual([
      "policy-tiers",
      "policy-sets",
      "policy-allowing",
      "policy-enforced",
    ]);
    const [, , allowing = [], enforced = []] = policies.map(({ objects }) => named(objects));
    expect(allowing).toEqual(["platform.api-server", "platform.gateway-1-shop", "platform.egress-payments"]);
    expect(enforced).toEqual(expect.arrayContaining(["platform.nodes", "platform.to-outside", "default.default-deny"]));
    // In tier default what no rule allows is refused: a policy of it is none that only lets through.
    expect(enforced).toContain("default.shop-web");
  });

  it("is the reverse where they are staged again, and only there", () => {
    const gone = policySteps(clusterOf("staged")).flatMap(({ id, run }) =>
      id.startsWith("policy-no-") && "command" in run ? run.command : [],
    );
    const at = (name: string) => {
      expect(gone).toContain(name);
      return gone.indexOf(name);
    };
    for (const [first, then] of [
      ["default.default-deny", "default.shop-web"],
      ["platform.nodes", "platform.api-server"],
      ["platform.to-outside", "platform.egress-payments"],
      ["platform.from-outside", "platform.gateway-1-shop"],
    ] as const)
      expect(at(first)).toBeLessThan(at(then));
  });
});

it("no list of ranges has one twice, whether said twice or the nodes' as well", () => {
  const ranges = ["192.0.2.0/25", "198.51.100.0/28", "198.51.100.0/28"];
  const packs = {
    exposedDaemons: { trusted: ranges },
    controlPlane: { trusted: ranges },
    hardening: {
      administrators: ranges,
      api: ranges,
      allow: [{ ports: [9100], from: ranges }],
      failsafe: { from: ranges },
    },
    ingressControl: { gateways: [{ namespace: "shop", ports: [8443], from: ranges }], nodePorts: { from: ranges } },
    egressControl: { destinations: [{ name: "payments", nets: ranges }] },
  };
  const { cluster } = judgedOf(intent(existing("kubeadm"), packs));
  const { networkSets = [], enforced = [] } = policyObjects(cluster) ?? {};
  const lists: string[][] = [];
  JSON.stringify([networkSets, enforced, cluster.calico.felix], (key, value: unknown) => {
    if (key === "nets" && Array.isArray(value)) lists.push(value.map(String));
    return value;
  });
  expect(lists.length).toBeGreaterThan(8);
  for (const list of lists) expect(list).toEqual([...new Set(list)]);
});
