/** What nodes do not see of their own pods, and what SNAT hides of those of others: closed where pods send, with nothing cut off that a cluster needs. */
import { Report } from "../../constructs/findings";
import { Cidr, Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import {
  exampleChoice,
  exampleGround,
  packNames,
  packObjects,
  packPopulation,
  type PackGround,
  type PackName,
} from "../../constructs/policy/packs";
import { parseProbe, Reach, type ReachOptions } from "../../constructs/reach";

function reachOf(names: readonly PackName[], ground: PackGround = exampleGround, options: ReachOptions = {}): Reach {
  const choice = Object.assign({}, ...names.map((name) => exampleChoice(name, "enforced"))) as Parameters<
    typeof packObjects
  >[0];
  const { tiers, networkSets, enforced } = packObjects(choice, ground);
  const report = new Report();
  const located = [...tiers, ...networkSets, ...enforced, ...packPopulation].map((value) => ({
    value,
    locate: () => undefined,
  }));
  const { set } = readObjects(located, report);
  expect(report.findings).toEqual([]);
  return new Reach(set, { externals: ["169.254.20.10", "fe80::1", "fd00:ec2::254"].map(Ip.of), ...options });
}

function isAllowed(reach: Reach, from: string, to: string, text: string): boolean {
  const [sender, receiver, probe] = [reach.find(from), reach.find(to), parseProbe(text)];
  if (sender === undefined || receiver === undefined || probe === undefined) throw new Error(`${from} ${to} ${text}`);
  return reach.edge(sender, receiver, probe).isAllowed;
}

const nodes = ["host:worker-1-auto-hep", "host:cp-1-auto-hep"];
const ports = {
  exposedDaemons: [2375, 2376, 2377, 4243, 4244],
  controlPlane: [10250, 10255],
  hardening: [2375, 9100, 10250, 10255, 2379, 179],
} as const;

describe.each([true, false])("with natOutgoing %s", (natOutgoing) => {
  it.each(["exposedDaemons", "controlPlane", "hardening"] as const)(
    "%s closes its ports of every node to pods of every node, wherever they are",
    (name) => {
      const reach = reachOf([name], exampleGround, { natOutgoing });
      for (const from of ["shop/web", "other/pod", "lab/tool"])
        for (const to of nodes)
          for (const port of ports[name])
            expect([to, port, isAllowed(reach, from, to, `tcp:${port}`)]).toEqual([to, port, false]);
    },
  );

  it("all packs together leave DNS, the API, and the system's pods alone", () => {
    const reach = reachOf(packNames, exampleGround, { natOutgoing });
    for (const [from, to, probe] of [
      ["shop/web", "kube-system/coredns", "udp:53"],
      ["shop/web", "kube-system/coredns", "tcp:53"],
      ["shop/web", "host:cp-1-auto-hep", "tcp:6443"],
      ["kube-system/coredns", "host:cp-1-auto-hep", "tcp:6443"],
      ["kube-system/coredns", "host:worker-1-auto-hep", "tcp:10250"],
      ["host:worker-1-auto-hep", "shop/web", "tcp:8080"],
      ["host:worker-1-auto-hep", "host:cp-1-auto-hep", "tcp:5473"],
    ] as const)
      expect([from, to, probe, isAllowed(reach, from, to, probe)]).toEqual([from, to, probe, true]);
  });
});

it("what the intent admits passes: kubelets for monitoring, a port for a namespace, Docker for whom it trusts", () => {
  const kubelet = reachOf(["controlPlane"]);
  expect(isAllowed(kubelet, "monitoring/prometheus", "host:worker-1-auto-hep", "tcp:10250")).toBe(true);
  // Only kubelets: etcd it may not.
  expect(isAllowed(kubelet, "monitoring/prometheus", "host:cp-1-auto-hep", "tcp:2379")).toBe(false);
  const node = reachOf(["hardening"]);
  expect(isAllowed(node, "monitoring/prometheus", "host:worker-1-auto-hep", "tcp:9100")).toBe(true);
  expect(isAllowed(node, "monitoring/prometheus", "host:worker-1-auto-hep", "tcp:9101")).toBe(false);
});

it("a node's link-local addresses are the node, too; those that answer names and credentials there stay open to hardening", () => {
  const dual: PackGround = {
    ...exampleGround,
    families: [4, 6],
    inside: [...exampleGround.inside, Cidr.of("fd00::/48")],
  };
  const four = reachOf(["exposedDaemons", "controlPlane", "hardening"], dual);
  expect(isAllowed(four, "shop/web", "169.254.20.10", "tcp:2375")).toBe(false);
  expect(isAllowed(four, "shop/web", "169.254.20.10", "tcp:10250")).toBe(false);
  expect(isAllowed(four, "shop/web", "169.254.20.10", "udp:53")).toBe(true);
  const denied = packObjects(exampleChoice("hardening", "enforced"), dual).enforced.map((one) => JSON.stringify(one));
  expect(denied.some((text) => text.includes("fe80::/10"))).toBe(true);
  expect(
    packObjects(exampleChoice("hardening", "enforced"), exampleGround).enforced.some((one) =>
      JSON.stringify(one).includes("fe80"),
    ),
  ).toBe(false);
});

it("without control planes among the nodes nothing is said of etcd or the API, and kubelets stay closed", () => {
  const managed: PackGround = { ...exampleGround, hasControlPlaneNodes: false };
  const names = packObjects(exampleChoice("controlPlane", "enforced"), managed).enforced.map(
    ({ metadata }) => metadata.name,
  );
  expect(names).toEqual(["security.kubelet", "security.metadata-service", "security.kubelet-from-pods"]);
  const reach = reachOf(["controlPlane", "hardening"], managed);
  expect(isAllowed(reach, "shop/web", "host:worker-1-auto-hep", "tcp:10250")).toBe(false);
});

it("node ports close on nodes' addresses, not among pods that listen on such a number", () => {
  const reach = reachOf(["ingressControl"]);
  expect(isAllowed(reach, "shop/web", "host:worker-1-auto-hep", "tcp:30080")).toBe(false);
  for (const probe of ["tcp:30080", "udp:32767", "tcp:30000"])
    expect(isAllowed(reach, "shop/web", "lab/tool", probe)).toBe(true);
});
