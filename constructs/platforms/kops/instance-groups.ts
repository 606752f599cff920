import type { KopsInstanceGroup, KopsNodeGroup, ResolvedKops } from "./types";

/** Every InstanceGroup: the user's first, so that they stand where the intent has them; the control plane's; the bastion's. */
export function instanceGroupsOf({ nodes, platform: { bastion } }: ResolvedKops): readonly KopsInstanceGroup[] {
  return [...nodes.groups, ...(bastion === undefined ? [] : [bastion])];
}

/** The control plane's groups, one node and one zone each. */
export function controlPlaneOf({ nodes }: Pick<ResolvedKops, "nodes">): readonly KopsNodeGroup[] {
  return nodes.groups.filter(({ role }) => role === "control-plane");
}
