import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { type SwitchConfig, switchConfigs } from "../../constructs/fabric";
import { sonic } from "../../constructs/fabric/os/sonic";
import { type IntentInput, planOf, switchesOf } from "../../constructs/kit";
import { announcedOf, resolved, sampleOf, shapes } from "../fabric/support/arbitrary";
import { fabrics, planes } from "../fabric/support/intents";
import { variants } from "../fabric/support/variants";
import { changed } from "../support/changed";
import { allFindingsOf, judgedOf, parsed } from "../support/rules";
import { filled, namespaces, runFrr } from "./support/frr";
import type { Missing } from "../../tools/engines";
import { describeWith } from "./support/needs";
import { type Tables, withMachine, yanglint } from "./support/sonic-yang";

const configsOf = (intent: IntentInput): readonly SwitchConfig[] => switchesOf(planOf(intent).cluster);

function filesOf(config: SwitchConfig): ReadonlyMap<string, string> {
  return new Map(sonic.render(config).map(({ path, content }) => [path.replace(/.*[/]/, ""), filled(content)]));
}

const tablesOf = (config: SwitchConfig): Tables => JSON.parse(filesOf(config).get("config_db.json") ?? "") as Tables;

const samples = (seed: number, numRuns: number): readonly SwitchConfig[] =>
  fc.sample(shapes, { seed, numRuns }).flatMap((shape) => {
    const sample = sampleOf(shape);
    return switchConfigs(resolved(sample), announcedOf(sample));
  });

describeWith(["yanglint"], "SONiC's own models", () => {
  it.each(Object.entries({ ...fabrics, ...variants }))("take the tables of each switch: %s", (_, intent) => {
    const said = configsOf(intent).map((config) => [config.hostname, yanglint(withMachine(tablesOf(config)))]);
    expect(said.filter(([, text]) => text !== "")).toEqual([]);
  });

  it("take those of any fabric", () => {
    const said = samples(13, 12).map((config) => [config.hostname, yanglint(withMachine(tablesOf(config)))]);
    expect(said.filter(([, text]) => text !== "")).toEqual([]);
  });

  const [tor] = configsOf(planes());
  const good = withMachine(tablesOf(tor!));
  const broken: Readonly<Record<string, (tables: Tables) => Tables>> = {
    "a port of an MTU that there is not": ({ PORT = {}, ...more }) => ({
      ...more,
      PORT: { ...PORT, Ethernet0: { ...PORT["Ethernet0"], mtu: "9999" } },
    }),
    "a member of a VLAN that is not there": ({ VLAN_MEMBER = {}, ...more }) => ({
      ...more,
      VLAN_MEMBER: { ...VLAN_MEMBER, "Vlan999|Ethernet0": { tagging_mode: "untagged" } },
    }),
    "an address that is none": ({ INTERFACE = {}, ...more }) => ({
      ...more,
      INTERFACE: { ...INTERFACE, "Ethernet48|10.254.0.1/33": {} },
    }),
    "a mode that is none": ({ DEVICE_METADATA = {}, ...more }) => ({
      ...more,
      DEVICE_METADATA: { localhost: { ...DEVICE_METADATA["localhost"], docker_routing_config_mode: "splitt" } },
    }),
    "a port that is not there": ({ PORT = {}, ...more }) => ({
      ...more,
      PORT: Object.fromEntries(Object.entries(PORT).filter(([name]) => name !== "Ethernet48")),
    }),
  };
  it.each(Object.entries(broken))("refuse %s", (_, breakIt) => {
    expect(yanglint(good)).toBe("");
    expect(yanglint(breakIt(good))).not.toBe("");
  });

  // SONIC-010 and FAB-056 say the same before.
  it.each([
    ["VLAN 1", 1, false],
    ["VLAN 2", 2, true],
    ["VLANs up to the last one", 4093, true],
    ["a second plane behind the last VLAN", 4094, false],
  ])("judge %s as the rules do", (_, vlan, isTaken) => {
    const intent = changed<IntentInput>(planes({ links: { kind: "vlan", vlan } }), {
      fabric: {
        racks: planes().fabric!.racks.map((rack) => ({
          ...rack,
          tors: rack.tors.map((tor) => ({ ...tor, os: "sonic" as const })),
        })),
      },
    });
    const { cluster } = judgedOf(parsed(intent));
    const said = switchesOf(cluster)
      .filter(({ role }) => role === "tor")
      .map((config) => yanglint(withMachine(tablesOf(config))));
    expect(said).toHaveLength(4);
    expect(said.every((text) => text === "")).toBe(isTaken);
    const codes = allFindingsOf(parsed(intent)).map(({ code }) => code);
    expect(codes.some((code) => ["SONIC-010", "FAB-056"].includes(code))).toBe(!isTaken);
  });
});

