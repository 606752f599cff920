/** Which keys of a schema exist, and which of them a document says: pointers, `*` for positions and for the user's own keys. */
import * as z from "zod";

/** Every key of a schema. */
export function schemaPlaces(schema: z.ZodType, path = ""): readonly string[] {
  const unique = new Set<string>();
  const walk = (one: z.ZodType, at: string): void => {
    if (one instanceof z.ZodOptional) walk(one.unwrap() as z.ZodType, at);
    else if (one instanceof z.ZodUnion) for (const option of one.options as z.ZodType[]) walk(option, at);
    else if (one instanceof z.ZodArray) walk(one.element as z.ZodType, `${at}/*`);
    else if (one instanceof z.ZodRecord) walk(one.valueType as z.ZodType, `${at}/*`);
    else if (one instanceof z.ZodObject) {
      const shape: Readonly<Record<string, z.ZodType>> = one.shape;
      for (const [key, inner] of Object.entries(shape)) {
        unique.add(`${at}/${key}`);
        walk(inner, `${at}/${key}`);
      }
    }
  };
  walk(schema, path);
  return [...unique];
}

/** Every key that a document says, where `known` are the keys of its schema: other keys are the user's own. */
export function said(document: unknown, known: ReadonlySet<string>): readonly string[] {
  const places: string[] = [];
  const walk = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const place = !Array.isArray(value) && known.has(`${at}/${key}`) ? `${at}/${key}` : `${at}/*`;
      places.push(place);
      walk(inner, place);
    }
  };
  walk(document, "");
  return places;
}
