import type * as aws from "../../../places/aws/component";
import type { KopsCluster } from "../types";

/** What every part of the component needs to make its resources. */
export type Making = aws.Making<KopsCluster>;

export { childOptions, named } from "../../../places/aws/component";
