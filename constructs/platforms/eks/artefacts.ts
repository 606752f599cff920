import type { Cluster } from "../../calico";
import { jsonText } from "../../findings";
import type { Artefact } from "../../model";
import { nodePolicy } from "./policies";
import type { EksCluster } from "./types";
import { userData, userDataFile } from "./userdata";

/** What `synth` writes of EKS: the nodes' user data, the security groups' rules with their reasons, the nodes' own policy. */
export function eksArtefacts(cluster: Cluster<EksCluster>): readonly Artefact[] {
  const { nodeGroups, securityGroupRules, vpc } = cluster.platform;
  const policy = nodePolicy(cluster.platform, vpc.kind === "adopt" ? vpc.vpcId : "*");
  return [
    ...nodeGroups
      .map((group) => ({ path: `eks/user-data/${userDataFile(group)}`, content: userData(cluster, group) }))
      .filter(({ content }) => content !== ""),
    { path: "eks/security-group-rules.json", content: jsonText(securityGroupRules) },
    ...(policy === undefined ? [] : [{ path: "eks/node-policy.json", content: jsonText(policy) }]),
  ];
}
