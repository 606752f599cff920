import { escapeXml } from "../../constructs/diagram/svg";
import { zoneBoxes } from "../../constructs/diagram/zone-boxes";
import type { Topology, TopologyNodes } from "../../constructs/model";
import { drawn, drawnScenarios, extremes } from "./support/clusters";
import { linesOf, readSvg } from "./support/read-svg";

const scenarios = drawnScenarios();
const pictures = new Map<string, string>();
const extreme = (name: string): string => {
  const intent = extremes[name];
  if (intent === undefined) throw new Error(`no cluster "${name}"`);
  const svg = pictures.get(name) ?? drawn(intent());
  pictures.set(name, svg);
  return svg;
};
const scenario = (id: string): string => scenarios[id] ?? "";

/** The text of the picture, lines joined as a reader reads them. */
const wordsOf = (svg: string): string => linesOf(svg).join(" ");

/** Lines of text in each box of a style, in the order of the boxes. */
function cards(svg: string, style: string): readonly string[] {
  const { boxes, texts } = readSvg(svg);
  const isWithin = (at: number, box: number): boolean =>
    at === box || (at >= 0 && isWithin(boxes[at]?.parent ?? -1, box));
  return [...boxes.entries()].flatMap(([index, { what, height }]) =>
    what === style && height > 13
      ? [
          texts
            .filter(({ parent }) => isWithin(parent, index))
            .map((text) => text.what)
            .join(" "),
        ]
      : [],
  );
}

describe("groups of nodes", () => {
  it("are machines one by one while they are few, then one and the count", () => {
    const workers = cards(extreme("500 nodes"), "nodes").filter((text) => text.startsWith("workers"));
    expect(workers).toEqual([
      "workers Amazon Linux 2023, x86_64 × 147",
      "workers Amazon Linux 2023, x86_64 × 147",
      "workers Amazon Linux 2023, x86_64 × 146",
    ]);
    expect(cards(extreme("kOps, private"), "nodes").filter((text) => text.startsWith("nodes"))).toEqual([
      "nodes Ubuntu 24.04, x86_64 3 nodes",
      "nodes Ubuntu 24.04, x86_64 2 nodes",
      "nodes Ubuntu 24.04, x86_64 2 nodes",
    ]);
  });

  it("are there without nodes, and say so", () => {
    const empty = cards(extreme("500 nodes"), "none");
    expect(empty).toEqual(Array.from({ length: 3 }, () => "batch Amazon Linux 2023, x86_64 0 nodes now, up to 100"));
    expect(wordsOf(extreme("500 nodes"))).toContain("batch 0 (0 to 100) Amazon Linux 2023");
    expect(cards(scenario("quickstart"), "none")).toEqual(["workers Amazon Linux 2023, x86_64 0 nodes here now"]);
  });

  it("say what kind they are", () => {
    const eks = wordsOf(extreme("500 nodes"));
    expect(eks).toMatch(
      /gpu 4 \(0 to 8\) Amazon Linux 2023, kernel [\d.]+, x86_64 g6\.2xlarge workers, managed, GPU eBPF/,
    );
    expect(eks).toMatch(
      /spot 50 \(0 to 200\) Amazon Linux 2023, kernel [\d.]+, arm64 m7g\.large workers, managed, spot/,
    );
    const kops = wordsOf(extreme("kOps, private"));
    expect(kops).toMatch(
      /nodes 7 \(7 to 12\) Ubuntu 24\.04, kernel [\d.]+, x86_64 t3\.large workers, self-managed VPP on ens5/,
    );
    expect(kops).toContain("g5.xlarge workers, self-managed, GPU");
  });

  it("stand in their subnets, a bastion where the internet reaches it", () => {
    const svg = extreme("kOps, private");
    expect(cards(svg, "public").filter((text) => text.includes("bastion"))).toHaveLength(3);
    expect(cards(svg, "private").every((text) => text.includes("control plane") && !text.includes("bastion"))).toBe(
      true,
    );
    expect(cards(svg, "part")).toContain("bastion Ubuntu 24.04 1 host SSH host, no node");
  });

  it("show the names of nodes that have some, and how many there are besides", () => {
    expect(cards(extreme("racks"), "nodes")[1]).toBe(
      "workers flatcar, x86_64 worker-1 worker-4 worker-7 worker-10.with.a.very.long.name.rac…le.com worker-13 and 5 more nodes",
    );
  });

  it("name the route reflectors", () => {
    const svg = scenario("aws-kops-route-reflectors");
    const reflectors = cards(svg, "nodes").filter((text) => text.endsWith("route reflector"));
    expect(reflectors.map((text) => text.split(" ")[0])).toEqual(["reflectors-a", "reflectors-b"]);
    expect(wordsOf(svg)).toContain("route reflectors: reflectors-a, reflectors-b; no mesh");
    expect(wordsOf(svg)).toContain("route reflector, cluster 244.0.0.1");
  });
});

