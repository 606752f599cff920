/* eslint-disable @typescript-eslint/no-require-imports -- import() would go past the hook that compiles TypeScript */
import type * as eks from "./eks";
import type * as kops from "./kops";
import type { Create } from "./create";

/**
 * Which component makes which platform; loaded only when it is wanted, because each brings the SDK of its cloud. A
 * platform without one is made by its own tool, from what `synth` writes.
 */
export const components: Readonly<Record<string, () => Create>> = {
  eks: () => (require("./eks") as typeof eks).createEks,
  kops: () => (require("./kops") as typeof kops).createKops,
};
