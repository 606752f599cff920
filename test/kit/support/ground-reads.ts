import { isLate, Traced } from "../../../constructs/model";
import type { PlatformGround } from "../../../constructs/platforms";

/** Mappings whose keys are the user's or upstream's, so that a key by itself declares nothing. */
const mappings = new Set(["labels", "vppHooks"]);

/** What platforms declare of the ground and who reads it: key paths such as `nodes.groups.*.mtu`. */
export class GroundReads {
  private readonly declared = new Set<string>();
  private readonly read = new Set<string>();

  /** The same ground, whose keys say when they are read. Handing a value on (see traced.ts) reads nothing of it. */
  wrap(ground: PlatformGround): PlatformGround {
    return this.recorded(ground, "") as PlatformGround;
  }

  /** Key paths that nobody has read so far, sorted; of a value that nobody has read only its own. */
  unread(): readonly string[] {
    const all = [...this.declared].filter((path) => !this.read.has(path)).sort();
    const names = new Set(all);
    return all.filter((path) => !ancestors(path).some((one) => names.has(one)));
  }

  private recorded(value: unknown, path: string): unknown {
    if (value instanceof Traced) return new Traced(this.recorded(value.value, path), value.notes);
    if (Array.isArray(value)) return Object.freeze(value.map((item) => this.recorded(item, below(path, "*"))));
    if (!isPlain(value) || isLate(value)) return value;
    const copy = {};
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      const at = below(path, key);
      this.declared.add(at);
      const handed = mappings.has(key) ? item : this.recorded(item, at);
      const get = (): unknown => {
        this.read.add(at);
        return handed;
      };
      Object.defineProperty(copy, key, { get, enumerable: true });
    }
    return Object.freeze(copy);
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function below(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** `a.*.b` has `a` and `a.*`. */
function ancestors(path: string): readonly string[] {
  const keys = path.split(".");
  return keys.slice(1).map((_, index) => keys.slice(0, index + 1).join("."));
}
