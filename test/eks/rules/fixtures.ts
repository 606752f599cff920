import type { EksCode, Fixture } from "./changes";
import { networkFixtures } from "./fixtures-network";
import { nodeFixtures } from "./fixtures-nodes";
import { routeServerFixtures } from "./fixtures-route-server";

export type { EksCode, Fixture };

/** Every code of the family, with an intent that raises it and one that does not. */
export const eksFixtures: Readonly<Record<EksCode, Fixture>> = {
  ...networkFixtures,
  ...nodeFixtures,
  ...routeServerFixtures,
};
