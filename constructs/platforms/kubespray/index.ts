export { kubesprayPlatform } from "./platform";
export { kubespray, type KubesprayIntent } from "./schema";
export type { KubesprayCluster, KubesprayHost, KubesprayWhole } from "./types";
