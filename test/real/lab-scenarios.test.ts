import { readScenarios } from "../../constructs/kit";
import type { LabPlan } from "../../lab";
import { describeWith } from "./support/needs";
import { aLab, clusterOf, RunningLab } from "./support/lab";

/** What happens to each: the kernel and BGP tables are held against the prediction before, during and after. */
interface Happening {
  readonly name: string;
  readonly act: (lab: RunningLab) => Promise<unknown>;
}

type Make = (plan: LabPlan) => Happening;

const device = ({ devices }: LabPlan, kind: "tor" | "spine" | "node"): string => {
  const found = devices.find((one) => (one.kind === "switch" ? one.role === kind : kind === "node"));
  if (found === undefined) throw new Error(`the fabric has no ${kind}`);
  return found.name;
};
const dies =
  (kind: "tor" | "spine"): Make =>
  (plan) => ({ name: `a ${kind} dies`, act: (lab) => lab.fail("silent", { device: device(plan, kind) }) });
const goesDown =
  (upper: "tor" | "spine"): Make =>
  (plan) => {
    const link = upper === "tor" ? ([device(plan, "node"), device(plan, "tor")] as const) : undefined;
    const of = link ?? ([device(plan, "tor"), device(plan, "spine")] as const);
    return { name: `link ${of.join("/")} goes down`, act: (lab) => lab.fail("carrier", { link: [...of] }) };
  };
/** A node, or a node's cable: others believe for minutes what it told them, as nothing but BIRD's hold timer tells. */
const loses =
  (what: string): Make =>
  () => ({
    name: `${what} falls silent`,
    act: (lab) => {
      const [one = "", other] = what.split("/");
      return lab.fail("silent", other === undefined ? { device: one } : { link: [one, other] });
    },
  });
const isDrained: Make = (plan) => ({
  name: "a tor is drained",
  act: (lab) => lab.client.ask({ verb: "drain", switch: device(plan, "tor"), on: true }),
});

/** Its daemons are killed, and are away while tables are looked at; `heal` starts them again. */
const restarts =
  (kind: "tor" | "node"): Make =>
  (plan) => ({
    name: kind === "node" ? "BIRD of a node restarts" : "FRR of a tor restarts",
    act: (lab) =>
      lab.client.ask({ verb: "restart", device: device(plan, kind), signal: "SIGKILL", afterMilliseconds: -1 }),
  });

/** By scenario; all have their tables compared when they are up. What waits for timers takes ten seconds and more. */
const happenings: Readonly<Record<string, readonly Make[]>> = {
  "dual-tor-planes": [
    dies("tor"),
    dies("spine"),
    goesDown("tor"),
    goesDown("spine"),
    isDrained,
    restarts("node"),
    restarts("tor"),
  ],
  "dual-tor-enterprise": [dies("tor"), goesDown("tor"), isDrained],
  "tor-as-per-server": [dies("tor"), goesDown("tor"), isDrained, restarts("node"), restarts("tor")],
  "tor-as-per-rack": [dies("spine"), isDrained],
  "route-reflectors-by-rack": [
    dies("spine"),
    isDrained,
    goesDown("tor"),
    loses("r1-n2/r1-tor-a"),
    loses("r1-n4/r1-tor-a"),
    loses("r1-n4"),
  ],
  "bgp-graceful-restart": [goesDown("spine"), restarts("node")],
  "eksa-tor-bgp": [dies("tor"), isDrained, restarts("node")],
  "service-advertisement": [dies("spine")],
  "kubespray-route-reflectors": [dies("spine"), isDrained, restarts("node")],
  "kubespray-vsphere-tor": [dies("tor"), goesDown("tor"), restarts("node")],
};

const atOnce = 3;

const scenarios = readScenarios()
  .map(({ id }) => id)
  .filter((id) => clusterOf(id).fabric !== undefined);

async function story(id: string): Promise<readonly (readonly [what: string, how: string])[]> {
  const lab = await RunningLab.start(id);
  try {
    const told: [string, string][] = [["is up", await lab.settled()]];
    for (const make of happenings[id] ?? []) {
      const { name, act } = make(lab.plan);
      await act(lab);
      told.push([name, await lab.settled()]);
      await lab.heal();
      told.push([`${name}; healed`, await lab.settled()]);
    }
    return told;
  } finally {
    await lab.end();
  }
}

describeWith([aLab, "frr", "bird", "nft"], "a lab of every scenario with a fabric", () => {
  it("has a story for each", () => {
    expect(Object.keys(happenings).sort()).toEqual([...scenarios].sort());
  });

  // Labs wait for timers most of the time: several do so at once.
  const stories = new Map<string, ReturnType<typeof story>>();
  beforeAll(() => {
    const lanes = Array.from({ length: atOnce }, () => Promise.resolve<unknown>(undefined));
    Object.keys(happenings).forEach((id, index) => {
      const told = (lanes[index % atOnce] ?? Promise.resolve()).then(() => story(id));
      stories.set(id, told);
      lanes[index % atOnce] = told.catch(() => undefined);
    });
  });
  afterAll(() => Promise.allSettled(stories.values()));

  test.each(Object.keys(happenings))("%s: kernels and BGP are as the simulator says, whatever fails", async (id) => {
    const told = (await stories.get(id)) ?? [];
    expect(told.filter(([, how]) => how !== "as predicted")).toEqual([]);
    expect(told).toHaveLength(1 + 2 * (happenings[id]?.length ?? 0));
  });
});