describe("the network", () => {
  it("has NAT gateways where they are, and none where there are none", () => {
    const natIn = (svg: string): readonly boolean[] => cards(svg, "public").map((text) => text.includes("NAT gateway"));
    expect(natIn(scenario("quickstart"))).toEqual([true, false, false]);
    expect(natIn(extreme("six zones"))).toEqual(Array.from({ length: 6 }, () => true));
    expect(natIn(extreme("no way out"))).toEqual([false, false, false]);
    expect(wordsOf(extreme("no way out"))).toContain("no way out of the private subnets");
    // Where the VPC is its owner's, nobody knows.
    expect(wordsOf(extreme("a VPC that is there"))).not.toMatch(/NAT gateway|Internet/);
  });

  it("names the subnets of a VPC that is there, and puts no node into one where nobody knows which", () => {
    const svg = extreme("a VPC that is there");
    expect(cards(svg, "private")).toEqual([
      "private subnet subnet-1",
      "private subnet subnet-2",
      "private subnet subnet-3 workers Amazon Linux 2023, x86_64 1 node",
    ]);
  });

  it("says who reaches the API", () => {
    expect(wordsOf(scenario("quickstart"))).toMatch(/by the named clients only .*API clients: 203\.0\.113\.0\/24/);
    expect(wordsOf(extreme("six zones"))).toMatch(/not reached from the internet .*API clients: none/);
    expect(wordsOf(extreme("racks"))).not.toMatch(/reached from the internet/);
    expect(wordsOf(extreme("six zones, long names"))).toMatch(/API clients: 203\.0\.0\.0\/24, .*, and 3\d more/);
  });

  it("has Route Server with its AS number and an endpoint in each zone", () => {
    const svg = extreme("six zones, long names");
    expect(cards(svg, "peer")[0]).toMatch(/^VPC Route Server AS 65000 peers: 10\.0\.0\.9 \(AS 64512\)/);
    expect(cards(svg, "private").filter((text) => text.includes("Route Server × 2"))).toHaveLength(6);
  });

  it("has peers with their AS numbers, of many the first ones", () => {
    expect(cards(extreme("racks"), "peer")[1]).toMatch(
      /^top-of-rack-1 \[2001:db8:aaaa:bbbb:cccc:dddd:eeee:1\]: 1790, AS 4200000001 with nodes rack == /,
    );
    expect(cards(extreme("10,000 nodes, EKS"), "peer").at(-1)).toBe("1993 more peers in 500 autonomous systems");
  });

  it.each([
    ["aws-eks-calico-vxlan", "VXLAN tunnels between all nodes", "none"],
    [
      "aws-eks-wireguard-host",
      "no tunnels: AmazonVPC gives",
      "WireGuard tunnels between all nodes, for pods' packets and the nodes' own",
    ],
    ["aws-eks-vpp-ipsec", "IPIP tunnels between all nodes", "IPsec (ESP) tunnels"],
    ["aws-kops-wireguard", "IPIP tunnels between subnets, none within a subnet", "WireGuard tunnels"],
    ["aws-kops-route-reflectors", "no tunnels: packets carry the pods' own addresses", "none"],
  ])("says what travels between nodes: %s", (id, pods, encryption) => {
    const [between = ""] = cards(scenario(id), "between");
    expect(between).toContain(`pods ${pods}`);
    expect(between).toContain(`encryption ${encryption}`);
  });
});

describe("addresses", () => {
  const rows = cards(extreme("six zones"), "row");

  it("of a pool for load balancers are not those of pods", () => {
    expect(rows).toContain("198.51.100.0/24 load balancers /26 (64 addresses) on Services, not on pods balancers");
    expect(rows).toContain("192.168.160.0/24 tunnels /26 (64 addresses) on nodes' tunnels tunnels");
    expect(rows).toContain("192.168.144.0/20 pods, tunnels /26 (64 addresses) without tunnel no NAT 192.168.144.0-20");
  });

  it("are there for all of eight pools, and for the Services", () => {
    expect(rows.filter((row) => /^(192\.168|198\.51|fd00)/.test(row))).toHaveLength(8);
    expect(rows.at(-1)).toBe("10.100.0.0/16 Services ClusterIPs");
  });

  it("of many pools are the first ones", () => {
    expect(wordsOf(extreme("10,000 nodes, EKS"))).toContain("and 992 more pools");
  });
});

