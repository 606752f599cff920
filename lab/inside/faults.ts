import type { LabDevice, LabEnd, LabLink, LabNode, LabPlan } from "../plan/types";
import type { Fault } from "../protocol";
import { ip, runIn } from "./commands";
import { setBondPort } from "./network";

/** Faults of links, and how they go away again. */
export class Faults {
  private readonly active: Fault[] = [];

  constructor(private readonly plan: LabPlan) {}

  list(): readonly Fault[] {
    return this.active;
  }

  async fail(fault: Fault): Promise<void> {
    const links = this.linksOf(fault);
    if (links.length === 0) throw new Error("no link of the lab is meant by that");
    this.active.push(fault);
    await this.apply(fault, links, true);
  }

  /** Everything works again. */
  async heal(): Promise<void> {
    // A second fault may have broken what is broken already: mended once for all.
    const faults = this.active.splice(0);
    for (const fault of faults) await this.apply(fault, this.linksOf(fault), false);
  }

  private linksOf({ of }: Fault): readonly LabLink[] {
    const { links } = this.plan;
    if ("device" in of) return links.filter(({ lower, upper }) => [lower.device, upper.device].includes(of.device));
    return links.filter(({ lower, upper }) => of.link.includes(lower.device) && of.link.includes(upper.device));
  }

  private async apply({ kind, of }: Fault, links: readonly LabLink[], on: boolean): Promise<void> {
    const bonded = links.flatMap(({ lower }) => this.bondPort(lower));
    // A cable without light is without at both ends: the node's end is shut.
    const others = kind === "silent" ? links : links.filter(({ lower }) => this.bondPort(lower).length === 0);
    const ends = others.map((link) => (kind === "silent" ? silentEnd(link, of) : this.darkEnd(link, of)));
    for (const [device, own] of byDevice(ends)) {
      const { namespace } = this.deviceOf(device);
      const names = own.map((end) => end.interface);
      if (kind === "carrier")
        await ip(
          names.map((name) => `link set ${name} ${on ? "down" : "up"}`),
          namespace,
        );
      else await silence(namespace, names, on);
    }
    for (const { node, port } of bonded) await setBondPort(node, port, !on);
  }

  private bondPort({ device, interface: port }: LabEnd): readonly { readonly node: LabNode; readonly port: string }[] {
    const node = this.deviceOf(device);
    return node.kind === "node" && node.isBonded ? [{ node, port }] : [];
  }

  private deviceOf(name: string): LabDevice {
    const device = this.plan.devices.find((one) => one.name === name);
    if (device === undefined) throw new Error(`the lab has no ${name}`);
    return device;
  }

  /**
   * The end that is set down, so that the other one sees no carrier: always a switch's, as a node would forget its routes.
   */
  private darkEnd({ lower, upper }: LabLink, of: Fault["of"]): LabEnd {
    const isLower = "device" in of && of.device === lower.device && this.deviceOf(lower.device).kind === "switch";
    return isLower ? lower : upper;
  }
}

function silentEnd({ lower, upper }: LabLink, of: Fault["of"]): LabEnd {
  return "device" in of && of.device === lower.device ? lower : upper;
}

function byDevice(ends: readonly LabEnd[]): ReadonlyMap<string, readonly LabEnd[]> {
  const devices = new Map<string, LabEnd[]>();
  for (const end of ends) devices.set(end.device, [...(devices.get(end.device) ?? []), end]);
  return devices;
}

/** Nothing in, nothing out, and the links stay up. A table per interface: each can be mended by itself. */
async function silence(namespace: string, interfaces: readonly string[], on: boolean): Promise<void> {
  const lines = interfaces.map((name) => {
    // nft names no table after a dot or a dash.
    const table = `silent_${Buffer.from(name).toString("hex")}`;
    // Mending what is whole is no error: a table is made before it is taken away.
    if (!on) return `add table netdev ${table}\ndelete table netdev ${table}`;
    const chain = (hook: string): string =>
      `chain ${hook} { type filter hook ${hook} device "${name}" priority -500; policy drop; }`;
    return `table netdev ${table} { ${chain("ingress")} ; ${chain("egress")} ; }`;
  });
  await runIn(namespace, "nft", ["-f", "-"], `${lines.join("\n")}\n`);
}
