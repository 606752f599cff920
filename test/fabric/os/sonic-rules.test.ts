import { sonic } from "../../../constructs/fabric/os/sonic";
import { type IntentInput, quirksOf } from "../../../constructs/kit";
import { describeRules, parsed } from "../../support/rules";
import { fabrics, single } from "../support/intents";

const racks = (first: object = {}) =>
  ["r1", "r2"].map((name) => ({
    name,
    tors: [{ name: `${name}-tor`, os: "sonic" as const }],
    ...(name === "r1" ? first : {}),
  }));
const made = (fabric: object = {}): IntentInput => single({ racks: racks(), ...fabric });
const sessions = (settings: object, more: object = {}): IntentInput => made({ sessions: settings, ...more });
const withPort = (port: string): IntentInput =>
  made({ racks: racks({ nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor", port }] }] }) });
const perServer = { design: { kind: "as-per-server" } };
const first = "/fabric/racks/0/tors/0";

const mistakes: Readonly<Record<string, readonly [IntentInput, IntentInput]>> = {
  "SONIC-001": [sessions({ ttlSecurity: 1, neighbours: "dynamic" }), sessions({ ttlSecurity: 1 })],
  "SONIC-002": [sessions({ neighbours: "dynamic" }, perServer), sessions({ neighbours: "static" }, perServer)],
  "SONIC-003": [sessions({ neighbours: "dynamic" }), sessions({ neighbours: "static" })],
  "SONIC-004": [withPort("Ethernet1/1"), withPort("Ethernet12")],
  "SONIC-005": [made({ uplinks: { mtu: 9300 } }), made({ uplinks: { mtu: 9216 } })],
  // Between switches there always is BFD.
  "SONIC-006": [made(), made({ spines: undefined, defaultRoute: "outside" })],
  "SONIC-007": [
    sessions({ gracefulRestart: { kind: "restarter", restartTime: 5 } }),
    sessions({ gracefulRestart: { kind: "helper", restartTime: 5 } }),
  ],
  "SONIC-009": [withPort("Ethernet48"), withPort("Ethernet56")],
  "SONIC-010": [made({ links: { kind: "vlan", vlan: 1 } }), made({ links: { kind: "vlan", vlan: 2 } })],
  "SONIC-008": [made({ render: "neighbours" }), made()],
};

describeRules({
  rules: [quirksOf(sonic)],
  mistakes: Object.fromEntries(
    Object.entries(mistakes).map(([code, [failing, passing]]) => [
      code,
      () => ({ failing: parsed(failing), passing: parsed(passing), path: first }),
    ]),
  ),
  references: fabrics,
});
