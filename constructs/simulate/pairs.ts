import type { IpFamily } from "../net";
import { arrives, fateOf, isWhole } from "./forwarding";
import type { Prefix } from "./network";
import type { Population } from "./population";

/** How many ordered pairs of nodes, each a sender and a receiver of one IP family, fare how. */
export interface PairCounts {
  readonly all: number;
  /** No packet arrives. */
  readonly lost: number;
  /** Some flows arrive, and others do not: equal ways end differently. */
  readonly partly: number;
  /** Of those that are lost or partly so: packets that go round in circles. */
  readonly looping: number;
  /** One way is whole, the way back is not. */
  readonly oneSided: number;
}

/** Two nodes between which not all packets arrive, or so many alike. */
export interface LostPair {
  readonly from: string;
  readonly to: string;
  readonly family: IpFamily;
  readonly fate: "lost" | "partly lost" | "loop";
  /** So many pairs of nodes fare alike; this is one of them. */
  readonly alike: number;
}

/** What becomes of packets from a node to a prefix. */
export type FateOf = (from: string, prefix: Prefix) => number;

/** Blocks by node, one of each family: what reaches one of them reaches all that are announced alike. */
export type BlocksOf = ReadonlyMap<string, readonly Prefix[]>;

export function countPairs(
  population: Population,
  blocks: BlocksOf,
  fate: FateOf,
  isDead: (node: string) => boolean,
): { readonly counts: PairCounts; readonly lost: readonly LostPair[] } {
  const counts = { all: 0, lost: 0, partly: 0, looping: 0, oneSided: 0 };
  const lost: LostPair[] = [];
  for (const [from, to, alike] of population.pairs()) {
    if (isDead(from) || isDead(to)) continue;
    for (const prefix of blocks.get(to) ?? []) {
      const { family } = prefix.cidr;
      const mask = fate(from, prefix);
      counts.all += alike;
      if (isWhole(mask)) continue;
      const { loops } = fateOf(mask);
      if (arrives(mask)) counts.partly += alike;
      else counts.lost += alike;
      if (loops) counts.looping += alike;
      const back = blocks.get(from)?.find(({ cidr }) => cidr.family === family);
      if (back !== undefined && isWhole(fate(to, back))) counts.oneSided += alike;
      lost.push({ from, to, family, fate: arrives(mask) ? "partly lost" : loops ? "loop" : "lost", alike });
    }
  }
  return { counts, lost };
}
