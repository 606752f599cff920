import { asked, choose, trace, Traced } from "../../model";
import type { FinishContext, Finished } from "..";
import type { NodeGroup } from "../../model";
import { defaults, type ExistingIntent } from "./schema";
import type { ExistingCluster } from "./types";

/** Nothing of the cluster is made: what is left is what made it. */
export function finishExisting({ intent, nodes }: FinishContext<ExistingIntent>): Finished<ExistingCluster, NodeGroup> {
  return {
    platform: trace<ExistingCluster>({
      kind: asked(intent.platform.kind),
      distribution: choose(intent.platform.distribution, () => ({
        value: defaults.distribution,
        origin: "default",
        why: "nobody said what made the cluster: nothing of it is taken for granted",
      })),
    }),
    // The reasons are the ground's already.
    groups: new Traced(nodes.value.groups, []),
  };
}
