import { type NetworkOsName, networkOsNames, type SwitchConfig } from "../../../constructs/fabric";
import { type IntentInput, planOf, switchesOf, synthesise } from "../../../constructs/kit";
import { networkOsOf } from "../../../constructs/kit/network-oses";
import { stepsOf } from "../../../constructs/kit/steps";
import { stepsSection } from "../../../constructs/runbook";
import { changed } from "../../support/changed";
import { withOs } from "../support/exchanged";
import { planes, single } from "../support/intents";

const configsOf = (intent: IntentInput, os: NetworkOsName): readonly SwitchConfig[] =>
  switchesOf(planOf(withOs(intent, os)).cluster);

/** What a block-wise text leaves in a switch: lines with those that they stand in; `no` takes one away. */
class Blocks {
  readonly lines = new Set<string>();

  load(text: string): this {
    const around: { readonly depth: number; readonly line: string }[] = [];
    for (const raw of text.split("\n")) {
      const line = raw.trim();
      if (line === "" || line.startsWith("!") || line.startsWith("exit")) continue;
      const depth = raw.length - raw.trimStart().length;
      while ((around.at(-1)?.depth ?? -1) >= depth) around.pop();
      this.lines.add([...around.map((one) => one.line), line].join(" > "));
      around.push({ depth, line });
    }
    return this;
  }

  /** Lines as they are typed: one that opens a block stays open until its `exit`. */
  type(commands: readonly string[], opens: (path: string) => boolean): this {
    const around: string[] = [];
    for (const line of commands) {
      const path = [...around, line].join(" > ");
      if (line === "exit") around.pop();
      else if (line.startsWith("no ")) {
        const gone = [...around, line.slice(3)].join(" > ");
        // The numbers of a path may be left out.
        for (const there of this.lines) if (there === gone || there.startsWith(`${gone} 6`)) this.lines.delete(there);
      } else {
        if (opens(path)) around.push(line);
        this.lines.add(path);
      }
    }
    expect(around).toEqual([]);
    return this;
  }
}

/** What `load set` makes of a candidate: `delete` takes away a statement and all below it. */
function loaded(candidate: ReadonlySet<string>, text: string): ReadonlySet<string> {
  const lines = new Set(candidate);
  for (const command of text.split("\n")) {
    if (command.startsWith("set ")) lines.add(command.slice(4));
    if (!command.startsWith("delete ")) continue;
    const path = command.slice("delete ".length);
    for (const line of lines) if (line === path || line.startsWith(`${path} `)) lines.delete(line);
  }
  return lines;
}

const textOf = (config: SwitchConfig): string =>
  networkOsOf(config.os)
    .render(config)
    .find(({ path }) => !/interfaces|sysctl|daemons|config_db/.test(path))!.content;
const drained = (config: SwitchConfig): SwitchConfig => ({ ...config, bgp: { ...config.bgp, isDrained: true } });

const designs: Readonly<Record<string, IntentInput>> = {
  "one AS with its nodes": single(),
  "an AS for each node": single({ design: { kind: "as-per-server" } }),
  "two planes, both families": planes({ sessions: { communities: { pods: ["65000:1"], services: ["65000:2"] } } }),
};

describe.each(Object.entries(designs))("to drain a switch, %s", (_, intent) => {
  it.each(networkOsNames.filter((os) => os !== "junos"))(
    "%s: the lines make what runs into the drained text, and back",
    (os) => {
      for (const config of configsOf(intent, os)) {
        const { drain, undrain } = networkOsOf(os).handling(config);
        const [plain, wanted] = [new Blocks().load(textOf(config)), new Blocks().load(textOf(drained(config)))];
        const opens = (path: string) => [...wanted.lines].some((line) => line.startsWith(`${path} > `));
        expect(drain.length).toBeGreaterThan(1);
        expect(wanted.lines).not.toEqual(plain.lines);
        const running = new Blocks().load(textOf(config)).type(drain, opens);
        expect([...running.lines].sort()).toEqual([...wanted.lines].sort());
        running.type(undrain, opens);
        // What EOS calls a unit may stay; what it does is gone.
        const left = [...running.lines].filter((line) => !/^maintenance( > unit System)?$/.test(line));
        expect(left.sort()).toEqual([...plain.lines].sort());
      }
    },
  );

  it("junos: the commands make the candidate the drained text, and back", () => {
    for (const config of configsOf(intent, "junos")) {
      const { drain, undrain } = networkOsOf("junos").handling(config);
      const there = loaded(new Set(), textOf(config));
      const now = loaded(there, drain.join("\n"));
      expect(now).toEqual(loaded(new Set(), textOf(drained(config))));
      expect(now).not.toEqual(there);
      expect(loaded(now, undrain.join("\n"))).toEqual(there);
    }
  });
});

it("says the same where only neighbours are written, as there is more to drain than what is written", () => {
  for (const os of networkOsNames) {
    const handle = (fabric: object) => networkOsOf(os).handling(configsOf(single(fabric), os)[0]!);
    const there = handle({ render: "neighbours" });
    expect(there.drain).toEqual(handle({}).drain);
    expect(there.drain.join("\n")).toMatch(/graceful-shutdown|quiesce/);
  }
});

