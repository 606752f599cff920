import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Where editors find the schema, for the line `# yaml-language-server: $schema=...`: a path relative to the file where both
 * are in one project, so that it holds for everybody who has the project; else one of this machine. The line has no
 * quotes, so what has a space in it is a URL.
 */
export function schemaReference(folder: string, installation: string): string {
  const schema = join(real(installation), "schema", "intent.schema.json");
  const here = real(folder);
  const path = isWithin(here, projectOf(real(installation))) ? relative(here, schema).split(sep).join("/") : schema;
  if (!/\s/.test(path)) return path;
  return pathToFileURL(schema).href;
}

/** The folder of the project that has the kit among its packages; the kit itself where it is nobody's. */
function projectOf(installation: string): string {
  const at = installation.indexOf(`${sep}node_modules${sep}`);
  return at < 0 ? installation : installation.slice(0, at);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** The folder behind symbolic links, or behind those of what there is of it. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(real(parent), path.slice(parent.length + 1));
}
