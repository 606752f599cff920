import { widthOf } from "../../../constructs/diagram/font";
import { fonts, type TextStyle } from "../../../constructs/diagram/style";
import type { Geometry, Placed } from "./geometry";

const token = /<(\/?)([a-z]+)([^>]*?)(\/?)>([^<]*)/g;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Height of a line above and below its baseline, of DejaVu Sans, in sizes of the font. */
const above = 0.93;
const below = 0.24;

/** What is where in a picture of the kit's, without a browser: texts are as wide as the table of widths says. */
export function readSvg(svg: string): Geometry {
  const boxes: Placed[] = [];
  const texts: Placed[] = [];
  const shapes: Placed[] = [];
  // Of each open group its box, once it has come.
  const open: number[] = [];
  const parent = (): number => open.findLast((box) => box >= 0) ?? -1;
  let line: { readonly attributes: string; content: string } | undefined;
  let isTooltip = false;
  for (const [, closes, name, attributes = "", , content = ""] of svg
    .slice(svg.indexOf("</defs>") + 7)
    .matchAll(token)) {
    if (name === "g") {
      if (closes) open.pop();
      else open.push(-1);
    } else if (name === "rect") {
      const outer = open.slice(0, -1).findLast((box) => box >= 0) ?? -1;
      boxes.push({ ...placeOf(attributes), parent: outer, what: valueOf(attributes, "class") });
      open[open.length - 1] = boxes.length - 1;
    } else if (name === "title") {
      isTooltip = !closes;
      if (closes && line !== undefined) line.content += content;
    } else if (name === "text" && !closes) line = { attributes, content };
    else if (name === "text" && line !== undefined) {
      texts.push(textOf(line.attributes, decoded(line.content), parent()));
      line = undefined;
    }
    if (isTooltip && line === undefined && name !== "title") throw new Error(`${name} in a tooltip`);
  }
  return { boxes, texts, shapes };
}

function textOf(attributes: string, what: string, parent: number): Placed {
  const style = valueOf(attributes, "class") as TextStyle;
  const { size } = fonts[style];
  const forced = valueOf(attributes, "textLength");
  const width = forced === "" ? widthOf(what, fonts[style]) : Number(forced);
  const at = Number(valueOf(attributes, "x"));
  const y = Number(valueOf(attributes, "y")) - above * size;
  return { x: style === "pill" ? at - width / 2 : at, y, width, height: (above + below) * size, parent, what };
}

function placeOf(attributes: string): Pick<Placed, "x" | "y" | "width" | "height"> {
  const [x = NaN, y = NaN, width = NaN, height = NaN] = ["x", "y", "width", "height"].map((name) =>
    Number(valueOf(attributes, name)),
  );
  return { x, y, width, height };
}

function valueOf(attributes: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(` ${attributes}`)?.[1] ?? "";
}

function decoded(content: string): string {
  return content.replace(/&([a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** The words of a picture, one line of text each; without tooltips. */
export function linesOf(svg: string): readonly string[] {
  return readSvg(svg).texts.map(({ what }) => what);
}
