import type { CalicoCluster } from "../../../calico";
import type { FinishContext } from "../..";
import type { EksIntent } from "../schema";

/** What the parts of EKS' own resolution see. */
export type EksContext = FinishContext<EksIntent>;

/** Whether the AWS VPC CNI gives pods their addresses. */
export function hasVpcCni({ calico }: { readonly calico: CalicoCluster }): boolean {
  return calico.cni === "AmazonVPC";
}
