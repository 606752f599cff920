/**
 * Machines in vSphere by the real engine and the real provider, against a vCenter that is simulated (govmomi). The provider is of 2021,
 * the newest that can be had as a module: what is younger is held against the published schema (test/sdks).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VspherePlace } from "../../constructs/places/vsphere";
import { twoRacks } from "../places/vsphere/intents";
import { type Ran, run } from "./support/engine";
import { describeWith } from "./support/needs";
import { openMachines } from "./support/vsphere-stack";
import { type Bridge, type Inventory, startBridge, startVcenter, type Vcenter } from "./support/vcenter";

const password = "vsphere-password-that-nobody-may-see";
describeWith(
  ["pulumi", "vcenter-simulator", "terraform-provider-vsphere", "pulumi-terraform-bridge"],
  "machines in vSphere, by the real provider",
  () => {
    let directory: string;
    let vcenter: Vcenter;
    let bridge: Bridge;
    let place: VspherePlace;
    let before: Inventory;
    const all: Ran[] = [];

    beforeAll(async () => {
      directory = mkdtempSync(join(tmpdir(), "calico-kit-vsphere-"));
      vcenter = await startVcenter();
      bridge = await startBridge({ VSPHERE_USER: "user", VSPHERE_PASSWORD: password });
      place = twoRacks(vcenter.server);
      before = vcenter.inventory();
    });

    afterAll(async () => {
      await bridge?.stop();
      await vcenter?.stop();
      rmSync(directory, { recursive: true, force: true });
    });

    const does = async (operation: "up" | "destroy"): Promise<Ran> => {
      const ran = await run(await openMachines({ place, directory, environment: bridge.environment }), operation);
      all.push(ran);
      return ran;
    };
    const machine = (name: string) => vcenter.inventory().machines.find((one) => one.name === name);

    it("makes folder, pool, tags, machines with their guestinfo, groups and rules", async () => {
      const ran = await does("up");
      expect(ran.failed ? ran.output : "").toBe("");
      const now = vcenter.inventory();
      expect(now.folders.filter((name) => !before.folders.includes(name))).toEqual(["lab"]);
      expect(now.pools.filter((name) => !before.pools.includes(name))).toEqual(["lab"]);
      expect(now.tags).toEqual(["lab-rack/r1", "lab-rack/r2"]);
      const made = now.machines.filter(({ folder }) => folder === "lab");
      expect(made.map(({ name }) => name)).toEqual(["r1-cp1", "r1-w1", "r1-w2", "r2-w1"]);
      expect(made[0]).toMatchObject({
        pool: "lab",
        power: "poweredOn",
        cpus: 2,
        memoryMiB: 4096,
        adapters: [
          { kind: "vmxnet3", network: "DC0_DVPG0" },
          { kind: "vmxnet3", network: "DC0_DVPG1" },
        ],
        tags: ["lab-rack/r1"],
        eptRviMode: "automatic",
        hvMode: "hvAuto",
      });
      const metadata = JSON.parse(
        Buffer.from(made[0]?.guestInfo["guestinfo.metadata"] ?? "", "base64").toString("utf8"),
      ) as object;
      expect(metadata).toMatchObject({
        "local-hostname": "r1-cp1",
        network: {
          ethernets: {
            ens192: { addresses: ["172.31.11.11/24"], routes: [{ via: "172.31.11.1", metric: 2147483600 }] },
            ens224: { addresses: ["172.31.12.11/24"], routes: [{ via: "172.31.12.1", metric: 2147483601 }] },
            lo: { addresses: ["172.30.1.11/32"] },
          },
        },
      });
      expect(now.groups).toEqual(
        expect.arrayContaining([
          { name: "lab-r1-hosts", kind: "hosts", mandatory: false, members: ["DC0_C0_H0", "DC0_C0_H1"] },
          { name: "lab-r2-machines", kind: "machines", mandatory: false, members: ["r2-w1"] },
        ]),
      );
      expect(now.rules).toEqual(
        expect.arrayContaining([
          { name: "lab-r1-rack", kind: "on", mandatory: true, members: ["lab-r1-machines", "lab-r1-hosts"] },
          {
            name: "lab-r1-workers-apart",
            kind: "apart",
            mandatory: false,
            members: expect.arrayContaining(["r1-w1", "r1-w2"]),
          },
        ]),
      );
      expect(["DC0_C0_H2", "DC0_C0_H3"]).toContain(machine("r2-w1")?.host);
    });

    it("changes nothing the second time", async () => {
      const ran = await does("up");
      expect(ran.failed ? ran.output : "").toBe("");
      expect(Object.keys(ran.changes)).toEqual(["same"]);
    });

    it("moves one machine to the other rack, and touches no other", async () => {
      const ids = Object.fromEntries(vcenter.inventory().machines.map(({ name, id }) => [name, id]));
      place = twoRacks(vcenter.server, { moved: true });
      const ran = await does("up");
      expect(ran.failed ? ran.output : "").toBe("");
      const touched = ran.steps.filter(
        (step) => / vsphere:index\/virtualMachine:/.test(step) && !step.startsWith("same"),
      );
      expect(touched.every((step) => step.endsWith(" lab-r1-w2"))).toBe(true);
      expect(machine("r1-w2")).toMatchObject({
        tags: ["lab-rack/r2"],
        adapters: [{ network: "DC0_DVPG2" }, { network: "DC0_DVPG3" }],
      });
      const metadata = Buffer.from(machine("r1-w2")?.guestInfo["guestinfo.metadata"] ?? "", "base64").toString("utf8");
      expect(metadata).toContain('"172.31.21.12/24"');
      expect(machine("r1-w2")?.id).not.toBe(ids["r1-w2"]);
      for (const name of ["r1-cp1", "r1-w1", "r2-w1"]) expect(machine(name)?.id).toBe(ids[name]);
    });

    it("leaves machines that are there alone when the template of further ones changes", async () => {
      place = { ...place, template: "DC0_C0_RP0_VM1" };
      const ran = await does("up");
      expect(ran.failed ? ran.output : "").toBe("");
      expect(ran.steps.filter((step) => /^(update|replace|delete|create)/.test(step))).toEqual([]);
    });

    it("refuses in the preview what the provider refuses, in its words", () => {
      const wrong = { ...place, execution: { ...place.execution, hvMode: "hvMaybe" } };
      const script = join(__dirname, "support/vsphere-preview-once.ts");
      const { stdout } = spawnSync(process.execPath, ["--import", "tsx", script], {
        encoding: "utf8",
        input: JSON.stringify({ place: wrong, directory, environment: bridge.environment }),
      });
      const { failed, output } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Ran;
      expect(failed).toBe(true);
      expect(output).toMatch(/hv_?mode.*one of \[hvAuto hvOn hvOff\]/i);
    });

    it("keeps the password out of the state and of what is printed", () => {
      const state = readFileSync(join(directory, "state/.pulumi/stacks/vsphere/dev.json"), "utf8");
      expect(state).toContain("lab-r1-cp1");
      expect(state).not.toContain(password);
      for (const { output } of all) expect(output).not.toContain(password);
    });

    it("destroy leaves nothing", async () => {
      const ran = await does("destroy");
      expect(ran.failed ? ran.output : "").toBe("");
      expect(vcenter.inventory()).toEqual({ ...before });
    });
  },
);
