import type { Fixture } from "./changes";
import { networkFixtures } from "./fixtures-network";
import { nodeFixtures } from "./fixtures-nodes";
import { podFixtures } from "./fixtures-pods";
import { routeServerFixtures } from "./fixtures-route-server";

export type { Fixture };

/** Every code of the family, with an intent that raises it and one that does not. */
export const eksFixtures: Readonly<Record<string, Fixture>> = {
  ...networkFixtures,
  ...nodeFixtures,
  ...podFixtures,
  ...routeServerFixtures,
};
