import fc from "fast-check";
import { type SwitchConfig, switchConfigs } from "../../constructs/fabric";
import { frr } from "../../constructs/fabric/os/frr";
import { type IntentInput, planOf, switchesOf } from "../../constructs/kit";
import { announcedOf, resolved, sampleOf, shapes } from "../fabric/support/arbitrary";
import { fabrics, planes, single } from "../fabric/support/intents";
import { changed } from "../support/changed";
import { variants } from "../fabric/support/variants";
import { filled, type FrrRound, namespaces, runFrr } from "./support/frr";
import { describeWith } from "./support/needs";

const configsOf = (intent: IntentInput): readonly SwitchConfig[] => switchesOf(planOf(intent).cluster);

function roundOf(config: SwitchConfig, more: Partial<FrrRound> = {}): FrrRound {
  const files = new Map(frr.render(config).map(({ path, content }) => [path.replace(/.*[/]/, ""), filled(content)]));
  const conf = files.get("frr.conf") ?? "";
  return { host: config.hostname, conf, sysctl: files.get("sysctl.conf") ?? "", next: conf, ...more };
}

/** Those of one kind differ in numbers only: daemons are started for one of each, and the shell reads all. */
function roundsOf(configs: readonly SwitchConfig[]): readonly FrrRound[] {
  const first = new Set(["tor", "spine"].map((role) => configs.find((config) => config.role === role)?.hostname));
  return configs.map((config) => roundOf(config, { isDry: !first.has(config.hostname) }));
}

function expectTaken(rounds: readonly FrrRound[]): void {
  for (const [index, { dry, load, delta }] of runFrr(rounds).entries()) {
    const { host, isDry } = rounds[index]!;
    expect([host, dry, load]).toEqual([host, "", ""]);
    if (!isDry) expect([host, delta]).toEqual([host, { deletes: [], adds: [] }]);
  }
}

