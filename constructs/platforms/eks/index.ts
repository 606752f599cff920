export { eksPlatform } from "./platform";
export { eks, type EksIntent, type EksNodeGroupIntent } from "./schema";
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
