import { pointer } from "../../../constructs/findings";
import { checkSource, type Intent, readScenarios, resolve } from "../../../constructs/kit";
import { kopsPlatform } from "../../../constructs/platforms/kops/platform";
import { changed } from "../../support/changed";
import { allFindingsOf, intentOf, parsed } from "../../support/rules";
import { ebpf, type KopsOnly, native, operator, resolved, ways, wireguard } from "./intents";

const scenarios = readScenarios().filter(({ id }) => id.startsWith("aws-kops-"));

const all: readonly (readonly [string, Intent])[] = [
  ...Object.entries(ways).map(([id, intent]) => [id, parsed(intent)] as const),
  ...scenarios.map(({ id, intent }) => [id, intentOf(intent)] as const),
];

it.each(all)("%s: frozen, total, every leaf has a reason, every reason points at something", (_id, intent) => {
  const { cluster, reasons } = resolve(intent, kopsPlatform);
  const unexplained: string[] = [];
  const visit = (value: unknown, at: string): void => {
    if (value === undefined) unexplained.push(`${at} is undefined`);
    if (typeof value === "object" && value !== null) {
      if (!Object.isFrozen(value)) unexplained.push(`${at} is not frozen`);
      for (const [key, item] of Object.entries(value)) visit(item, at + pointer(key));
    } else if (
      ["", "/platform", "/nodes", "/nodes/groups", "/network", "/controlPlane"].includes(reasons.at(at)?.path ?? "")
    )
      unexplained.push(at);
  };
  for (const key of ["network", "nodes", "controlPlane", "platform"] as const) visit(cluster[key], `/${key}`);
  expect(unexplained).toEqual([]);
  const astray = reasons
    .entries()
    .flatMap(([path, { from = [] }]) =>
      /^\/(network|nodes|controlPlane|platform)/.test(path)
        ? from.filter((to) => reasons.at(to)?.path === "").map((to) => `${path} -> ${to}`)
        : [],
    );
  expect(astray).toEqual([]);
});

it.each(scenarios.map(({ id }) => id))("%s has no finding", (id) => {
  const checked = checkSource(id);
  expect(checked.ok ? checked.plan.findings : checked.refusal.findings).toEqual([]);
});

describe("kOps' own Calico", () => {
  const calicoOf = (intent: KopsOnly) => resolved(intent).cluster.platform.calico;

  it("is IP-in-IP across subnets by default, and the release that kOps pins", () => {
    expect(calicoOf(native)).toEqual({
      encapsulationMode: "ipip",
      ipipMode: "CrossSubnet",
      awsSrcDstCheck: "Disable",
    });
    const { calico } = resolved(native).cluster;
    expect([calico.release.calico, calico.installer.kind, calico.components.apiServer]).toEqual([
      "v3.31.3",
      "platform",
      false,
    ]);
  });

  it("is asked for VXLAN by name with eBPF, and kube-proxy is off", () => {
    expect(calicoOf(ebpf)).toMatchObject({ encapsulationMode: "vxlan", vxlanMode: "CrossSubnet", bpfEnabled: true });
    expect(resolved(ebpf).cluster.platform.kubeProxy).toEqual({ enabled: false });
  });

  it("encrypts with WireGuard and leaves the MTU to Calico, which finds the same", () => {
    expect(calicoOf(wireguard)).toMatchObject({ wireguardEnabled: true });
    expect(resolved(wireguard).cluster.calico).toMatchObject({ mtu: 8941, mtuIsExplicit: false });
  });

  it("routes without encapsulation as ipip with ipipMode Never, since kOps refuses none", () => {
    const fabric = changed(native, { calico: { routing: { kind: "fabric" } } });
    expect(calicoOf(fabric)).toMatchObject({ encapsulationMode: "ipip", ipipMode: "Never", awsSrcDstCheck: "Disable" });
  });

  it("leaves the source/destination check alone where every packet is in a tunnel", () => {
    const tunnelled = changed(native, { calico: { routing: { kind: "overlay", encapsulation: "VXLAN" } } });
    expect(calicoOf(tunnelled)).toMatchObject({ vxlanMode: "Always", awsSrcDstCheck: "DoNothing" });
  });
});

