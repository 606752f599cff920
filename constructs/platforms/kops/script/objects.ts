import { commandLine, type ShellFunction, word } from "../../../model";
import { instanceGroupsOf } from "../instance-groups";
import { drainOf } from "../kubectl";
import { applyCommand, exportKubeconfig, hasGroup } from "../steps";
import type { KopsCluster, ResolvedKops } from "../types";
import { groupVariable } from "./security-group";

export function instanceGroups(platform: KopsCluster): ShellFunction {
  const name = "instance_groups";
  if (!hasGroup(platform)) return { name, body: ["kops replace --force -f 02-instance-groups.yaml"] };
  return {
    name,
    about: [
      "The groups with the security group's id; kOps refuses a cluster without groups, and an id that does not look like one.",
    ],
    body: [
      `${groupVariable}=\${${groupVariable}:-sg-0} envsubst '\${${groupVariable}}' < 02-instance-groups.yaml | kops replace --force -f -`,
    ],
  };
}

/** kOps' objects, into its state. */
export const objects: ShellFunction = {
  name: "objects",
  body: ["kops replace --force -f 01-cluster.yaml", "instance_groups"],
};

/** `replace` deletes no group. Somebody may have made one by hand, so that this is asked for by name. */
export function leftovers(cluster: ResolvedKops): ShellFunction {
  const names = instanceGroupsOf(cluster)
    .map(({ name }) => name)
    .join(" ");
  return {
    name: "leftovers",
    about: ["Groups that kOps has and the intent has not."],
    body: [
      `local group names wanted=${word([` ${names} `])}`,
      "names=$(kops get instancegroups)",
      "awk 'NR > 1 { print $1 }' <<< \"$names\" | while read -r group; do",
      "  case $wanted in",
      '    *" $group "*) ;;',
      '    *) echo "$group" ;;',
      "  esac",
      "done",
    ],
  };
}

/** A loop over `$(leftovers)` would take an error for an empty list. */
export const prune: ShellFunction = {
  name: "prune",
  body: [
    "local group groups",
    "groups=$(leftovers)",
    commandLine(exportKubeconfig),
    '[ -z "$groups" ] || can_spare $groups',
    "for group in $groups; do",
    `  ${commandLine(["kubectl", ...drainOf([{ variable: "group" }])])}`,
    '  kops delete instancegroup "$group" --yes',
    "done",
    commandLine(applyCommand("--prune")),
  ],
};
