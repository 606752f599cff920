export { kopsPlatform } from "./platform";
export { renderKops } from "./render";
export { kopsReleases, type KopsRelease } from "./releases";
export type {
  KopsCalico,
  KopsCluster,
  KopsInstanceGroup,
  KopsSecurityGroupRule,
  KopsSubnet,
  KopsVpc,
  RenderedKops,
} from "./types";
