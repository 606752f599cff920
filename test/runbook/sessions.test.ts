import fc from "fast-check";
import { sessionsOf } from "../../constructs/fabric";
import { type IntentInput, platformOf, resolve } from "../../constructs/kit";
import { endsOf } from "../../constructs/model";
import { calicoSteps, stepsSection } from "../../constructs/runbook";
import { sessionSteps, witnesses } from "../../constructs/runbook/sessions";
import { announcedOf, resolved, sampleOf, shapes } from "../fabric/support/arbitrary";
import { fabrics, single } from "../fabric/support/intents";
import { changed } from "../support/changed";
import { parsed } from "../support/rules";
import { tries } from "../support/tries";

const stepsOf = (intent: unknown) => {
  const whole = parsed(intent);
  return sessionSteps(resolve(whole, platformOf(whole.platform.kind)).cluster);
};
const calico = (settings: object) => stepsOf(changed<IntentInput>(single(), { calico: settings }));

it("asks nodes of every rack, few, for all that anybody there speaks to", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const sample = sampleOf(shape);
      const sessions = sessionsOf(resolved(sample), announcedOf(sample));
      const asked = witnesses(sessions);
      const speaks = (rack: string): readonly string[] =>
        sessions.flatMap((session) => {
          const [lower, upper] = endsOf(session);
          return lower.kind === "node" && lower.rack === rack ? [upper.address.toString()] : [];
        });
      for (const [index, { nodes }] of shape.racks.entries()) {
        const rack = `r${index + 1}`;
        const here = asked.filter((one) => one.rack === rack);
        const told = here.flatMap(({ peers }) => peers.map(({ address }) => address));
        expect(new Set(told)).toEqual(new Set(speaks(rack)));
        expect(here.length).toBeLessThanOrEqual(nodes === 0 ? 0 : 2);
      }
      for (const { node, peers } of asked) {
        const own = sessions.filter((session) => {
          const [lower] = endsOf(session);
          return lower.kind === "node" && lower.name === node;
        });
        expect(peers.map(({ address }) => address).sort()).toEqual(
          own.map((session) => endsOf(session)[1].address.toString()).sort(),
        );
      }
    }),
    tries(80),
  );
});

it("waits only where the mesh goes, and nodes answer", () => {
  expect(stepsOf(single()).map(({ id }) => id)).toEqual(["fabric-sessions"]);
  for (const settings of [
    { bgp: { nodeToNodeMeshEnabled: true } },
    { dataplane: { kind: "vpp" } },
    { routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Disabled" } },
  ])
    expect([settings, calico(settings)]).toEqual([settings, []]);
});

it("tells a page of some nodes, whatever their number", () => {
  for (const intent of Object.values(fabrics)) {
    const [step] = stepsOf(intent);
    if (step?.run.kind !== "sessions") throw new Error("no step");
    expect(stepsSection([step])).toContain("`kubectl exec --namespace=calico-system daemonset/calico-node");
    const many = Array.from({ length: 300 }, (_, index) => ({ node: `n${index}`, rack: "r1", peers: [] }));
    const page = stepsSection([{ ...step, run: { ...step.run, nodes: many } }]);
    expect(page).toContain("`n0`, `n1`, `n2`, `n3` and 296 more");
    expect(page.length).toBeLessThan(800);
  }
});

it("asks for one BGP daemon on a node wherever a router has a session with it", () => {
  const ids = (intent: unknown): readonly string[] => {
    const whole = parsed(intent);
    const { cluster } = resolve(whole, platformOf(whole.platform.kind));
    return calicoSteps(cluster, [], []).map(({ id }) => id);
  };
  const { fabric: _, ...without } = single();
  const peered = (peers: NonNullable<NonNullable<NonNullable<IntentInput["calico"]>["bgp"]>["peers"]>) =>
    ids(changed<IntentInput>(without, { calico: { routing: { kind: "fabric" }, bgp: { peers } } }));
  expect(ids(single())).toContain("one-bgp-speaker");
  expect(peered([{ name: "a", peerIP: "10.9.0.1", asNumber: 64513 }])).toContain("one-bgp-speaker");
  expect(peered([{ name: "a", peerSelector: "has(rr)" }])).not.toContain("one-bgp-speaker");
});
