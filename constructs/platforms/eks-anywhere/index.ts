export { eksAnywhereObjects, marker } from "./objects";
export { eksAnywherePlatform } from "./platform";
export { eksAnywhere, type EksAnywhereIntent } from "./schema";
export type { EksAnywhereCluster, EksAnywhereWhole } from "./types";
