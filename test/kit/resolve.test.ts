import { pointer, pointerKeys, valueAt } from "../../constructs/findings";
import { type IntentInput, platformOf, readScenarios, resolve, type Resolved } from "../../constructs/kit";
import { eksPlatform } from "../../constructs/platforms/eks/platform";
import type { EksCluster } from "../../constructs/platforms/eks/types";
import { intentOf, parsed } from "../support/rules";

const platform = { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] } as const;

function resolved(calico: IntentInput["calico"] = {}, more: Partial<IntentInput> = {}): Resolved<EksCluster> {
  return resolve(parsed({ name: "demo", platform, calico, ...more }), eksPlatform);
}

describe("routing", () => {
  test.each([
    [{ kind: "overlay", encapsulation: "VXLAN" }, "Disabled"],
    [{ kind: "overlay", encapsulation: "VXLANCrossSubnet" }, "Disabled"],
    [{ kind: "overlay", encapsulation: "IPIP" }, "Enabled"],
    [{ kind: "overlay", encapsulation: "IPIPCrossSubnet" }, "Enabled"],
    [{ kind: "fabric" }, "Enabled"],
    [{ kind: "cloud" }, "Disabled"],
  ] as const)("%j needs BGP %s", (routing, bgp) => {
    expect(resolved({ routing }).cluster.calico.routing.bgp).toBe(bgp);
  });

  test("peers turn BGP on under VXLAN", () => {
    const { cluster } = resolved({
      routing: { kind: "overlay", encapsulation: "VXLAN" },
      bgp: { peers: [{ name: "tor", peerIP: "10.0.0.10", asNumber: "1.10" }] },
    });
    expect(cluster.calico.routing.bgp).toBe("Enabled");
    expect(cluster.calico.bgp.peers[0]?.asNumber?.value).toBe(65546);
  });

  test("so they do where routing is the platform's default", () => {
    const { cluster } = resolved({ bgp: { peers: [{ name: "tor", peerIP: "10.0.0.10", asNumber: 65001 }] } });
    expect([cluster.calico.routing.encapsulation, cluster.calico.routing.bgp]).toEqual(["VXLAN", "Enabled"]);
  });

  test("a pool's own encapsulation counts too", () => {
    const { cluster } = resolved({
      routing: { kind: "overlay", encapsulation: "VXLAN" },
      pools: [{ cidr: "192.168.0.0/17" }, { cidr: "192.168.128.0/17", encapsulation: "IPIP" }],
    });
    expect(cluster.calico.routing.bgp).toBe("Enabled");
  });

  test("VPP needs BGP whatever the encapsulation", () => {
    const { cluster } = resolved({ dataplane: { kind: "vpp" }, routing: { kind: "overlay", encapsulation: "VXLAN" } });
    expect(cluster.calico.routing.bgp).toBe("Enabled");
  });
});

describe("MTU", () => {
  const vxlan = { kind: "overlay", encapsulation: "VXLAN" } as const;
  test.each([
    [{ routing: vxlan }, 8951, false],
    [{ routing: { kind: "overlay", encapsulation: "IPIP" } }, 8981, false],
    [{ routing: vxlan, encryption: { kind: "wireguard" } }, 8941, false],
    [{ routing: { kind: "cloud" }, encryption: { kind: "wireguard" } }, 8941, false],
    [{ routing: { kind: "fabric" } }, 9001, false],
    // Felix does not count eBPF's own VXLAN: the kit writes the field.
    [{ routing: { kind: "fabric" }, dataplane: { kind: "ebpf" } }, 8951, true],
    [{ routing: vxlan, mtu: 1400 }, 1400, true],
    [
      {
        dataplane: { kind: "vpp" },
        encryption: { kind: "ipsec" },
        routing: { kind: "overlay", encapsulation: "IPIP" },
      },
      8941,
      false,
    ],
  ] as const)("%j gives %i", (calico, mtu, isExplicit) => {
    const { cluster } = resolved(calico);
    expect(cluster.calico.mtu).toBe(mtu);
    expect(cluster.calico.mtuIsExplicit).toBe(isExplicit);
  });

  test("is explained as arithmetic", () => {
    expect(resolved({ routing: vxlan }).reasons.at("/calico/mtu")?.reason.why).toBe(
      "8951 = 9001 - 50 (VXLAN header over IPv4)",
    );
  });
});

