import { type Font, widthOf } from "./font";

/** A text that was made to fit. */
export interface Fitted {
  readonly lines: readonly string[];
  /** Whether something of the text is in none of the lines. */
  readonly isCut: boolean;
}

const ellipsis = "…";

/** Last characters of a name that stay where it is cut: often only they tell it from the next one. */
const mostOfEnd = 6;

/** A word and the space behind it; parts of a word, which ends where names and addresses are put together. */
const words = /[^ ]*[ ]?/gu;
const parts = /[^-.:/,_=@]*[-.:/,_=@]?/gu;

/** A text in as few lines as it needs, each no wider than `width`; what does not fit into `most` lines is cut. */
export function wrap(text: string, font: Font, width: number, most: number): Fitted {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== "") {
    if (widthOf(rest, font) <= width) return { lines: [...lines, rest], isCut: false };
    if (lines.length + 1 >= most) return { lines: [...lines, cut(rest, font, width)], isCut: true };
    const line = firstLine(rest, font, width);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return { lines, isCut: false };
}

/** As many words as fit, else parts of the first word, else its characters, at least one. */
function firstLine(text: string, font: Font, width: number): string {
  return (
    piecesWithin(text, words, font, width) ||
    piecesWithin(text, parts, font, width) ||
    charactersWithin(text, font, width)
  );
}

function piecesWithin(text: string, pieces: RegExp, font: Font, width: number): string {
  let line = "";
  for (const [piece] of text.matchAll(pieces)) {
    // A space at a line's end needs no room.
    if (piece === "" || widthOf((line + piece).trimEnd(), font) > width) break;
    line += piece;
  }
  return line;
}

/** A sentence loses its end, a name its middle. */
function cut(text: string, font: Font, width: number): string {
  const end = text.includes(" ") ? "" : Array.from(text).slice(-mostOfEnd).join("");
  const room = width - widthOf(ellipsis + end, font);
  // In a place that is too narrow for both the beginning is more.
  if (end !== "" && room < width / 3) return charactersWithin(text, font, width - widthOf(ellipsis, font)) + ellipsis;
  return charactersWithin(text, font, room).trimEnd() + ellipsis + end;
}

function charactersWithin(text: string, font: Font, width: number): string {
  let end = 0;
  let used = 0;
  for (const character of text) {
    used += widthOf(character, font);
    if (used > width && end > 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}
