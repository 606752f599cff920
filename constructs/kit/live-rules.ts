import { calicoLive, type Cluster } from "../calico";
import { here } from "../findings";
import { type LiveRule, liveRule } from "../model";
import { once } from "../model";
import { platforms } from "./platforms";

/** What no platform and no subject of Calico owns. */
export const baseLive = liveRule<Cluster>({
  "LIVE-001": {
    title: "the stack holds a cluster of another name",
    severity: "error",
    why: "Everything is named after it: the engine would make a second cluster and delete this one.",
    upstream: here,
    see: "ARCHITECTURE.md, A live cluster",
    key: "name",
    read: ({ name }) => name,
    path: "/name",
    instead: "take another stack for another cluster",
  },
  "LIVE-002": {
    title: "the stack holds a cluster of another platform",
    severity: "error",
    why: "The engine would make the new one and delete the old one.",
    upstream: here,
    see: "ARCHITECTURE.md, A live cluster",
    key: "platform.kind",
    read: ({ platform }) => platform.kind,
    path: "/platform/kind",
    instead: "take another stack for another cluster",
  },
});

/** Every rule about live clusters: for the catalogue. */
export const liveRules = once((): readonly LiveRule<never>[] => [
  baseLive,
  ...calicoLive,
  ...platforms().map(({ live }) => live),
]);