describe("source/destination check", () => {
  test.each([
    [{ routing: { kind: "overlay", encapsulation: "VXLAN" } }, undefined],
    [{ routing: { kind: "overlay", encapsulation: "IPIP" } }, undefined],
    [{ routing: { kind: "overlay", encapsulation: "VXLANCrossSubnet" } }, "Disable"],
    [{ routing: { kind: "fabric" } }, "Disable"],
    [{ routing: { kind: "cloud" } }, undefined],
    [{ dataplane: { kind: "ebpf", serviceMode: "DSR" } }, "Disable"],
    [{ dataplane: { kind: "vpp" } }, "Disable"],
    [{ routing: { kind: "fabric" }, felix: { awsSrcDstCheck: "DoNothing" } }, "DoNothing"],
  ] as const)("%j leaves it at %s", (calico, expected) => {
    expect(resolved(calico as IntentInput["calico"]).cluster.calico.felix.awsSrcDstCheck).toBe(expected);
  });
});

describe("eBPF", () => {
  test("uses the platform's endpoint, and its resolver for the name", () => {
    const { dataplane, hostNameservers } = resolved({ dataplane: { kind: "ebpf" } }).cluster.calico;
    expect(dataplane).toEqual({
      kind: "ebpf",
      apiServer: { kind: "endpoint", host: { $late: "apiServer.host" }, port: 443 },
      serviceMode: "Tunnel",
      kubeProxy: "remove",
    });
    expect(hostNameservers).toEqual(["169.254.169.253"]);
  });

  test("an address needs no resolver", () => {
    const { cluster } = resolved({ dataplane: { kind: "ebpf", apiServer: { kind: "endpoint", host: "10.0.0.5" } } });
    expect(cluster.calico.hostNameservers).toEqual([]);
  });

  test("beside kube-proxy, clean-up and health port are off", () => {
    expect(resolved({ dataplane: { kind: "ebpf", kubeProxy: "leave" } }).cluster.calico.felix).toMatchObject({
      bpfKubeProxyIptablesCleanupEnabled: false,
      bpfKubeProxyHealthzPort: 0,
    });
  });
});

describe("every scenario", () => {
  const scenarios = readScenarios().map(({ id, intent }) => [id, intent] as const);
  const resolvedFrom = (path: string) => {
    const intent = intentOf(path);
    return resolve(intent, platformOf(intent.platform.kind));
  };

  test.each(scenarios)("%s: frozen, total, and every leaf has a reason", (_id, path) => {
    const { cluster, reasons } = resolvedFrom(path);
    const unexplained: string[] = [];
    const visit = (value: unknown, at: string): void => {
      expect(value).not.toBeUndefined();
      if (typeof value === "object" && value !== null && !("toJSON" in value)) {
        expect(Object.isFrozen(value)).toBe(true);
        for (const [key, item] of Object.entries(value)) visit(item, at + pointer(key));
      } else if (["", "/calico", "/network", "/nodes", "/platform"].includes(reasons.at(at)?.path ?? ""))
        unexplained.push(at);
    };
    visit(cluster, "");
    expect(unexplained).toEqual([]);
  });

  /** Whether something stands at a pointer, in which `*` is any key. */
  const stands = (value: unknown, [key, ...rest]: readonly string[]): boolean => {
    if (key === undefined) return value !== undefined;
    if (typeof value !== "object" || value === null) return false;
    if (key === "*") return Object.values(value).some((item) => stands(item, rest));
    return stands((value as Readonly<Record<string, unknown>>)[key], rest);
  };

  test.each(scenarios)("%s: every reason is of a value, and follows from values", (_id, path) => {
    const { cluster, reasons } = resolvedFrom(path);
    const entries = reasons.entries();
    expect(entries.map(([at]) => at).filter((at) => !stands(cluster, pointerKeys(at)))).toEqual([]);
    const astray = entries.flatMap(([at, { from = [] }]) =>
      from
        .filter((to) => valueAt(cluster, to) === undefined || reasons.at(to)?.path === "")
        .map((to) => `${at} -> ${to}`),
    );
    expect(astray).toEqual([]);
  });
});
