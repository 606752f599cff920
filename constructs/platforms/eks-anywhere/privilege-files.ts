import type { Artefact } from "../../model";
import { roleKeys } from "./privileges";
import type { EksAnywhereWhole } from "./types";

const folder = "eks-anywhere/roles";

/** Path of the file with the privileges of the role that stands at an index: by its use, as its name may be any text. */
export function roleFile(index: number): string {
  return `${folder}/${roleKeys[index] ?? String(index)}.txt`;
}

/** Who gets what in vCenter, for whoever has to allow it: the privileges of each role, and a page. */
export function privilegeFiles({ name, platform: { groundwork } }: EksAnywhereWhole): readonly Artefact[] {
  const access = groundwork?.access;
  if (access === undefined) return [];
  return [
    ...access.roles.map((role, index) => ({
      path: roleFile(index),
      content: role.privileges.map((privilege) => `${privilege}\n`).join(""),
      about: `the privileges of the role ${role.name}, one a line`,
    })),
    {
      path: "eks-anywhere/PRIVILEGES.md",
      about: "who gets which role where in vCenter, for whoever has to allow it",
      content:
        [
          `# What ${access.principal} may do in vCenter for cluster ${name}`,
          access.areMade
            ? "The roles are made, with the privileges that EKS Anywhere lists; each also has vSphere's own `System.Anonymous`, `System.Read` and `System.View`."
            : "The roles are there already; these are the privileges that EKS Anywhere looks for in them.",
          "Each permission holds for what is in the thing, too.",
          [
            "| role | privileges | on |",
            "| --- | --- | --- |",
            ...access.roles.map(({ name: role, privileges }, index) => {
              const on = access.grants.filter((grant) => grant.role === role).map((grant) => `\`${cell(grant.on)}\``);
              return `| ${role} | ${privileges.length}: ${roleFile(index)} | ${on.join(", ")} |`;
            }),
          ].join("\n"),
          "No API gives global permissions: in vCenter's client, under Administration and Global Permissions, give " +
            `${access.principal} the role ${access.roles[0]?.name ?? ""}, propagated to children.`,
          access.areMade
            ? "Destroying the stack takes the permissions and then the roles back; vCenter refuses to remove a role that somebody else still uses."
            : "Destroying the stack leaves permissions on what it did not make: others may use the same.",
        ].join("\n\n") + "\n",
    },
  ];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
