import { join } from "node:path";
import type { LabDevice, LabPlan, LabSession, LabSwitch } from "../plan/types";
import type { BgpRoute, KernelRoute, SessionState } from "../protocol";
import { each, run } from "./commands";
import { birdOf, folderOf } from "./daemons";

/** Asks a switch's FRR; the answer is JSON. */
export async function vtysh(device: LabSwitch, command: string): Promise<unknown> {
  return JSON.parse(await run("vtysh", ["--vty_socket", folderOf(device), "-c", command]));
}

interface Peer {
  readonly state?: string;
  readonly peerUptimeMsec?: number;
  readonly pfxRcd?: number;
  readonly pfxSnt?: number;
}
type Summary = Partial<Record<"ipv4Unicast" | "ipv6Unicast", { readonly peers?: Record<string, Peer> }>>;
interface Neighbour {
  readonly lastNotificationReason?: string;
  readonly lastResetDueTo?: string;
  readonly prefixesReceived?: number;
}
interface BfdPeer {
  readonly peer?: string;
  readonly status?: string;
}

/** The state of every session of the plan. */
export async function sessionsOf({ devices, sessions }: LabPlan): Promise<readonly SessionState[]> {
  const found = new Map<string, SessionState>();
  await each(devices, async (device) => {
    const own = sessions.filter(({ at }) => at === device.name);
    if (own.length === 0) return;
    const states = device.kind === "switch" ? await sessionsAt(device, own) : await sessionsByBird(device, own);
    for (const state of states) found.set(state.key, state);
  });
  return sessions.map((session) => found.get(session.key) ?? absent(session, "no answer"));
}

async function sessionsAt(device: LabSwitch, own: readonly LabSession[]): Promise<readonly SessionState[]> {
  try {
    const summary = (await vtysh(device, "show bgp summary json")) as Summary;
    const bfd = own.some(({ hasBfd }) => hasBfd)
      ? ((await vtysh(device, "show bfd peers json")) as readonly BfdPeer[])
      : [];
    const states = own.map((session) => stateOf(session, summary, bfd));
    const isOpen = states.some(({ state }) => state !== "Established" && state !== "Absent");
    if (!isOpen) return states;
    const neighbours = (await vtysh(device, "show bgp neighbors json")) as Record<string, Neighbour>;
    return states.map((state, index) => withReason(state, neighbours[own[index]?.peerAddress ?? ""]));
  } catch (error) {
    return own.map((session) => absent(session, error instanceof Error ? error.message : String(error)));
  }
}

function stateOf(session: LabSession, summary: Summary, bfd: readonly BfdPeer[]): SessionState {
  const peer = summary[session.family === 4 ? "ipv4Unicast" : "ipv6Unicast"]?.peers?.[session.peerAddress];
  if (peer === undefined) return absent(session, "FRR has no such neighbour");
  const { key, at, peer: name, peerAddress, hasBfd } = session;
  const isUp = peer.state === "Established";
  const watch = bfd.find((one) => one.peer === peerAddress)?.status ?? "absent";
  return {
    ...{ key, at, peer: name, state: peer.state ?? "Unknown" },
    ...(isUp
      ? { uptime: peer.peerUptimeMsec ?? 0, prefixesReceived: peer.pfxRcd ?? 0, prefixesSent: peer.pfxSnt ?? 0 }
      : {}),
    ...(hasBfd ? { bfd: watch } : {}),
  };
}

function withReason(state: SessionState, neighbour: Neighbour | undefined): SessionState {
  if (state.state === "Established") return state;
  const why = neighbour?.lastNotificationReason ?? neighbour?.lastResetDueTo;
  return why === undefined ? state : { ...state, why };
}

function absent({ key, at, peer }: LabSession, why: string): SessionState {
  return { key, at, peer, state: "Absent", why };
}

/** Sessions between nodes, as the BIRD of one of them sees them. */
async function sessionsByBird(device: LabDevice, own: readonly LabSession[]): Promise<readonly SessionState[]> {
  const states = new Map<string, { readonly state: string; readonly why?: string }>();
  try {
    for (const family of new Set(own.map((session) => session.family))) {
      const control = join(folderOf(device), `${birdOf(family)}.ctl`);
      const said = await run("birdc", ["-s", control, "show", "protocols", "all"]);
      // A protocol is a line that is not indented, and what follows it.
      for (const part of said.split(/\n(?=\S)/)) {
        const [, address] = /Neighbor address:\s+(\S+)/.exec(part) ?? [];
        const [, state = "Unknown"] = /BGP state:\s+(\S+)/.exec(part) ?? [];
        const [, why] = /Last error:\s+(.*\S)/.exec(part) ?? [];
        if (address !== undefined)
          states.set(address, { state, ...(why === undefined || state === "Established" ? {} : { why }) });
      }
    }
  } catch (error) {
    return own.map((session) => absent(session, error instanceof Error ? error.message : String(error)));
  }
  return own.map(({ key, at, peer, peerAddress }) => ({ key, at, peer, state: "Absent", ...states.get(peerAddress) }));
}