describe("a Junos text replaces what the last one said", () => {
  const pools = (...pods: readonly string[]) =>
    changed<IntentInput>(single(), {
      network: { pods: ["10.240.0.0/13"] },
      calico: { pools: pods.map((cidr) => ({ cidr })) },
    });
  const lessNodes = changed<IntentInput>(single(), {
    platform: {
      nodeGroups: [
        {
          name: "all",
          nodes: [
            { name: "r1-n1", rack: "r1", addresses: ["172.31.11.11"] },
            { name: "r2-n1", rack: "r2", addresses: ["172.31.21.11"] },
          ],
        },
      ],
    },
  });
  const neighbours = (intent: IntentInput) => changed<IntentInput>(intent, { fabric: { render: "neighbours" } });
  it.each<[string, IntentInput, IntentInput]>([
    ["a pool that came", pools("10.244.0.0/16"), pools("10.241.0.0/16", "10.244.0.0/16")],
    ["nodes that went", single(), lessNodes],
    ["nodes that went, neighbours only", neighbours(single()), neighbours(lessNodes)],
    ["groups by name", single(), single({ sessions: { neighbours: "dynamic" } })],
    ["the group of the spines", single(), single({ spines: undefined, defaultRoute: "outside" })],
    ["the nodes' AS", single(), single({ design: { kind: "as-per-server" }, sessions: { neighbours: "dynamic" } })],
    ["communities", single({ sessions: { communities: { pods: ["65000:1"] } } }), single()],
    ["another prefix of VLAN and links", single(), single({ addresses: { uplinks: ["10.252.0.0/16"] } })],
  ])("%s, and back", (_, from, to) => {
    const [before, after] = [from, to].map((intent) => configsOf(intent, "junos")[0]!);
    for (const [first, second] of [
      [before!, after!],
      [after!, before!],
    ]) {
      const own = "set protocols bgp group FABRIC neighbor 192.0.2.1\nset system ntp server 192.0.2.2";
      const there = loaded(loaded(new Set(), own), textOf(first!));
      const now = loaded(there, textOf(second!));
      // A community that no policy names any more says nothing, nor does a timer's setting. Ports that only the last file
      // names are for whoever works on the switch: the step says so.
      const ports = new Set(
        [...loaded(new Set(), textOf(second!))].map((line) => line.split(" ").slice(0, 2).join(" ")),
      );
      const idle = (line: string) =>
        /^policy-options community C-|^protocols bgp precision-timers$/.test(line) ||
        (/^interfaces (xe|et)-/.test(line) && !ports.has(line.split(" ").slice(0, 2).join(" ")));
      const wanted = loaded(loaded(new Set(), own), textOf(second!));
      expect([...now].filter((line) => !wanted.has(line) && !idle(line))).toEqual([]);
      expect([...wanted].filter((line) => !now.has(line))).toEqual([]);
    }
  });

  it("needs no way back to what is not the kit's", () => {
    const [whole] = configsOf(single(), "junos");
    const deleted = textOf(whole!)
      .split("\n")
      .filter((line) => line.startsWith("delete "));
    expect(deleted.filter((line) => /lo0|system|routing-options|em0|fxp0/.test(line))).toEqual([]);
    const [only] = configsOf(single({ render: "neighbours" }), "junos");
    const ofNeighbours = textOf(only!)
      .split("\n")
      .filter((line) => line.startsWith("delete "));
    expect(ofNeighbours.filter((line) => !line.includes(" NODES"))).toEqual([]);
  });
});

describe("the steps", () => {
  const sectionOf = (intent: IntentInput) => stepsSection(stepsOf(planOf(intent)));
  const saves: Readonly<Record<NetworkOsName, string>> = {
    frr: "/etc/frr/frr.conf`",
    sonic: "`sudo config save -y`",
    eos: "`write memory`",
    nxos: "`copy running-config startup-config`",
    junos: "`commit`",
  };

  it.each(networkOsNames)(
    "%s: its files go on the switches first, are looked at, and are there after a restart",
    (os) => {
      const steps = stepsOf(planOf(withOs(single(), os)));
      expect(steps[0]?.id).toBe(`switches-${os}`);
      const section = sectionOf(withOs(single(), os));
      expect(section).toContain(saves[os]);
      expect(section).toContain("look");
      expect(section.indexOf(`switches-${os}`)).toBeLessThan(section.indexOf("fabric-sessions"));
      // Each file that is written for a switch is named.
      const names = synthesise(planOf(withOs(single(), os))).flatMap(({ path }) =>
        path.startsWith("switches/r1-tor/") ? [path.split("/")[2]!] : [],
      );
      for (const name of names) expect([name, section.includes(name)]).toEqual([name, true]);
    },
  );

  it("neighbours only: an FRR gets its own configuration and the kit's as one, as a reload takes away the rest", () => {
    for (const os of ["frr", "sonic"] as const) {
      const section = sectionOf(withOs(single({ render: "neighbours" }), os));
      expect(section).toContain("own.conf");
      expect(section).not.toMatch(/--reload (\/etc\/frr\/)?frr\.conf/);
    }
  });

  it("passwords are filled in before, and no copy of them stays on a switch that has its own", () => {
    const intent = single({ sessions: { password: { kind: "secret", config: "tors" } } });
    const ids = stepsOf(planOf(intent)).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(["switch-passwords", "switches-frr"]);
    expect(sectionOf(intent)).toContain("FILES=filled-in");
    expect(sectionOf(single())).toContain("FILES=switches");
  });

  it("nodes are told the addresses of their links where the kit planned them", () => {
    const ids = (intent: IntentInput) => stepsOf(planOf(intent)).map(({ id }) => id);
    expect(ids(planes())).toContain("node-links");
    expect(ids(single())).not.toContain("node-links");
    expect(sectionOf(planes())).toContain("`r1-n1`, port towards `r1-tor-a`: `10.253.0.11/26`");
  });

  it("no text leaves the session that it is looked at in", () => {
    for (const config of configsOf(single(), "eos")) expect(textOf(config).split("\n")).not.toContain("end");
  });
});
