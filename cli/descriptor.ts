import { fstatSync, type Stats, statSync } from "node:fs";
import { sep } from "node:path";

/**
 * What a descriptor of the process is; undefined where it is closed. A folder is asked after it: Node's `realpathSync`, by which it
 * finds modules, looks at the answer to the last question for its own, and leaves a link as it is where that was a pipe's or a
 * socket's (lib/fs.js). The SDK of Pulumi was loaded twice then, from the link and from where it leads to.
 */
export function statsOf(descriptor: number): Stats | undefined {
  try {
    return fstatSync(descriptor);
  } catch {
    return undefined;
  } finally {
    statSync(sep);
  }
}
