import { printableLines } from "./printable";

/**
 * The text of a JSON file: indented by two spaces, with a line end at its end. What would steer a terminal that shows it
 * is escaped, of which JSON itself asks for a part only.
 */
export function jsonText(value: unknown): string {
  return `${printableLines(JSON.stringify(value, undefined, 2))}\n`;
}
