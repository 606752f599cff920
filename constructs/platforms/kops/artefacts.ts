import { jsonText } from "../../findings";
import { stringify } from "yaml";
import { type Artefact, type KubernetesObject, placeholder, replaceLate } from "../../model";
import { renderKops } from "./render";
import { kopsScript } from "./script";
import { terraformSecurityGroup } from "./script/terraform";
import type { ResolvedKops } from "./types";

/** What `synth` writes for kOps: its objects in the order in which it takes them, and the commands. */
export function kopsArtefacts(cluster: ResolvedKops): readonly Artefact[] {
  const { cluster: object, instanceGroups } = renderKops(cluster);
  const { securityGroupRules } = cluster.platform;
  return [
    { path: "kops/01-cluster.yaml", content: yaml([object]), about: "kOps' Cluster" },
    { path: "kops/02-instance-groups.yaml", content: yaml(instanceGroups), about: "kOps' InstanceGroups" },
    {
      path: "kops/commands.sh",
      content: kopsScript(cluster),
      about: "every step from nothing to a valid cluster, and back: `kops/commands.sh --help`",
    },
    ...(securityGroupRules.length === 0
      ? []
      : [
          {
            path: "kops/security-group-rules.json",
            content: jsonText(securityGroupRules),
            about: "what nodes need to let through beside kOps' own rules, and why",
          },
          {
            path: "kops/terraform/calico.tf.json",
            content: jsonText(terraformSecurityGroup(cluster.platform)),
            about: "the same rules for Terraform: `kops/commands.sh terraform DIR` puts them beside kOps' own",
          },
        ]),
  ];
}

/** Several documents in one file, late values as `${NAME}`; YAML 1.1, because kOps reads an unquoted `Off` as false. */
export function yaml(objects: readonly KubernetesObject[]): string {
  return objects
    .map((object) =>
      stringify(replaceLate(object, placeholder), { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false }),
    )
    .join("---\n");
}
