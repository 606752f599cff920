/** Something that a person does: what, and what is typed for it, in order; the program says where. */
export interface ByHand {
  /** A few words, without a full stop. */
  readonly what: string;
  /** Lines of the shell of whoever works on it, or of the switch. */
  readonly commands: readonly string[];
}

/**
 * How a person handles a switch of some system. Commands name the switch as `$SWITCH` and the folder that has the files of all
 * switches as `$FILES`: they are the same for all switches of a system.
 */
export interface SwitchHandling {
  /**
   * Puts its files on the switch so that afterwards it has what they say and nothing that earlier ones of the kit said: the way
   * there, the look before it, the change, and that it is there after a restart.
   */
  readonly put: readonly ByHand[];
  /** Lines of the switch's configuration that send traffic round it, of this switch. */
  readonly drain: readonly string[];
  /** Those that take them back. */
  readonly undrain: readonly string[];
}

/** Line of the two texts of one switch, with those that it stands in, outermost first. */
type Path = readonly string[];

/**
 * What a drained switch is told beside the other, as lines to type: `render` writes both, so that these are the same. In texts
 * of blocks a line stands in those before it that are further left. `takenBack`: what takes a line away, `no` and the line where nothing is said.
 */
export function drainingBlocks(
  plain: string,
  drained: string,
  takenBack = (line: string): string => `no ${line}`,
): Pick<SwitchHandling, "drain" | "undrain"> {
  const added = addedLeaves(pathsOf(plain), pathsOf(drained));
  const typed = (last: (line: string) => string): readonly string[] =>
    added.flatMap((path) => [...path.slice(0, -1), last(path.at(-1) ?? ""), ...path.slice(1).map(() => "exit")]);
  return { drain: typed((line) => line), undrain: typed(takenBack) };
}

/** The same of commands that stand for themselves: `set …`, taken back by `delete …`. */
export function drainingCommands(plain: string, drained: string): Pick<SwitchHandling, "drain" | "undrain"> {
  const there = new Set(plain.split("\n"));
  const added = drained.split("\n").filter((line) => line.startsWith("set ") && !there.has(line));
  return { drain: added, undrain: added.map((line) => line.replace(/^set /, "delete ")) };
}

/** Lines that are in the second only, without those that others of them stand in. */
function addedLeaves(plain: readonly Path[], drained: readonly Path[]): readonly Path[] {
  const keyOf = (path: Path): string => path.join("\n");
  const there = new Set(plain.map(keyOf));
  const added = drained.filter((path) => !there.has(keyOf(path)));
  const around = new Set(added.map((path) => keyOf(path.slice(0, -1))));
  return added.filter((path) => !around.has(keyOf(path)));
}

function pathsOf(text: string): readonly Path[] {
  const around: { readonly depth: number; readonly line: string }[] = [];
  return text.split("\n").flatMap((raw): readonly Path[] => {
    const line = raw.trim();
    if (line === "" || line.startsWith("!") || line.startsWith("exit")) return [];
    const depth = raw.length - raw.trimStart().length;
    while ((around.at(-1)?.depth ?? -1) >= depth) around.pop();
    const path = [...around.map((one) => one.line), line];
    around.push({ depth, line });
    return [path];
  });
}
