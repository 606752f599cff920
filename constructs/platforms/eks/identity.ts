import type { ClusterIdentity } from "../../model";
import type { EksWhole } from "./types";

/**
 * What `aws eks update-kubeconfig` and eksctl name their entries, and who is asked for a token: EKS takes one for the named
 * cluster only, whatever an entry is called.
 */
export function eksIdentity({ name, platform: { region, partition } }: EksWhole): ClusterIdentity {
  return {
    name,
    place: region,
    entries: [[`arn:${partition}:eks:${region}:`, `:cluster/${name}`], `${name}.${region}.eksctl.io`],
    servers: [],
    credentials: [
      ["--region", region],
      ["--cluster-name", name],
    ],
  };
}
