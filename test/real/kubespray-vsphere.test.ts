/**
 * Kubespray's machines in vSphere by the kit's own program, the real engine and the real provider, against a vCenter that is simulated
 * (govmomi). Plays are the sandbox's: they are recorded, not run.
 */
import { readFileSync } from "node:fs";
import { kubesprayPlatform } from "../../constructs/platforms/kubespray";
import type { IntentInput } from "../../constructs/kit";
import { inVsphere, movedInVsphere, resolved } from "../platforms/kubespray/intents";
import { describeWith } from "./support/needs";
import { changed, planOfIntent, type Run, SandboxStack } from "./support/stack";
import { type Bridge, type Inventory, startBridge, startVcenter, type Vcenter } from "./support/vcenter";

jest.setTimeout(300_000);

const password = "vsphere-password-that-nobody-may-see";
const machineType = "vsphere:index/virtualMachine:VirtualMachine";
const command = "command:local:Command";

describeWith(
  ["pulumi", "vcenter-simulator", "terraform-provider-vsphere", "pulumi-terraform-bridge"],
  "Kubespray's machines in vSphere, by the real provider",
  () => {
    let stack: SandboxStack;
    let vcenter: Vcenter;
    let bridge: Bridge;
    let before: Inventory;
    const runs: Run[] = [];

    beforeAll(async () => {
      vcenter = await startVcenter();
      bridge = await startBridge({ VSPHERE_USER: "user", VSPHERE_PASSWORD: password });
      before = vcenter.inventory();
      stack = SandboxStack.make("kubespray-vsphere");
      stack.environment = bridge.environment;
    });
    afterAll(async () => {
      await bridge?.stop();
      await vcenter?.stop();
      stack?.remove();
    });

    /** With the simulator for vCenter. */
    const here = (intent: IntentInput): IntentInput =>
      JSON.parse(
        JSON.stringify(intent).replace(
          '"vcenter":{"server":"vcenter.example.com"}',
          JSON.stringify({ vcenter: { server: vcenter.server, allowUnverifiedSsl: true } }).slice(1, -1),
        ),
      ) as IntentInput;
    const up = async (intent: IntentInput): Promise<Run> => {
      const run = await stack.up(planOfIntent(here(intent)));
      expect(run.error).toBeUndefined();
      runs.push(run);
      return run;
    };
    const touched = ({ operations }: Run, type?: string) =>
      operations.filter((one) => one.op !== "same" && (type === undefined || one.type === type));
    const only = (run: Run, op: string, type: string, name: string) => {
      const found = touched(run, type).filter((one) => one.op === op && one.name === name);
      if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${op} ${name}`);
      return found[0];
    };
    const files = (intent: IntentInput): ReadonlyMap<string, string> =>
      new Map(kubesprayPlatform.artefacts(resolved(here(intent)).cluster).map(({ path, content }) => [path, content]));

    it("makes machines with the addresses of the inventory, and plays when all of them are there", async () => {
      const run = await up(inVsphere);
      const made = vcenter.inventory().machines.filter(({ folder }) => folder === "lab");
      expect(made.map(({ name }) => name)).toEqual(["r1-cp1", "r1-w1", "r1-w2", "r2-w1", "r2-w2"]);
      const { hosts } = resolved(inVsphere).cluster.platform;
      for (const { name, guestInfo, adapters } of made) {
        const metadata = Buffer.from(guestInfo["guestinfo.metadata"] ?? "", "base64").toString("utf8");
        const address = hosts.find((host) => host.name === name)?.ansibleHost;
        expect(JSON.parse(metadata)).toMatchObject({
          network: { ethernets: { ens192: { addresses: [`${address}/24`] } } },
        });
        expect(adapters).toEqual([{ kind: "vmxnet3", network: name.startsWith("r1") ? "DC0_DVPG0" : "DC0_DVPG1" }]);
      }
      const play = only(run, "create", command, "lab-cluster");
      for (const { ended = Infinity } of touched(run, machineType)) expect(ended).toBeLessThan(play.begun);
    });

    it("changes nothing the second time", async () => {
      expect(changed(await up(inVsphere))).toEqual({});
    });

    it("one node's other rack: its machine, its command, its file and its BGP, and the play; nothing of the others", async () => {
      const run = await up(movedInVsphere);
      const names = [...new Set(touched(run).map(({ type, name }) => `${type.split(":").at(-1)} ${name}`))].sort();
      expect(names).toEqual(expectedOfMove);
      const left = only(run, "delete-replaced", command, "lab-machine-r1-w2");
      const gone = only(run, "delete-replaced", machineType, "lab-r1-w2");
      const born = only(run, "create-replacement", machineType, "lab-r1-w2");
      const played = only(run, "update", command, "lab-cluster");
      expect(left.ended).toBeLessThan(gone.begun);
      expect(gone.ended).toBeLessThan(born.begun);
      expect(born.ended).toBeLessThan(played.begun);
      const [was, is] = [files(inVsphere), files(movedInVsphere)];
      expect([...is.keys()].filter((path) => is.get(path) !== was.get(path))).toEqual([
        "kubespray/inventory/host_vars/r1-w2.yml",
      ]);
    });

    it("a machine that leaves the intent leaves the cluster first", async () => {
      const without = JSON.parse(JSON.stringify(movedInVsphere).replace(/,\{"name":"r1-w2"[^}]*\}/, "")) as IntentInput;
      const run = await up(without);
      const left = only(run, "delete", command, "lab-machine-r1-w2");
      expect(left.ended).toBeLessThan(only(run, "delete", machineType, "lab-r1-w2").begun);
      expect(vcenter.inventory().machines.map(({ name }) => name)).not.toContain("r1-w2");
    });

    it("keeps the password out of the state and of what is said", () => {
      const state = readFileSync(stack.stateFile, "utf8");
      expect(state).toContain("lab-r1-cp1");
      expect(state).not.toContain(password);
      for (const { said } of runs) {
        expect(said).not.toContain(password);
        expect(said).not.toContain("client-key-data");
      }
    });

    it("destroy leaves nothing", async () => {
      expect((await stack.destroy(planOfIntent(here(inVsphere)))).error).toBeUndefined();
      expect(vcenter.inventory()).toEqual(before);
    });
  },
);

/** What the move of `r1-w2` touches: resources by their kind and name. */
/** Its machine and what leaves and joins with it, the two racks' groups and rules, and the play. */
const expectedOfMove = [
  "Command lab-cluster",
  "Command lab-machine-r1-w2",
  "ComputeClusterVmAntiAffinityRule lab-r1-workers-apart",
  "ComputeClusterVmAntiAffinityRule lab-r2-workers-apart",
  "ComputeClusterVmGroup lab-r1-machines",
  "ComputeClusterVmGroup lab-r2-machines",
  "NodePatch lab/node/r1-w2",
  "VirtualMachine lab-r1-w2",
];
