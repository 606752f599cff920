export { kopsPlatform } from "./platform";
export { type KopsRelease, kopsReleases } from "./releases";
export { renderKops } from "./render";
export { kops, type KopsInstanceGroupIntent, type KopsIntent } from "./schema";
export type {
  KopsCalico,
  KopsCluster,
  KopsInstanceGroup,
  KopsSecurityGroupRule,
  KopsSubnet,
  KopsVpc,
  RenderedKops,
} from "./types";
