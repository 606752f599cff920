export { existingPlatform } from "./platform";
export { existing, type ExistingIntent, type ExistingNodeGroupIntent } from "./schema";
export type { ExistingCluster, ExistingWhole } from "./types";
