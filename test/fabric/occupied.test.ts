import type { IntentInput } from "../../constructs/kit";
import type { Finding } from "../../constructs/findings";
import { changed } from "../support/changed";
import { allFindingsOf, parsed } from "../support/rules";
import { fabrics, planes, single } from "./support/intents";

type Fabric = NonNullable<IntentInput["fabric"]>;

const said = (intent: IntentInput, codes = /^FAB-05[2345]$/): readonly string[] =>
  allFindingsOf(parsed(intent))
    .filter(({ code }) => codes.test(code))
    .map(({ code, path, message }) => `${code} ${path} ${message}`);
const tors = (rack: string, more: object) => ({
  name: rack,
  tors: [{ name: `${rack}-tor`, os: "frr" as const, ...more }],
});
const racks = (first: object, second: object = {}): Partial<Fabric> => ({
  racks: [tors("r1", first), tors("r2", second)],
});
const network = (settings: object): object => ({ network: settings });
const of = (fabric: Partial<Fabric>, more: object = {}): IntentInput => changed<IntentInput>(single(fabric), more);

describe("addresses of a fabric and of everything else", () => {
  it.each(Object.entries(fabrics))("of %s are nobody's beside", (_, intent) => {
    expect(said(intent)).toEqual([]);
  });

  it.each<[string, IntentInput, readonly string[]]>([
    [
      "pods around the kit's own ranges",
      of({}, network({ pods: ["10.240.0.0/12"] })),
      [
        "FAB-052 /fabric links between switches, by the kit's default, have 10.254.0.0/16, and pods 10.240.0.0/12",
        "FAB-052 /fabric loopbacks of switches, by the kit's default, have 10.255.0.0/16, and pods 10.240.0.0/12",
      ],
    ],
    [
      "Services that are the kit's own range",
      of({}, network({ services: ["10.255.0.0/16"] })),
      ["FAB-052 /fabric loopbacks of switches, by the kit's default, have 10.255.0.0/16, and Services 10.255.0.0/16"],
    ],
    [
      "links between switches that the intent put into the pods",
      of({ addresses: { uplinks: ["10.244.128.0/17"] } }),
      ["FAB-052 /fabric/addresses/uplinks/0 links between switches have 10.244.128.0/17, and pods 10.244.0.0/16"],
    ],
    [
      "addresses of load balancers around a link",
      of(racks({ uplinks: [{ spine: "spine-1", addresses: ["203.0.113.9"] }] }), {
        calico: { bgp: { serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }] } },
      }),
      [
        "FAB-052 /fabric/racks/0/tors/0 r1-tor towards spine-1 has 203.0.113.8/31, and load balancers' addresses 203.0.113.0/24",
      ],
    ],
    [
      "a pool beside the pods",
      of(racks({ loopbacks: ["192.168.7.7"] }), {
        calico: { pools: [{ cidr: "10.244.0.0/16" }, { name: "more", cidr: "192.168.0.0/16", managedBy: "ippool" }] },
      }),
      ["FAB-052 /fabric/racks/0/tors/0 the loopback of r1-tor has 192.168.7.7/32, and pool more 192.168.0.0/16"],
    ],
    [
      "a loopback in the subnet of another rack",
      of(racks({ loopbacks: ["172.31.21.200"] })),
      ["FAB-052 /fabric/racks/0/tors/0 the loopback of r1-tor has 172.31.21.200/32, and nodes of r2 172.31.21.0/24"],
    ],
    [
      "a link between switches in the subnet of nodes",
      of(racks({ uplinks: [{ spine: "spine-1", addresses: ["172.31.11.201"] }] })),
      ["FAB-052 /fabric/racks/0/tors/0 r1-tor towards spine-1 has 172.31.11.200/31, and nodes of r1 172.31.11.0/24"],
    ],
    [
      "a rack's subnet around that of another",
      of({ racks: [tors("r1", {}), { ...tors("r2", {}), subnets: ["172.31.0.0/19"] }] }),
      ["FAB-052 /fabric/racks/1 nodes of r2 have 172.31.0.0/19, and nodes of r1 172.31.11.0/24"],
    ],
    [
      "a rack's subnet within that of another, earlier one",
      of({ racks: [{ ...tors("r1", {}), subnets: ["172.31.0.0/16"] }, tors("r2", {})] }),
      ["FAB-052 /fabric/racks/1 nodes of r2 have 172.31.21.0/24, and nodes of r1 172.31.0.0/16"],
    ],
    [
      "links of two planes in the pods",
      changed<IntentInput>(planes({ addresses: { links: ["10.244.0.0/17"] } }), {}),
      ["FAB-052 /fabric/addresses/links/0 links to nodes have 10.244.0.0/17, and pods 10.244.0.0/16"],
    ],
    [
      "a stable address within another rack's plane",
      planes({
        racks: [
          ...planes().fabric!.racks.slice(0, 1),
          {
            ...planes().fabric!.racks[1]!,
            tors: [
              { name: "r2-tor-a", os: "frr", subnets: ["172.30.1.0/24"] },
              { name: "r2-tor-b", os: "frr" },
            ],
          },
        ],
      }),
      [
        "FAB-052 /fabric/racks/0 a node of r1 has 172.30.1.11/32, and nodes of r2-tor-a 172.30.1.0/24; and so it is 1 times more",
      ],
    ],
    [
      "ranges in each other, with nobody in both",
      of({ addresses: { loopbacks: ["172.31.0.0/16"] } }),
      [
        "FAB-053 /fabric/addresses/loopbacks/0 loopbacks of switches have 172.31.0.0/16, and nodes of r1 172.31.11.0/24",
      ],
    ],
  ])("%s", (_, intent, expected) => {
    expect(said(intent)).toEqual(expected);
  });

  it("names keys and ranges that then do", () => {
    const broken = of({}, network({ pods: ["10.240.0.0/12"] }));
    const fixed = Object.fromEntries(
      fixesOf(broken, "FAB-052").map((fix) => {
        const [, key = "", range = ""] = /^write fabric\.addresses\.(\w+): \[([^\]]+)\]/.exec(fix) ?? [];
        return [key, [range]];
      }),
    );
    expect(Object.keys(fixed)).toEqual(["uplinks", "loopbacks"]);
    expect(said(changed<IntentInput>(broken, { fabric: { addresses: fixed } }), /^(FAB-0[15]|NET-|POOL-02)/)).toEqual(
      [],
    );
  });

  it.each<[string, IntentInput]>([
    // What NET-005 and POOL-021 say of the nodes' ranges.
    ["pods in the nodes' own range", of({}, network({ pods: ["172.31.11.0/25"] }))],
    // FAB-012 says that both switches have its first address.
    [
      "one subnet for two racks",
      of({ racks: ["r1", "r2"].map((name) => ({ ...tors(name, {}), subnets: ["172.31.11.0/24"] })) }),
    ],
    // The switch follows the longer route.
    [
      "a part of a rack's subnet for load balancers",
      of({}, { calico: { bgp: { serviceLoadBalancerIPs: [{ cidr: "172.31.11.128/25" }] } } }),
    ],
    ["ranges of the kit that nothing is out of", of({ render: "neighbours" }, network({ pods: ["10.240.0.0/12"] }))],
    ["links that others have", of({}, network({ pods: ["10.253.0.0/16"] }))],
    ["link-local addresses between switches", of({ addresses: { uplinks: ["169.254.0.0/16"] } })],
  ])("says nothing of %s", (_, intent) => {
    expect(said(intent)).toEqual([]);
  });

  it.each<[string, IntentInput, readonly string[]]>([
    [
      "a range",
      of({ addresses: { loopbacks: ["240.0.0.0/16"] } }),
      [
        "FAB-054 /fabric/addresses/loopbacks/0 loopbacks of switches: 240.0.0.0/16 cannot be used: 240.0.0.0/4 is reserved",
      ],
    ],
    [
      "an address",
      of(racks({ loopbacks: ["127.0.0.1"] })),
      ["FAB-054 /fabric/racks/0/tors/0 the loopback of r1-tor: 127.0.0.1/32 cannot be used: 127.0.0.0/8 is loopback"],
    ],
    [
      "IPv6 between switches",
      planes({ addresses: { uplinks: ["fe80::/64"] } }),
      ["FAB-054 /fabric/addresses/uplinks/0 links between switches: fe80::/64 cannot be used: fe80::/10 is link-local"],
    ],
    [
      "a subnet",
      planes({
        racks: [
          {
            name: "r1",
            tors: [
              { name: "a", os: "frr", subnets: ["224.1.0.0/26"] },
              { name: "b", os: "frr" },
            ],
          },
          planes().fabric!.racks[1]!,
        ],
      }),
      ["FAB-054 /fabric/racks/0/tors/0 nodes of a: 224.1.0.0/26 cannot be used: 224.0.0.0/4 is multicast"],
    ],
  ])("finds what has a special meaning: %s", (_, intent, expected) => {
    expect(said(intent)).toEqual(expected);
  });

  it("finds a node's address on a link outside the subnet of its switch, and none of routed links", () => {
    const nodes = [{ name: "r1-n1", links: [{ tor: "r1-tor-a", addresses: ["10.253.99.1"] }] }];
    const [first, second] = planes().fabric!.racks;
    const intent = (more: Partial<Fabric>) => planes({ racks: [{ ...first!, nodes }, second!], ...more });
    expect(said(intent({}))).toEqual([
      "FAB-055 /fabric/racks/0/nodes/0/links/0/addresses r1-n1 towards r1-tor-a has 10.253.99.1, and the subnet is 10.253.0.0/26",
    ]);
    expect(said(intent({ planes: 1, links: { kind: "routed" } }))).toEqual([]);
  });
});

