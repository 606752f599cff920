import { birdConfigs, type Cluster } from "../constructs/calico";
import type { NodeConfigurations } from "./plan/nodes";
import type { Passwords } from "./plan/passwords";

/** What each node's BIRD reads as Calico's confd writes it, for Debian's BIRD. */
export const asConfdWrites =
  (cluster: Cluster) =>
  (passwords: Passwords): NodeConfigurations =>
  (node) =>
    Object.fromEntries(birdConfigs(cluster, node, { passwords, reader: "debian" }).map(({ name, text }) => [name, text]));
