import { format, resolveConfig } from "prettier";

/** A page as prettier leaves it, so that a second run changes nothing. */
export async function formatted(markdown: string): Promise<string> {
  return format(markdown, { ...(await resolveConfig(__filename)), parser: "markdown" });
}
