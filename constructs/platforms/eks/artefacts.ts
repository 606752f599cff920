import { jsonText } from "../../findings";
import type { Artefact } from "../../model";
import { nodePolicy } from "./policies";
import type { EksWhole } from "./types";
import { userData, userDataFile } from "./userdata";

/** What `synth` writes of EKS: the nodes' user data, the security groups' rules with their reasons, the nodes' own policy. */
export function eksArtefacts(cluster: EksWhole): readonly Artefact[] {
  const { securityGroupRules, vpc } = cluster.platform;
  const policy = nodePolicy(cluster.platform, vpc.kind === "adopt" ? vpc.vpcId : "*");
  return [
    ...cluster.nodes.groups
      .map((group) => ({
        path: `eks/user-data/${userDataFile(group)}`,
        content: userData(cluster, group),
        about: `user data of the nodes of group ${group.name}: goes into its launch template`,
      }))
      .filter(({ content }) => content !== ""),
    {
      path: "eks/security-group-rules.json",
      content: jsonText(securityGroupRules),
      about: "what the security groups of nodes and control plane have to let through, and why",
    },
    ...(policy === undefined
      ? []
      : [
          {
            path: "eks/node-policy.json",
            content: jsonText(policy),
            about: "the IAM policy that the nodes' role needs beside AWS' own",
          },
        ]),
  ];
}
