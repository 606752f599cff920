/** One measured thing, as a line of a table. */
export interface Row {
  readonly cells: readonly string[];
  /** What the design wants and the measurement does not reach; absent where it does. */
  readonly missed?: string;
}

/** A table of measurements. */
export interface Measured {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A benchmark: one file each, named in bench/index.ts. */
export interface Bench {
  /** What to write behind `npm run bench --` to have this one only. */
  readonly name: string;
  /** @param scale by what sizes are divided: 1 measures, more only shows that it runs */
  run(scale: number): Measured | Promise<Measured>;
}

/** The table as text, numbers to the right. */
export function tableText({ title, columns, rows }: Measured): string {
  const lines = [columns, ...rows.map(({ cells }) => cells)];
  const widths = columns.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const text = lines.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
  return [title, ...text, ""].join("\n");
}
