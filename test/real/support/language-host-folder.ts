import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { enginePath } from "../../../tools/engines";

/** Folders to look into before PATH for the engine's language host: the stand-in, where the engine has none beside it. */
export function languageHostFolders(): readonly string[] {
  const beside = join(dirname(enginePath("pulumi")), "pulumi-language-nodejs");
  return existsSync(beside) ? [] : [join(__dirname, "language-host")];
}
