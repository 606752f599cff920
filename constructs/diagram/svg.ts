import { printable } from "../findings";
import { isMeasured, widthOf } from "./font";
import { type BoxStyle, fonts, styleSheet, type TextStyle } from "./style";

/** A rectangle, in SVG user units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Code points that XML has no way to write. */
const noCharacter = /[\uFFFE\uFFFF]/g;

/** Text safe inside SVG: it is never markup, and turns no direction of writing round. */
export function escapeXml(text: string): string {
  return printable(text)
    .replace(noCharacter, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** Two digits are finer than any screen; the same on every machine. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A box and what is in it. The rectangle comes first, so that a reader of the file knows whose the rest is. */
export function group({ x, y, width, height }: Box, style: BoxStyle, inner: readonly string[], tooltip = ""): string {
  const radius = style === "row" || style === "paper" ? 0 : style === "pill" ? 8 : 6;
  const corner = radius === 0 ? "" : ` rx="${radius}"`;
  const place = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
  return [`<g>${titled(tooltip)}<rect ${place}${corner} class="${style}"/>`, ...inner, "</g>"].join("");
}

/** One line of text; `tooltip` where it is not the whole. */
export function text(x: number, y: number, content: string, style: TextStyle, tooltip = ""): string {
  // What nobody can measure is made as wide as it was taken to be.
  const forced = isMeasured(content)
    ? ""
    : ` textLength="${number(widthOf(content, fonts[style]))}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${number(x)}" y="${number(y)}" class="${style}"${forced}>${titled(tooltip)}${escapeXml(content)}</text>`;
}

/** Longest tooltip, characters: a cluster may have ten thousand ranges, and a picture is to stay small. */
const mostOfTooltip = 600;

function titled(tooltip: string): string {
  if (tooltip === "") return "";
  const characters = Array.from(tooltip);
  const shown = characters.length > mostOfTooltip ? `${characters.slice(0, mostOfTooltip).join("")}…` : tooltip;
  return `<title>${escapeXml(shown)}</title>`;
}

/** A line from one point to the next, with tips at the ends that are asked for. */
export function wire(
  points: readonly (readonly [x: number, y: number])[],
  tips: { start?: boolean; end?: boolean },
): string {
  const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${number(x)} ${number(y)}`).join("");
  const start = tips.start === true ? ' marker-start="url(#tip)"' : "";
  const end = tips.end === true ? ' marker-end="url(#tip)"' : "";
  return `<path d="${path}" class="wire"${start}${end}/>`;
}

/** A thin line across, between the rows of a table. */
export function rule(x: number, y: number, width: number): string {
  return `<path d="M${number(x)} ${number(y)}h${number(width)}" class="rule"/>`;
}

/** Machines side by side, as one path: cases with two units each. */
export function glyphs(x: number, y: number, count: number): string {
  const one = (left: number): string =>
    [
      `M${number(left)} ${number(y)}h26v18h-26zM${number(left)} ${number(y + 9)}h26`,
      `M${number(left + 5)} ${number(y + 4.5)}h3m3 0h3`,
      `M${number(left + 5)} ${number(y + 13.5)}h3m3 0h3`,
    ].join("");
  const all = Array.from({ length: count }, (_, index) => one(x + 1 + index * glyphSize.width));
  return `<path d="${all.join("")}" class="glyph"/>`;
}

/** A machine and the gap behind it; a machine. */
export const glyphSize = { width: 33, height: 20 };

/** A whole picture: no script, nothing from elsewhere. `description` says in words what it shows. */
export function picture(
  width: number,
  height: number,
  title: string,
  description: string,
  body: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="description">${escapeXml(description)}</desc>`,
    "<style>",
    styleSheet(),
    "</style>",
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 z" class="tip"/></marker></defs>',
    ...body,
    "</svg>",
    "",
  ].join("\n");
}