describe("Calico by the operator", () => {
  it("gets no field of kOps' Calico, and the kit's release", () => {
    const { platform, calico } = resolved(operator).cluster;
    expect(platform.calico).toBeUndefined();
    expect([calico.release.calico, calico.installer.kind]).toEqual(["v3.32.1", "operator"]);
  });

  it("needs no opening for VXLAN, BGP, Typha and WireGuard: kOps has them", () => {
    const encrypted: KopsOnly = { ...operator, calico: { encryption: { kind: "wireguard" } } };
    expect(resolved(encrypted).cluster.platform.securityGroupRules).toEqual([]);
  });

  it("opens what the intent wants open to ranges outside, and where there is no group says so", () => {
    const openings = [{ protocol: "tcp" as const, port: 9100, from: "203.0.113.0/24", reason: "node exporter" }];
    const open: KopsOnly = { ...operator, platform: { ...operator.platform, openings } };
    expect(resolved(open).cluster.platform.securityGroupRules).toEqual([
      {
        name: "open-tcp-9100-203-0-113-0-24",
        protocol: "tcp",
        fromPort: 9100,
        toPort: 9100,
        source: { cidr: "203.0.113.0/24" },
        why: "node exporter",
      },
    ]);
    const codes = (intent: KopsOnly) => allFindingsOf(parsed(intent)).map(({ code, path }) => `${code} ${path}`);
    const own: KopsOnly = { ...native, platform: { ...native.platform, openings } };
    expect(codes(own)).toContain("KOPS-053 /platform/openings");
    const etcd: KopsOnly = {
      ...operator,
      platform: { ...operator.platform, openings: [{ ...openings[0]!, port: 2379, toPort: 2381 }] },
    };
    expect(codes(etcd)).toContain("KOPS-053 /platform/openings/0/port");
  });

  it("needs IP-in-IP and ESP between workers and control plane, and never opens etcd", () => {
    const names = (intent: KopsOnly): string[] =>
      resolved(intent).cluster.platform.securityGroupRules.map(({ protocol }) => protocol);
    const overlay = (encapsulation: "IPIP" | "IPIPCrossSubnet"): KopsOnly => ({
      ...operator,
      calico: { routing: { kind: "overlay", encapsulation } },
    });
    expect(names(overlay("IPIP"))).toEqual(["4"]);
    const { securityGroupRules } = resolved(overlay("IPIPCrossSubnet")).cluster.platform;
    for (const { protocol, fromPort = 0, toPort = 0 } of securityGroupRules)
      if (protocol === "tcp")
        for (const etcd of [2380, 2381, 4001, 4002]) expect(etcd < fromPort || etcd > toPort).toBe(true);
    expect(names(ways.vpp as KopsOnly)).toContain("50");
  });

  it("lets in BGP peers outside the cluster at their own addresses, each once, at the port that nodes listen on", () => {
    const rulesOf = (intent: KopsOnly) => resolved(intent).cluster.platform.securityGroupRules;
    const bgpRules = (intent: KopsOnly) =>
      rulesOf(intent).flatMap(({ name, protocol, fromPort, toPort, source }) =>
        name.startsWith("bgp-") ? [[name, protocol, fromPort, toPort, source]] : [],
      );
    const peers = [
      { name: "a", nodeSelector: "rack == 'a'", peerIP: "10.40.32.10", asNumber: 65000 },
      { name: "b", nodeSelector: "rack == 'b'", peerIP: "10.40.32.10:1790", asNumber: 65000 },
      { name: "v6", peerIP: "fd00::1", asNumber: 65000 },
      { name: "reflectors", peerSelector: "has(route-reflector)" },
    ];
    const opened = (port: number) => [["bgp-10-40-32-10", "tcp", port, port, { cidr: "10.40.32.10/32" }]];
    const routing = { kind: "overlay", encapsulation: "IPIPCrossSubnet" } as const;
    const byOperator: KopsOnly = { ...operator, calico: { routing, bgp: { peers } } };
    expect(bgpRules(byOperator)).toEqual(opened(179));
    expect(bgpRules(changed(byOperator, { calico: { bgp: { listenPort: 1179 } } }))).toEqual(opened(1179));
    const subnet = { subnetId: "subnet-0a", availabilityZone: "eu-central-1a", cidr: "10.40.32.0/19" };
    const vpc: KopsOnly["platform"]["vpc"] = {
      kind: "shared",
      vpcId: "vpc-0a",
      cidr: "10.40.0.0/16",
      subnets: [{ ...subnet, type: "Private" }],
    };
    // kOps' own Calico: nothing but these, and only where the VPC is there before kOps.
    const own: KopsOnly = { ...native, platform: { ...native.platform, vpc }, calico: { bgp: { peers } } };
    expect(bgpRules(own)).toEqual(opened(179));
    expect(rulesOf(own)).toHaveLength(1);
    expect(rulesOf({ ...own, platform: native.platform })).toEqual([]);
    expect(rulesOf({ ...own, calico: {} })).toEqual([]);
  });

  it("gets rights for the source/destination check only where it needs them", () => {
    expect(resolved(operator).cluster.platform.nodeStatements).toEqual([]);
    const bare: KopsOnly = { ...operator, calico: { routing: { kind: "overlay", encapsulation: "VXLANCrossSubnet" } } };
    expect(resolved(bare).cluster.platform.nodeStatements.flatMap(({ Action }) => Action)).toEqual([
      "ec2:DescribeInstances",
      "ec2:ModifyNetworkInterfaceAttribute",
    ]);
  });

  it("lets the control plane alone read the folders of further add-ons", () => {
    const addonManifests = ["s3://mine/a/addon.yaml", "s3://mine/a/other.yaml", "s3://yours/addon.yaml"];
    const more = [...addonManifests, "https://example.com/addon.yaml"];
    const { platform } = resolved(changed(native, { platform: { addonManifests: more } })).cluster;
    expect(platform.nodeStatements).toEqual([]);
    expect(platform.controlPlaneStatements.map(({ Resource }) => Resource)).toEqual([
      ["arn:aws:s3:::mine/a/*", "arn:aws:s3:::yours/*"],
      ["arn:aws:s3:::mine", "arn:aws:s3:::yours"],
    ]);
    const https = changed(native, { platform: { addonManifests: more.slice(-1) } });
    expect(resolved(https).cluster.platform.controlPlaneStatements).toEqual([]);
  });

  it("finds hugepages and VFIO on nodes of VPP with DPDK", () => {
    const dpdk = changed(ways.vpp as KopsOnly, {
      calico: {
        dataplane: { kind: "vpp", uplinks: [{ interfaceName: "ens5", vppDriver: "dpdk", newDriver: "vfio-pci" }] },
      },
    });
    const { platform, nodes } = resolved(dpdk).cluster;
    expect(platform.sysctlParameters).toEqual(["vm.nr_hugepages=512"]);
    expect(nodes.groups.every(({ userData }) => userData.length === 1)).toBe(true);
  });
});
