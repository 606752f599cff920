import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that holds the kit: package.json, scenarios/, schema/. Nothing is ever written there. */
export const installation = packageAbove(__dirname);

/** Whether this is the package, with JavaScript in dist/, and not its sources. */
export const isCompiled = __filename.endsWith(".js");

/** The file with the code of a module, named from the kit's folder and without its ending, e.g. `stacks/index`. */
export function codeFile(module: string): string {
  return isCompiled ? join(installation, "dist", `${module}.js`) : join(installation, `${module}.ts`);
}

function packageAbove(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, "package.json")) || above === folder ? folder : packageAbove(above);
}
