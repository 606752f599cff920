import type { Cidr } from "./cidr";

/** A block of a list, with its position in it. */
export interface Found {
  readonly position: number;
  readonly cidr: Cidr;
}

/**
 * A list of blocks that can be asked where it has one around, inside or across another: each question takes as long as
 * there are prefix lengths, not blocks. The answer is always the first in the list; undefined where there is none.
 */
export class Blocks {
  /** The first position of each block, by prefix length and text. */
  private readonly own = new Map<number, Map<string, number>>();
  /** For a prefix length, the first position of what is inside each block of that length; made when it is asked for. */
  private readonly inside = new Map<number, ReadonlyMap<string, number>>();

  constructor(private readonly cidrs: readonly Cidr[]) {
    for (const [position, cidr] of cidrs.entries()) {
      const ofLength = this.own.get(cidr.prefixLength) ?? new Map<string, number>();
      this.own.set(cidr.prefixLength, ofLength);
      if (!ofLength.has(cidr.toString())) ofLength.set(cidr.toString(), position);
    }
  }

  /** The first block with every address of this one. */
  firstAround(cidr: Cidr): Found | undefined {
    const found = [...this.own].flatMap(([length, positions]) =>
      length > cidr.prefixLength ? [] : (positions.get(cidr.supernet(length).toString()) ?? []),
    );
    return this.at(Math.min(...found));
  }

  /** The first block whose every address this one has. */
  firstInside(cidr: Cidr): Found | undefined {
    const made = this.inside.get(cidr.prefixLength) ?? this.insideOf(cidr.prefixLength);
    this.inside.set(cidr.prefixLength, made);
    return this.at(made.get(cidr.toString()) ?? Infinity);
  }

  /** The first block that shares an address with this one: blocks are disjoint, or one is inside the other. */
  firstOverlap(cidr: Cidr): Found | undefined {
    const [around, inside] = [this.firstAround(cidr), this.firstInside(cidr)];
    return this.at(Math.min(around?.position ?? Infinity, inside?.position ?? Infinity));
  }

  private at(position: number): Found | undefined {
    const cidr = this.cidrs[position];
    return cidr && { position, cidr };
  }

  private insideOf(length: number): ReadonlyMap<string, number> {
    const first = new Map<string, number>();
    for (const [position, cidr] of this.cidrs.entries()) {
      if (cidr.prefixLength < length) continue;
      const around = cidr.supernet(length).toString();
      if (!first.has(around)) first.set(around, position);
    }
    return first;
  }
}
