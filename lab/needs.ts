import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { spawnSync } from "node:child_process";

/** Something that the machine does not have, and how to get it. */
export interface Lack {
  readonly missing: string;
  readonly fix: string;
}

/** Programs that the lab runs, and the Debian packages that have them. */
const programs: readonly (readonly [program: string, debianPackage: string])[] = [
  ["/usr/lib/frr/bgpd", "frr"],
  ["vtysh", "frr"],
  ["bird", "bird"],
  ["birdc", "bird"],
  ["ip", "iproute2"],
  ["nft", "nftables"],
  ["sysctl", "procps"],
  ["mount", "mount"],
  ["unshare", "util-linux"],
  ["nsenter", "util-linux"],
];

/** Debian packages that a machine may lack. */
export const labPackages: readonly string[] = [...new Set(programs.map(([, name]) => name))];

const systemFolders = ["/usr/sbin", "/sbin", "/usr/bin", "/bin"];

/** `PATH` with the folders in which administrators' programs are: users often do not have them in theirs. */
export function labPath(env: NodeJS.ProcessEnv): string {
  return [...new Set([...(env["PATH"] ?? "").split(delimiter).filter((entry) => entry !== ""), ...systemFolders])].join(
    delimiter,
  );
}

/** Packages whose programs are not there. */
export function missingPackages(env: NodeJS.ProcessEnv): readonly string[] {
  const folders = labPath(env).split(delimiter);
  const isThere = (program: string): boolean =>
    (program.startsWith("/") ? [program] : folders.map((folder) => join(folder, program))).some(isExecutable);
  return [...new Set(programs.filter(([program]) => !isThere(program)).map(([, name]) => name))];
}

/** What keeps this machine from having a lab; empty: nothing. */
export function lacks(env: NodeJS.ProcessEnv): readonly Lack[] {
  if (process.platform !== "linux")
    return [{ missing: `a lab needs Linux, and this is ${process.platform}`, fix: "run it in a Linux machine" }];
  const packages = missingPackages(env);
  if (packages.length > 0) {
    const names = packages.join(" ");
    return [{ missing: `not installed: ${names}`, fix: `sudo apt-get install --no-install-recommends ${names}` }];
  }
  const namespaces = namespacesOf(env);
  return namespaces === undefined ? [] : [namespaces];
}

/** Whether this user may make the namespaces; the kernel is asked, as nobody else knows. */
function namespacesOf(env: NodeJS.ProcessEnv): Lack | undefined {
  const user = process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"];
  const { status, stderr } = spawnSync(
    "unshare",
    [...user, "--mount", "--net", "--pid", "--fork", "--mount-proc", "true"],
    {
      env: { ...env, PATH: labPath(env) },
      encoding: "utf8",
    },
  );
  if (status === 0) return undefined;
  const said = stderr.trim().split("\n")[0] ?? "";
  return {
    missing: `the kernel lets this user make no namespaces: ${said}`,
    fix: "run as root, or allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces)",
  };
}

/**
 * Neighbour entries of all namespaces together are in one table of the kernel, which takes no more than its limit: beyond,
 * sessions never come up, and nobody says why. Undefined: there is room.
 */
export function neighbourLack(links: number): Lack | undefined {
  // Both ends of each link, in each of two families.
  const wanted = 4 * links;
  const key = "net.ipv4.neigh.default.gc_thresh3";
  try {
    const limit = Number(readFileSync("/proc/sys/net/ipv4/neigh/default/gc_thresh3", "utf8"));
    if (limit >= wanted) return undefined;
    return {
      missing: `the kernel's table of neighbours has room for ${limit}, and this lab may need ${wanted}`,
      fix: `sudo sysctl -w ${key}=${2 * wanted}`,
    };
  } catch {
    // In a namespace of somebody else's it cannot be seen.
    return undefined;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
