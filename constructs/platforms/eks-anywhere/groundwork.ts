import { type GroundworkWanted, type WantedGrant } from "../../places/vsphere";
import { machineOf } from "./machines";
import { privilegesOf, roleKeys, roleNames, type RoleKey } from "./privileges";
import type { EksAnywhereIntent } from "./schema";
import type { Machine } from "./types";

/** Where EKS Anywhere itself keeps the images that it fetches (pkg/providers/vsphere, defaultTemplateLibrary). */
export const defaultLibrary = "eks-a-templates";

/** What is made from. */
export interface GroundworkContext {
  /** Name of the cluster. */
  readonly name: string;
  /** Its minor of Kubernetes. */
  readonly kubernetes: string;
  readonly platform: EksAnywhereIntent;
}

/** A machine, and the minor of Kubernetes that its template has. */
interface Templated {
  readonly machine: Machine;
  readonly kubernetes: string;
}

/** All machines of a cluster: of each group, and of etcd. */
export function templatedMachines({ name, kubernetes, platform }: GroundworkContext): readonly Templated[] {
  const { nodeGroups, etcd } = platform;
  return [
    ...nodeGroups.map((group) => ({
      machine: machineOf(platform, group.machine, `${name}-${group.name}`),
      kubernetes: group.kubernetes ?? kubernetes,
    })),
    ...(etcd === undefined ? [] : [{ machine: machineOf(platform, etcd.machine, `${name}-etcd`), kubernetes }]),
  ];
}

/** The release of EKS Distro of a minor, among those that the intent says. */
export function releaseOf(releases: readonly string[], kubernetes: string): string | undefined {
  return releases.find((release) => release.startsWith(`kubernetes-${kubernetes.replace(".", "-")}-eks-`));
}

/** What is to be made in vCenter, in the intent's words; undefined: nothing, everything is there already. */
export function groundworkWanted(context: GroundworkContext): GroundworkWanted | undefined {
  const { on } = context.platform;
  const { makes } = on;
  if (makes === undefined) return undefined;
  const machines = templatedMachines(context);
  const domains = on.failureDomains ?? [];
  const said = (all: readonly (string | undefined)[]): readonly string[] => [
    ...new Set(all.filter((one) => one !== undefined)),
  ];
  const folders = said([...machines.map(({ machine }) => machine.folder), ...domains.map(({ folder }) => folder)]);
  const pools = said([
    ...machines.map(({ machine }) => machine.resourcePool),
    ...domains.map(({ resourcePool }) => resourcePool),
  ]);
  const tags = tagsOf(machines, makes.templateTags);
  const { contentLibrary: library } = makes;
  return {
    name: context.name,
    vcenter: { server: on.server, allowUnverifiedSsl: on.insecure ?? false },
    datacenter: on.datacenter,
    folders: makes.folders === true ? folders : [],
    pools: makes.resourcePools === true ? pools : [],
    ...(tags === undefined ? {} : { tags }),
    ...(library === undefined
      ? {}
      : {
          library: {
            name: library.name ?? defaultLibrary,
            datastore: library.datastore ?? on.machines?.datastore ?? machines[0]?.machine.datastore ?? "",
            images: library.images ?? [],
          },
        }),
    ...(makes.access === undefined ? {} : { access: accessOf(context, makes.access, machines, folders, pools) }),
  };
}

type Makes = NonNullable<EksAnywhereIntent["on"]["makes"]>;

function tagsOf(machines: readonly Templated[], wanted: Makes["templateTags"]): GroundworkWanted["tags"] {
  if (wanted === undefined) return undefined;
  const attached = machines.flatMap(({ machine, kubernetes }) => {
    const { template: to, os } = machine;
    const release = releaseOf(wanted.releases, kubernetes);
    if (to === undefined) return [];
    return [
      { to, category: "os", tag: `os:${os}` },
      ...(release === undefined ? [] : [{ to, category: "eksdRelease", tag: `eksdRelease:${release}` }]),
    ];
  });
  const once = [...new Map(attached.map((one) => [`${one.to} ${one.tag}`, one])).values()];
  const names = new Map(once.map(({ category, tag }) => [tag, { category, name: tag }]));
  const inOrder = ["os", "eksdRelease"].flatMap((category) =>
    [...names.values()].filter((one) => one.category === category),
  );
  return { areMade: wanted.makeTags ?? false, tags: inOrder, attached: once };
}

/** On what EKS Anywhere looks for which role (pkg/providers/vsphere/validator.go, validateUserPrivs). */
function accessOf(
  { platform: { on } }: GroundworkContext,
  { principal, kind = "group", makeRoles = false, roles = {} }: NonNullable<Makes["access"]>,
  machines: readonly Templated[],
  folders: readonly string[],
  pools: readonly string[],
): NonNullable<GroundworkWanted["access"]> {
  const nameOf = (key: RoleKey): string => roles[key] ?? roleNames[key];
  const domains = on.failureDomains ?? [];
  const templates = machines.flatMap(({ machine: { template } }) => template ?? []);
  const grant =
    (role: RoleKey, of: WantedGrant["kind"]) =>
    (path: string): WantedGrant => ({ role: nameOf(role), kind: of, path });
  const networks = [
    on.network,
    ...domains.map(({ network }) => network),
    ...machines.flatMap(({ machine }) => machine.networks ?? []),
  ];
  const datastores = [
    ...machines.flatMap(({ machine: { datastore } }) => datastore ?? []),
    ...domains.map(({ datastore }) => datastore),
  ];
  return {
    principal,
    isGroup: kind === "group",
    areMade: makeRoles,
    roles: roleKeys.map((key) => ({ name: nameOf(key), privileges: privilegesOf(key) })),
    grants: [
      grant("global", "root")(""),
      ...folders.map(grant("admin", "folder")),
      ...templates.map(grant("admin", "machine")),
      ...templates.filter((path) => path.startsWith("/")).map((path) => grant("admin", "folder")(parent(path))),
      ...domains.map(({ computeCluster }) => grant("admin", "computeCluster")(computeCluster)),
      ...networks.map(grant("user", "network")),
      ...datastores.map(grant("user", "datastore")),
      ...pools.map(grant("user", "pool")),
    ],
  };
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
