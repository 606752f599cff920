import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type * as vsphere from "@pulumi/vsphere";
import { newResource } from "../../calico/component";
import { makeCategory, makeFolder, makePool, makeTag, type Under } from "./components/containers";
import { providerFor } from "./components/provided";
import { vsphereSdk } from "./components/sdk";
import { asVcenterWrites, attachTag, inVcenter, removePermission, setPermission } from "./groundwork/govc";
import { madeAbove, poolPath } from "./groundwork/resolve";
import { above } from "./groundwork/paths";
import type { AccessToGive, TagsToAttach, VsphereGroundwork as Groundwork, VsphereGrant } from "./groundwork/types";

export interface VsphereGroundworkArgs {
  /** What `resolveGroundwork` made of the intent. */
  readonly groundwork: Groundwork;
}

/**
 * What must be in vCenter before somebody else clones machines there: folders, resource pools, tags on templates, a content library,
 * roles, and the permissions that give them to a group or a user. A platform waits for `ready` before it makes its cluster.
 *
 * Who vCenter takes the program for is in the environment, VSPHERE_USER and VSPHERE_PASSWORD: as arguments they would stand in the
 * state. Tags on templates, and permissions on what is there already, are commands of govc.
 */
export class VsphereGroundwork extends pulumi.ComponentResource {
  /** Wait for these. */
  readonly ready: readonly pulumi.Resource[];

  /** @throws Error where the package @pulumi/vsphere is not installed */
  constructor(name: string, { groundwork }: VsphereGroundworkArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("calico-kit:vsphere:Groundwork", name, {}, opts);
    const sdk = vsphereSdk();
    const provider = providerFor(sdk, `${name}-vsphere`, groundwork.vcenter, this, opts);
    const under: Under & Named = { sdk, provider, parent: this, name };
    const made: Made = { folders: folders(under, groundwork), pools: pools(under, groundwork) };
    this.ready = [
      ...made.folders,
      ...made.pools,
      ...tags(under, groundwork),
      ...library(under, groundwork),
      ...access(under, groundwork, made),
    ];
    this.registerOutputs();
  }
}

interface Named {
  readonly name: string;
}

interface Made {
  readonly folders: readonly vsphere.Folder[];
  readonly pools: readonly vsphere.ResourcePool[];
}

function datacenterId({ sdk, parent, provider }: Under, { datacenter }: Groundwork): pulumi.Output<string> {
  return sdk.getDatacenterOutput({ name: datacenter }, { parent, provider }).id;
}

function folders(under: Under & Named, groundwork: Groundwork): readonly vsphere.Folder[] {
  const { folders: paths } = groundwork;
  if (paths.length === 0) return [];
  const datacenter = datacenterId(under, groundwork);
  const made = new Map<string, vsphere.Folder>();
  for (const path of paths) {
    const around = made.get(madeAbove(paths, String, path) ?? "");
    made.set(
      path,
      makeFolder(under, `${under.name}-folder-${path}`, path, datacenter, around === undefined ? [] : [around]),
    );
  }
  return [...made.values()];
}

function pools(under: Under & Named, { pools: wanted }: Groundwork): readonly vsphere.ResourcePool[] {
  const { sdk, parent, provider, name } = under;
  const made = new Map<string, vsphere.ResourcePool>();
  for (const pool of wanted) {
    const around = madeAbove(wanted, poolPath, pool);
    const upper = above(pool.path);
    const there = (): pulumi.Output<string> =>
      upper === ""
        ? sdk.getComputeClusterOutput({ name: pool.cluster }, { parent, provider }).resourcePoolId
        : sdk.getResourcePoolOutput({ name: above(poolPath(pool)) }, { parent, provider }).id;
    const parentId = (around && made.get(poolPath(around))?.id) ?? there();
    const own = pool.path.slice(upper === "" ? 0 : upper.length + 1);
    made.set(poolPath(pool), makePool(under, `${name}-pool-${poolPath(pool).slice(1)}`, own, parentId));
  }
  return [...made.values()];
}

/** Tags are attached by name, so that those that are there already need no look-up: govc says which is missing. */
function tags(under: Under & Named, groundwork: Groundwork): readonly pulumi.Resource[] {
  const wanted = groundwork.tags;
  if (wanted === undefined) return [];
  const made = wanted.areMade ? makeTags(under, wanted) : [];
  return wanted.attached.map((one) =>
    newResource(
      command.local.Command,
      `${under.name}-tag-${one.to.replace(/^\//, "")}-${one.tag}`,
      // Nothing takes it back: a tag that is made goes with its attachments, and one that is there is others', too.
      { create: inVcenter(groundwork, attachTag(one)), triggers: [one.to, one.category, one.tag] },
      { parent: under.parent, dependsOn: [...made] },
    ),
  );
}

