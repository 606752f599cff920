/** A rectangle, in SVG user units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Text safe inside SVG. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

export function rectangle({ x, y, width, height }: Box, style: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" class="${style}"/>`;
}

export function text(x: number, y: number, content: string, style: string): string {
  return `<text x="${x}" y="${y}" class="${style}">${escapeXml(content)}</text>`;
}

export function arrow(fromX: number, fromY: number, toX: number, toY: number): string {
  return `<path d="M${fromX} ${fromY} L${toX} ${toY}" class="arrow" marker-start="url(#tip)" marker-end="url(#tip)"/>`;
}

/** A whole picture. Colours are chosen to be told apart in light and dark, and when printed grey. */
export function picture(width: number, height: number, title: string, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    "<style>",
    "text{font-family:system-ui,sans-serif;fill:#1f2937}.heading{font-size:20px;font-weight:600}.label{font-size:14px;font-weight:600}",
    ".line{font-size:12.5px}.small{font-size:11.5px;fill:#4b5563}.paper{fill:#ffffff}.network{fill:#f8fafc;stroke:#64748b;stroke-dasharray:6 4}",
    ".zone{fill:#eef2ff;stroke:#818cf8}.subnet{fill:#ffffff;stroke:#a5b4fc}.node{fill:#dcfce7;stroke:#16a34a}",
    ".plane{fill:#fff7ed;stroke:#ea580c}.calico{fill:#fefce8;stroke:#ca8a04}.arrow{stroke:#475569;stroke-width:1.5;fill:none}",
    "</style>",
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 z" fill="#475569"/></marker></defs>',
    `<rect width="${width}" height="${height}" class="paper"/>`,
    ...body,
    "</svg>",
    "",
  ].join("\n");
}
