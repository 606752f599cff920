import { readScenarios } from "../../constructs/kit";
import type { Fault, LabPlan } from "../../lab";
import { describeWith } from "./support/needs";
import { aLab, clusterOf, RunningLab } from "./support/lab";

/** What happens to each: the kernel and BGP tables are held against the prediction before, during and after. */
interface Happening {
  readonly name: string;
  readonly act: (lab: RunningLab) => Promise<unknown>;
}

function happeningsOf({ devices, links }: LabPlan): readonly Happening[] {
  const switches = devices.flatMap((device) => (device.kind === "switch" ? [device] : []));
  const [tor] = switches.filter(({ role }) => role === "tor").map(({ name }) => name);
  const [spine] = switches.filter(({ role }) => role === "spine").map(({ name }) => name);
  const [node] = devices.flatMap(({ kind, name }) => (kind === "node" ? [name] : []));
  const uplink = links.find(({ lower, upper }) => lower.device === tor && upper.device === spine);
  if (tor === undefined || spine === undefined || node === undefined || uplink === undefined)
    throw new Error("too small");
  const fail = (name: string, kind: Fault["kind"], of: Fault["of"]): Happening => ({
    name,
    act: (lab) => lab.fail(kind, of),
  });
  const restart = (device: string) => (lab: RunningLab) =>
    lab.client.ask({ verb: "restart", device, signal: "SIGKILL", afterMilliseconds: 1000 });
  return [
    fail(`${tor} dies`, "silent", { device: tor }),
    fail(`link ${tor}/${spine} goes down`, "carrier", { link: [tor, spine] }),
    fail(`link ${node}/${tor} goes down`, "carrier", { link: [node, tor] }),
    fail(`${spine} dies`, "silent", { device: spine }),
    { name: `BIRD of ${node} is killed and comes back`, act: restart(node) },
    { name: `FRR of ${tor} is killed and comes back`, act: restart(tor) },
    { name: `${tor} is drained`, act: (lab) => lab.client.ask({ verb: "drain", switch: tor, on: true }) },
  ];
}

const scenarios = readScenarios()
  .map(({ id }) => id)
  .filter((id) => clusterOf(id).fabric !== undefined);

/** They mostly wait for timers, so that all of them do so at once. */
async function story(id: string): Promise<readonly (readonly [what: string, how: string])[]> {
  const lab = await RunningLab.start(id);
  try {
    const told: [string, string][] = [["is up", await lab.settled()]];
    for (const { name, act } of happeningsOf(lab.plan)) {
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
  const stories = new Map<string, ReturnType<typeof story>>();
  beforeAll(async () => {
    for (const id of scenarios) stories.set(id, story(id));
    await Promise.allSettled(stories.values());
  }, 600_000);

  test.each(scenarios)("%s: kernels and BGP are as the simulator says, whatever fails", async (id) => {
    const told = await stories.get(id);
    expect(told?.filter(([, how]) => how !== "as predicted")).toEqual([]);
    expect(told).toHaveLength(15);
  });
});