describeWith(["frr", "frr-reload", namespaces], "FRR's own daemons", () => {
  const cases = { ...fabrics, ...variants };
  it.each(Object.entries(cases))("take all of each switch, and see nothing to change: %s", (_, intent) => {
    expectTaken(roundsOf(configsOf(intent)));
  });

  it("take what is made of any fabric", () => {
    const made = fc.sample(shapes, { seed: 11, numRuns: 12 }).flatMap((shape) => {
      const sample = sampleOf(shape);
      return roundsOf(switchConfigs(resolved(sample), announcedOf(sample)));
    });
    expectTaken(made);
  });

  it("take a switch that is drained, and give nodes of another AS a longer path", () => {
    const [config] = configsOf(variants["passwords and TTL"]!);
    const drained = { ...config!, bgp: { ...config!.bgp, isDrained: true } };
    const [said] = runFrr([roundOf(drained)]);
    expect([said?.dry, said?.load, said?.delta]).toEqual(["", "", { deletes: [], adds: [] }]);
    const { value } = drained.bgp.asNumber;
    expect(said?.running).toContain(`router bgp ${value} > bgp graceful-shutdown`);
    expect(said?.running).toContain(`route-map NODES-OUT permit 10 > set as-path prepend ${value} ${value} ${value}`);
  });

  it("are drained by the lines that the steps say, and carry all again by the others", () => {
    const configs = ["passwords and TTL", "AS per server"].map(
      (name) => configsOf({ ...fabrics, ...variants }[name]!)[0]!,
    );
    const rounds = configs.flatMap((config) => {
      const drained = roundOf({ ...config, bgp: { ...config.bgp, isDrained: true } });
      const plainly = roundOf(config);
      const { drain, undrain } = frr.handling(config);
      return [
        { ...plainly, paste: `${drain.join("\n")}\n`, next: drained.conf },
        { ...drained, paste: `${undrain.join("\n")}\n`, next: plainly.conf },
      ];
    });
    for (const { pasteSaid, running, pasted, delta } of runFrr(rounds)) {
      expect(pasteSaid).toBe("");
      expect(pasted).not.toEqual(running);
      expect(delta).toEqual({ deletes: [], adds: [] });
    }
  });

  it("refuse what is broken, and see what only they would have said themselves", () => {
    const [config] = configsOf(planes());
    const round = roundOf(config!);
    const broken = (from: string | RegExp, to: string): FrrRound => {
      const conf = round.conf.replace(from, to);
      expect(conf).not.toBe(round.conf);
      return { host: round.host, conf };
    };
    const [unknown, wrong, said] = runFrr([
      broken("next-hop-self force", "next-hop-self farce"),
      broken("remote-as internal", "remote-as 65101\n neighbor NODES ebgp-multihop 300"),
      { ...broken("restart-time 1\n", "restart-time 120\n"), next: round.conf.replace("time 1\n", "time 120\n") },
    ]);
    expect(unknown?.dry).toContain("Unknown command");
    expect(wrong?.load).not.toBe("");
    expect(said?.delta?.adds.join("\n")).toContain("restart-time 120");
  });

  const there = `frr defaults datacenter
hostname r1-tor-a
no ipv6 forwarding
ip prefix-list FABRIC seq 5 permit any
route-map FABRIC permit 10
 match ip address prefix-list FABRIC
exit
router bgp 65101
 bgp router-id 10.255.0.33
 neighbor FABRIC peer-group
 neighbor FABRIC remote-as 65000
 neighbor 10.254.0.0 peer-group FABRIC
 neighbor 2001:db8::1 remote-as 65000
 address-family ipv4 unicast
  network 10.255.0.33/32
  neighbor FABRIC route-map FABRIC in
 exit-address-family
exit
`;

  const forwards = "net.ipv4.ip_forward = 1\n";

  it("add to what runs already only what speaks to nodes", () => {
    const [config] = configsOf(planes({ render: "neighbours", sessions: { bfd: { speaker: "own" } } }));
    const { conf, ...round } = roundOf(config!);
    const [said] = runFrr([{ ...round, conf: there, sysctl: forwards, paste: conf, next: `${there}${conf}` }]);
    const { load, pasteSaid, running, pasted, delta } = said!;
    expect([load, pasteSaid]).toEqual(["", ""]);
    expect(running.filter((line) => !pasted.includes(line))).toEqual([]);
    const added = pasted.filter((line) => !running.includes(line));
    expect(added.filter((line) => !/NODES|description|^bfd$|> address-family ipv6 unicast$/.test(line))).toEqual([]);
    // It says of itself what this process has for IPv4 by itself.
    expect(delta?.deletes).toEqual([]);
    expect(
      delta?.adds.filter((line) => !/^ *(router bgp|address-family|neighbor NODES6? activate$)/.test(line)),
    ).toEqual([]);
  });

  const nodesAt = (...ends: readonly number[]) =>
    changed<IntentInput>(single(), {
      platform: {
        nodeGroups: [
          {
            name: "all",
            nodes: [
              ...ends.map((end) => ({ name: `r1-n${end}`, rack: "r1", addresses: [`172.31.11.${end}`] })),
              ...[11, 12].map((end) => ({ name: `r2-n${end}`, rack: "r2", addresses: [`172.31.21.${end}`] })),
            ],
          },
        ],
      },
    });
  const perServer = (intent: IntentInput) =>
    changed<IntentInput>(intent, { fabric: { design: { kind: "as-per-server" } } });
  const neighbours = (intent: IntentInput) => changed<IntentInput>(intent, { fabric: { render: "neighbours" } });
  const callers = single({ design: { kind: "as-per-server" }, sessions: { neighbours: "dynamic" } });
  const marked = single({ sessions: { communities: { pods: ["65000:1"] }, bfd: { speaker: "own" } } });

  // What the steps say of neighbours only: the switch's own configuration with the kit's behind it is one file for a reload.
  it.each<[string, () => readonly [IntentInput, IntentInput]]>([
    ["nodes and Services go", () => [neighbours(single({ services: ["ClusterIP"] })), neighbours(nodesAt(11))]],
    ["the AS of the nodes and who may call change", () => [neighbours(single()), neighbours(callers)]],
    ["communities and BFD go", () => [neighbours(marked), neighbours(single())]],
  ])("lose what the last file said of neighbours, and nothing of the switch's own: %s", (_, intents) => {
    const [before, after] = intents().map((intent) => roundOf(configsOf(intent)[0]!));
    const whole = (round: FrrRound): string => `${there}${round.conf}`;
    const rounds = [before!, after!].flatMap((from, index) => {
      const to = [after!, before!][index]!;
      return [{ ...from, conf: whole(from), sysctl: forwards, next: whole(to), applies: true }];
    });
    const [forth, back] = runFrr(rounds);
    const sorted = (lines: readonly string[] | undefined) => [...(lines ?? [])].sort();
    expect([forth?.load, back?.load]).toEqual(["", ""]);
    expect(forth?.delta?.deletes).not.toEqual([]);
    expect(sorted(forth?.after)).toEqual(sorted(back?.running));
    expect(sorted(back?.after)).toEqual(sorted(forth?.running));
    const own = (lines: readonly string[] | undefined) => lines?.filter((line) => line.includes("FABRIC"));
    expect(own(forth?.running)).not.toEqual([]);
    expect(own(forth?.after)).toEqual(own(forth?.running));
  });

  it("see of another AS number of a rack what is meant of it, and nothing of other racks", () => {
    const withAs = (asNumber: number) =>
      planes({
        racks: ["r1", "r2"].map((name) => ({
          name,
          ...(name === "r1" ? { asNumber } : {}),
          tors: ["a", "b"].map((tor) => ({ name: `${name}-tor-${tor}`, os: "frr" as const })),
        })),
      });
    const [before, after] = [65101, 65200].map((asNumber) => configsOf(withAs(asNumber)).map((one) => roundOf(one)));
    const rounds = before!.map((round, index) => ({ ...round, next: after![index]!.conf }));
    const changed = rounds.filter(({ conf, next }) => conf !== next);
    expect(changed.map(({ host }) => host)).toEqual(["r1-tor-a", "r1-tor-b", "spine-1", "spine-2"]);
    const [tor, spine] = runFrr(changed.slice(1, 3).map((round) => ({ ...round, applies: true })));
    // FRR makes the process of another AS anew.
    expect(tor?.delta?.deletes).toEqual(["no router bgp 65101"]);
    const neighbours = ["10.254.0.1", "10.254.0.65", "fd00:254::1", "fd00:254::41"];
    const own = (lines: readonly string[] | undefined) => lines?.filter((line) => !line.startsWith("router bgp"));
    expect(own(spine?.delta?.deletes)).toEqual(neighbours.map((ip) => ` no neighbor ${ip} remote-as 65101`));
    expect(own(spine?.delta?.adds)).toEqual(neighbours.map((ip) => ` neighbor ${ip} remote-as 65200`));
    for (const said of [tor, spine]) expect(said?.again).toEqual({ deletes: [], adds: [] });
  });

  // Field report A8: frr-reload.py was seen to take a neighbour for another whose address begins alike, to wipe the members of a
  // group that goes, and FRR to forget an AS number that is said before the group.
  it.each<[string, IntentInput, IntentInput, number?]>([
    ["a neighbour whose address others begin with", nodesAt(6, 60, 66), nodesAt(60, 66)],
    ["the same, an AS number each", perServer(nodesAt(6, 60, 66)), perServer(nodesAt(60, 66))],
    ["neighbours that begin as one that stays", nodesAt(6, 60, 66), nodesAt(6)],
    ["the group of the spines", single(), single({ spines: undefined, defaultRoute: "outside" }), 2],
    ["groups of nodes by name", single(), single({ sessions: { neighbours: "dynamic" } })],
  ])("lose %s by a reload, and get it back, and nothing else changes", (_, from, to, reloads = 1) => {
    const [before, after] = [from, to].map((intent) => roundOf(configsOf(intent)[0]!));
    const rounds = [
      { ...before!, next: after!.conf, applies: true },
      { ...after!, next: before!.conf, applies: true },
    ];
    const [there, back] = runFrr(rounds);
    const sorted = (lines: readonly string[] | undefined) => [...(lines ?? [])].sort();
    expect(there?.delta?.deletes).not.toEqual([]);
    expect(there?.reloads).toBe(reloads);
    expect([there?.again, back?.again]).toEqual([
      { deletes: [], adds: [] },
      { deletes: [], adds: [] },
    ]);
    expect(sorted(there?.after)).toEqual(sorted(back?.running));
    expect(sorted(back?.after)).toEqual(sorted(there?.running));
  });

  it("keep a line of the other design where a group's nodes leave the switch's AS: no reload takes it back", () => {
    const [before, after] = [single(), single({ design: { kind: "as-per-server" } })].map((intent) =>
      roundOf(configsOf(intent)[0]!),
    );
    const [said] = runFrr([{ ...before!, next: after!.conf, applies: true }]);
    expect(said?.reloads).toBe(2);
    expect(said?.again?.adds).toEqual([]);
    expect(said?.again?.deletes.map((line) => line.trim())).toEqual([
      "router bgp 65101",
      "address-family ipv4 unicast",
      "no neighbor NODES route-reflector-client",
    ]);
  });
});
