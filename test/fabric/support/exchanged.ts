import fc from "fast-check";
import {
  type Announced,
  type Fabric,
  type NetworkOsName,
  networkOsNames,
  sessionsOf,
  type SwitchConfig,
  switchConfigs,
  writtenParts,
} from "../../../constructs/fabric";
import { announcedOf as announcedBy } from "../../../constructs/calico";
import { type IntentInput, readScenarios } from "../../../constructs/kit";
import { plain, type Session } from "../../../constructs/model";
import { intentOf, judgedOf, parsed } from "../../support/rules";
import { announcedOf, resolved, sampleOf, type Shape, shapes } from "./arbitrary";
import { fabrics, planes, single } from "./intents";

/** A fabric all of whose switches have one operating system, and what follows from it. */
export interface Exchanged {
  readonly name: string;
  readonly fabric: Fabric;
  readonly sessions: readonly Session[];
  readonly configs: readonly SwitchConfig[];
}

const networkOs = new RegExp(`"os":"(${networkOsNames.join("|")})"`, "g");

/** An intent with the operating system of every switch exchanged. */
export const withOs = (intent: unknown, os: NetworkOsName): IntentInput =>
  JSON.parse(JSON.stringify(plain(intent)).replace(networkOs, `"os":"${os}"`)) as IntentInput;

const from = (name: string, fabric: Fabric, announced: Announced): Exchanged => {
  const sessions = sessionsOf(fabric, announced);
  return { name, fabric, sessions, configs: writtenParts(switchConfigs(fabric, announced, sessions)) };
};

const ofIntent = (name: string, intent: unknown, os: NetworkOsName): readonly Exchanged[] => {
  const { cluster } = judgedOf(parsed(withOs(intent, os)));
  return cluster.fabric === undefined ? [] : [from(name, cluster.fabric, announcedBy(cluster))];
};

/** What the fabrics of the scenarios do not ask for. */
const more: Readonly<Record<string, IntentInput>> = {
  "whoever calls, an AS each": single({ design: { kind: "as-per-server" }, sessions: { neighbours: "dynamic" } }),
  "whoever calls, one AS": single({ sessions: { neighbours: "dynamic", advertise: "default" } }),
  "two hops, BFD": planes({
    planes: 1,
    links: { kind: "routed" },
    design: { kind: "as-per-server" },
    sessions: { bfd: { speaker: "own", receiveInterval: 500 }, password: { kind: "secret", config: "tors" } },
  }),
  "two hops, guarded": planes({
    planes: 1,
    links: { kind: "routed" },
    design: { kind: "as-per-server" },
    sessions: { ttlSecurity: 2, timers: { keepalive: 60, hold: 180 } },
  }),
  "restarter, jumbo frames": single({
    links: { kind: "vlan", vlan: 40, mtu: 9000 },
    sessions: {
      gracefulRestart: { kind: "restarter", restartTime: 60 },
      maximumPrefixes: { limit: 500, action: "warning-only" },
      communities: { pods: ["65000:100", "65000:101"], services: ["65000:200"] },
      bfd: { speaker: "own" },
      ttlSecurity: 1,
    },
    services: ["ClusterIP"],
    multipath: 32,
  }),
  "neighbours only": single({ render: "neighbours", sessions: { password: { kind: "secret", config: "tors" } } }),
  "neighbours only, both families": planes({ render: "neighbours", sessions: { bfd: { speaker: "own" } } }),
  "one way": single({ multipath: 1 }),
};

const toDrain = new Set(["AS per server", "two planes", "reflectors in racks"]);

/** The fabrics of the scenarios, of the tests, and some more, with one operating system; some also drained. */
export function exchanged(os: NetworkOsName): readonly Exchanged[] {
  const scenarios = readScenarios().flatMap(({ id, intent }) => ofIntent(id, intentOf(intent), os));
  const known = [
    ...scenarios,
    ...Object.entries({ ...fabrics, ...more }).flatMap(([name, one]) => ofIntent(name, one, os)),
  ];
  return [...known, ...known.filter(({ name }) => toDrain.has(name)).map(drained)];
}

/** The same with every switch asking its neighbours to go round it. */
export const drained = ({ name, configs, ...rest }: Exchanged): Exchanged => ({
  ...rest,
  name: `${name}, drained`,
  configs: configs.map((config) => ({ ...config, bgp: { ...config.bgp, isDrained: true } })),
});

/** A fabric of a shape. */
export function ofShape(shape: Shape, os: NetworkOsName): Exchanged {
  const sample = sampleOf(shape);
  const fabric = resolved({ ...sample, intent: withOs(sample.intent, os) as unknown as typeof sample.intent });
  return from("made", fabric, announcedOf(sample));
}

/** Fabrics that are made, always the same. */
export const made = (os: NetworkOsName, count: number): readonly Exchanged[] =>
  fc
    .sample(shapes, { numRuns: count, seed: 11 })
    .map((shape, index) => ({ ...ofShape(shape, os), name: `made ${index + 1}` }));
