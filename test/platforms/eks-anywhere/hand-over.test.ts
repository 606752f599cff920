/** The hand-over as bash runs it, against a cluster whose clock is ours. */
import { handOverSteps, windowSeconds } from "../../../constructs/platforms/eks-anywhere/hand-over";
import { resolved, small } from "./intents";
import { FakeCluster, type Pace } from "./support/cluster";

const steps = handOverSteps(resolved(small).cluster);
const clusters: FakeCluster[] = [];
const cluster = (pace?: Pace): FakeCluster => {
  const made = new FakeCluster(pace);
  clusters.push(made);
  return made;
};
afterEach(() => clusters.splice(0).forEach((one) => one.remove()));

it("keeps nodes without a CNI for no longer than the window, by the steps' own budgets", () => {
  const inWindow = steps.filter(({ window }) => window !== undefined);
  expect(inWindow.reduce((sum, { budgetSeconds }) => sum + budgetSeconds, 0)).toBeLessThanOrEqual(windowSeconds);
  expect(inWindow.map(({ window }) => window)).toEqual(["opens", ...inWindow.slice(2).map(() => "in"), "closes"]);
  // Nothing else comes between them.
  const first = steps.indexOf(inWindow[0]!);
  expect(steps.slice(first, first + inWindow.length)).toEqual(inWindow);
});

it("takes back, or need not take back, every step before the network is back", () => {
  const closes = steps.findIndex(({ window }) => window === "closes");
  const oneWay = steps.slice(0, closes).filter(({ back }) => back === undefined);
  expect(oneWay.map(({ id }) => id)).toEqual(["not-in-service", "cilium-unmanaged", "operator", "backup"]);
});

it("hands over in order, and does nothing twice", () => {
  const one = cluster();
  const first = one.run("run");
  expect([first.status, first.said]).toEqual([0, expect.stringContaining("Calico is the CNI of small")]);
  expect([...first.said.matchAll(/^> (\S+)/gm)].map(([, id]) => id)).toEqual(steps.map(({ id }) => id));
  expect(["cilium", "paused", "lost", "definitions"].filter((what) => one.has(what))).toEqual([]);
  expect(["installation", "operator", "marker", "backup"].filter((what) => !one.has(what))).toEqual([]);
  expect(one.read("restarted").trim()).toBe("delete pod --namespace=kube-system old --ignore-not-found --wait=false");
  expect(first.said).not.toContain("OVER THE BUDGET");
  const again = one.run("run");
  expect([again.status, [...again.said.matchAll(/^> /gm)]]).toEqual([0, []]);
  expect(one.run("status").said.match(/ done /g)).toHaveLength(steps.length);
});

it("refuses a cluster that is in service, and pods that are not the cluster's own, before anything is changed", () => {
  const marked = cluster();
  marked.put("in-service", "true");
  const busy = cluster();
  busy.put("foreign", "shop\n");
  for (const [one, why] of [
    [marked, "marked as in service"],
    [busy, "namespaces shop"],
  ] as const) {
    const { status, said } = one.run("run");
    expect([status, said]).toEqual([2, expect.stringContaining(why)]);
    expect(said).toContain("nothing was changed");
    expect([one.has("cilium"), one.has("paused"), one.has("backup")]).toEqual([true, false, false]);
  }
});

it("says when Calico does not come in time, and Cilium is there again after a rollback", () => {
  const one = cluster({ calico: 100_000 });
  const { status, said } = one.run("run");
  expect([status, said]).toEqual([1, expect.stringContaining("step network-back did not come to its end")]);
  expect(said).toContain("hand-over.sh rollback");
  expect(one.has("paused")).toBe(true);
  one.pass(1000);
  expect(one.run("status").said).toContain("OVER THE BUDGET");
  const back = one.run("rollback");
  expect([back.status, back.said]).toEqual([0, expect.stringContaining("Cilium is the CNI of small")]);
  expect([one.has("cilium"), one.has("installation"), one.has("paused"), one.has("lost")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(one.run("status").said).not.toMatch(/ (done|begun) |CNI for/);
});
