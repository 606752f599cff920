import fc from "fast-check";
import type { NetworkOs, SwitchConfig } from "../../../constructs/fabric";
import { eos } from "../../../constructs/fabric/os/eos";
import { junos } from "../../../constructs/fabric/os/junos";
import { nxos } from "../../../constructs/fabric/os/nxos";
import { switchesOf } from "../../../constructs/kit";
import { judgedOf, parsed } from "../../support/rules";
import { shapes } from "../support/arbitrary";
import { drained, exchanged, ofShape, withOs } from "../support/exchanged";
import { fabrics, planes, single } from "../support/intents";
import { tries } from "../../support/tries";

type Fabric = Parameters<typeof single>[0];

const systems: readonly NetworkOs[] = [eos, nxos, junos];

const configsOf = (intent: unknown, os: NetworkOs): readonly SwitchConfig[] =>
  switchesOf(judgedOf(parsed(withOs(intent, os.name))).cluster);

/** The texts of a fabric's switches, by path. */
const textsOf = (intent: unknown, os: NetworkOs): Readonly<Record<string, string>> =>
  Object.fromEntries(
    configsOf(intent, os).flatMap((one) => os.render(one).map(({ path, content }) => [path, content])),
  );

/** The lines of the first rack's first switch, without what is before and behind them. */
const linesOf = (fabric: Fabric, os: NetworkOs, base = single): readonly string[] =>
  Object.values(textsOf(base(fabric), os))[0]!
    .split("\n")
    .map((line) => (os.name === "junos" ? line.replace(/^set /, "") : line.trim()));

const junosNodes = (line: string): string => `protocols bgp group NODES ${line}`;

