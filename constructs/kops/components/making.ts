import type * as aws from "../../aws/component";
import type { KopsCluster } from "../types";

/** What every part of the component needs to make its resources. */
export type Making = aws.Making<KopsCluster>;

export { childOptions, named } from "../../aws/component";
