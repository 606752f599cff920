import { isMeasured, drawable, widthOf } from "./font";
import { wrap } from "./fit";
import { group, text } from "./svg";
import { type BoxStyle, fonts, type TextStyle } from "./style";
import { printable } from "../findings";

/**
 * A part of the picture. It knows how high it is before it is drawn, so that what is put together of blocks never overlaps,
 * and was given its width, which nothing in it exceeds.
 */
export interface Block {
  readonly height: number;
  draw(x: number, y: number): readonly string[];
}

export const nothing: Block = { height: 0, draw: () => [] };

/** A text in at most `most` lines; a shorter one stands as it is, of a longer one the whole is a tooltip. */
export function paragraph(content: string, style: TextStyle, width: number, most = 2, whole = content): Block {
  const { size } = fonts[style];
  const shown = drawable(printable(content));
  const { lines, isCut } = wrap(shown, fonts[style], width, most);
  // Signs of other writings are of other fonts, and those are higher.
  const room = isMeasured(content) ? 0 : size * 0.15;
  const lineHeight = Math.ceil(size * 1.3 + 2 * room);
  const tooltip = isCut || whole !== content || shown !== printable(content) ? whole : "";
  return {
    height: lines.length * lineHeight,
    draw: (x, y) => lines.map((line, row) => text(x, y + row * lineHeight + size + room, line, style, tooltip)),
  };
}

/** Most things that a tooltip names one by one. */
const mostNamed = 40;

/** As many of some things as fit, behind `before`, and how many there are besides. */
export function enumeration(
  items: readonly string[],
  style: TextStyle,
  width: number,
  most: number,
  before = "",
): Block {
  const sentence = (count: number): string => {
    const rest = items.length - count;
    return before + items.slice(0, count).join(", ") + (rest === 0 ? "" : `, and ${rest} more`);
  };
  let count = Math.min(items.length, mostNamed);
  const whole = sentence(count);
  while (count > 1 && wrap(sentence(count), fonts[style], width, most).isCut) count -= 1;
  return paragraph(sentence(count), style, width, most, whole);
}

/** Blocks below each other; those that are empty take no gap. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const there = blocks.filter(({ height }) => height > 0);
  return {
    height: there.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, there.length - 1),
    draw: (x, y) => {
      let top = y;
      return there.flatMap((block) => {
        const drawn = block.draw(x, top);
        top += block.height + gap;
        return drawn;
      });
    },
  };
}

/** Blocks beside each other, each in a column of its own width. */
export function beside(columns: readonly { readonly block: Block; readonly width: number }[], gap: number): Block {
  return {
    height: Math.max(0, ...columns.map(({ block }) => block.height)),
    draw: (x, y) => {
      let left = x;
      return columns.flatMap(({ block, width }) => {
        const drawn = block.draw(left, y);
        left += width + gap;
        return drawn;
      });
    },
  };
}

export interface Frame {
  readonly style: BoxStyle;
  readonly width: number;
  readonly padding?: number;
  /** Where it is to be higher than what is in it. */
  readonly height?: number;
}

/** A box around a block, which must be as narrow as {@link inside} says. */
export function framed({ style, width, padding = defaultPadding, height = 0 }: Frame, inner: Block): Block {
  const whole = Math.max(height, inner.height + 2 * padding);
  return {
    height: whole,
    draw: (x, y) => [group({ x, y, width, height: whole }, style, inner.draw(x + padding, y + padding))],
  };
}

const defaultPadding = 8;

/** The width of what is in a box of this width. */
export function inside(width: number, padding = defaultPadding): number {
  return width - 2 * padding;
}

const pillHeight = 17;
const pillPadding = 6;
const pillGap = 4;

/** Short words, each in a lozenge of its own, in as many rows as they need. */
export function pills(words: readonly string[], width: number): Block {
  const rows: { readonly word: string; readonly whole: string; readonly left: number; readonly width: number }[][] = [];
  let left = 0;
  for (const whole of words.filter((word) => word.trim() !== "")) {
    const { lines } = wrap(drawable(printable(whole)), fonts.pill, width - 2 * pillPadding, 1);
    const word = lines[0] ?? "";
    const own = widthOf(word, fonts.pill) + 2 * pillPadding;
    if (rows.length === 0 || left + own > width) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)?.push({ word, whole, left, width: own });
    left += own + pillGap;
  }
  return {
    height: rows.length === 0 ? 0 : rows.length * pillHeight + (rows.length - 1) * pillGap,
    draw: (x, y) =>
      rows.flatMap((row, index) => {
        const top = y + index * (pillHeight + pillGap);
        return row.map(({ word, whole, left: from, width: own }) => {
          const box = { x: x + from, y: top, width: own, height: pillHeight };
          return group(box, "pill", [
            text(x + from + own / 2, top + 12.5, word, "pill", word === printable(whole) ? "" : whole),
          ]);
        });
      }),
  };
}

/** Words in a column, and what is said of each beside it. */
export function facts(entries: readonly (readonly [word: string, sentence: string])[], width: number): Block {
  const left = Math.max(...entries.map(([word]) => Math.ceil(widthOf(word, fonts.strong)))) + 14;
  return stack(
    entries.map(([word, sentence]) =>
      beside(
        [
          { block: paragraph(word, "strong", left, 1), width: left },
          { block: paragraph(sentence, "line", width - left, 2), width: width - left },
        ],
        0,
      ),
    ),
    3,
  );
}

/** A block with room below it, where it is lower than that. */
export function atLeast(height: number, block: Block): Block {
  return { ...block, height: Math.max(height, block.height) };
}
