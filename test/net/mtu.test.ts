import fc from "fast-check";
import { canEncapsulate, formatPodMtu, type MtuRequest, overhead, podMtu, smallestPodMtu } from "../../constructs/net";
import { tries } from "../support/tries";

const plain = { encapsulation: "none", encryption: "none" } as const;
const ipip = { encapsulation: "ipip", encryption: "none" } as const;
const vxlan = { encapsulation: "vxlan", encryption: "none" } as const;
const wireguard = { encapsulation: "none", encryption: "wireguard" } as const;
const ipsec = { encapsulation: "none", encryption: "ipsec", dataplane: "vpp" } as const;

describe("podMtu", () => {
  // docs.tigera.io/calico/latest/networking/configuring/mtu, table "Common MTU sizes", and the VPP agent's host-60
  it.each([
    // underlay, none, IPIP, VXLAN v4, VXLAN v6, WireGuard v4, WireGuard v6, IPsec
    [1500, 1500, 1480, 1450, 1430, 1440, 1420, 1440],
    [9000, 9000, 8980, 8950, 8930, 8940, 8920, 8940],
    [1460, 1460, 1440, 1410, 1390, 1400, 1380, 1400], // GCE
    [9001, 9001, 8981, 8951, 8931, 8941, 8921, 8941], // AWS jumbo
    [1450, 1450, 1430, 1400, 1380, 1390, 1370, 1390], // OpenStack
  ])(
    "is Calico's published number for %i",
    (underlayMtu, none, ipip4, vxlan4, vxlan6, wireguard4, wireguard6, ipsec4) => {
      expect(podMtu({ underlayMtu, family: 4, ...plain }).mtu).toBe(none);
      expect(podMtu({ underlayMtu, family: 6, ...plain }).mtu).toBe(none);
      expect(podMtu({ underlayMtu, family: 4, ...ipip }).mtu).toBe(ipip4);
      expect(podMtu({ underlayMtu, family: 4, ...vxlan }).mtu).toBe(vxlan4);
      expect(podMtu({ underlayMtu, family: 6, ...vxlan }).mtu).toBe(vxlan6);
      expect(podMtu({ underlayMtu, family: 4, ...wireguard }).mtu).toBe(wireguard4);
      expect(podMtu({ underlayMtu, family: 6, ...wireguard }).mtu).toBe(wireguard6);
      expect(podMtu({ underlayMtu, family: 4, ...ipsec }).mtu).toBe(ipsec4);
      expect(podMtu({ underlayMtu, family: 4, ...ipsec, encapsulation: "ipip" }).mtu).toBe(ipsec4);
      expect(podMtu({ underlayMtu, family: 6, ...ipsec }).mtu).toBe(ipsec4);
    },
  );

  it.each([
    // the AKS row: the interface says 1500, the network carries 1400
    [plain, 4, 1500],
    [ipip, 4, 1480],
    [vxlan, 4, 1450],
    [vxlan, 6, 1430],
    [wireguard, 4, 1340],
    [wireguard, 6, 1320],
    [{ encapsulation: "vxlan", encryption: "wireguard" }, 4, 1340],
  ] as const)("is Calico's published number on AKS: %j IPv%i", (path, family, mtu) => {
    expect(podMtu({ underlayMtu: 1500, pathMtu: 1400, family, ...path }).mtu).toBe(mtu);
  });

  it.each([
    // WireGuard takes the tunnel's place: the smallest MTU counts, not the sum of the headers
    ["ipip", "wireguard", 4, undefined, 60],
    ["vxlan", "wireguard", 4, undefined, 60],
    ["vxlan", "wireguard", 6, "nftables", 80],
    ["vxlan", "ipsec", 6, "vpp", 70],
    ["none", "none", 4, "nftables", 0],
    ["none", "none", 4, "vpp", 0],
    // eBPF: NodePort traffic goes over VXLAN
    ["none", "none", 4, "ebpf", 50],
    ["none", "none", 6, "ebpf", 70],
    ["ipip", "none", 4, "ebpf", 50],
    ["vxlan", "none", 4, "ebpf", 50],
    ["none", "wireguard", 4, "ebpf", 60],
    ["none", "wireguard", 6, "ebpf", 80],
  ] as const)("%s + %s over IPv%i, %s: takes %i", (encapsulation, encryption, family, dataplane, bytes) => {
    expect(overhead({ encapsulation, encryption, family, dataplane })).toBe(bytes);
    expect(podMtu({ underlayMtu: 9001, encapsulation, encryption, family, dataplane }).mtu).toBe(9001 - bytes);
  });

  it.each([
    [{ ...plain, dataplane: "ebpf" }, 4, 1500], // Felix forgets its own NodePort tunnel
    [{ ...ipip, dataplane: "ebpf" }, 4, 1480],
    [{ ...vxlan, dataplane: "ebpf" }, 4, 1450],
    [{ ...wireguard, dataplane: "ebpf" }, 6, 1420],
    [{ ...vxlan, dataplane: "vpp" }, 6, 1450], // the VPP agent knows the IPv4 sizes only
    [{ ...wireguard, dataplane: "vpp" }, 6, 1440],
    [ipsec, 4, 1440],
    [vxlan, 6, 1430],
    [plain, 6, 1500],
  ] as const)("what Calico would pick for %j IPv%i is %i", (path, family, autodetected) => {
    expect(podMtu({ underlayMtu: 1500, family, ...path }).autodetected).toBe(autodetected);
  });

  it("has no IP-in-IP for IPv6", () => {
    expect(canEncapsulate("ipip", 6)).toBe(false);
    expect([canEncapsulate("ipip", 4), canEncapsulate("vxlan", 6), canEncapsulate("none", 6)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(() => podMtu({ underlayMtu: 1500, family: 6, ...ipip })).toThrow(RangeError);
    expect(() => overhead({ family: 6, ...ipip })).toThrow(RangeError);
  });

  it.each([NaN, 1500.5, 0, -1, 50])("refuses an underlay MTU of %p", (underlayMtu) => {
    expect(() => podMtu({ underlayMtu, family: 4, ...vxlan })).toThrow(RangeError);
  });
});

describe("reasons", () => {
  it.each([
    [{ underlayMtu: 9001, family: 4, ...vxlan }, "8951 = 9001 - 50 (VXLAN header over IPv4)"],
    [{ underlayMtu: 9001, family: 6, ...wireguard }, "8921 = 9001 - 80 (WireGuard header over IPv6)"],
    [{ underlayMtu: 1500, family: 4, ...ipsec }, "1440 = 1500 - 60 (IPsec over IP-in-IP)"],
    [
      { underlayMtu: 1500, pathMtu: 1400, family: 4, ...wireguard },
      "1340 = 1500 - 100 (the network behind carries 1400 whole, and WireGuard sets Don't Fragment) - 60 (WireGuard header over IPv4)",
    ],
    [{ underlayMtu: 1500, family: 6, ...plain }, "1500 (MTU of the nodes' network interfaces, no header to allow for)"],
  ] as const)("%j", (request, line) => {
    expect(formatPodMtu(podMtu(request))).toBe(line);
  });

  it("names what does not count, at no cost", () => {
    const { steps } = podMtu({ underlayMtu: 1500, encapsulation: "vxlan", encryption: "wireguard", family: 4 });
    expect(steps.map(({ name, bytes }) => [name, bytes])).toEqual([
      ["underlay", 1500],
      ["wireguard", -60],
      ["vxlan", 0],
    ]);
    expect(steps[2]?.why).toContain("50 bytes, fits in the room for wireguard");
  });

  const request = fc
    .record({
      underlayMtu: fc.integer({ min: 1280, max: 9216 }),
      pathMtu: fc.option(fc.integer({ min: 1280, max: 9216 }), { nil: undefined }),
      encapsulation: fc.constantFrom("none", "ipip", "vxlan"),
      encryption: fc.constantFrom("none", "wireguard", "ipsec"),
      family: fc.constantFrom(4, 6),
      dataplane: fc.constantFrom("iptables", "nftables", "ebpf", "vpp", undefined),
    })
    .filter(({ encapsulation, family }) => encapsulation !== "ipip" || family === 4) as fc.Arbitrary<MtuRequest>;

  it("add up to the MTU, each with a why and a source", () => {
    fc.assert(
      fc.property(request, (one) => {
        const { mtu, autodetected, steps } = podMtu(one);
        expect(steps.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(mtu);
        expect(steps.every(({ why, source }) => why !== "" && source !== "")).toBe(true);
        expect(steps.slice(1).every(({ bytes }) => bytes <= 0)).toBe(true);
        expect(mtu).toBeLessThanOrEqual(autodetected);
        const throughPath =
          one.encryption === "wireguard" ? Math.min(one.pathMtu ?? Infinity, one.underlayMtu) : Infinity;
        expect(mtu).toBe(Math.min(one.underlayMtu - overhead(one), throughPath - (one.family === 4 ? 60 : 80)));
      }),
      tries(600),
    );
  });

  it("a cluster takes the smallest of its paths", () => {
    const dual = smallestPodMtu([
      { underlayMtu: 1500, family: 4, ...ipip },
      { underlayMtu: 1500, family: 6, ...vxlan },
      { underlayMtu: 1500, family: 6, ...plain },
    ]);
    expect([dual?.mtu, dual?.autodetected]).toEqual([1430, 1430]);
    expect(smallestPodMtu([])).toBeUndefined();
    const mixed = smallestPodMtu([
      { underlayMtu: 1500, family: 4, ...ipip, dataplane: "ebpf" },
      { underlayMtu: 1500, family: 6, ...plain, dataplane: "ebpf" },
    ]);
    expect([mixed?.mtu, mixed?.autodetected]).toEqual([1430, 1480]);
  });
});
