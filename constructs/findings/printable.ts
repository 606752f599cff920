/**
 * Characters that steer who shows a text, or that nobody sees: controls (C0, C1), formats such as those that turn the
 * direction of writing round, separators of lines and paragraphs, halves of characters.
 */
const steering = (): RegExp => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Nearly every line; it is known at once, while to read the other takes milliseconds of each start. */
const plain = /^[ -~]*$/;

/** One line of text with such characters as escapes (`\u001b`): what a user's file holds must not steer a terminal. */
export function printable(line: string): string {
  return plain.test(line) ? line : line.replace(steering(), escapes);
}

/** As `printable`, for a text whose line ends are its own. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** A character as JSON escapes it. */
export function escapes(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}