function jq(): Missing | undefined {
  const tried = spawnSync("jq", ["--version"], { encoding: "utf8" });
  return tried.status === 0 ? undefined : { missing: "no jq", fix: "install jq: SONiC has it, too" };
}

describeWith(["yanglint", jq], "the tables that a person makes of the switch's and the kit's", () => {
  /** What the steps type, on files. */
  const merged = (now: Tables, config: SwitchConfig): Tables => {
    const command = sonic
      .handling(config)
      .put.flatMap(({ commands }) => commands)
      .find((one) => one.startsWith("jq -s "))!;
    const folder = mkdtempSync(join(tmpdir(), "calico-kit-sonic-"));
    try {
      writeFileSync(join(folder, "now.json"), JSON.stringify(now));
      writeFileSync(join(folder, "config_db.json"), filesOf(config).get("config_db.json") ?? "");
      const ran = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
      expect([ran.status, ran.stderr]).toEqual([0, ""]);
      return JSON.parse(readFileSync(join(folder, "next.json"), "utf8")) as Tables;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const oneTor = (fabric: Parameters<typeof planes>[0]) => configsOf(planes(fabric))[0]!;
  it.each<[string, SwitchConfig, SwitchConfig]>([
    ["another VLAN", oneTor({ links: { kind: "vlan", vlan: 40 } }), oneTor({})],
    [
      "a VLAN that becomes routed links",
      oneTor({ design: { kind: "as-per-server" } }),
      oneTor({ planes: 1, links: { kind: "routed" }, design: { kind: "as-per-server" } }),
    ],
    ["spines that went", oneTor({}), oneTor({ spines: undefined, defaultRoute: "outside" })],
    ["other addresses between switches", oneTor({ addresses: { uplinks: ["10.252.0.0/16"] } }), oneTor({})],
  ])("have what the kit says now and nothing that it said before, and all of the machine's: %s", (_, before, after) => {
    for (const [from, to] of [
      [before, after],
      [after, before],
    ] as const) {
      const ports = { ...tablesOf(from)["PORT"], ...tablesOf(to)["PORT"] };
      const now = withMachine({ ...tablesOf(from), PORT: ports });
      const next = merged(now, to);
      expect(yanglint(next)).toBe("");
      const { PORT: _now, DEVICE_METADATA: _own, ...tables } = next;
      const { PORT: _ports, DEVICE_METADATA: metadata, ...wanted } = tablesOf(to);
      expect(tables).toEqual(wanted);
      expect(next["DEVICE_METADATA"]).toMatchObject(metadata!);
      for (const [name, row] of Object.entries(now["PORT"]!))
        expect(next["PORT"]?.[name]).toMatchObject({ lanes: row["lanes"], ...tablesOf(to)["PORT"]?.[name] });
      expect(merged(next, to)).toEqual(next);
    }
  });
});

describeWith(["frr", "frr-reload", namespaces], "FRR's own daemons", () => {
  it("take what SONiC's FRR is told", () => {
    const configs = [...configsOf(planes()), ...samples(17, 3)];
    const said = runFrr(
      configs.map((config) => ({ host: config.hostname, conf: filesOf(config).get("frr.conf") ?? "", isDry: true })),
    );
    expect(said.map(({ dry }) => dry).filter((text) => text !== "")).toEqual([]);
  });
});
