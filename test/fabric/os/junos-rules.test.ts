import { junos } from "../../../constructs/fabric/os/junos";
import { type IntentInput, quirksOf } from "../../../constructs/kit";
import { allFindingsOf, describeRules, parsed } from "../../support/rules";
import { withOs } from "../support/exchanged";
import { fabrics, single } from "../support/intents";

type Fabric = Parameters<typeof single>[0];

const on = (fabric: Fabric): IntentInput => withOs(single(fabric), "junos");
const sharedAs = { kind: "shared-as" } as const;
/** Rack r1 with the first node on a port; the second has its own by its number. */
const port = (name: string): Fabric => ({
  racks: ["r1", "r2"].map((rack) => ({
    name: rack,
    tors: [{ name: `${rack}-tor`, os: "junos" }],
    ...(rack === "r1" ? { nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor", port: name }] }] } : {}),
  })),
});

/** Timers that Junos takes as they are. */
const slow: Fabric = {
  sessions: { timers: { keepalive: 3, hold: 10 } },
  uplinks: { timers: { keepalive: 3, hold: 10 } },
};

const first = "/fabric/racks/0/tors/0";
const mistakes: Readonly<Record<string, readonly [failing: Fabric, passing: Fabric]>> = {
  "JUN-001": [{ uplinks: slow?.uplinks }, slow],
  "JUN-002": [
    { ...slow, sessions: { timers: { keepalive: 1, hold: 30 } } },
    { ...slow, sessions: { timers: { keepalive: 10, hold: 30 } } },
  ],
  "JUN-003": [{ sessions: { ttlSecurity: 1 } }, {}],
  "JUN-004": [
    { design: sharedAs, sessions: { neighbours: "dynamic" } },
    { design: sharedAs, sessions: { neighbours: "static" } },
  ],
  "JUN-005": [
    { sessions: { gracefulRestart: { kind: "helper", restartTime: 2000 } } },
    { sessions: { gracefulRestart: { kind: "helper", restartTime: 1800 } } },
  ],
  "JUN-006": [port("xe-0/0/1"), port("xe-0/0/2")],
  "JUN-007": [{ render: "neighbours" }, { render: "whole" }],
  "JUN-008": [
    { sessions: { maximumPrefixes: { limit: 100, action: "warning-only" } } },
    { sessions: { maximumPrefixes: { limit: 100, action: "restart" } } },
  ],
  "JUN-009": [{ multipath: 20 }, { multipath: 32 }],
};

describeRules({
  rules: [quirksOf(junos)],
  mistakes: Object.fromEntries(
    Object.entries(mistakes).map(([code, [failing, passing]]) => [
      code,
      () => ({ failing: parsed(on(failing)), passing: parsed(on(passing)), path: first }),
    ]),
  ),
  references: { "racks of Junos": on(slow), ...fabrics },
});

it.each<[string, Fabric, string]>([
  ["nodes", { uplinks: slow?.uplinks }, "under fabric.sessions,"],
  ["switches", { sessions: slow?.sessions }, "under fabric.uplinks,"],
  ["both", {}, "under fabric.sessions and fabric.uplinks,"],
])("JUN-001 names the key of sessions with %s", (_, fabric, said) => {
  const [found] = allFindingsOf(parsed(on(fabric))).filter(({ code }) => code === "JUN-001");
  expect(found?.fix).toContain(`write timers: { keepalive: 3, hold: 10 } ${said}`);
});
