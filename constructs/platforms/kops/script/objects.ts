import { type Command, commandLine, type Step, word } from "../../../model";
import { instanceGroupsOf } from "../instance-groups";
import { drainOf } from "../kubectl";
import { hasGroup } from "../steps";
import type { KopsCluster, ResolvedKops } from "../types";
import type { ShellFunction } from "./lines";
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
export function objects({ clusterName }: KopsCluster, step: Step | undefined): ShellFunction {
  const [first] = step?.run.kind === "function" ? step.run.commands : [];
  const replace: Command = ["kops", "replace", "--force", "-f", "01-cluster.yaml"];
  return {
    name: "objects",
    body: [
      ...(first?.[1] === "create"
        ? [
            "# Only `create` takes additional objects; ../apply.sh brings them up to date later.",
            `if ${commandLine(["kops", "get", "cluster", clusterName])} > /dev/null 2>&1; then`,
            `  ${commandLine(replace)}`,
            "else",
            `  ${commandLine(first)}`,
            "fi",
          ]
        : [commandLine(replace)]),
      "instance_groups",
    ],
  };
}

/** `replace` deletes no group. Somebody may have made one by hand, so that this is asked for by name. */
export function leftovers(cluster: ResolvedKops): ShellFunction {
  const names = instanceGroupsOf(cluster)
    .map(({ name }) => name)
    .join(" ");
  return {
    name: "leftovers",
    about: ["Groups that kOps has and the intent has not."],
    body: [
      "local group",
      "kops get instancegroups | awk 'NR > 1 { print $1 }' | while read -r group; do",
      `  case ${word([` ${names} `])} in`,
      '    *" $group "*) ;;',
      '    *) echo "$group" ;;',
      "  esac",
      "done",
    ],
  };
}

export const prune: ShellFunction = {
  name: "prune",
  body: [
    "local group",
    "for group in $(leftovers); do",
    `  ${commandLine(["kubectl", ...drainOf([{ variable: "group" }])])}`,
    '  kops delete instancegroup "$group" --yes',
    "done",
  ],
};
