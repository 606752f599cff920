import { beside, type Block, framed, paragraph, stack } from "./block";
import { rule } from "./svg";
import type { BoxStyle, TextStyle } from "./style";

const padding = { side: 8, above: 4 };

/** A table of texts, two lines each at most; `weights` share out the width. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  weights: readonly number[],
  width: number,
): Block {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const line = (cells: readonly string[], text: TextStyle, style: BoxStyle): Block => {
    const columns = weights.map((weight, index) => {
      const own = (width * weight) / total;
      return { width: own, block: cell(cells[index] ?? "", text, own) };
    });
    return framed({ style, width, padding: 0 }, beside(columns, 0));
  };
  const below = rows.map((cells) => ruled(line(cells, "line", "row"), width));
  return framed({ style: "table", width, padding: 0 }, stack([line(head, "strong", "head"), ...below], 0));
}

function cell(content: string, style: TextStyle, width: number): Block {
  const { side, above } = padding;
  const inner = paragraph(content, style, width - 2 * side);
  return { height: inner.height + 2 * above, draw: (x, y) => inner.draw(x + side, y + above) };
}

/** With a line above it. */
function ruled(block: Block, width: number): Block {
  return { height: block.height, draw: (x, y) => [...block.draw(x, y), rule(x + 1, y, width - 2)] };
}
