import type { Font } from "./font";

/** Sizes of text. */
export const fonts = {
  heading: { size: 20, isBold: true },
  label: { size: 13, isBold: true },
  line: { size: 12, isBold: false },
  strong: { size: 12, isBold: true },
  small: { size: 11, isBold: false },
  pill: { size: 10.5, isBold: true },
} as const satisfies Readonly<Record<string, Font>>;

export type TextStyle = keyof typeof fonts;

interface Paint {
  readonly fill: string;
  readonly stroke?: string;
  readonly dash?: string;
}

/** Each box in light and in dark. Lines are of the colours of Okabe and Ito, which nobody mixes up; words say the same. */
const boxes = {
  paper: [{ fill: "#ffffff" }, { fill: "#0d1117" }],
  network: [
    { fill: "#f8fafc", stroke: "#64748b", dash: "7 4" },
    { fill: "#131a23", stroke: "#94a3b8" },
  ],
  zone: [
    { fill: "#eaf3fa", stroke: "#0072b2" },
    { fill: "#10263a", stroke: "#56b4e9" },
  ],
  public: [
    { fill: "#e9f7f2", stroke: "#009e73", dash: "3 3" },
    { fill: "#0b2e25", stroke: "#2dd4a7" },
  ],
  private: [
    { fill: "#ffffff", stroke: "#7fb2d6" },
    { fill: "#0d1b29", stroke: "#3d7fae" },
  ],
  nodes: [
    { fill: "#fff6e0", stroke: "#c98500" },
    { fill: "#33270b", stroke: "#e69f00" },
  ],
  none: [
    { fill: "none", stroke: "#c98500", dash: "4 3" },
    { fill: "none", stroke: "#e69f00" },
  ],
  plane: [
    { fill: "#faeaf3", stroke: "#b0508a" },
    { fill: "#361a2c", stroke: "#cc79a7" },
  ],
  part: [
    { fill: "#ffffff", stroke: "#64748b" },
    { fill: "#1b2430", stroke: "#94a3b8" },
  ],
  peer: [
    { fill: "#fdeee4", stroke: "#d55e00" },
    { fill: "#3a1f10", stroke: "#f0803c" },
  ],
  tier: [
    { fill: "#f3f1fb", stroke: "#6a5acd" },
    { fill: "#1d1a33", stroke: "#9d90f0" },
  ],
  switch: [
    { fill: "#ffffff", stroke: "#6a5acd" },
    { fill: "#14122a", stroke: "#9d90f0" },
  ],
  between: [
    { fill: "#fffbe0", stroke: "#948a00" },
    { fill: "#2b2a10", stroke: "#d6cc3a" },
  ],
  table: [
    { fill: "none", stroke: "#94a3b8" },
    { fill: "none", stroke: "#64748b" },
  ],
  head: [{ fill: "#eef2f7" }, { fill: "#1b2430" }],
  row: [{ fill: "none" }, { fill: "none" }],
  pill: [{ fill: "#334155" }, { fill: "#cbd5e1" }],
} as const satisfies Readonly<Record<string, readonly [light: Paint, dark: Paint]>>;

export type BoxStyle = keyof typeof boxes;

const colours = {
  text: ["#1f2937", "#e5e7eb"],
  quiet: ["#4b5563", "#a3adba"],
  line: ["#475569", "#94a3b8"],
  rule: ["#dbe2ea", "#334155"],
  machine: ["#ffffff", "#0d1117"],
  onPill: ["#ffffff", "#111827"],
} as const;

/** The style sheet of a picture. */
export function styleSheet(): string {
  const families = 'Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif';
  const sizes = Object.entries(fonts).map(
    ([name, { size, isBold }]) => `.${name}{font-size:${size}px${isBold ? ";font-weight:700" : ""}}`,
  );
  const shapes = Object.entries<readonly [Paint, Paint]>(boxes).map(([name, [{ fill, stroke, dash }]]) => {
    const line = `${stroke === undefined ? "" : `;stroke:${stroke}`}${dash === undefined ? "" : `;stroke-dasharray:${dash}`}`;
    return `.${name}{fill:${fill}${line}}`;
  });
  return [
    `text{font-family:${families}}`,
    sizes.join(""),
    shapes.join(""),
    ...inColours(0),
    ".wire,.glyph{stroke-width:1.5}.wire{fill:none}",
    "@media (prefers-color-scheme:dark){",
    ...Object.entries<readonly [Paint, Paint]>(boxes).map(
      ([name, [, { fill, stroke }]]) => `.${name}{fill:${fill}${stroke === undefined ? "" : `;stroke:${stroke}`}}`,
    ),
    ...inColours(1),
    "}",
  ].join("\n");
}

function inColours(index: 0 | 1): readonly string[] {
  const { text, quiet, line, rule, machine, onPill } = colours;
  return [
    `text{fill:${text[index]}}.small{fill:${quiet[index]}}text.pill{fill:${onPill[index]};text-anchor:middle}`,
    `.wire,.glyph{stroke:${line[index]}}.tip{fill:${line[index]}}.rule{stroke:${rule[index]}}.glyph{fill:${machine[index]}}`,
  ];
}
