/** A block of a configuration: a line, what stands within it one step further in, and how it ends. */
export function block(first: string, inside: readonly string[], last?: string): readonly string[] {
  return [first, ...inside.map((line) => ` ${line}`), ...(last === undefined ? [] : [last])];
}

/** A line where something holds. */
export function when(holds: boolean, ...lines: readonly string[]): readonly string[] {
  return holds ? lines : [];
}

/** A line of a value that may be absent. */
export function given<T>(value: T | undefined, toLine: (value: T) => string): readonly string[] {
  return value === undefined ? [] : [toLine(value)];
}

/** A text file of some lines. */
export function fileOf(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
