import { birdConfigs, type Cluster } from "../../constructs/calico";
import { check, checkSource, type IntentInput, networkOsOf, switchesOf } from "../../constructs/kit";
import { predict } from "../../constructs/simulate";
import { asConfdWrites, compareTables, type KernelRoute, type LabPlan, type LabState, planLab } from "../../lab";
import { isInterfaceName } from "../../lab/plan/types";
import { fabrics } from "../fabric/support/intents";

function clusterOf(source: string | IntentInput): Cluster {
  const checked = typeof source === "string" ? checkSource(source) : check(source);
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal.findings));
  return checked.plan.cluster;
}

function planOf(cluster: Cluster): LabPlan {
  const plan = planLab(cluster, { nodes: asConfdWrites(cluster) });
  if (plan === undefined) throw new Error("no fabric");
  return plan;
}

const cluster = clusterOf("dual-tor-planes");
const plan = planOf(cluster);

test("a cluster without a fabric has no lab", () => {
  const bare = clusterOf("existing-cluster");
  expect(planLab(bare, { nodes: asConfdWrites(bare) })).toBeUndefined();
});

test("a switch reads the kit's file, with nothing changed but passwords, which are the lab's own", () => {
  const frr = networkOsOf("frr");
  for (const config of switchesOf(cluster)) {
    const written = frr?.render(config).find(({ path }) => path.endsWith("/frr.conf"))?.content ?? "";
    const device = plan.devices.find(({ name }) => name === config.hostname);
    const read = device?.kind === "switch" ? (device.files["frr.conf"] ?? "") : "";
    expect(read.replaceAll(/(neighbor \S+ password) [0-9a-f]{24}$/gm, "$1 @secret:torPassword@")).toBe(written);
  }
  expect(planOf(cluster)).not.toEqual(plan);
});

test("a node reads what confd writes", () => {
  const passwords = (): string => "0".repeat(24);
  const written = birdConfigs(cluster, "r1-n1", { passwords, reader: "debian" });
  const node = plan.devices.find(({ name }) => name === "r1-n1");
  const files = node?.kind === "node" ? node.files : {};
  expect(Object.keys(files)).toEqual(written.map(({ name }) => name));
  for (const { name, text } of written) expect((files[name] ?? "").replaceAll(/[0-9a-f]{24}/g, passwords)).toBe(text);
});

describe.each(Object.entries(fabrics))("%s", (_title, intent) => {
  const { devices, links, sessions } = planOf(clusterOf(intent));

  test("every link has two ends, every interface of a namespace one link, and the kernel takes its name", () => {
    const ends = links.flatMap(({ lower, upper }) => [lower, upper]).map((end) => `${end.device} ${end.interface}`);
    expect(new Set(ends).size).toBe(ends.length);
    expect(
      links.every(({ lower, upper }) => isInterfaceName(lower.interface) && isInterfaceName(upper.interface)),
    ).toBe(true);
    expect(new Set(devices.map(({ namespace }) => namespace)).size).toBe(devices.length);
  });

  test("both ends of every session are there", () => {
    const names = new Set(devices.map(({ name }) => name));
    expect(sessions.length).toBeGreaterThan(0);
    expect(sessions.filter(({ at, peer }) => !names.has(at) || !names.has(peer))).toEqual([]);
  });
});

test("no name of an interface is an option, a path, or longer than the kernel takes", () => {
  expect(["swp1", "eth0", "vlan.11", "a".repeat(15)].filter(isInterfaceName)).toHaveLength(4);
  expect(["-all", "a b", "a/b", "", "a;b", "a\nb", "a".repeat(16), "."].filter(isInterfaceName)).toEqual([]);
});

describe("kernels held against the prediction", () => {
  const kernel = Object.fromEntries(
    predict(cluster).map(({ device, kind, routes }) => [
      device,
      routes.map(({ prefix, type, nextHops }): KernelRoute => ({
        prefix: prefix === "default" ? "0.0.0.0/0" : prefix,
        type,
        protocol: kind === "node" ? "bird" : "bgp",
        ways: nextHops.map(({ address }) => ({ via: address, isUp: true })),
      })),
    ]),
  );
  const state: LabState = { phase: "running", sessions: [], faults: [], drained: [], stopped: [], ended: [], kernel };

  test("what is as predicted differs in nothing", () => {
    const { differences, routes } = compareTables(cluster, plan, state);
    expect(differences).toEqual([]);
    expect(routes).toBeGreaterThan(100);
  });

  test("a route too few, one too many and a way too few are each said", () => {
    const [first, ...rest] = kernel["r1-n1"] ?? [];
    if (first === undefined) throw new Error("no route");
    const compared = (routes: readonly KernelRoute[]) =>
      compareTables(cluster, plan, { ...state, kernel: { ...kernel, "r1-n1": routes } }).differences;
    expect(compared(rest)).toMatchObject([{ device: "r1-n1", prefix: first.prefix, real: "none" }]);
    const strange = { ...first, prefix: "192.0.2.0/24" };
    expect(compared([...rest, first, strange])).toMatchObject([{ prefix: "192.0.2.0/24", predicted: "none" }]);
    const halved = { ...first, ways: first.ways.slice(0, 1) };
    expect(compared([halved, ...rest])).toMatchObject([
      { prefix: first.prefix, predicted: "r1-tor-a, r1-tor-b", real: "r1-tor-a" },
    ]);
  });

  test("a way without carrier is none", () => {
    const [first, ...rest] = kernel["r1-n1"] ?? [];
    const [down, ...up] = first?.ways ?? [];
    if (first === undefined || down === undefined) throw new Error("no route");
    const routes = [{ ...first, ways: [{ ...down, isUp: false }, ...up] }, ...rest];
    expect(compareTables(cluster, plan, { ...state, kernel: { ...kernel, "r1-n1": routes } }).differences).toHaveLength(
      1,
    );
  });
});
