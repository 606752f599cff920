import type { Location } from "../findings";

/** A file that was read: its data, and where each JSON pointer stands in it. */
export interface SourceDocument {
  readonly file: string;
  /** A tree of plain values: nothing stands in it twice, and no key is `__proto__`. */
  readonly data: unknown;
  /** Position of the value at a pointer, of its key with `key`, or of the nearest thing around it. */
  locate(path: string, what?: "value" | "key"): Location | undefined;
  /** A scalar as it stands in the file, e.g. `1.30` where the data holds the number 1.3. */
  text(path: string): string | undefined;
}