/** What is asked, and by whose lines it is said; `not`: lines that then are not there. */
const cases: readonly {
  readonly what: string;
  readonly fabric: Fabric;
  readonly base?: typeof single;
  readonly lines: Readonly<Record<"eos" | "nxos" | "junos", readonly string[]>>;
}[] = [
  {
    what: "reflection to nodes, with the switch as next hop",
    fabric: {},
    lines: {
      eos: ["neighbor NODES route-reflector-client", "neighbor NODES next-hop-self"],
      nxos: ["route-reflector-client", "next-hop-self"],
      junos: [
        junosNodes("cluster 10.255.0.33"),
        "policy-options policy-statement NODES-OUT-SELF term next-hop from route-type external",
        "policy-options policy-statement NODES-OUT-SELF term next-hop then next-hop self",
      ],
    },
  },
  {
    what: "next hop of what is reflected, too",
    fabric: {},
    base: planes,
    lines: {
      eos: ["neighbor NODES next-hop-self"],
      nxos: ["next-hop-self all"],
      junos: ["policy-options policy-statement NODES-OUT-FORCE term next-hop then next-hop self"],
    },
  },
  {
    what: "one AS for all nodes, overridden",
    fabric: { design: { kind: "shared-as" } },
    lines: {
      eos: ["neighbor NODES as-path remote-as replace out"],
      nxos: ["as-override", "disable-peer-as-check"],
      junos: [junosNodes("as-override")],
    },
  },
  {
    what: "one AS for all nodes, let pass by them",
    fabric: { design: { kind: "shared-as", loops: "numAllowedLocalASNumbers" } },
    lines: { eos: [], nxos: ["disable-peer-as-check"], junos: [junosNodes("advertise-peer-as")] },
  },
  {
    what: "the own AS in paths of the spines",
    fabric: {},
    base: planes,
    lines: {
      eos: ["neighbor SPINES allowas-in 1"],
      nxos: ["allowas-in 1"],
      junos: ["protocols bgp group SPINES family inet unicast loops 2"],
    },
  },
  {
    what: "whoever calls, of several AS numbers",
    fabric: { design: { kind: "as-per-server" }, sessions: { neighbours: "dynamic" } },
    lines: {
      eos: [
        "bgp listen range 172.31.11.0/24 peer-group NODES peer-filter NODES-AS",
        "10 match as-range 4200001001-4200001002 result accept",
      ],
      nxos: [
        "neighbor 172.31.11.0/24 remote-as route-map NODES-AS",
        "match as-number 4200001001-4200001002",
        "maximum-peers 4",
      ],
      junos: [
        junosNodes("allow 172.31.11.0/24"),
        junosNodes("peer-as-list NODES-AS"),
        "policy-options as-list NODES-AS members 4200001001-4200001002",
      ],
    },
  },
  {
    what: "more callers than there may be by default",
    fabric: {
      sessions: { neighbours: "dynamic" },
      racks: ["r1", "r2"].map((name) => ({
        name,
        plannedNodes: 80,
        tors: [{ name: `${name}-tor`, os: "eos" as const }],
      })),
    },
    lines: { eos: ["dynamic peer max 160"], nxos: ["maximum-peers 160"], junos: [] },
  },
  {
    what: "BFD towards nodes, with intervals that differ",
    fabric: { sessions: { bfd: { speaker: "own", receiveInterval: 500 } } },
    lines: {
      eos: ["neighbor NODES bfd", "neighbor NODES bfd interval 300 min-rx 500 multiplier 3"],
      nxos: ["bfd", "bfd interval 300 min_rx 500 multiplier 3", "no bfd echo", "feature bfd"],
      junos: [
        junosNodes("bfd-liveness-detection transmit-interval minimum-interval 300"),
        junosNodes("bfd-liveness-detection minimum-receive-interval 500"),
        junosNodes("bfd-liveness-detection session-mode single-hop"),
      ],
    },
  },
  {
    what: "sessions of two hops",
    fabric: {
      planes: 1,
      links: { kind: "routed" },
      design: { kind: "as-per-server" },
      sessions: { bfd: { speaker: "own" } },
    },
    base: planes,
    lines: {
      eos: ["neighbor NODES ebgp-multihop 2", "neighbor NODES update-source Loopback0", "ip route 10.253.0.0/25 Null0"],
      nxos: [
        "ebgp-multihop 2",
        "update-source loopback0",
        "bfd multihop",
        "bfd multihop interval 300 min_rx 300 multiplier 3",
      ],
      junos: [
        junosNodes("multihop ttl 2"),
        junosNodes("local-address 10.255.0.33"),
        junosNodes("bfd-liveness-detection session-mode multihop"),
        "routing-options static route 10.253.0.0/25 discard",
      ],
    },
  },
  {
    what: "TTL security",
    fabric: { sessions: { ttlSecurity: 1 } },
    lines: {
      eos: ["neighbor NODES ttl maximum-hops 1"],
      nxos: ["ttl-security hops 1"],
      junos: [junosNodes("ttl 255")],
    },
  },
  {
    what: "no help for those that restart",
    fabric: { sessions: { gracefulRestart: { kind: "disabled" } } },
    lines: {
      eos: ["no graceful-restart-helper"],
      nxos: ["no graceful-restart"],
      junos: [junosNodes("graceful-restart disable")],
    },
  },
  {
    what: "help for those that restart, and nothing that outlives the switch",
    fabric: {},
    lines: {
      eos: [],
      nxos: ["no graceful-restart", "graceful-restart-helper"],
      junos: [
        junosNodes("graceful-restart restart-time 1"),
        junosNodes("graceful-restart long-lived receiver disable"),
      ],
    },
  },
  {
    what: "switches that restart themselves",
    fabric: { sessions: { gracefulRestart: { kind: "restarter", restartTime: 60, longLivedStaleTime: 600 } } },
    lines: {
      eos: ["graceful-restart restart-time 60", "graceful-restart"],
      nxos: ["graceful-restart restart-time 60"],
      junos: [
        "routing-options graceful-restart",
        junosNodes("graceful-restart restart-time 60"),
        junosNodes("family inet unicast graceful-restart long-lived restarter stale-time 600"),
      ],
    },
  },
  {
    what: "most prefixes, with the session up again after a while",
    fabric: { sessions: { maximumPrefixes: { limit: 100, restartMinutes: 7 } } },
    lines: {
      eos: [
        "neighbor NODES maximum-routes 100 warning-limit 80 percent",
        "neighbor NODES idle-restart-timer 420",
        "neighbor SPINES maximum-routes 0",
      ],
      nxos: ["maximum-prefix 100 80 restart 7"],
      junos: [
        junosNodes("family inet unicast accepted-prefix-limit maximum 100"),
        junosNodes("family inet unicast accepted-prefix-limit teardown 80 idle-timeout 7"),
      ],
    },
  },
  {
    what: "most prefixes, as a warning",
    fabric: { sessions: { maximumPrefixes: { limit: 100, action: "warning-only" } } },
    lines: {
      eos: ["neighbor NODES maximum-routes 100 warning-limit 80 percent warning-only"],
      nxos: ["maximum-prefix 100 80 warning-only"],
      junos: [junosNodes("family inet unicast accepted-prefix-limit maximum 100")],
    },
  },
  {
    what: "communities, plain and large",
    fabric: { sessions: { communities: { pods: ["65000:100", "65000:1:2"] } } },
    lines: {
      eos: [
        "set community 65000:100 additive",
        "set large-community 65000:1:2 additive",
        "neighbor NODES send-community",
      ],
      nxos: ["set community 65000:100 additive", "send-community"],
      junos: [
        "policy-options community C-65000-100 members 65000:100",
        "policy-options community C-65000-1-2 members large:65000:1:2",
        "policy-options policy-statement NODES-IN term 10 then community add C-65000-100",
      ],
    },
  },
  {
    what: "passwords by reference",
    fabric: { sessions: { password: { secretKeyRef: { name: "bgp", key: "tors" } } } },
    lines: {
      eos: ["neighbor NODES password 0 @secret:bgp/tors@"],
      nxos: ["password 0 @secret:bgp/tors@"],
      junos: [junosNodes('authentication-key "@secret:bgp/tors@"')],
    },
  },
  {
    what: "equal ways",
    fabric: { multipath: 32 },
    lines: {
      eos: ["maximum-paths 32 ecmp 32"],
      nxos: ["maximum-paths 32", "maximum-paths ibgp 32", "bestpath as-path multipath-relax"],
      junos: [
        "chassis maximum-ecmp 32",
        junosNodes("multipath"),
        "protocols bgp group SPINES multipath multiple-as",
        "routing-options forwarding-table export ECMP",
      ],
    },
  },
];

