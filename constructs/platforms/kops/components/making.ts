import type * as aws from "../../../places/aws/component";
import type { KopsCluster, ResolvedKops } from "../types";

/** What every part of the component needs to make its resources. */
export interface Making extends aws.Making<KopsCluster> {
  readonly cluster: ResolvedKops;
}

export { childOptions, named } from "../../../places/aws/component";