interface IpRoute {
  readonly dst: string;
  readonly type?: string;
  readonly protocol?: string;
  readonly gateway?: string;
  readonly dev?: string;
  readonly prefsrc?: string;
  readonly flags?: readonly string[];
  readonly nexthops?: readonly Omit<IpRoute, "dst">[];
  readonly via?: { readonly host?: string };
}

/** The main routing tables of the kernel, by device; those of pods are of no interest. */
export async function kernelTables({ devices }: LabPlan): Promise<Record<string, readonly KernelRoute[]>> {
  const tables: Record<string, readonly KernelRoute[]> = {};
  await each(
    devices.filter(({ kind }) => kind !== "pod"),
    async (device) => {
      tables[device.name] = await kernelTable(device);
    },
  );
  return tables;
}

async function kernelTable(device: LabDevice): Promise<readonly KernelRoute[]> {
  const routes: KernelRoute[] = [];
  const families = device.kind === "pod" ? [] : device.families;
  for (const family of families) {
    const said = await run("ip", ["-n", device.namespace, "-j", "-d", `-${family}`, "route", "show", "table", "main"]);
    for (const route of JSON.parse(said || "[]") as readonly IpRoute[]) routes.push(kernelRoute(route, family));
  }
  return routes;
}

function kernelRoute(route: IpRoute, family: 4 | 6): KernelRoute {
  const { dst, type = "unicast", protocol = "boot" } = route;
  const whole = dst === "default" ? (family === 4 ? "0.0.0.0/0" : "::/0") : dst;
  const kind = type === "unicast" || type === "blackhole" || type === "unreachable" ? type : "other";
  return {
    prefix: whole.includes("/") ? whole : `${whole}/${family === 4 ? 32 : 128}`,
    type: kind,
    protocol,
    ways: kind === "unicast" ? (route.nexthops ?? [route]).map((way) => wayOf(way, route.prefsrc)) : [],
  };
}

function wayOf(way: Omit<IpRoute, "dst">, source: string | undefined): KernelRoute["ways"][number] {
  const via = way.gateway ?? way.via?.host;
  return {
    ...(via === undefined ? {} : { via }),
    ...(way.dev === undefined ? {} : { interface: way.dev }),
    ...(source === undefined ? {} : { source }),
    isUp: !(way.flags ?? []).some((flag) => flag === "dead" || flag === "linkdown"),
  };
}

interface Path {
  readonly valid?: boolean;
  readonly bestpath?: boolean;
  readonly multipath?: boolean;
  readonly nexthops?: readonly { readonly ip?: string; readonly afi?: string; readonly scope?: string }[];
}

/** What each switch's BGP has, and what of it it uses; of one without daemons nothing. */
export async function bgpTables(
  { devices }: LabPlan,
  isRunning: (device: LabSwitch) => boolean,
): Promise<Record<string, readonly BgpRoute[]>> {
  const tables: Record<string, readonly BgpRoute[]> = {};
  const switches = devices.filter((device): device is LabSwitch => device.kind === "switch" && isRunning(device));
  await each(switches, async (device) => {
    const routes: BgpRoute[] = [];
    for (const family of device.families) {
      const table = (await vtysh(device, `show bgp ipv${family} unicast json`)) as {
        routes?: Record<string, readonly Path[]>;
      };
      for (const [prefix, paths] of Object.entries(table.routes ?? {})) routes.push(bgpRoute(prefix, paths));
    }
    tables[device.name] = routes;
  });
  return tables;
}

function bgpRoute(prefix: string, paths: readonly Path[]): BgpRoute {
  const used = paths.filter(({ bestpath, multipath }) => bestpath === true || multipath === true);
  const nextHops = used.flatMap(({ nexthops = [] }) => {
    const global = nexthops.find(({ scope }) => scope !== "link-local") ?? nexthops[0];
    return global?.ip === undefined ? [] : [global.ip];
  });
  return { prefix, nextHops: [...nextHops].sort(), paths: paths.length };
}
