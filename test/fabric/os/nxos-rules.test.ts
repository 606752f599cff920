import { nxos } from "../../../constructs/fabric/os/nxos";
import { type IntentInput, quirksOf } from "../../../constructs/kit";
import { allFindingsOf, describeRules, parsed } from "../../support/rules";
import { withOs } from "../support/exchanged";
import { single } from "../support/intents";

type Fabric = Parameters<typeof single>[0];

const on = (fabric: Fabric): IntentInput => withOs(single(fabric), "nxos");
const perServer = { kind: "as-per-server" } as const;
const restarter = { kind: "restarter", restartTime: 60 } as const;
/** Rack r1 with the first node on a port; the second has its own by its number. */
const port = (name: string): Fabric => ({
  racks: ["r1", "r2"].map((rack) => ({
    name: rack,
    tors: [{ name: `${rack}-tor`, os: "nxos" }],
    ...(rack === "r1" ? { nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor", port: name }] }] } : {}),
  })),
});

const first = "/fabric/racks/0/tors/0";
const mistakes: Readonly<Record<string, readonly [failing: Fabric, passing: Fabric]>> = {
  "NXO-001": [
    { sessions: { timers: { keepalive: 3, hold: 4000 } } },
    { sessions: { timers: { keepalive: 3, hold: 3600 } } },
  ],
  "NXO-002": [
    { sessions: { gracefulRestart: { ...restarter, longLivedStaleTime: 600 } } },
    { sessions: { gracefulRestart: restarter } },
  ],
  "NXO-003": [
    { sessions: { communities: { pods: ["65000:1:2"] } } },
    { sessions: { communities: { pods: ["65000:1"] } } },
  ],
  "NXO-004": [{ sessions: { ttlSecurity: 1 } }, { sessions: { ttlSecurity: 1 }, design: perServer }],
  "NXO-005": [port("Ethernet1/2"), port("Ethernet1/3")],
  "NXO-006": [{ render: "neighbours" }, { render: "whole" }],
  "NXO-007": [{ links: { kind: "vlan", vlan: 3968 } }, { links: { kind: "vlan", vlan: 3967 } }],
};

describeRules({
  rules: [quirksOf(nxos)],
  mistakes: Object.fromEntries(
    Object.entries(mistakes).map(([code, [failing, passing]]) => [
      code,
      () => ({ failing: parsed(on(failing)), passing: parsed(on(passing)), path: first }),
    ]),
  ),
  references: { "racks of NX-OS": on({ design: perServer }), "reflecting NX-OS": on({}) },
});

it.each([
  [1, ["NXO-007"]],
  [2, []],
  [4094, ["NXO-007"]],
])("minds VLAN %i where it writes VLANs", (vlan, codes) => {
  const minded = (render: "whole" | "neighbours") =>
    allFindingsOf(parsed(on({ links: { kind: "vlan", vlan }, render })))
      .map(({ code }) => code)
      .filter((code) => code === "NXO-007");
  expect([[...new Set(minded("whole"))], minded("neighbours")]).toEqual([codes, []]);
});
