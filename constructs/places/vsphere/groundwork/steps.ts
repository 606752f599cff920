import type { Command, Step } from "../../../model";
import { attachTag, removePermission, setPermission } from "./govc";
import { poolPath } from "./resolve";
import type { VsphereGroundwork } from "./types";

/**
 * What is made in vCenter, as steps: Pulumi's component makes them, and whoever has none runs govc.
 * @param file path of the file with the privileges of the role that stands at an index, one a line
 */
export function groundworkSteps(groundwork: VsphereGroundwork, file: (index: number) => string): readonly Step[] {
  const { datacenter, folders, pools, tags, library, access } = groundwork;
  const folder = (path: string): string => `/${datacenter}/vm/${path}`;
  const inverted = <T>(all: readonly T[], undo: (one: T) => Command): readonly Command[] =>
    [...all].reverse().map(undo);
  const categories = [...new Set(tags?.tags.map(({ category }) => category))];
  const all: readonly (Wanted | undefined)[] = [
    {
      id: "folders",
      why: "machines are put into folders that are there",
      commands: folders.map((path) => ["govc", "folder.create", folder(path)]),
      undo: inverted(folders, (path) => ["govc", "object.destroy", folder(path)]),
    },
    {
      id: "resource-pools",
      why: "machines take their share of a cluster of hosts from a pool",
      commands: pools.map((pool) => ["govc", "pool.create", poolPath(pool)]),
      undo: inverted(pools, (pool) => ["govc", "pool.destroy", poolPath(pool)]),
    },
    tags && {
      id: "template-tags",
      why: "EKS Anywhere takes a template only with the tags of its operating system and its release",
      commands: [
        ...(tags.areMade
          ? [
              ...categories.map((category): Command => [
                "govc",
                "tags.category.create",
                "-t",
                "VirtualMachine",
                category,
              ]),
              ...tags.tags.map(({ category, name }): Command => ["govc", "tags.create", "-c", category, name]),
            ]
          : []),
        ...tags.attached.map(attachTag),
      ],
      undo: tags.areMade
        ? [
            ...inverted(tags.tags, ({ category, name }) => ["govc", "tags.rm", "-f", "-c", category, name]),
            ...inverted(categories, (category) => ["govc", "tags.category.rm", category]),
          ]
        : [],
    },
    library && {
      id: "content-library",
      why: "images for templates are kept where every cluster of the vCenter finds them",
      commands: [
        ["govc", "library.create", "-ds", library.datastore, library.name],
        ...library.images.map(({ name, url }): Command => [
          "govc",
          "library.import",
          "-n",
          name,
          ...(/^https?:/.test(url) ? ["-pull"] : []),
          library.name,
          url,
        ]),
      ],
      undo: [["govc", "library.rm", library.name]],
    },
    access?.areMade === true
      ? {
          id: "roles",
          why: "a user gets the privileges that EKS Anywhere lists, and no others",
          commands: access.roles.map(({ name }, index) => ["xargs", "-a", file(index), "govc", "role.create", name]),
          undo: inverted(access.roles, ({ name }) => ["govc", "role.remove", name]),
        }
      : undefined,
    access && {
      id: "permissions",
      why: `${access.principal} has each role where it is needed, and on what is in there`,
      commands: access.grants.map((grant) => setPermission(access, grant)),
      undo: access.areMade ? inverted(access.grants, (grant) => removePermission(access, grant)) : [],
    },
  ];
  return all.flatMap((one) => (one === undefined || one.commands.length === 0 ? [] : [stepOf(one)]));
}

interface Wanted {
  readonly id: string;
  readonly why: string;
  readonly commands: readonly Command[];
  readonly undo: readonly Command[];
}

function stepOf({ id, why, commands, undo }: Wanted): Step {
  return {
    id: `vsphere-${id}`,
    phase: "control-plane",
    why,
    run: { kind: "function", name: `make_${id.replaceAll("-", "_")}`, commands },
    note: "Pulumi's component makes it; by hand with GOVC_URL, GOVC_USERNAME and GOVC_PASSWORD",
    expect: "no error",
    ...(undo.length > 0 && { undo }),
  };
}
