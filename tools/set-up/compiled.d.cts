/** The compiled command of a clone, if it is there and nothing was changed since. */
export function compiledCommand(root: string): string | undefined;
