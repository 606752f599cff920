import { type LiveChangeCase, change, existingPlatform, liveExisting } from "./bases";

/** Changes of clusters that are there already that are judged. */
export const existingCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-501": [change(liveExisting, "/network", { network: { services: ["10.112.0.0/12"] } })],
  "LIVE-502": [change(liveExisting, "/platform/distribution", existingPlatform({ distribution: "talos" }))],
};
