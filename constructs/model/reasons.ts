import { pointer, pointerKeys } from "../findings";

/** Where a value of the resolved cluster comes from. */
export type Origin = "user" | "platform" | "release" | "derived" | "default";

/** Why a value of the resolved cluster is what it is. */
export interface Reason {
  readonly origin: Origin;
  /** One sentence, e.g. `8951 = 9001 - 50 (VXLAN header over IPv4)`. */
  readonly why: string;
  /** JSON pointers, into the cluster, of the values that it follows from. */
  readonly from?: readonly string[];
}

/** A value with the reason for it: what a platform declares, what a derivation returns. */
export interface Because<T> extends Reason {
  readonly value: T;
}

/** Records the reason of every value while the cluster is resolved. */
export class Reasons {
  private readonly byPath = new Map<string, Reason>();

  /** Records why the value at `path` of the cluster is what it is, and returns the value. */
  set<T>(path: string, because: Because<T>): T {
    const { value, ...reason } = because;
    this.byPath.set(path, reason);
    return value;
  }

  /** The user's value where there is one, else the fallback's; records which. */
  choose<T>(path: string, wanted: T | undefined, fallback: () => Because<T>): T {
    return wanted === undefined
      ? this.set(path, fallback())
      : this.set(path, { value: wanted, origin: "user", why: "the intent says so" });
  }

  /** The reason at a pointer, or of the nearest value around it; undefined where nothing was recorded. */
  at(path: string): { readonly path: string; readonly reason: Reason } | undefined {
    for (let keys = pointerKeys(path); ; keys = keys.slice(0, -1)) {
      const candidate = pointer(...keys);
      const reason = this.byPath.get(candidate);
      if (reason !== undefined) return { path: candidate, reason };
      if (keys.length === 0) return undefined;
    }
  }

  /** Every recorded pointer with its reason, in order of the pointers. */
  entries(): readonly (readonly [string, Reason])[] {
    return [...this.byPath.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
}
