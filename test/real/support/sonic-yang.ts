import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enginePath } from "../../../tools/engines";

type Row = Readonly<Record<string, string>>;
export type Tables = Readonly<Record<string, Readonly<Record<string, Row>>>>;

const models = join(__dirname, "sonic-yang");

/** The model of a table, and of the lists in it the name and the keys, by how many parts the key of a row has. */
const lists: Readonly<Record<string, readonly [string, Readonly<Record<number, readonly [string, ...string[]]>>]>> = {
  PORT: ["sonic-port", { 1: ["PORT_LIST", "name"] }],
  INTERFACE: [
    "sonic-interface",
    { 1: ["INTERFACE_LIST", "name"], 2: ["INTERFACE_IPPREFIX_LIST", "name", "ip-prefix"] },
  ],
  LOOPBACK_INTERFACE: [
    "sonic-loopback-interface",
    { 1: ["LOOPBACK_INTERFACE_LIST", "name"], 2: ["LOOPBACK_INTERFACE_IPPREFIX_LIST", "name", "ip-prefix"] },
  ],
  VLAN: ["sonic-vlan", { 1: ["VLAN_LIST", "name"] }],
  VLAN_MEMBER: ["sonic-vlan", { 2: ["VLAN_MEMBER_LIST", "name", "port"] }],
  VLAN_INTERFACE: [
    "sonic-vlan",
    { 1: ["VLAN_INTERFACE_LIST", "name"], 2: ["VLAN_INTERFACE_IPPREFIX_LIST", "name", "ip-prefix"] },
  ],
};

/** CONFIG_DB as SONiC's own validator hands it to its models: a table becomes lists, parts of a key leaves of a row. */
export function modelled(tables: Tables): object {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [table, rows] of Object.entries(tables)) {
    if (table === "DEVICE_METADATA") {
      found["sonic-device_metadata:sonic-device_metadata"] = { DEVICE_METADATA: typed(rows) };
      continue;
    }
    const known = lists[table];
    if (known === undefined) throw new Error(`no model is named for table ${table}`);
    const [model, byParts] = known;
    const container = ((found[`${model}:${model}`] ??= {})[table] ??= {}) as Record<string, object[]>;
    for (const [key, values] of Object.entries(rows)) {
      const parts = key.split("|");
      const [list, ...keys] = byParts[parts.length] ?? [`${table}_UNKNOWN`];
      const leaves = Object.fromEntries(keys.map((name, index) => [name, parts[index]]));
      (container[list] ??= []).push({ ...leaves, ...valuesOf(values) });
    }
  }
  return found;
}

const typed = (rows: Readonly<Record<string, Row>>) =>
  Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, valuesOf(row)]));

/** JSON of YANG has numbers up to 32 bits as numbers, and CONFIG_DB has text. */
const valuesOf = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      /^(mtu|speed|vlanid|index|bgp_asn)$/.test(key)
        ? Number(value)
        : /^(true|false)$/.test(value)
          ? value === "true"
          : value,
    ]),
  );

/** A row of each port as the machine has it, which `config load` merges with what is loaded. */
export function withMachine(tables: Tables): Tables {
  const ports = Object.keys(tables["PORT"] ?? {});
  const of = (port: string, index: number): Row => ({
    lanes: String(index),
    alias: port.toLowerCase(),
    index: String(index),
    speed: "25000",
    ...tables["PORT"]?.[port],
  });
  return { ...tables, PORT: Object.fromEntries(ports.map((port, index) => [port, of(port, index)])) };
}

/** What yanglint says of some tables; empty where it takes them. */
export function yanglint(tables: Tables): string {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-yang-"));
  try {
    const file = join(folder, "data.json");
    writeFileSync(file, JSON.stringify(modelled(tables)));
    // All of them: a condition about a module that is not named cannot be looked at.
    const modules = readdirSync(models)
      .filter((name) => name.endsWith(".yang"))
      .map((name) => join(models, name));
    const ran = spawnSync(enginePath("yanglint"), ["-t", "config", "-p", models, ...modules, file], {
      encoding: "utf8",
    });
    if (ran.status === 0) return "";
    // Beside what it refuses it tells of conditions about modules that are not named, over several lines.
    return (
      ran.stderr
        .split("\n")
        .filter((line) => /libyang err|\[E\]/.test(line))
        .join("\n") || `code ${ran.status}`
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
