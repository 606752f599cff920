import { frr } from "../../../constructs/fabric/os/frr";
import { type IntentInput, quirksOf } from "../../../constructs/kit";
import { describeRules, parsed } from "../../support/rules";
import { fabrics, single } from "../support/intents";

const sessions = (settings: object): IntentInput => single({ sessions: settings });
const perServer = (settings: object): IntentInput => single({ design: { kind: "as-per-server" }, sessions: settings });
const withPort = (port: string): IntentInput =>
  single({
    racks: ["r1", "r2"].map((name) => ({
      name,
      tors: [{ name: `${name}-tor`, os: "frr" }],
      ...(name === "r1" ? { nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor", port }] }] } : {}),
    })),
  });

const mistakes: Readonly<Record<string, readonly [IntentInput, IntentInput, string]>> = {
  "FRR-001": [
    sessions({ ttlSecurity: 1, neighbours: "dynamic" }),
    sessions({ ttlSecurity: 1, neighbours: "static" }),
    "/fabric/racks/0/tors/0",
  ],
  "FRR-002": [perServer({ neighbours: "dynamic" }), perServer({ neighbours: "static" }), "/fabric/racks/0/tors/0"],
  "FRR-003": [withPort("Ethernet1/1"), withPort("swp1s0"), "/fabric/racks/0/tors/0"],
  "FRR-004": [single({ render: "neighbours" }), single({ render: "whole" }), "/fabric/racks/0/tors/0"],
};

describeRules({
  rules: [quirksOf(frr)],
  mistakes: Object.fromEntries(
    Object.entries(mistakes).map(([code, [failing, passing, path]]) => [
      code,
      () => ({ failing: parsed(failing), passing: parsed(passing), path }),
    ]),
  ),
  references: fabrics,
});
