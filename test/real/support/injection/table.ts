/** What became of each language's payloads in each place, as a table for people. */
import { payloads } from "./payloads";
import type { Trial } from "./walk";

/** From the least to the most that happened with a payload. */
export const outcomes = ["refused by type", "refused by rule", "in no artefact", "rendered as text"] as const;
export type Outcome = (typeof outcomes)[number];

const letters: Readonly<Record<Outcome, string>> = {
  "refused by type": ".",
  "refused by rule": "r",
  "in no artefact": "-",
  "rendered as text": "q",
};

const languages = [...new Set(payloads.map(({ language }) => language))];

export class Table {
  private readonly cells = new Map<string, Map<string, Map<Outcome, number>>>();

  add({ spot, language }: Trial, outcome: Outcome): void {
    const row = this.cells.get(spot.place) ?? new Map<string, Map<Outcome, number>>();
    const cell = row.get(language) ?? new Map<Outcome, number>();
    cell.set(outcome, (cell.get(outcome) ?? 0) + 1);
    this.cells.set(spot.place, row.set(language, cell));
  }

  get places(): ReadonlySet<string> {
    return new Set(this.cells.keys());
  }

  count(outcome: Outcome): number {
    const counts = [...this.cells.values()].flatMap((row) => [...row.values()].map((cell) => cell.get(outcome) ?? 0));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** A row for each place, a column for each language; in a cell the most that happened. */
  toString(): string {
    const heads = languages.map((language, index) => `${String(index + 1).padStart(2)} ${language}`).join(", ");
    const rows = [...this.cells].map(([place, row]) => {
      const letter = (language: string): string => {
        const cell = row.get(language);
        const most = [...outcomes].reverse().find((outcome) => cell?.has(outcome));
        return most === undefined ? " " : letters[most];
      };
      return `${languages.map((language) => letter(language).padStart(3)).join("")}  ${place}`;
    });
    const legend = outcomes.map((outcome) => `${letters[outcome]} ${outcome} (${this.count(outcome)})`).join(", ");
    const numbers = languages.map((_, index) => String(index + 1).padStart(3)).join("");
    return [
      `languages: ${heads}`,
      `each cell, the most that happened: ${legend}; carried out: 0`,
      numbers,
      ...rows,
      "",
    ].join("\n");
  }
}
