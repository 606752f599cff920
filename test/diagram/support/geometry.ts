/** What is where in a picture, in SVG user units. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `parent`: the box around it, by its position in `boxes`; -1 for the outermost. */
export interface Placed extends Place {
  readonly parent: number;
  /** Text, or the style of a box. */
  readonly what: string;
}

export interface Geometry {
  readonly boxes: readonly Placed[];
  readonly texts: readonly Placed[];
  /** Lines, arrows and machines. */
  readonly shapes: readonly Placed[];
}

/** Half a pixel: less is rounding. */
const tolerance = 0.5;

/** What is wrong with a picture: text or boxes that leave their box, and whatever overlaps without being nested. */
export function problemsOf({ boxes, texts, shapes }: Geometry): readonly string[] {
  const problems: string[] = [];
  const said = ({ what, x, y, width, height }: Placed): string =>
    `"${what}" (${[x, y, width, height].map((value) => value.toFixed(1)).join(" ")})`;
  for (const inner of [...boxes, ...texts]) {
    const outer = boxes[inner.parent];
    if (outer === undefined ? inner.parent !== -1 || texts.includes(inner) : !contains(outer, inner))
      problems.push(`${said(inner)} leaves ${outer === undefined ? "every box" : said(outer)}`);
  }
  // Only what has the same parent can overlap, when everything is within its parent.
  for (const siblings of [families(boxes), families(texts)])
    for (const family of siblings.values())
      for (const [index, one] of family.entries())
        for (const other of family.slice(index + 1))
          if (overlap(one, other)) problems.push(`${said(one)} overlaps ${said(other)}`);
  for (const text of texts)
    for (const other of [...shapes, ...boxes.filter(({ parent }) => parent === text.parent)])
      if (overlap(text, other)) problems.push(`${said(text)} is crossed by ${said(other)}`);
  return problems;
}

function families(placed: readonly Placed[]): ReadonlyMap<number, readonly Placed[]> {
  const byParent = new Map<number, Placed[]>();
  for (const one of placed) byParent.set(one.parent, [...(byParent.get(one.parent) ?? []), one]);
  return byParent;
}

function contains(outer: Place, inner: Place): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}

function overlap(one: Place, other: Place): boolean {
  return (
    Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > tolerance &&
    Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > tolerance
  );
}
