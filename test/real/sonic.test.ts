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

describeWith(["frr", "frr-reload", namespaces], "FRR's own daemons", () => {
  it("take what SONiC's FRR is told", () => {
    const configs = [...configsOf(planes()), ...samples(17, 3)];
    const said = runFrr(
      configs.map((config) => ({ host: config.hostname, conf: filesOf(config).get("frr.conf") ?? "", isDry: true })),
    );
    expect(said.map(({ dry }) => dry).filter((text) => text !== "")).toEqual([]);
  });
});
