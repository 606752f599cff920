/**
 * Kubespray's machines in vSphere, and what EKS Anywhere finds there, by the kit's own program, the real engine and the real provider,
 * against a vCenter that is simulated (govmomi). Commands are the sandbox's: they are recorded; those of govc are then run. The simulator
 * checks no privileges, keeps a principal as it is written, takes no file of an image from this provider, and has no global permissions.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { commandLine, type Command } from "../../constructs/model";
import { eksAnywherePlatform } from "../../constructs/platforms/eks-anywhere";
import { kubesprayPlatform } from "../../constructs/platforms/kubespray";
import type { IntentInput } from "../../constructs/kit";
import { grounded, resolved as resolvedEksAnywhere } from "../platforms/eks-anywhere/intents";
import { inVsphere, movedInVsphere, resolved } from "../platforms/kubespray/intents";
import { describeWith } from "./support/needs";
import { changed, planOfIntent, type Run, SandboxStack } from "./support/stack";
import { type Bridge, type Inventory, startBridge, startVcenter, type Vcenter } from "./support/vcenter";

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

    describe("what EKS Anywhere finds in vCenter", () => {
      let ground: SandboxStack;
      let untouched: Inventory;
      const path = "/DC0/vm/Templates/ubuntu-1-35";
      const principal = "EKSAUsers@vsphere.local";

      /** The intent, in the simulator's inventory. */
      const inSimulator = (): IntentInput =>
        JSON.parse(
          JSON.stringify(grounded)
            .replaceAll("/DC/vm/Templates/ubuntu-2404-kube-v1-35", path)
            .replace('"server":"vcenter.example.com"', `"server":"${vcenter.server}","insecure":true`)
            .replace(/"thumbprint":"[^"]*",/, "")
            .replace('"datacenter":"DC"', '"datacenter":"DC0"')
            .replaceAll("/DC/host/cluster/", "/DC0/host/DC0_C0/")
            .replaceAll(
              "/DC/host/rack-1/Resources/kubernetes/grounded",
              "/DC0/host/DC0_C0/Resources/kubernetes/grounded",
            )
            .replaceAll("/DC/host/rack-1", "/DC0/host/DC0_C0")
            .replace(/\/DC\/datastore\/[-\w]+/g, "/DC0/datastore/LocalDS_0")
            .replaceAll("/DC/network/nodes", "/DC0/network/DC0_DVPG0")
            .replaceAll("/DC/network/rack-1", "/DC0/network/DC0_DVPG1")
            .replaceAll("/DC/", "/DC0/")
            .replace(/"images":\[[^\]]*\]/, ""),
        ) as IntentInput;
      const shell = (script: string, more: Readonly<Record<string, string>> = {}): void => {
        const env = { ...process.env, PATH: `${vcenter.govc}:${process.env["PATH"]}`, ...more };
        const { status, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8", env, cwd: ground.directory });
        expect([script, status, status === 0 ? "" : stderr]).toEqual([script, 0, ""]);
      };
      const byHand = { GOVC_URL: "", GOVC_INSECURE: "true", GOVC_USERNAME: "user", GOVC_PASSWORD: "pass" };
      const govc = (...commands: readonly Command[]): void =>
        shell(["set -e", ...commands.map(commandLine)].join("\n"), { ...byHand, GOVC_URL: vcenter.server });
      /** What the engine told the sandbox to run, in vCenter: by the names of the resources. */
      const recorded = (what: "create" | "delete"): readonly string[] =>
        ground.cloud
          .filter(({ type, urn }) => type === command && /-(tag|access)-/.test(urn))
          .flatMap(({ inputs }) => (typeof inputs[what] === "string" ? inputs[what] : []));
      const runRecorded = (what: "create" | "delete"): void => {
        for (const script of recorded(what)) shell(script, { VSPHERE_USER: "user", VSPHERE_PASSWORD: password });
      };

      beforeAll(() => {
        ground = SandboxStack.make("eksa-vsphere");
        ground.environment = bridge.environment;
        govc(
          ["govc", "folder.create", "/DC0/vm/Templates"],
          ["govc", "object.rename", "/DC0/vm/DC0_C0_RP0_VM1", "ubuntu-1-35"],
          ["govc", "object.mv", "/DC0/vm/ubuntu-1-35", "/DC0/vm/Templates"],
        );
        untouched = vcenter.inventory();
      });
      afterAll(() => ground?.remove());

      const does = async (): Promise<Run> => {
        const run = await ground.up(planOfIntent(inSimulator()));
        expect(run.error).toBeUndefined();
        return run;
      };
      /** All that is there and was not: what the intent says. */
      const expectMade = (principalOfOwn: string): void => {
        const now = vcenter.inventory();
        const added = (was: readonly string[] | null, is: readonly string[] | null) =>
          (is ?? []).filter((one) => was?.includes(one) !== true);
        expect(added(untouched.folders, now.folders)).toEqual(["grounded", "kubernetes"]);
        expect(added(untouched.pools, now.pools)).toEqual(["grounded", "kubernetes"]);
        expect(now.tags).toEqual(["eksdRelease/eksdRelease:kubernetes-1-35-eks-14", "os/os:ubuntu"]);
        const template = now.machines.find(({ name }) => name === "ubuntu-1-35");
        expect([...(template?.tags ?? [])].sort()).toEqual(now.tags);
        const roles = Object.entries(now.roles).filter(([name]) => untouched.roles[name] === undefined);
        expect(Object.fromEntries(roles)).toMatchObject({
          EKSAGlobalRole: expect.any(Number),
          EKSAUserRole: expect.any(Number),
          EKSACloudAdminRole: expect.any(Number),
        });
        expect(added(untouched.permissions, now.permissions)).toEqual(
          [
            // The root has no name.
            `: EKSAGlobalRole ${principal}`,
            `DC0_C0: EKSACloudAdminRole ${principal}`,
            `DC0_DVPG0: EKSAUserRole ${principal}`,
            `DC0_DVPG1: EKSAUserRole ${principal}`,
            `LocalDS_0: EKSAUserRole ${principal}`,
            `Templates: EKSACloudAdminRole ${principal}`,
            `grounded: EKSACloudAdminRole ${principalOfOwn}`,
            `grounded: EKSAUserRole ${principalOfOwn}`,
            `kubernetes: EKSACloudAdminRole ${principalOfOwn}`,
            `kubernetes: EKSAUserRole ${principalOfOwn}`,
            `ubuntu-1-35: EKSACloudAdminRole ${principal}`,
          ].sort(),
        );
        expect(now.libraries).toEqual(["eks-a-templates"]);
      };

      it("is made before the cluster, each thing where it belongs", async () => {
        const run = await does();
        const cluster = only(run, "create", command, "grounded-cluster");
        const made = touched(run).filter(({ type, name }) => /^vsphere:|-(tag|access)-/.test(`${type} ${name}`));
        expect(made.length).toBeGreaterThan(20);
        for (const { name, ended = Infinity } of made) expect([name, ended < cluster.begun]).toEqual([name, true]);
        runRecorded("create");
        expectMade("vsphere.local\\EKSAUsers");
      });

      it("is the same the second time, and govc's commands change nothing either", async () => {
        const was = vcenter.inventory();
        expect(changed(await does())).toEqual({});
        runRecorded("create");
        expect(vcenter.inventory()).toEqual(was);
      });

      it("keeps the password out of the state", () => {
        const state = readFileSync(ground.stateFile, "utf8");
        expect(state).toContain("EKSACloudAdminRole");
        expect(state).not.toContain(password);
      });

      it("leaves nothing when it is destroyed", async () => {
        runRecorded("delete");
        expect((await ground.destroy(planOfIntent(inSimulator()))).error).toBeUndefined();
        expect(vcenter.inventory()).toEqual(untouched);
      });

      it("is the same by hand, as the steps say, and back", () => {
        const { cluster } = resolvedEksAnywhere(inSimulator());
        for (const { path: file, content } of eksAnywherePlatform.artefacts(cluster))
          if (file.startsWith("eks-anywhere/roles/")) {
            mkdirSync(dirname(`${ground.directory}/${file}`), { recursive: true });
            writeFileSync(`${ground.directory}/${file}`, content);
          }
        const steps = eksAnywherePlatform.steps(cluster).filter(({ id }) => id.startsWith("vsphere-"));
        for (const { run } of steps) govc(...(run.kind === "function" ? run.commands : []));
        expectMade(principal);
        for (const { undo = [] } of steps.toReversed()) govc(...undo);
        expect(vcenter.inventory()).toEqual(untouched);
      });
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