describe("text", () => {
  it("of an intent is never markup", () => {
    const svg = extreme("hostile");
    expect(svg).not.toMatch(/<(?!\/?(svg|title|desc|style|defs|marker|path|rect|g|text)\b)/);
    expect(svg).toContain("&lt;/text&gt;&lt;/svg&gt;&lt;script&gt;");
    expect(linesOf(svg).join("\n")).toContain(`</text></svg><script>alert(1)</script><image href='//x'/> "&amp;`);
  });

  it("steers nothing", () => {
    expect(escapeXml("a\u202eb\u0000c\ud800\ufffe")).toBe("a\\u202eb\\u0000c\\ud800\ufffd");
  });

  it("refers to nothing outside the picture", () => {
    for (const svg of Object.values(scenarios)) {
      const [, ...addresses] = svg.match(/https?:|url\([^)]*\)|href|src=|@import/g) ?? [];
      expect(new Set(addresses)).toEqual(new Set(["url(#tip)"]));
    }
  });

  it("that was cut is whole in a tooltip", () => {
    const svg = extreme("six zones");
    expect(svg).toContain(
      "<title>192.168.176.0-20; namespaces environment == 'production' &amp;&amp; has(team)</title>",
    );
  });

  it("says in words what the picture shows", () => {
    expect(scenario("quickstart")).toMatch(
      /<title id="title">quickstart: Amazon EKS [\d.]+ in eu-central-1<\/title>\n<desc id="description">VPC 10\.0\.0\.0\/16 with 3 availability zones, 1 group of nodes and 2 nodes now\. pods: VXLAN tunnels between all nodes\./,
    );
  });
});

describe("zones", () => {
  const nodes = (group: string, count: number): TopologyNodes => ({ group, count });
  const zonesOf = (count: number) =>
    zoneBoxes({
      zoneKind: "rack",
      zones: Array.from({ length: count }, (_, index): Topology["zones"][number] => ({
        name: `z${index}`,
        subnets: [
          {
            label: "public subnet",
            cidr: `10.0.${index}.0/24`,
            isPublic: true,
            parts: ["NAT gateway"],
            nodes: [nodes("a", 1)],
          },
        ],
        nodes: [nodes("a", 2), nodes(`g${index}`, 1)],
      })),
    });

  it("are shown one by one where they are few", () => {
    expect(zonesOf(6).map(({ name, columns }) => [name, columns])).toEqual(
      ["z0", "z1", "z2", "z3", "z4", "z5"].map((name) => [name, 1]),
    );
  });

  it("are shown as the first ones and the rest where they are many, with what the rest has together", () => {
    const zones = zonesOf(20);
    expect(zones.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["rack z0", "rack z1", "and 18 more racks"]);
    expect(zones[2]?.subnets).toEqual([
      { label: "public subnet × 18", cidr: "", isPublic: true, parts: ["NAT gateway × 18"], nodes: [nodes("a", 18)] },
    ]);
    expect(zones[2]?.nodes.slice(0, 2)).toEqual([nodes("a", 36), nodes("g2", 1)]);
  });
});

describe("a fabric", () => {
  it("has each switch once, with its AS number, its plane and how many nodes it speaks to", () => {
    expect(cards(scenario("dual-tor-planes"), "switch")).toEqual([
      "r1-tor-a AS 65101, frr, router 10.255.0.33 plane 1: 172.31.11.0/24, VLAN 11 2 internal sessions with nodes",
      "r1-tor-b AS 65101, frr, router 10.255.0.34 plane 2: 172.31.12.0/24, VLAN 12 2 internal sessions with nodes",
      "r2-tor-a AS 65102, frr, router 10.255.0.35 plane 1: 172.31.21.0/24, VLAN 11 2 internal sessions with nodes",
      "r2-tor-b AS 65102, frr, router 10.255.0.36 plane 2: 172.31.22.0/24, VLAN 12 2 internal sessions with nodes",
      "spine-1 AS 65000, frr, router 10.255.0.1 4 external sessions with racks' switches",
      "spine-2 AS 65000, frr, router 10.255.0.2 4 external sessions with racks' switches",
    ]);
    expect(cards(scenario("dual-tor-planes"), "peer")).toEqual([]);
  });

  it("says who is in which AS, by design", () => {
    const between = (id: string) => cards(scenario(id), "between")[0] ?? "";
    expect(between("tor-as-per-rack")).toContain("BGP a rack's nodes are in the AS of its switches, which reflect");
    expect(between("tor-as-per-server")).toContain("BGP each node is an AS of its own; no mesh");
    expect(between("route-reflectors-by-rack")).toContain("a rack's reflectors speak to its switches, for the others");
    expect(cards(scenario("route-reflectors-by-rack"), "switch")[0]).toContain("2 external sessions with reflectors");
    expect(cards(scenario("route-reflectors-by-rack"), "tier")[1]).toMatch(
      /^switches of rack r2 nodes: AS 64512 route reflectors: r2-n1, r2-n2 r2-tor-a /,
    );
    expect(cards(scenario("tor-as-per-server"), "tier")[0]).toContain("nodes: AS 4200001001, 4200001002");
  });

  it("shows of 250 racks the first two, and counts the rest", () => {
    const svg = extreme("250 racks");
    expect(cards(svg, "tier").at(-2)).toMatch(
      /^switches of 248 more racks nodes: AS 65103 to 65350 all of them 496 switches: .* 9920 nodes, 19840 sessions with them$/,
    );
    expect(cards(svg, "switch")).toHaveLength(4 + 1 + 4);
    expect(cards(extreme("six racks, long names"), "switch").at(-1)).toBe("6 more spines AS 65000");
    expect(svg.length).toBeLessThan(25_000);
  });
});
