/**
 * How wide text is, without a browser. Which font a reader has nobody knows: for each character the widest of those that
 * stand behind `sans-serif` (DejaVu Sans; Arial, Helvetica and Liberation Sans, which have the same widths). So a measured
 * width is never too small, and with most fonts there is room left.
 */

/** Advance widths of the characters from U+0020 to U+007E, thousandths of the font's size. */
const regular = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863,
  748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
];
const bold = [
  348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 556, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 556, 500, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
];
const first = 0x20;

/** What the kit's own texts have besides. */
const signs: Readonly<Record<string, readonly [regular: number, bold: number]>> = {
  "×": [838, 838],
  "–": [556, 556],
  "…": [1000, 1000],
  "·": [318, 380],
  "→": [1000, 1000],
};

/** Of what stands in no table: as wide as an ideograph with room beside it. */
const unknown = 1250;

/** What stands on the character before it. */
const mark = (): RegExp => /\p{M}/u;
const accent = /(?<=^[A-Za-z])[\u0300-\u036f]+$/u;

/**
 * A text of which no sign is much higher or wider than its place. Marks pile up without a bound, and no writing sets more
 * than two on a letter. Of signs beyond the basic plane browsers draw ideographs and emoji alike; cuneiform or musical
 * notation each draws as its fonts say, so another sign stands for them. A tooltip has the text as it is.
 */
export function drawable(text: string): string {
  return own.test(text) ? text : text.replace(rare(), "\ufffd").replace(piled(), "$1");
}

const plain = /^[ -~]*$/;
/** As well what `signs` has: for V8 to read the two below takes longer than to draw a picture. */
const own = /^[ -~\u00d7\u2013\u2026\u00b7\u2192]*$/;
const rare = (): RegExp =>
  /(?!\p{Script=Han}|\p{Extended_Pictographic}|\p{Emoji_Component})[\u{10000}-\u{10ffff}]|\u23b7/gu;
const piled = (): RegExp => /(\p{M}{0,2})\p{M}*/gu;

export interface Font {
  /** SVG user units. */
  readonly size: number;
  readonly isBold: boolean;
}

/** The width of a text on one line, in SVG user units: of known characters never too small, of others a guess. */
export function widthOf(text: string, { size, isBold }: Font): number {
  let thousandths = 0;
  const table = isBold ? bold : regular;
  for (const character of text) {
    // Most text is of these, and a picture has much of it.
    const known = table[character.charCodeAt(0) - first];
    thousandths += known ?? advance(character, isBold) ?? (mark().test(character) ? 0 : unknown);
  }
  return (thousandths * size) / 1000;
}

/** Whether the width of each of its characters is known. */
export function isMeasured(text: string): boolean {
  return plain.test(text) || Array.from(text).every((character) => advance(character, false) !== undefined);
}

function advance(character: string, isBold: boolean): number | undefined {
  const table = isBold ? bold : regular;
  // A letter with an accent is as wide as without.
  const letter = character.normalize("NFD").replace(accent, "");
  if (letter.length !== 1) return undefined;
  return table[letter.charCodeAt(0) - first] ?? signs[letter]?.[isBold ? 1 : 0];
}