function makeTags(under: Under & Named, { tags: wanted }: TagsToAttach): readonly vsphere.Tag[] {
  const categories = new Map<string, vsphere.TagCategory>();
  return wanted.map(({ category, name }) => {
    const known =
      categories.get(category) ??
      makeCategory(under, `${under.name}-category-${category}`, category, "Of templates, for EKS Anywhere");
    categories.set(category, known);
    return makeTag(under, `${under.name}-${name}`, name, known.id);
  });
}

function library(under: Under & Named, groundwork: Groundwork): readonly pulumi.Resource[] {
  const { sdk, parent, provider, name } = under;
  const wanted = groundwork.library;
  if (wanted === undefined) return [];
  const options = { parent, provider };
  const datastore = sdk.getDatastoreOutput(
    { name: wanted.datastore, datacenterId: datacenterId(under, groundwork) },
    options,
  );
  const made = newResource(
    sdk.ContentLibrary,
    `${name}-library`,
    { name: wanted.name, description: `Made for ${groundwork.name}`, storageBackings: [datastore.id] },
    options,
  );
  return [
    made,
    ...wanted.images.map((image) =>
      newResource(
        sdk.ContentLibraryItem,
        `${name}-image-${image.name}`,
        { name: image.name, libraryId: made.id, fileUrl: image.url, type: "ovf" },
        options,
      ),
    ),
  ];
}

/** Roles, and who has them where: on what is made by the provider, on what others use, too, by govc. */
function access(under: Under & Named, groundwork: Groundwork, made: Made): readonly pulumi.Resource[] {
  const wanted = groundwork.access;
  if (wanted === undefined) return [];
  const { sdk, parent, provider, name } = under;
  const options = { parent, provider };
  const roles = new Map(
    wanted.areMade
      ? wanted.roles.map((role) => [
          role.name,
          newResource(
            sdk.Role,
            `${name}-role-${role.name}`,
            { name: role.name, rolePrivileges: [...role.privileges] },
            options,
          ),
        ])
      : [],
  );
  const idOf = (role: string): pulumi.Output<string> =>
    roles.get(role)?.id ?? sdk.getRoleOutput({ label: role }, options).id;
  const permission = (grant: VsphereGrant): pulumi.Resource => {
    const own = ownEntity(grant, made);
    const key = grant.on === "/" ? "root" : grant.on.slice(1);
    if (own === undefined) return granted(under, groundwork, wanted, grant, key, [...roles.values()]);
    return newResource(
      sdk.EntityPermissions,
      `${name}-access-${key}`,
      {
        entityId: own.entity.id,
        entityType: own.type,
        permissions: [
          {
            userOrGroup: asVcenterWrites(wanted.principal),
            isGroup: wanted.isGroup,
            propagate: true,
            roleId: idOf(grant.role),
          },
        ],
      },
      options,
    );
  };
  return [...roles.values(), ...wanted.grants.map(permission)];
}

function granted(
  under: Under & Named,
  groundwork: Groundwork,
  wanted: AccessToGive,
  grant: VsphereGrant,
  key: string,
  roles: readonly pulumi.Resource[],
): command.local.Command {
  const set = inVcenter(groundwork, setPermission(wanted, grant));
  return newResource(
    command.local.Command,
    `${under.name}-access-${key}`,
    {
      create: set,
      update: set,
      // A role that is there is others', too, and so may be the permission.
      ...(wanted.areMade && { delete: inVcenter(groundwork, removePermission(wanted, grant)) }),
      // Another principal is another permission: the old one is taken back.
      triggers: [wanted.principal],
    },
    { parent: under.parent, dependsOn: [...roles], deleteBeforeReplace: true },
  );
}

function ownEntity({ made }: VsphereGrant, all: Made) {
  const folder = made?.kind === "folder" ? all.folders[made.index] : undefined;
  if (folder !== undefined) return { entity: folder, type: "Folder" };
  const pool = made?.kind === "pool" ? all.pools[made.index] : undefined;
  return pool === undefined ? undefined : { entity: pool, type: "ResourcePool" };
}
