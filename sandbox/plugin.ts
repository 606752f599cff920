/** What a plugin's executable runs; see `install.ts`. */
import { serve } from "./host/serve";
import { providers } from "./providers";

/** Serves one provider of the sandbox in `directory`, until the engine ends the process. */
export function runPlugin(name: string, directory: string): void {
  const load = providers[name];
  if (load === undefined) throw new Error(`no provider "${name}"; known are ${Object.keys(providers).join(", ")}`);
  serve(load()(directory), directory);
}