function fixesOf(intent: IntentInput, code: string): readonly string[] {
  return allFindingsOf(parsed(intent))
    .filter((one: Finding) => one.code === code)
    .map(({ fix = "" }) => fix);
}

describe("causes with many effects", () => {
  const many = Array.from({ length: 40 }, (_, index) => tors(`r${index + 1}`, {}));

  it("says once that numbers behind the first rack's are set aside", () => {
    const found = said(of({ racks: many, asNumbers: { firstRack: 65530 } }), /^FAB-020$/);
    expect(found).toEqual([
      expect.stringMatching(
        /^FAB-020 \/fabric\/asNumbers\/firstRack r6-tor has AS 65535.* 34 more switches up to r40-tor/,
      ),
    ]);
    const own = said(of({ racks: [tors("r1", { asNumber: 65535 }), tors("r2", { asNumber: 65536 })] }), /^FAB-020$/);
    expect(own).toHaveLength(2);
  });

  it("says once that a range begins again, and nothing of each address that comes twice", () => {
    const found = said(of({ racks: many, addresses: { loopbacks: ["10.255.0.0/27"] } }), /^FAB-01[02]$/);
    expect(found).toEqual([expect.stringMatching(/^FAB-010 \/fabric\/addresses\/loopbacks /)]);
  });
});
