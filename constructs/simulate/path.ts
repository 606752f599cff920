/** An AS path. There is one object for each path of a simulation, so that equal paths are the same. */
export class Path {
  private readonly longer = new Map<number, Path>();
  private readonly root: Path;

  private constructor(
    readonly asNumbers: readonly number[],
    root?: Path,
  ) {
    this.root = root ?? this;
  }

  /** The empty path that all others of a simulation grow from. */
  static empty(): Path {
    return new Path([]);
  }

  get length(): number {
    return this.asNumbers.length;
  }

  prepend(asNumber: number): Path {
    const there = this.longer.get(asNumber);
    if (there !== undefined) return there;
    const path = new Path([asNumber, ...this.asNumbers], this.root);
    this.longer.set(asNumber, path);
    return path;
  }

  /** The path with one AS number written over another. */
  replace(asNumber: number, by: number): Path {
    if (!this.asNumbers.includes(asNumber)) return this;
    return this.asNumbers.reduceRight((path, one) => path.prepend(one === asNumber ? by : one), this.root);
  }

  /** How often a number is in it. */
  count(asNumber: number): number {
    let times = 0;
    for (const one of this.asNumbers) if (one === asNumber) times++;
    return times;
  }
}
