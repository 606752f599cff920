import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LabDevice, LabNode, LabPlan, LabRoute } from "../plan/types";
import { each, ip, run, runIn } from "./commands";

/** Makes namespaces, links, bridges, addresses and routes. */
export async function makeNetwork({ devices, links }: LabPlan): Promise<void> {
  const namespaces = new Map(devices.map(({ name, namespace }) => [name, namespace]));
  const of = (device: string): string => namespaces.get(device) ?? device;
  await ip(devices.map(({ namespace }) => `netns add ${namespace}`));
  await each(devices, ({ namespace, sysctls }) => setSysctls(namespace, sysctls));
  const cables = links.map(({ lower, upper }) =>
    veth(of(lower.device), lower.interface, of(upper.device), upper.interface),
  );
  const pods = devices.flatMap((pod) =>
    pod.kind === "pod" ? [veth(of(pod.node), pod.interface, pod.namespace, "eth0")] : [],
  );
  await ip([...cables, ...pods]);
  const mtus = links.flatMap(({ lower, upper }) => [lower, upper]);
  await each(devices, async (device) => {
    const own = mtus.filter((end) => end.device === device.name);
    const ports = own.flatMap((end) => [`link set ${end.interface} mtu ${end.mtu}`, `link set ${end.interface} up`]);
    const lines = [...bridges(device), "link set lo up", ...ports, ...podLinks(devices, device)];
    await ip([...lines, ...device.addresses.map(({ interface: at, cidr }) => address(at, cidr))], device.namespace);
    await ip([...neighbours(device), ...device.routes.map(routeLine)], device.namespace);
  });
  for (const pod of devices) {
    // The node answers for the address that pods have as their gateway, as Felix sets it up.
    if (pod.kind === "pod" && pod.family === 4)
      await setSysctls(of(pod.node), { [`net/ipv4/conf/${pod.interface}/proxy_arp`]: "1" });
  }
}

function veth(a: string, nameOfA: string, b: string, nameOfB: string): string {
  return `link add ${nameOfA} netns ${a} type veth peer name ${nameOfB} netns ${b}`;
}

async function setSysctls(namespace: string, sysctls: Readonly<Record<string, string>>): Promise<void> {
  const pairs = Object.entries(sysctls).map(([key, value]) => `${key}=${value}`);
  if (pairs.length > 0) await runIn(namespace, "sysctl", ["-q", "-w", ...pairs]);
}

function bridges(device: LabDevice): readonly string[] {
  if (device.kind !== "switch") return [];
  return device.bridges.flatMap(({ interface: bridge, mtu, ports }) => [
    `link add ${bridge} type bridge`,
    ...ports.map((port) => `link set ${port} master ${bridge}`),
    `link set ${bridge} mtu ${mtu}`,
    `link set ${bridge} up`,
  ]);
}

/** Every pod sees the same address behind the same hardware address at the other end of its link. */
const gateway = { mac: "ee:ee:ee:ee:ee:ee", v4: "169.254.1.1", v6: "fe80::ecee:eeff:feee:eeee" };

function podLinks(devices: readonly LabDevice[], device: LabDevice): readonly string[] {
  if (device.kind === "pod") return ["link set eth0 up"];
  return devices.flatMap((pod) =>
    pod.kind === "pod" && pod.node === device.name
      ? [`link set ${pod.interface} address ${gateway.mac}`, `link set ${pod.interface} up`]
      : [],
  );
}

function neighbours(device: LabDevice): readonly string[] {
  if (device.kind !== "pod") return [];
  if (device.family === 6) return [`route add ::/0 via ${gateway.v6} dev eth0`];
  return [
    `route add ${gateway.v4} dev eth0 scope link`,
    `neigh add ${gateway.v4} lladdr ${gateway.mac} dev eth0 nud permanent`,
    `route add default via ${gateway.v4} dev eth0`,
  ];
}

const address = (at: string, cidr: string): string => `addr add ${cidr} dev ${at}${cidr.includes(":") ? " nodad" : ""}`;

/** A node's interface leaves its bond, or comes back with what was there by way of it. */
export async function setBondPort(node: LabNode, name: string, isIn: boolean): Promise<void> {
  const routes = node.routes.filter((route) => route.interface === name).map(routeLine);
  await ip(isIn ? [`link set ${name} up`, ...routes] : [`link set ${name} down`], node.namespace);
}

function routeLine({ to, via, interface: at, metric }: LabRoute): string {
  const parts = { via, dev: at, metric };
  const ways = Object.entries(parts).flatMap(([word, value]) => (value === undefined ? [] : [word, value]));
  return `route add ${to} ${ways.join(" ")}`;
}

/**
 * Hides what daemons write elsewhere than where they are told, and makes room for namespaces and for the lab's own files.
 * Without privilege there is one user only, who then is the one that FRR asks for by name.
 */
export async function makeRoom(folder: string, isPrivileged: boolean): Promise<void> {
  await run("mount", ["-t", "tmpfs", "-o", "mode=755,size=512m", "tmpfs", "/run"]);
  mkdirSync("/run/netns");
  mkdirSync(folder);
  if (!isPrivileged) {
    await replaced("/etc/passwd", join(folder, "passwd"), [
      "root:x:0:0:root:/root:/bin/sh",
      "frr:x:0:0:frr:/:/bin/false",
    ]);
    await replaced("/etc/group", join(folder, "group"), ["root:x:0:", "frr:x:0:", "frrvty:x:0:root,frr"]);
  }
  await ip(["link set lo up"]);
}

async function replaced(file: string, by: string, lines: readonly string[]): Promise<void> {
  writeFileSync(by, `${lines.join("\n")}\n`, { mode: 0o644 });
  await run("mount", ["--bind", by, file]);
}
