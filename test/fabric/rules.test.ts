import { fabricRules } from "../../constructs/calico";
import type { Intent, IntentInput } from "../../constructs/kit";
import { plain } from "../../constructs/model";
import { changed } from "../support/changed";
import { allFindingsOf, describeRules, parsed } from "../support/rules";
import { early, fabrics, nameless, planes, single } from "./support/intents";

type Fabric = NonNullable<IntentInput["fabric"]>;

const tor = (name: string, more: object = {}) => ({ name, os: "frr" as const, ...more });
const rack = (name: string, more: object = {}, ofTor: object = {}) => ({
  name,
  tors: [tor(`${name}-tor`, ofTor)],
  ...more,
});
const racks = (first: object, second: object = {}): Partial<Fabric> => ({
  racks: [rack("r1", first), rack("r2", second)],
});
const sessions = (settings: object): Partial<Fabric> => ({ sessions: settings });
const groups = (...nodeGroups: readonly object[]): object => ({ platform: { nodeGroups } });
const node = (name: string, more: object = {}) => ({ name, rack: name.slice(0, 2), ...more });
const four = ["r1-n1", "r1-n2", "r2-n1", "r2-n2"];
const addressed = (name: string) => node(name, { addresses: [`172.31.${name[1]}1.1${name[4]}`] });
const reflectors = (where: string, ...names: readonly string[]): Partial<Fabric> => ({
  design: { kind: "route-reflectors", in: where, reflectors: names } as Fabric["design"],
});
const calico = (settings: object): object => ({ calico: settings });

const balancers = { serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }] };

