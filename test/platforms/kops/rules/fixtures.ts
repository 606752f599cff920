import type { Fixture } from "./changes";
import { calicoFixtures } from "./fixtures-calico";
import { networkFixtures } from "./fixtures-network";
import { nodeFixtures } from "./fixtures-nodes";

export type { Fixture };

/** Every code of the family, with an intent that raises it and one that does not: changes of `native`. */
export const kopsFixtures: Readonly<Record<string, Fixture>> = {
  ...calicoFixtures,
  ...networkFixtures,
  ...nodeFixtures,
};
