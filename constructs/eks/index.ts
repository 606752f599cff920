export { eksPlatform } from "./platform";
export type {
  EksAccess,
  EksAddon,
  EksCluster,
  EksIam,
  EksKubeProxy,
  EksNodeGroup,
  EksRouteServer,
  EksSecurityGroupRule,
  EksSubnet,
  EksVolume,
  EksVpc,
} from "./types";
