/** Packets in a row that did not arrive. Times are milliseconds at which they were sent. */
interface Gap {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

export interface ArrivalsReport {
  /** One more than the highest sequence number that arrived. */
  readonly reached: number;
  /** Of those below it. */
  readonly lost: number;
  readonly longestOutage: number;
  /** When the last of those that arrived was sent, on the machine's monotonic clock. */
  readonly lastSent: number;
}

/** What arrives of a numbered flow. Packets may overtake one another: a late one is not lost. */
export class Arrivals {
  private reached = 0;
  private lastSent: number | undefined;
  private gaps: Gap[] = [];

  /** @param interval milliseconds between two packets, as they are meant to be sent */
  constructor(private readonly interval: number) {}

  /** @param sentAt milliseconds, of the sender's clock */
  add(sequence: number, sentAt: number): void {
    if (sequence < this.reached) return this.fill(sequence);
    if (sequence > this.reached) {
      const from =
        this.lastSent === undefined
          ? sentAt - (sequence - this.reached) * this.interval
          : this.lastSent + this.interval;
      this.gaps.push({ first: this.reached, last: sequence - 1, from, to: sentAt });
    }
    this.reached = sequence + 1;
    this.lastSent = sentAt;
  }

  private fill(sequence: number): void {
    const at = this.gaps.findIndex(({ first, last }) => first <= sequence && sequence <= last);
    const gap = this.gaps[at];
    if (gap === undefined) return;
    const timeOf = (packet: number): number =>
      gap.from + ((gap.to - gap.from) * (packet - gap.first)) / (gap.last + 1 - gap.first);
    const parts = [
      { first: gap.first, last: sequence - 1, from: gap.from, to: timeOf(sequence) },
      { first: sequence + 1, last: gap.last, from: timeOf(sequence + 1), to: gap.to },
    ];
    this.gaps.splice(at, 1, ...parts.filter(({ first, last }) => first <= last));
  }

  report(): ArrivalsReport {
    return {
      reached: this.reached,
      lost: this.gaps.reduce((sum, { first, last }) => sum + last - first + 1, 0),
      longestOutage: Math.max(0, ...this.gaps.map(({ from, to }) => to - from)),
      lastSent: this.lastSent ?? 0,
    };
  }
}
