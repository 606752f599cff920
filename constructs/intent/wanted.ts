import * as z from "zod";

/** What a type of the schema says beside its JSON Schema, for who wrote something else. */
export interface Wanted {
  /** What is wanted, with an example where one helps: `a CIDR without host bits, e.g. 10.0.0.0/16`. */
  readonly want?: string;
  /** Values that are meant when one is misspelt. More may be allowed. */
  readonly known?: () => readonly string[];
  /** What a refused text most likely means; undefined where nobody can tell. */
  readonly mend?: (text: string) => string | undefined;
  /** Names, in small letters, of what is said in another way, and what to write for each: never taken for a misspelling. */
  readonly elsewhere?: ReadonlyMap<string, string>;
}

const kept: Wanted[] = [];
const keeper = z.registry<{ readonly wanted: number }>();

/** The same type, known to be wanted as this: a type made from it by `.optional()` or `.meta()` of that keeps it. */
export function wanting<T extends z.ZodType>(type: T, wanted: Wanted): T {
  keeper.add(type, { wanted: kept.push(wanted) - 1 });
  return type;
}

/** The key of a JSON Schema under which there is what is wanted, as a number that {@link wantedBy} reads. */
export const wantedKey = "x-wanted";
/** The key with what the checks of a text say of it. */
export const phraseKey = "x-phrase";

/** Puts what a type wants into its JSON Schema: for messages, not for editors, which know standard keys only. */
export function annotate({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: object }): void {
  const number = keeper.get(zodSchema)?.wanted;
  const phrase = phraseOf(zodSchema);
  if (number !== undefined) Object.assign(jsonSchema, { [wantedKey]: number });
  if (phrase !== "") Object.assign(jsonSchema, { [phraseKey]: phrase });
}

export function wantedBy(number: unknown): Wanted {
  return typeof number === "number" ? (kept[number] ?? {}) : {};
}

/** What the checks of a text want, from what they say where it is not so: `must be X`, `may hold X only`. */
function phraseOf({ _zod: { def } }: z.core.$ZodTypes): string {
  if (def.type !== "string") return "";
  return (def.checks ?? [])
    .flatMap((check) => {
      const said = check._zod.def.error?.({ code: "custom", input: "", path: [] } as never);
      const text = typeof said === "string" ? said : (said?.message ?? "");
      const [, must, only] = /^(?:must be (.*)|may hold (.*?),? only)$/.exec(text) ?? [];
      return must ?? (only === undefined ? [] : [`${only} only`]);
    })
    .join(", ");
}
