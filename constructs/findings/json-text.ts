/** The text of a JSON file: indented by two spaces, with a line end at its end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
