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
    { path: "kops/01-cluster.yaml", content: yaml([object]) },
    { path: "kops/02-instance-groups.yaml", content: yaml(instanceGroups) },
    { path: "kops/commands.sh", content: kopsScript(cluster) },
    ...(securityGroupRules.length === 0
      ? []
      : [
          { path: "kops/security-group-rules.json", content: jsonText(securityGroupRules) },
          { path: "kops/terraform/calico.tf.json", content: jsonText(terraformSecurityGroup(cluster.platform)) },
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
