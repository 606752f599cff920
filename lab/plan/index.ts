import { announcedOf, type Cluster } from "../../constructs/calico";
import { type Fabric, sessionsOf } from "../../constructs/fabric";
import { endsOf } from "../../constructs/model";
import { isBonded, type NodeConfigurations, plannedNodes } from "./nodes";
import { ownPasswords, type Passwords } from "./passwords";
import { plannedSwitches } from "./switches";
import { isInterfaceName, type LabDevice, type LabEnd, type LabLink, type LabPlan, type LabSession } from "./types";

export interface LabOptions {
  /** What each node's BIRD reads; default: as Calico's confd writes it. Given the lab's passwords. */
  readonly nodes: (passwords: Passwords) => NodeConfigurations;
}

/** The lab of a cluster's fabric; undefined where it has none. */
export function planLab(cluster: Cluster, { nodes: configurations }: LabOptions): LabPlan | undefined {
  const { fabric } = cluster;
  if (fabric === undefined) return undefined;
  let count = 0;
  const namespace = (): string => `d${++count}`;
  const passwords = ownPasswords();
  const switches = plannedSwitches(cluster, fabric, passwords, namespace);
  const nodes = plannedNodes(cluster, fabric, configurations(passwords), namespace);
  const devices: readonly LabDevice[] = [
    ...switches.map(({ device }) => device),
    ...nodes.map(({ device }) => device),
    ...nodes.flatMap(({ pods }) => pods),
  ];
  const names = new Map(switches.map((one) => [one.device.name, one]));
  const links = [
    ...nodes.flatMap(({ device, ends }) =>
      [...ends].flatMap(([tor, lower]) => linkOf(lower, names.get(tor)?.ends.get(device.name))),
    ),
    ...switches
      .filter(({ device }) => device.role === "tor")
      .flatMap(({ device, ends }) =>
        [...ends].flatMap(([spine, lower]) => linkOf(lower, names.get(spine)?.ends.get(device.name))),
      ),
  ];
  const bonds = fabric.racks
    .filter((rack) => rack.nodes.some(isBonded))
    .map(
      ({ name }) =>
        `nodes of rack ${name} have an interface for each switch, with one address, in place of a bond, and the one whose link is broken is shut at once; their switches are not joined`,
    );
  const differences = new Set([...switches.flatMap((one) => one.differences), ...bonds, ...bfdDifference(fabric)]);
  const plan = {
    name: cluster.name,
    devices,
    links,
    sessions: labSessions(cluster),
    owners: ownersOf(devices),
    differences: [...differences],
  };
  assertNames(plan);
  return plan;
}

function bfdDifference({ sessions }: Fabric): readonly string[] {
  return sessions.bfd?.speaker === "own" ? ["nodes' BIRD speaks BFD itself, in place of the speaker of yours"] : [];
}

function linkOf(lower: LabEnd, upper: LabEnd | undefined): readonly LabLink[] {
  return upper === undefined ? [] : [{ lower, upper }];
}

function labSessions(cluster: Cluster): readonly LabSession[] {
  const { fabric } = cluster;
  if (fabric === undefined) return [];
  return sessionsOf(fabric, announcedOf(cluster)).map((session): LabSession => {
    const [lower, upper] = endsOf(session);
    const { key, family } = session;
    // Between nodes it is BIRD that is asked, of the reflector's end.
    return {
      key,
      family,
      at: upper.name,
      peer: lower.name,
      peerAddress: lower.address.toString(),
      hasBfd: "bfd" in session,
    };
  });
}

function ownersOf(devices: readonly LabDevice[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    devices.flatMap(({ name, addresses }) => addresses.map(({ cidr }) => [cidr.split("/")[0] ?? cidr, name])),
  );
}

/** What goes to `ip` by its batch must be one word and no option; rules have seen to that, and this stays true without them. */
function assertNames({ devices, links }: Pick<LabPlan, "devices" | "links">): void {
  const names = [
    ...links.flatMap(({ lower, upper }) => [lower.interface, upper.interface]),
    ...devices.flatMap((device) => device.addresses.map((address) => address.interface)),
    ...devices.flatMap((device) =>
      device.kind === "switch" ? device.bridges.flatMap((bridge) => [bridge.interface, ...bridge.ports]) : [],
    ),
  ];
  const bad = names.find((name) => !isInterfaceName(name));
  if (bad !== undefined) throw new RangeError(`no name of an interface: ${JSON.stringify(bad)}`);
}
