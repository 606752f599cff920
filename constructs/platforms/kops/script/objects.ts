import { instanceGroupsOf } from "../instance-groups";
import { drainOf } from "../kubectl";
import type { KopsCluster, ResolvedKops } from "../types";
import { groupVariable } from "./security-group";

/** kOps' objects, into its state. */
export function objects({ clusterName }: KopsCluster, hasGroup: boolean, hasObjects: boolean): string {
  return [
    ...(hasGroup
      ? [
          "# The groups with the security group's id; kOps refuses a cluster without groups, and an id that does not look like one.",
          "instance_groups() {",
          `  ${groupVariable}=\${${groupVariable}:-sg-0} envsubst '\${${groupVariable}}' < 02-instance-groups.yaml | kops replace --force -f -`,
          "}",
          "",
        ]
      : ["instance_groups() {", "  kops replace --force -f 02-instance-groups.yaml", "}", ""]),
    "objects() {",
    ...(hasObjects
      ? [
          "  # Only `create` takes additional objects; ../apply.sh brings them up to date later.",
          `  if kops get cluster ${clusterName} > /dev/null 2>&1; then`,
          "    kops replace --force -f 01-cluster.yaml",
          "  else",
          "    kops create -f 01-cluster.yaml -f 03-additional-objects.yaml",
          "  fi",
        ]
      : ["  kops replace --force -f 01-cluster.yaml"]),
    "  instance_groups",
    "}",
  ].join("\n");
}

/** `replace` deletes no group. Somebody may have made one by hand, so that this is asked for by name. */
export function leftovers(cluster: ResolvedKops): string {
  const names = instanceGroupsOf(cluster)
    .map(({ name }) => name)
    .join(" ");
  return [
    "# Groups that kOps has and the intent has not.",
    "leftovers() {",
    "  local group",
    "  kops get instancegroups | awk 'NR > 1 { print $1 }' | while read -r group; do",
    `    case " ${names} " in`,
    '      *" $group "*) ;;',
    '      *) echo "$group" ;;',
    "    esac",
    "  done",
    "}",
    "",
    "prune() {",
    "  local group",
    "  for group in $(leftovers); do",
    `    kubectl ${drainOf("$group")}`,
    '    kops delete instancegroup "$group" --yes',
    "  done",
    "}",
  ].join("\n");
}
