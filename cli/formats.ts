/** How findings can be printed. Apart from `check`, so that the command line can be parsed without loading it. */
export const formats = ["table", "json", "sarif"] as const;
export type Format = (typeof formats)[number];

/** How `explain` prints a value. */
export const explainFormats = ["text", "json"] as const;
export type ExplainFormat = (typeof explainFormats)[number];

/** How `simulate` prints what it found. */
export const simulateFormats = ["table", "json"] as const;
export type SimulateFormat = (typeof simulateFormats)[number];