describe.each(systems)("$label", (os) => {
  const name = os.name as "eos" | "nxos" | "junos";

  it.each(cases)("says $what", ({ fabric, base, lines }) => {
    expect(linesOf(fabric, os, base)).toEqual(expect.arrayContaining([...lines[name]]));
  });

  it("says a default route of its own where nothing is above, and takes any other before it", () => {
    const spine = textsOf(single(), os)[`spine-1/${os.render(configsOf(single(), os)[0]!)[0]!.path.split("/")[1]}`]!;
    const wanted = {
      eos: ["ip route 0.0.0.0/0 Null0 254", "network 0.0.0.0/0"],
      nxos: ["ip route 0.0.0.0/0 Null0 254", "network 0.0.0.0/0"],
      junos: ["static route 0.0.0.0/0 preference 254", "term own from route-filter 0.0.0.0/0 exact"],
    };
    for (const line of wanted[name]) expect(spine).toContain(line);
  });

  it("lets nothing pass where a list is empty", () => {
    const [config] = configsOf(single(), os);
    const filters = config!.filters.map((filter) => ({ ...filter, rules: [] }));
    const text = os.render({ ...config!, filters })[0]!.content;
    const wanted = {
      eos: "route-map NODES-IN deny 10",
      nxos: "route-map NODES-IN deny 10",
      junos: "policy-statement NODES-IN term rest then reject",
    };
    expect(text).toContain(wanted[name]);
    expect(text).not.toContain("permit");
    expect(text).not.toMatch(/NODES-IN term \S+ then accept/);
  });

  it("asks to be gone round while it is drained: by the community, and of nodes in another AS by a longer path", () => {
    const [one] = exchanged(os.name).filter(({ name: of }) => of === "AS per server, drained");
    const text = os.render(one!.configs[0]!)[0]!.content;
    const wanted = {
      eos: ["   unit System\n      quiesce", "set as-path prepend 65101 65101 65101"],
      nxos: ["graceful-shutdown activate", "set as-path prepend 65101 65101 65101"],
      junos: ["protocols bgp graceful-shutdown sender", 'then as-path-prepend "65101 65101 65101"'],
    };
    for (const line of wanted[name]) expect(text).toContain(line);
  });

  it("writes of a switch that is there what speaks to nodes, and says what it leaves out", () => {
    const texts = textsOf(planes({ render: "neighbours" }), os);
    expect(Object.keys(texts).map((path) => path.split("/")[0])).toEqual([
      "r1-tor-a",
      "r1-tor-b",
      "r2-tor-a",
      "r2-tor-b",
    ]);
    for (const text of Object.values(texts)) {
      expect(text).toContain("NODES6");
      expect(text).toContain("to be said elsewhere: ");
      expect(text).not.toMatch(
        /SPINES|hostname|host-name|interface (Vlan|Ethernet)|interfaces |router-id|^.*network /m,
      );
    }
  });

  it("changes the files of a rack and of its spines where the rack's AS number changes, and no other", () => {
    const intent = (as: number) =>
      planes({
        racks: planes().fabric!.racks.map((rack, index) => ({ ...rack, asNumber: index === 0 ? as : 65200 })),
      });
    const [before, after] = [textsOf(intent(65101), os), textsOf(intent(65150), os)];
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed.map((path) => path.split("/")[0])).toEqual(["r1-tor-a", "r1-tor-b", "spine-1", "spine-2"]);
    expect(Object.keys(before)).toEqual(Object.keys(after));
    expect(Object.keys(after)).toHaveLength(6);
  });

  it("never throws, writes no value that is none, and the same again", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const one = ofShape(shape, os.name);
        for (const config of [...one.configs, ...drained(one).configs]) {
          const [file] = os.render(config);
          expect(file!.content).not.toMatch(/undefined|NaN|\[object|null\b|[^\n]$/);
          expect(os.render(config)).toEqual([file]);
          os.quirks(config, { add: () => undefined });
        }
      }),
      tries(60),
    );
  });

  it("has a name for every kind of port, on racks' switches and on spines", () => {
    const names = (role: "tor" | "spine") =>
      configsOf(single(), os)
        .filter((config) => config.role === role)
        .slice(0, 1)
        .flatMap((config) => config.interfaces.map((one) => os.interfaceName(one, config)));
    const wanted = {
      eos: [
        ["Loopback0", "Vlan11", "Ethernet1", "Ethernet2", "Ethernet49", "Ethernet50"],
        ["Loopback0", "Ethernet1", "Ethernet3"],
      ],
      nxos: [
        ["loopback0", "Vlan11", "Ethernet1/1", "Ethernet1/2", "Ethernet1/49", "Ethernet1/50"],
        ["loopback0", "Ethernet1/1", "Ethernet1/3"],
      ],
      junos: [
        ["lo0", "irb.11", "xe-0/0/0", "xe-0/0/1", "et-0/0/48", "et-0/0/49"],
        ["lo0", "et-0/0/0", "et-0/0/2"],
      ],
    };
    expect([names("tor"), names("spine")]).toEqual(wanted[name]);
  });

  it("writes no number that it does not take, and what a lower one means", () => {
    const hold = linesOf({ sessions: { timers: { keepalive: 4000, hold: 65535 } } }, os);
    const wanted = {
      eos: "neighbor NODES timers 3600 3600",
      nxos: "timers 3600 3600",
      junos: junosNodes("hold-time 65535"),
    };
    expect(hold).toContain(wanted[name]);
  });
});

it("is about every fabric of the tests", () => {
  for (const os of systems)
    for (const intent of Object.values(fabrics)) expect(Object.keys(textsOf(intent, os))).not.toEqual([]);
});
