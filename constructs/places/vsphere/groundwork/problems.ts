import { repeated } from "../../../findings";
import { folderBelow, poolBelow } from "./paths";
import { type GroundworkWanted, targetOf, type WantedGrant } from "./resolve";

/** What is wrong with what is to be made in vCenter. A platform gives each kind a code, the texts of `groundworkFinds`, and the place. */
export interface GroundworkProblem {
  readonly kind: GroundworkProblemKind;
  /** What it is about, for the platform to find its place. */
  readonly about:
    | { readonly kind: "folder" | "pool" | "grant"; readonly path: string }
    | { readonly kind: "role"; readonly index: number }
    | { readonly kind: "principal" };
  readonly message: string;
  readonly got?: string;
  readonly want: string;
  readonly fix: string;
}

export type GroundworkProblemKind = keyof typeof groundworkFinds;

/** Title, severity, reason and source of each kind. */
export const groundworkFinds = {
  outside: {
    title: "folder or resource pool that cannot be made where it is to be",
    severity: "error",
    why: "Folders of machines are below /DATACENTER/vm, pools below /DATACENTER/host/CLUSTER/Resources: the provider would look for the parent in vain, or make another thing than the machines are put into.",
    see: "pulumi-vsphere, Folder and ResourcePool",
  },
  builtIn: {
    title: "role with the name of one that vSphere brings, or of another",
    severity: "error",
    why: "Names of roles are one of a kind in a vCenter: the role would not be made, and its privileges were not the listed ones.",
    see: "docs.vmware.com, vSphere Security, vCenter Server System Roles",
  },
  principal: {
    title: "principal without a domain",
    severity: "error",
    why: "vCenter knows users and groups by name and domain: without one it takes the name for one of its own operating system, which signs in nowhere.",
    see: "docs.vmware.com, vSphere Security, vCenter Single Sign-On domains",
  },
  target: {
    title: "tag or permission for something that only its name says",
    severity: "error",
    why: "Two pools or templates may have one name: neither must go to the wrong one.",
    see: "github.com/vmware/govmomi, govc permissions.set, govc tags.attach",
  },
} as const;

/**
 * Roles that a vCenter has before anybody makes one (vSphere 7 and 8): system roles, by their names in the API and as the client shows
 * them, and samples.
 */
const builtIn = [
  ...["Admin", "ReadOnly", "NoAccess", "View", "Anonymous", "NoCryptoAdmin", "TrustedAdmin", "NoTrustedAdmin"],
  ...["Administrator", "Read-only", "No access", "No cryptography administrator"],
  ...["Trusted Infrastructure administrator", "No Trusted Infrastructure administrator"],
  ...["VirtualMachinePowerUser", "VirtualMachineUser", "ResourcePoolAdministrator", "VMwareConsolidatedBackupUser"],
  ...["DatastoreConsumer", "NetworkConsumer", "com.vmware.Content.Admin", "InventoryService.Tagging.TaggingAdmin"],
  "AutoUpdateUser",
];

/** All that is wrong, in the order of what is to be made. */
export function groundworkProblems(wanted: GroundworkWanted): readonly GroundworkProblem[] {
  const { datacenter, folders, pools, access } = wanted;
  const tagged = wanted.tags?.attached.map(({ to }) => to) ?? [];
  return [
    ...[...new Set(folders)].flatMap((path): readonly GroundworkProblem[] => {
      if (folderBelow(datacenter, path) !== undefined) return [];
      return [
        {
          kind: "outside",
          about: { kind: "folder", path },
          message: `the folder ${path} is not below /${datacenter}/vm`,
          got: path,
          want: `/${datacenter}/vm/NAME, each name without %, / and \\`,
          fix: "correct the path or the datacenter, or write makes.folders: false where the folder is there",
        },
      ];
    }),
    ...[...new Set(pools)].flatMap((path): readonly GroundworkProblem[] => {
      if (poolBelow(datacenter, path) !== undefined) return [];
      return [
        {
          kind: "outside",
          about: { kind: "pool", path },
          message: `the pool ${path} is not below a cluster's own pool in ${datacenter}`,
          got: path,
          want: `/${datacenter}/host/CLUSTER/Resources/NAME`,
          fix: "write the whole path, or makes.resourcePools: false where the pool is there, as a cluster's own always is",
        },
      ];
    }),
    ...(access === undefined ? [] : accessProblems(access)),
    ...named(datacenter, tagged, access?.grants ?? []),
  ];
}

function accessProblems({
  principal,
  isGroup,
  areMade,
  roles,
}: NonNullable<GroundworkWanted["access"]>): readonly GroundworkProblem[] {
  const problems: GroundworkProblem[] = [];
  if (!/^[^@\\]+@[^@\\]+$/.test(principal))
    problems.push({
      kind: "principal",
      about: { kind: "principal" },
      message: `the ${isGroup ? "group" : "user"} ${principal} has no domain`,
      got: principal,
      want: "NAME@DOMAIN, e.g. EKSAUsers@vsphere.local",
      fix: "add the domain with which it signs in to vCenter",
    });
  const names = roles.map(({ name }) => name.toLowerCase());
  const others = new Map(repeated(names));
  for (const [index, { name }] of roles.entries()) {
    const isBuiltIn = areMade && builtIn.some((one) => one.toLowerCase() === name.toLowerCase());
    if (isBuiltIn || others.has(index))
      problems.push({
        kind: "builtIn",
        about: { kind: "role", index },
        message: isBuiltIn ? `vSphere has a role ${name} already` : `two of the roles are called ${name}`,
        got: name,
        want: "a name of its own for each role",
        fix: "write another name",
      });
  }
  return problems;
}

/** What a tag or a permission is for, once each. */
function named(
  datacenter: string,
  tagged: readonly string[],
  grants: readonly WantedGrant[],
): readonly GroundworkProblem[] {
  const permitted = grants.filter(({ kind, path }) => targetOf(datacenter, kind, path) === undefined);
  const names = [...tagged.filter((path) => !path.startsWith("/")), ...permitted.map(({ path }) => path)];
  return [...new Set(names)].map((path): GroundworkProblem => ({
    kind: "target",
    about: { kind: "grant", path },
    message: `${path} is to get ${tagged.includes(path) ? "tags" : "a permission"}, and is a name alone`,
    got: path,
    want: "a path of the inventory, e.g. /DC/vm/Templates/ubuntu-2404-kube-v1-35",
    fix: "write the whole path",
  }));
}
