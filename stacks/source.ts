import { isAbsolute, relative, resolve } from "node:path";

export interface Chosen {
  readonly intent?: string;
  readonly scenario?: string;
}

export interface Scenarios {
  readonly id: string;
  /** Path of its intent. */
  readonly intent: string;
}

/**
 * The path of the intent that a stack's configuration chooses, or what is wrong with the choice. Pulumi runs the program
 * in its own folder, so paths are taken from the project's.
 */
export function chooseSource(
  { intent = "", scenario = "" }: Chosen,
  project: string,
  scenarios: readonly Scenarios[],
): { readonly path: string } | { readonly problem: string } {
  if (intent !== "" && scenario !== "") {
    return {
      problem:
        `both intent (${intent}) and scenario (${scenario}) are configured; wanted one of them; fix: ` +
        "`pulumi config rm intent` or `pulumi config rm scenario`",
    };
  }
  if (intent !== "") return { path: fromHere(resolve(project, intent)) };
  const ids = scenarios.map(({ id }) => id).join(", ");
  if (scenario === "") {
    return {
      problem:
        "neither intent nor scenario is configured; wanted one of them; fix: `pulumi config set intent PATH`, or " +
        `\`pulumi config set scenario ID\` (${ids})`,
    };
  }
  const found = scenarios.find(({ id }) => id === scenario);
  if (found !== undefined) return { path: fromHere(found.intent) };
  return {
    problem: `there is no scenario ${scenario}; wanted one of ${ids}; fix: \`pulumi config set scenario ID\``,
  };
}

/** Short where the file is below the folder that the program runs in, so that findings name it shortly too. */
function fromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") || isAbsolute(short) ? path : short;
}
