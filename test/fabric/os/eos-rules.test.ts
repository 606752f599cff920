import { eos } from "../../../constructs/fabric/os/eos";
import { type IntentInput, quirksOf } from "../../../constructs/kit";
import { describeRules, parsed } from "../../support/rules";
import { withOs } from "../support/exchanged";
import { fabrics, single } from "../support/intents";

type Fabric = Parameters<typeof single>[0];

const on = (fabric: Fabric): IntentInput => withOs(single(fabric), "eos");
const perServer = { kind: "as-per-server" } as const;
const restarter = { kind: "restarter", restartTime: 60 } as const;
/** Rack r1 with the first node on a port; the second has its own by its number. */
const port = (name: string): Fabric => ({
  racks: ["r1", "r2"].map((rack) => ({
    name: rack,
    tors: [{ name: `${rack}-tor`, os: "eos" }],
    ...(rack === "r1" ? { nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor", port: name }] }] } : {}),
  })),
});

const first = "/fabric/racks/0/tors/0";
const mistakes: Readonly<Record<string, readonly [failing: Fabric, passing: Fabric]>> = {
  "EOS-001": [
    { sessions: { timers: { keepalive: 3, hold: 4000 } } },
    { sessions: { timers: { keepalive: 3, hold: 3600 } } },
  ],
  "EOS-002": [{}, { design: perServer }],
  "EOS-003": [
    { sessions: { gracefulRestart: { ...restarter, longLivedStaleTime: 600 } } },
    { sessions: { gracefulRestart: restarter } },
  ],
  "EOS-004": [port("Ethernet2"), port("Ethernet3")],
  "EOS-005": [{ render: "neighbours" }, { render: "whole" }],
};

describeRules({
  rules: [quirksOf(eos)],
  mistakes: Object.fromEntries(
    Object.entries(mistakes).map(([code, [failing, passing]]) => [
      code,
      () => ({ failing: parsed(on(failing)), passing: parsed(on(passing)), path: first }),
    ]),
  ),
  references: Object.fromEntries(Object.entries(fabrics).map(([name, fabric]) => [name, withOs(fabric, "eos")])),
});