/** The mistake and the same without it, as an intent or as changes of `single`; where the finding points. */
type Change = IntentInput | readonly [Partial<Fabric>, object?];
const mistakes: Readonly<Record<string, readonly [Change, Change, string]>> = {
  "FAB-001": [[{ racks: [rack("r1"), rack("r2"), rack("r3")] }], [{}], "/fabric/racks/2/name"],
  "FAB-002": [[{ racks: [rack("r1")] }], [{}], "/platform/nodeGroups/1"],
  "FAB-003": [
    [{}, groups({ name: "all", nodes: [...four.map(addressed), { name: "x", addresses: ["172.31.11.99"] }] })],
    [{}, groups({ name: "all", nodes: four.map(addressed) })],
    "/platform/nodeGroups/0",
  ],
  "FAB-004": [
    [{}, groups({ name: "all", nodes: four.map(addressed) }, { name: "more", count: 2 })],
    [{}, groups({ name: "all", nodes: four.map(addressed) })],
    "/platform/nodeGroups/1",
  ],
  "FAB-005": [
    [{ racks: [rack("r1"), { name: "r2", tors: [tor("R1-TOR")] }] }],
    [{ racks: [rack("r1"), { name: "r2", tors: [tor("R2-TOR")] }] }],
    "/fabric/racks/1/tors/0/name",
  ],
  "FAB-006": [[racks({ number: 2 })], [racks({ number: 3 })], "/fabric/racks/1"],
  "FAB-007": [
    [racks({ nodes: [{ name: "r1-n9" }] })],
    [racks({ nodes: [{ name: "r1-n1" }] })],
    "/fabric/racks/0/nodes/0/name",
  ],
  "FAB-008": [nameless({ design: { kind: "as-per-server" } }), nameless(), "/fabric/design/kind"],
  "FAB-009": [nameless({ planes: 2 }), nameless({ planes: 1 }), "/fabric/planes"],
  "FAB-016": [
    nameless({
      racks: nameless().fabric!.racks.map(({ subnets, ...one }, at) => (at === 0 ? { ...one, subnets } : one)),
    }),
    nameless(),
    "/fabric/racks/1/name",
  ],
  "FAB-018": [
    [
      {},
      groups({
        name: "all",
        nodes: [...four.slice(1).map(addressed), node("r1-n9", { addresses: ["172.31.11.255"] })],
      }),
    ],
    [
      {},
      groups({
        name: "all",
        nodes: [...four.slice(1).map(addressed), node("r1-n9", { addresses: ["172.31.11.254"] })],
      }),
    ],
    "/fabric/racks/0",
  ],
  "FAB-017": [nameless({ render: "whole" }), nameless({ render: "neighbours" }), "/fabric/render"],
  "FAB-010": [
    [{ addresses: { loopbacks: ["10.255.0.0/27"] } }],
    [{ addresses: { loopbacks: ["10.255.0.0/26"] } }],
    "/fabric/addresses/loopbacks",
  ],
  "FAB-011": [
    planes({ links: { kind: "vlan", prefixLengths: { ipv4: 29 } }, racks: [rack("r1")] }),
    planes({ links: { kind: "vlan", prefixLengths: { ipv4: 28 } }, racks: [rack("r1")] }),
    "/fabric/racks/0/tors/0",
  ],
  "FAB-012": [
    [racks({}, { tors: [tor("r2-tor", { loopbacks: ["10.255.0.33"] })] })],
    [racks({}, { tors: [tor("r2-tor", { loopbacks: ["10.255.0.99"] })] })],
    "/fabric/racks/1/tors/0",
  ],
  "FAB-013": [
    [{}, groups({ name: "all", nodes: [...four.slice(1).map(addressed), node("r1-n1")] })],
    [{}, groups({ name: "all", nodes: four.map(addressed) })],
    "/fabric/racks/0",
  ],
  "FAB-014": [
    [
      racks({ subnets: ["172.31.99.0/24"] }, { subnets: ["172.31.21.0/24"] }),
      groups({ name: "all", nodes: [addressed("r1-n1"), ...["r2-n1", "r2-n2"].map(addressed)] }),
    ],
    [racks({ subnets: ["172.31.11.0/24"] }), groups({ name: "all", nodes: four.map(addressed) })],
    "/fabric/racks/0",
  ],
  "FAB-015": [
    planes({ racks: [rack("r1", {}, { subnets: ["172.30.1.0/28"] }), rack("r2")] }),
    planes({ racks: [rack("r1", {}, { subnets: ["172.29.1.0/28"] }), rack("r2")] }),
    "/fabric/racks/0",
  ],
  "FAB-020": [[racks({ asNumber: 64500 })], [racks({ asNumber: 65100 })], "/fabric/racks/0/tors/0"],
  "FAB-021": [[racks({ asNumber: 4200000001 })], [racks({ asNumber: 2147483647 })], "/fabric/racks/0/tors/0"],
  "FAB-022": [
    [racks({ asNumber: 65101 }, { asNumber: 65101 })],
    [{ ...racks({ asNumber: 65101 }, { asNumber: 65101 }), ...sessions({ advertise: "default" }) }],
    "/fabric/racks/1/asNumber",
  ],
  "FAB-023": [
    [{ design: { kind: "as-per-server" }, ...racks({ nodes: [{ name: "r1-n1", asNumber: 4200002001 }] }) }],
    [{ design: { kind: "as-per-server" }, ...racks({ nodes: [{ name: "r1-n1", asNumber: 4200009001 }] }) }],
    "/fabric/racks/1",
  ],
  "FAB-024": [[{ asNumbers: { spines: 65101 } }], [{ asNumbers: { spines: 65100 } }], "/fabric/racks/0/tors/0"],
  "FAB-050": [
    [{ design: { kind: "shared-as" } }, calico({ bgp: { asNumber: 65000 } })],
    [{ design: { kind: "shared-as" } }, calico({ bgp: { asNumber: 64999 } })],
    "/calico/bgp/asNumber",
  ],
  "FAB-051": [
    [racks({ nodes: [{ name: "r1-n2", asNumber: 65102 }] })],
    [racks({ nodes: [{ name: "r1-n2", asNumber: 65103 }] })],
    "/fabric/racks/0/nodes/0/asNumber",
  ],
  "FAB-052": [
    [{}, { network: { pods: ["10.254.0.0/16"] } }],
    [{ addresses: { uplinks: ["10.252.0.0/16"] } }, { network: { pods: ["10.254.0.0/16"] } }],
    "/fabric",
  ],
  "FAB-053": [
    [{ addresses: { uplinks: ["10.255.128.0/17"] } }],
    [{ addresses: { uplinks: ["10.254.128.0/17"] } }],
    "/fabric",
  ],
  "FAB-054": [
    [racks({}, { tors: [tor("r2-tor", { loopbacks: ["224.0.0.5"] })] })],
    [racks({}, { tors: [tor("r2-tor", { loopbacks: ["10.200.0.5"] })] })],
    "/fabric/racks/1/tors/0",
  ],
  "FAB-055": [
    [racks({ tors: [tor("r1-tor", { addresses: ["172.31.99.1"] })] })],
    [racks({ tors: [tor("r1-tor", { addresses: ["172.31.11.9"] })] })],
    "/fabric/racks/0/tors/0/addresses",
  ],
  "FAB-056": [
    planes({ links: { kind: "vlan", vlan: 4094 } }),
    planes({ links: { kind: "vlan", vlan: 4093 } }),
    "/fabric/links/vlan",
  ],
  "FAB-057": [[{ uplinks: { mtu: 1400 } }], [{ uplinks: { mtu: 1500 } }], "/fabric/uplinks/mtu"],
  "FAB-058": [
    [racks({}, { tors: [tor("r2-tor", { uplinks: [{ spine: "spine-1" }, { spine: "spine-1" }] })] })],
    [racks({}, { tors: [tor("r2-tor", { uplinks: [{ spine: "spine-1" }, { spine: "spine-2" }] })] })],
    "/fabric/racks/1/tors/0/uplinks/1",
  ],
  "FAB-059": [[racks({}, { number: 65 })], [racks({}, { number: 64 })], "/fabric/racks/1/number"],
  "FAB-030": [
    [{}, groups({ name: "all", nodes: four.slice(1).map(addressed) })],
    [{}, groups({ name: "all", nodes: four.map(addressed) })],
    "/fabric/racks/0/name",
  ],
  "FAB-031": [
    planes({ racks: [{ name: "r1", tors: [tor("a"), tor("b")] }, rack("r2")] }),
    planes(),
    "/fabric/racks/1/tors",
  ],
  "FAB-032": [single({ spines: undefined }), single({ spines: undefined, defaultRoute: "outside" }), "/fabric/racks"],
  "FAB-033": [[reflectors("cluster", "r1-n2")], [reflectors("cluster", "r1-n2", "r2-n1")], "/fabric/design/reflectors"],
  "FAB-034": [
    [reflectors("cluster", "r2-n1", "r2-n2")],
    [reflectors("cluster", "r1-n2", "r2-n2")],
    "/fabric/design/reflectors",
  ],
  "FAB-035": [
    planes({ ...reflectors("rack", ...four) }),
    planes({ ...reflectors("cluster", "r1-n2", "r2-n1") }),
    "/fabric/design/in",
  ],
  "FAB-036": [[racks({ tors: [tor("r1-a"), tor("r1-b")] })], [racks({ tors: [tor("r1-a")] })], "/fabric/racks/0/tors"],
  "FAB-047": [
    [sessions({ communities: { pods: ["65000:1", "70000:100"] } })],
    [sessions({ communities: { pods: ["65000:1", "70000:100:0"] } })],
    "/fabric/sessions/communities/pods/1",
  ],
  "FAB-048": [
    [sessions({ communities: { services: ["65535:65281"] } })],
    [sessions({ communities: { services: ["65534:65281"] } })],
    "/fabric/sessions/communities/services/0",
  ],
  "FAB-049": [
    planes({ racks: ["r1", "r2"].map((name) => rack(name, { plannedNodes: name === "r1" ? 53 : 52 })) }),
    planes({ racks: ["r1", "r2"].map((name) => rack(name, { plannedNodes: 52 })) }),
    "/fabric/racks/0/plannedNodes",
  ],
  "FAB-040": [
    [sessions({ timers: { keepalive: 4, hold: 10 } })],
    [sessions({ timers: { keepalive: 3, hold: 10 } })],
    "/fabric/sessions/timers/hold",
  ],
  "FAB-041": [
    [sessions({ timers: { keepalive: 1, hold: 3 } })],
    [sessions({ timers: { keepalive: 3, hold: 9 } })],
    "/fabric/sessions/timers/hold",
  ],
  "FAB-042": [
    [sessions({ timers: { keepalive: 60, hold: 180 } })],
    [sessions({ timers: { keepalive: 60, hold: 180 }, bfd: { speaker: "own" } })],
    "/fabric/sessions/timers/hold",
  ],
  "FAB-043": [
    [sessions({ gracefulRestart: { kind: "restarter", restartTime: 120 } })],
    [sessions({ gracefulRestart: { kind: "restarter", restartTime: 120 }, bfd: { speaker: "own" } })],
    "/fabric/sessions/gracefulRestart/restartTime",
  ],
  "FAB-044": [
    [sessions({ neighbours: "dynamic" })],
    [sessions({ neighbours: "dynamic", gracefulRestart: { kind: "disabled" } })],
    "/fabric/sessions/neighbours",
  ],
  "FAB-045": [
    planes({ planes: 1, links: { kind: "routed" }, ...sessions({ ttlSecurity: 1 }) }),
    planes({ planes: 1, links: { kind: "routed" }, ...sessions({ ttlSecurity: 2 }) }),
    "/fabric/sessions/ttlSecurity",
  ],
  "FAB-046": [
    planes({ planes: 1, links: { kind: "routed" }, ...sessions({ bfd: { speaker: "calico-enterprise" } }) }),
    planes({ planes: 1, links: { kind: "routed" }, ...sessions({ bfd: { speaker: "own" } }) }),
    "/fabric/sessions/bfd/speaker",
  ],
  "FAB-078": [
    changed<IntentInput>(nameless(), calico({ dataplane: { kind: "vpp" } })),
    changed<IntentInput>(nameless({ design: { kind: "shared-as" } }), calico({ dataplane: { kind: "vpp" } })),
    "/fabric/design/kind",
  ],
  "FAB-087": [[sessions({ advertise: "default" })], [sessions({ advertise: "all" })], "/fabric/sessions/advertise"],
  "FAB-060": [
    [{}, calico({ routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Disabled" } })],
    [{}, calico({ routing: { kind: "fabric" } })],
    "/calico/routing/bgp",
  ],
  "FAB-061": [
    [{}, calico({ routing: { kind: "overlay", encapsulation: "IPIP" } })],
    [{}, calico({ routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Enabled" } })],
    "/calico/routing",
  ],
  "FAB-062": [
    [{}, calico({ routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Enabled" } })],
    [{}, calico({ routing: { kind: "fabric" } })],
    "/calico/routing",
  ],
  "FAB-063": [
    [{}, calico({ bgp: { nodeToNodeMeshEnabled: true } })],
    [{}, calico({ bgp: { nodeToNodeMeshEnabled: false } })],
    "/calico/bgp/nodeToNodeMeshEnabled",
  ],
  "FAB-064": [
    [sessions({ bfd: { speaker: "calico-enterprise" } })],
    [sessions({ bfd: { speaker: "own" } })],
    "/fabric/sessions/bfd/speaker",
  ],
  "FAB-065": [
    changed<IntentInput>(planes(), calico({ dataplane: { kind: "vpp" } })),
    [{}, calico({ dataplane: { kind: "vpp" } })],
    "/fabric/planes",
  ],
  "FAB-066": [
    [sessions({ ttlSecurity: 1 }), calico({ dataplane: { kind: "vpp" } })],
    [sessions({}), calico({ dataplane: { kind: "vpp" } })],
    "/fabric/sessions",
  ],
  "FAB-067": [
    [{ services: ["ClusterIP"] }, calico({ bgp: { serviceClusterIPs: [{ cidr: "10.96.0.0/16" }] } })],
    [{ services: ["ClusterIP"] }, calico({ bgp: { serviceClusterIPs: [{ cidr: "10.96.0.0/12" }] } })],
    "/calico/bgp/serviceClusterIPs",
  ],
  "FAB-068": [
    [{ services: ["LoadBalancer"] }],
    [{ services: ["LoadBalancer"] }, calico({ bgp: { serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }] } })],
    "/fabric/services",
  ],
  "FAB-069": [
    [sessions({ maximumPrefixes: { limit: 2 } })],
    [sessions({ maximumPrefixes: { limit: 20 } })],
    "/fabric/sessions/maximumPrefixes/limit",
  ],
  "FAB-085": [
    [{ ...reflectors("cluster", "r1-n2", "r2-n1"), ...sessions({ advertise: "default" }) }],
    [{ ...reflectors("cluster", "r1-n2", "r2-n1"), ...sessions({ advertise: "all" }) }],
    "/fabric/sessions/advertise",
  ],
  "FAB-086": [
    [
      { services: ["ClusterIP"], ...sessions({ maximumPrefixes: { limit: 100 } }) },
      calico({ bgp: { serviceLoadBalancerAggregation: "Disabled", serviceClusterIPs: [{ cidr: "10.96.0.0/12" }] } }),
    ],
    [
      { services: ["ClusterIP"], ...sessions({ maximumPrefixes: { limit: 3000 } }) },
      calico({ bgp: { serviceLoadBalancerAggregation: "Disabled", serviceClusterIPs: [{ cidr: "10.96.0.0/12" }] } }),
    ],
    "/fabric/sessions/maximumPrefixes/limit",
  ],
  "FAB-070": [
    [racks({ pods: ["10.244.0.0/24"] })],
    [racks({ pods: ["10.244.0.0/24"] }, { pods: ["10.244.1.0/24"] })],
    "/fabric/racks/1/name",
  ],
  "FAB-071": [
    [racks({ pods: ["10.244.0.0/24"] }, { pods: ["10.245.1.0/24"] })],
    [racks({ pods: ["10.244.0.0/24"] }, { pods: ["10.244.1.0/24"] })],
    "/fabric/racks/1/pods/0",
  ],
  "FAB-072": [
    [{ ...sessions({ advertise: "default" }), ...racks({ pods: ["10.244.0.0/26"] }, { pods: ["10.244.1.0/26"] }) }],
    [
      { ...sessions({ advertise: "default" }), ...racks({ pods: ["10.244.0.0/26"] }, { pods: ["10.244.1.0/26"] }) },
      calico({ ipam: { strictAffinity: true } }),
    ],
    "/fabric/sessions/advertise",
  ],
  "FAB-073": [
    [racks({ pods: ["10.244.0.0/25"] }, { pods: ["10.244.1.0/24"] })],
    [racks({ pods: ["10.244.0.0/24"] }, { pods: ["10.244.1.0/24"] })],
    "/fabric/racks/0/pods",
  ],
  "FAB-074": [
    [{ services: ["LoadBalancer"] }, calico({ bgp: { ...balancers, serviceLoadBalancerAggregation: "Enabled" } })],
    [{ services: ["LoadBalancer"] }, calico({ bgp: balancers })],
    "/calico/bgp/serviceLoadBalancerAggregation",
  ],
  "FAB-075": [
    [
      reflectors("cluster", "r1-n2", "r2-n1"),
      calico({ installation: { nodeUpdateStrategy: { maxUnavailable: "25%" } } }),
    ],
    [reflectors("cluster", "r1-n2", "r2-n1"), calico({ installation: { nodeUpdateStrategy: { maxUnavailable: 1 } } })],
    "/calico/installation/nodeUpdateStrategy/maxUnavailable",
  ],
  "FAB-076": [
    changed<IntentInput>(planes(), calico({ dataplane: { kind: "ebpf" }, felix: { bpfEnforceRPF: "Strict" } })),
    changed<IntentInput>(planes(), calico({ dataplane: { kind: "ebpf" }, felix: { bpfEnforceRPF: "Loose" } })),
    "/calico/felix/bpfEnforceRPF",
  ],
  "FAB-088": [
    [{ services: ["ClusterIP"] }, calico({ dataplane: { kind: "ebpf" } })],
    [{}, calico({ dataplane: { kind: "ebpf" } })],
    "/fabric/services",
  ],
};

const enterprise = { edition: "enterprise", install: { kind: "present" } } as const;
const oneLink: Partial<Fabric> = {
  racks: [
    {
      name: "r1",
      tors: [tor("r1-tor-a"), tor("r1-tor-b")],
      nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor-a" }] }],
    },
    { name: "r2", tors: [tor("r2-tor-a"), tor("r2-tor-b")] },
  ],
};
const ofEnterprise: typeof mistakes = {
  "FAB-077": [
    [sessions({ gracefulRestart: { kind: "long-lived" } })],
    [sessions({ gracefulRestart: { kind: "long-lived" } }), calico(enterprise)],
    "/fabric/sessions/gracefulRestart",
  ],
  "ENT-010": [early({ planes: 1 }), early(), "/calico/enterprise/earlyNetworking"],
  "ENT-011": [early(sessions({ ttlSecurity: 1 })), early(sessions({})), "/fabric/sessions/ttlSecurity"],
  "ENT-012": [
    early({}, { routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Enabled" } }),
    early({}, { routing: { kind: "fabric" } }),
    "/calico/routing",
  ],
  "ENT-014": [
    early({}, { pools: [{ cidr: "10.244.0.0/16", managedBy: "installation" }] }),
    early({}, { pools: [{ cidr: "10.244.0.0/16" }] }),
    "/calico/pools/0/managedBy",
  ],
  "ENT-013": [early(oneLink), early(oneLink, { enterprise: {} }), "/fabric/racks/0"],
};

describe("early networking", () => {
  const messages = (intent: IntentInput): readonly string[] =>
    allFindingsOf(parsed(intent))
      .filter(({ code }) => code === "ENT-011")
      .map(({ path, message }) => `${path} ${message}`);

  it.each<[string, IntentInput, RegExp]>([
    [
      "a password",
      early(sessions({ password: { kind: "secret", config: "tors" } })),
      /^\/fabric\/sessions\/password .*password/,
    ],
    ["sessions with loopbacks", early({ links: { kind: "routed" } }), /^\/fabric\/links .*loopbacks/],
    [
      "IPv6",
      changed<IntentInput>(planes(), calico({ ...enterprise, enterprise: { earlyNetworking: {} } })),
      /^\/network\/pods .*IPv6/,
    ],
  ])("cannot be told of %s", (_, intent, said) => {
    expect(messages(intent)).toEqual([expect.stringMatching(said)]);
  });

  it("is content with two planes of plain sessions", () => {
    const found = allFindingsOf(parsed(early()));
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

function made(change: Change): Intent {
  if (!Array.isArray(change)) return parsed(change);
  const [fabric, more = {}] = change as readonly [Partial<Fabric>, object?];
  return parsed(changed<IntentInput>(single(fabric), more));
}

describeRules({
  rules: fabricRules,
  mistakes: Object.fromEntries(
    Object.entries({ ...mistakes, ...ofEnterprise }).map(([code, [failing, passing, path]]) => [
      code,
      () => ({ failing: made(failing), passing: made(passing), path }),
    ]),
  ),
  references: fabrics,
});

describe("addresses that stand for a whole subnet", () => {
  const codes = (ofTor: object, addresses: readonly string[]): readonly string[] =>
    allFindingsOf(
      made([
        racks({ tors: [tor("r1-tor", ofTor)] }),
        groups({ name: "all", nodes: [...four.slice(1).map(addressed), node("r1-n9", { addresses })] }),
      ]),
    )
      .filter(({ code }) => code === "FAB-018")
      .map(({ path, message }) => `${path} ${message}`);

  it.each([
    [
      "a node's, the subnet's own",
      {},
      "172.31.11.0",
      ["/fabric/racks/0 r1-n9 has 172.31.11.0, the first of 172.31.11.0/24"],
    ],
    [
      "a switch's, the broadcast address",
      { addresses: ["172.31.11.255"] },
      "172.31.11.9",
      ["/fabric/racks/0/tors/0 r1-tor has 172.31.11.255, the last of 172.31.11.0/24"],
    ],
    ["neither", { addresses: ["172.31.11.254"] }, "172.31.11.1", []],
  ])("%s", (_, ofTor, address, said) => {
    expect(codes(ofTor, [address])).toEqual(said);
  });
});

describe("VPP on a fabric", () => {
  it("hears once, and at the fabric, of what its agent ignores", () => {
    const found = allFindingsOf(made([sessions({ ttlSecurity: 1 }), calico({ dataplane: { kind: "vpp" } })]));
    expect(found.map(({ code }) => code).filter((code) => /^(?:FAB|VPP-02)/.test(code))).toEqual(["FAB-066"]);
  });
});

it("keeps its references as the schema reads them", () => {
  for (const intent of Object.values(fabrics)) expect(() => parsed(plain(intent))).not.toThrow();
});

describe("what interfaces of switches can be", () => {
  const found = (code: string, intent: IntentInput): readonly string[] =>
    allFindingsOf(parsed(intent))
      .filter((one) => one.code === code)
      .map(({ path, message }) => `${path} ${message}`);

  it("finds the second plane's VLAN beyond the last one, of a rack's own, too, and once", () => {
    const [first, second] = planes().fabric!.racks;
    expect(found("FAB-056", planes({ racks: [first!, { ...second!, vlan: 4094 }] }))).toEqual([
      "/fabric/racks/1/vlan r2-tor-b would have VLAN 4095",
    ]);
    const everywhere = planes({ links: { kind: "vlan", vlan: 4094 } });
    expect(found("FAB-056", everywhere)).toEqual(["/fabric/links/vlan r1-tor-b and r2-tor-b would have VLAN 4095"]);
    // NX-OS has a code of its own for VLANs that it keeps.
    expect(found("NXO-007", everywhere)).toEqual([]);
    expect(found("FAB-056", single({ links: { kind: "vlan", vlan: 4094 } }))).toEqual([]);
    // Nobody writes it there.
    expect(found("FAB-056", planes({ links: { kind: "vlan", vlan: 4094 }, render: "neighbours" }))).toEqual([]);
  });

  it("finds links of either kind that pass less than nodes send", () => {
    const jumbo = (fabric: Partial<Fabric>): IntentInput =>
      changed<IntentInput>(single(fabric), { platform: { underlay: { mtu: 9000 } } });
    expect(found("FAB-057", jumbo({ uplinks: { mtu: 1500 } }))).toEqual([
      expect.stringMatching(/^\/fabric\/uplinks\/mtu nodes send packets of 9000 bytes, .* pass 1500$/),
    ]);
    expect(found("FAB-057", jumbo({ links: { kind: "vlan", mtu: 1500 } }))).toHaveLength(1);
    expect(found("FAB-057", jumbo({ links: { kind: "routed", mtu: 8999 }, uplinks: { mtu: 8999 } }))).toHaveLength(2);
    expect(found("FAB-057", jumbo({}))).toEqual([]);
    expect(found("FAB-057", single({ spines: undefined, defaultRoute: "outside", uplinks: { mtu: 1400 } }))).toEqual(
      [],
    );
    // What is said to be carried whole between the nodes is what they send.
    const known = changed<IntentInput>(jumbo({ uplinks: { mtu: 1500 } }), {
      platform: { underlay: { pathMtu: 1500 } },
    });
    expect(found("FAB-057", known)).toEqual([]);
  });

  it.each<[string, Partial<Fabric>, string]>([
    [
      "a link of a node",
      racks({ nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor" }, { tor: "r1-tor" }] }] }),
      "/fabric/racks/0/nodes/0/links/1 r1-tor",
    ],
    [
      "a node",
      racks({
        nodes: [
          { name: "r1-n1", number: 4 },
          { name: "r1-n1", number: 5 },
        ],
      }),
      "/fabric/racks/0/nodes/1 r1-n1",
    ],
    [
      "a loopback of one family",
      racks({ tors: [tor("r1-tor", { loopbacks: ["10.255.0.70", "10.255.0.71"] })] }),
      "/fabric/racks/0/tors/0/loopbacks/1 IPv4",
    ],
    [
      "a range of one family",
      { addresses: { uplinks: ["10.254.0.0/16", "10.252.0.0/16"] } },
      "/fabric/addresses/uplinks/1 IPv4",
    ],
    [
      "a subnet of one family",
      racks({}, { subnets: ["172.31.21.0/24", "172.31.22.0/24"] }),
      "/fabric/racks/1/subnets/1 IPv4",
    ],
  ])("finds %s that is said twice", (_, fabric, said) => {
    expect(found("FAB-058", single(fabric))).toEqual([`${said} is here twice`]);
  });

  it("finds ports beyond those of a switch once, and not where the intent names them", () => {
    const uplinks = ["spine-1", "spine-2"].map((spine) => ({ spine, spinePort: "swp7s2" }));
    expect(found("FAB-059", single(racks({}, { number: 301 })))).toEqual([
      "/fabric/racks/1/number spine-1 has port 601 for r2-tor, and so it is with 1 more links",
    ]);
    expect(found("FAB-059", single(racks({}, { number: 301, tors: [tor("r2-tor", { uplinks })] })))).toEqual([]);
    const far = { nodes: [{ name: "r1-n1", number: 129 }] };
    expect(found("FAB-059", single(racks(far)))).toEqual(["/fabric/racks/0/nodes r1-tor has port 129 for r1-n1"]);
  });
});
