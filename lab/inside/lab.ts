import type { LabDevice, LabNode, LabPlan, LabSwitch } from "../plan/types";
import type { LabRequest, LabState, ProbeTick } from "../protocol";
import { each, run, runIn, sleep } from "./commands";
import { Daemons, folderOf } from "./daemons";
import { Faults } from "./faults";
import { makeNetwork } from "./network";
import { probe } from "./probe";
import { bgpTables, kernelTables, sessionsOf } from "./tables";

/** The running lab: what its requests do. */
export class Lab {
  private phase: LabState["phase"] = "network";
  private readonly daemons = new Daemons();
  private readonly faults: Faults;
  private readonly drained = new Set<string>();
  private readonly stopped = new Set<string>();

  /** @param agentCommand arguments for Node.js that start a prober */
  constructor(
    private readonly plan: LabPlan,
    private readonly agentCommand: readonly string[],
  ) {
    this.faults = new Faults(plan);
  }

  async start(): Promise<void> {
    await makeNetwork(this.plan);
    this.phase = "daemons";
    await each(this.switches(), (device) => this.daemons.startSwitch(device), 4);
    await each(this.nodes(), (device) => this.daemons.startNode(device), 4);
    this.phase = "running";
  }

  /** Does what is asked; `tell` is for what a request says before it is done. */
  async answer(
    request: LabRequest,
    tell: (line: ProbeTick) => void,
    stopped: { readonly isStopped: boolean },
  ): Promise<unknown> {
    switch (request.verb) {
      case "plan":
        return this.plan;
      case "state":
        return this.state(request.tables);
      case "fail":
        await this.faults.fail(request.fault);
        return {};
      case "heal":
        return this.heal();
      case "drain":
        return this.drain(request.switch, request.on);
      case "restart":
        return this.restart(this.device(request.device), request);
      case "reload":
        return this.reload(this.device(request.device), request.files);
      case "run": {
        const [program = "true", ...args] = request.argv;
        const device = this.device(request.device);
        return {
          said: await runIn(
            device.namespace,
            program,
            args.map((arg) => arg.replace("{folder}", folderOf(device))),
          ),
        };
      }
      case "probe":
        return probe(this.plan, request, this.agentCommand, tell, stopped);
      case "down":
        return {};
    }
  }

  private async state(tables: boolean): Promise<LabState> {
    const { phase } = this;
    const sessions = phase === "running" ? await sessionsOf(this.plan) : [];
    const common = {
      phase,
      sessions,
      faults: this.faults.list(),
      drained: [...this.drained],
      stopped: [...this.stopped],
      ended: this.daemons.ended(),
    };
    if (!tables || phase !== "running") return common;
    const [kernel, bgp] = await Promise.all([
      kernelTables(this.plan),
      bgpTables(this.plan, (device) => this.daemons.isRunning(device)),
    ]);
    return { ...common, kernel, bgp };
  }

  /** Links, drained switches and daemons are as they were at the start. */
  private async heal(): Promise<Record<string, never>> {
    await this.faults.heal();
    // What starts anew has forgotten that it was drained.
    await each([...this.switches(), ...this.nodes()], async (device) => {
      if (this.daemons.isRunning(device)) return;
      await this.startDaemons(device);
      this.drained.delete(device.name);
    });
    for (const name of [...this.drained]) await this.drain(name, false);
    return {};
  }

  private async drain(name: string, on: boolean): Promise<Record<string, never>> {
    const device = this.device(name);
    if (device.kind !== "switch") throw new Error(`${name} is no switch: only a switch is drained`);
    const words = [...["-c", "configure terminal"], ...["-c", `router bgp ${device.asNumber}`]];
    await run("vtysh", ["--vty_socket", folderOf(device), ...words, "-c", `${on ? "" : "no "}bgp graceful-shutdown`]);
    if (on) this.drained.add(name);
    else this.drained.delete(name);
    return {};
  }

  private async restart(
    device: LabDevice,
    request: { readonly afterMilliseconds: number; readonly signal: NodeJS.Signals },
  ): Promise<Record<string, never>> {
    await this.daemons.stop(device, request.signal);
    this.stopped.add(device.name);
    if (request.afterMilliseconds < 0) return {};
    await sleep(request.afterMilliseconds);
    await this.startDaemons(device);
    return {};
  }

  private async startDaemons(device: LabDevice): Promise<void> {
    this.stopped.delete(device.name);
    if (device.kind === "switch") await this.daemons.startSwitch(device);
    if (device.kind === "node") await this.daemons.startNode(device);
  }

  /** Other files for a device's daemons, read as an operator would have them read: no daemon is started anew. */
  private async reload(device: LabDevice, files: Readonly<Record<string, string>>): Promise<unknown> {
    return { said: await this.daemons.reload(device, files) };
  }

  private device(name: string): LabDevice {
    const device = this.plan.devices.find((one) => one.name === name);
    if (device === undefined) throw new Error(`the lab has no ${name}`);
    return device;
  }

  private switches(): readonly LabSwitch[] {
    return this.plan.devices.filter((device): device is LabSwitch => device.kind === "switch");
  }

  private nodes(): readonly LabNode[] {
    return this.plan.devices.filter((device): device is LabNode => device.kind === "node");
  }
}
