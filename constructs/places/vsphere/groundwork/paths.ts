/** Paths in vCenter's inventory, as vCenter itself and govc write them. */

/** `/DC/vm/a/b` → `a/b`; a name or path without a leading `/` is one below the datacenter's folder already. Undefined: elsewhere. */
export function folderBelow(datacenter: string, path: string): string | undefined {
  const below = path.startsWith("/") ? after(path, `/${datacenter}/vm/`) : path;
  return isWhole(below) ? below : undefined;
}

/** `/DC/host/CLUSTER/Resources/a/b` → its cluster and `a/b`; undefined: elsewhere, or the cluster's own pool. */
export function poolBelow(datacenter: string, path: string): { cluster: string; path: string } | undefined {
  const rest = after(path, `/${datacenter}/host/`);
  const [cluster, below, ...more] = rest?.split("/Resources/") ?? [];
  if (!isWhole(cluster) || !isWhole(below) || more.length > 0) return undefined;
  return { cluster: `/${datacenter}/host/${cluster}`, path: below };
}

/** Where a permission goes: of a cluster's own pool, which takes none, to the cluster. */
export function withoutRootPool(path: string): string {
  return path.replace(/\/Resources$/, "");
}

/** A name as a path below the datacenter's folder of that kind; a path as it is. */
export function absolute(datacenter: string, kind: "vm" | "network" | "datastore", path: string): string {
  return path.startsWith("/") ? path : `/${datacenter}/${kind}/${path}`;
}

/** What is above a path of names, or "" at the top. */
export function above(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

function after(path: string, prefix: string): string | undefined {
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** Names with `/` between, each of something: of what vCenter writes as an escape none is taken. */
function isWhole(path: string | undefined): path is string {
  return (
    path !== undefined && /^[^%/\\]+(\/[^%/\\]+)*$/.test(path) && !path.split("/").some((one) => /^\.+$/.test(one))
  );
}
