import { birdConfigs, type Cluster } from "../constructs/calico";
import type { BfdTimers } from "../constructs/model";
import type { NodeConfigurations } from "./plan/nodes";
import type { Passwords } from "./plan/passwords";

/** What each node's BIRD reads as Calico's confd writes it, for Debian's BIRD. */
export const asConfdWrites =
  (cluster: Cluster) =>
  (passwords: Passwords): NodeConfigurations => {
    const bfd = cluster.fabric?.sessions.bfd;
    return (node) => {
      const files = birdConfigs(cluster, node, { passwords, reader: "debian" });
      return Object.fromEntries(
        files.map(({ name, part, text }) => [name, bfd !== undefined && part === "main" ? withBfd(text, bfd) : text]),
      );
    };
  };

/**
 * Sessions with BFD, as Calico Enterprise has them: between neighbours on a link. Calico Open Source writes `multihop`, and
 * then speaks BFD on another port than a switch that is on the link.
 */
function withBfd(text: string, { transmitInterval, receiveInterval, detectMultiplier }: BfdTimers): string {
  const timers = `min rx interval ${receiveInterval} ms; min tx interval ${transmitInterval} ms; multiplier ${detectMultiplier};`;
  const watched = text.replaceAll(/^( *)multihop;$/gm, "$1direct;\n$1gateway direct;\n$1bfd on;");
  return watched.replace(
    /^protocol direct \{/m,
    `protocol bfd {\n  interface "eth*" { ${timers} };\n}\nprotocol direct {`,
  );
}
