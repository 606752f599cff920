import { above, absolute, folderBelow, poolBelow, withoutRootPool } from "./paths";
import type { AccessToGive, PoolToMake, VsphereGrant, VsphereGroundwork, VsphereRole } from "./types";

/** What a platform wants of vCenter, in its own words: names and paths as an intent has them. */
export interface GroundworkWanted {
  readonly name: string;
  readonly vcenter: VsphereGroundwork["vcenter"];
  readonly datacenter: string;
  /** To be made. */
  readonly folders: readonly string[];
  readonly pools: readonly string[];
  readonly tags?: VsphereGroundwork["tags"];
  readonly library?: VsphereGroundwork["library"];
  readonly access?: Omit<AccessToGive, "grants"> & { readonly grants: readonly WantedGrant[] };
}

/** A permission, for whatever in the inventory. */
export interface WantedGrant {
  readonly role: VsphereRole["name"];
  readonly kind: "root" | "folder" | "pool" | "network" | "datastore" | "computeCluster" | "machine";
  /** Name or path; of `root` nothing. */
  readonly path: string;
}

/** Total: what cannot be made where it is to be is left out, and is a finding (`groundworkProblems`). */
export function resolveGroundwork(wanted: GroundworkWanted): VsphereGroundwork {
  const { name, vcenter, datacenter, tags, library, access } = wanted;
  const folders = parentsFirst(
    wanted.folders.flatMap((path) => folderBelow(datacenter, path) ?? []),
    (path) => path,
  );
  const pools = parentsFirst(
    wanted.pools.flatMap((path): PoolToMake | readonly PoolToMake[] => poolBelow(datacenter, path) ?? []),
    ({ cluster, path }) => `${cluster}/Resources/${path}`,
  );
  return {
    kind: "vsphere-groundwork",
    name,
    vcenter,
    datacenter,
    folders,
    pools,
    ...(tags === undefined ? {} : { tags }),
    ...(library === undefined ? {} : { library }),
    ...(access === undefined ? {} : { access: { ...access, grants: grantsOf(wanted, access.grants, folders, pools) } }),
  };
}

/** Whether there is anything to make. */
export function isEmpty({ folders, pools, tags, library, access }: VsphereGroundwork): boolean {
  return folders.length + pools.length === 0 && tags === undefined && library === undefined && access === undefined;
}

/** Each once, in the order of the intent but for what is within another. */
function parentsFirst<T>(all: readonly T[], path: (one: T) => string): readonly T[] {
  const once = [...new Map(all.map((one) => [path(one), one])).values()];
  const depth = (one: T): number => path(one).split("/").length;
  return once
    .map((one, index) => ({ one, index }))
    .sort((a, b) => depth(a.one) - depth(b.one) || a.index - b.index)
    .map(({ one }) => one);
}

/** One for each thing: vCenter has one permission of a principal on it, so the first that is wanted stands. */
function grantsOf(
  { datacenter }: GroundworkWanted,
  wanted: readonly WantedGrant[],
  folders: readonly string[],
  pools: readonly PoolToMake[],
): readonly VsphereGrant[] {
  const grants = new Map<string, VsphereGrant>();
  for (const { role, kind, path } of wanted) {
    const on = targetOf(datacenter, kind, path);
    if (on === undefined || grants.has(on)) continue;
    const folder = folders.findIndex((one) => `/${datacenter}/vm/${one}` === on);
    const pool = pools.findIndex((one) => poolPath(one) === on);
    grants.set(on, {
      role,
      on,
      ...(folder < 0 ? {} : { made: { kind: "folder", index: folder } }),
      ...(pool < 0 ? {} : { made: { kind: "pool", index: pool } }),
    });
  }
  return [...grants.values()];
}

/** The path of what gets a permission; undefined where a name alone does not say it. */
export function targetOf(datacenter: string, kind: WantedGrant["kind"], path: string): string | undefined {
  if (kind === "root") return "/";
  if (kind === "folder") return absolute(datacenter, "vm", path);
  if (kind === "network" || kind === "datastore") return absolute(datacenter, kind, path);
  return path.startsWith("/") ? withoutRootPool(path) : undefined;
}

/** As vCenter writes it. */
export function poolPath({ cluster, path }: PoolToMake): string {
  return `${cluster}/Resources/${path}`;
}

/** The folder, or pool, that is made and that this one is in; undefined: it is there. */
export function madeAbove<T>(all: readonly T[], path: (one: T) => string, one: T): T | undefined {
  return all.find((other) => path(other) === above(path(one)));
}
