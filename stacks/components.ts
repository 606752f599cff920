/* eslint-disable @typescript-eslint/no-require-imports -- import() would go past the hook that compiles TypeScript */
import type { Input } from "@pulumi/pulumi";
import type { PlatformKind } from "../constructs/intent";
import type { Plan } from "../constructs/plan";
import type * as eks from "./eks";
import type * as kops from "./kops";

/** Secrets that the intent takes from the stack's configuration, by the names that it gives them. */
export type Secrets = Readonly<Record<string, Input<string>>>;

/** Makes a plan's resources and returns the stack's outputs. */
export type Create = (plan: Plan, secrets: Secrets) => Record<string, unknown>;

/**
 * Which component makes which platform; loaded only when it is wanted, because each brings the SDK of its cloud. A
 * platform without one is made by its own tool, from what `synth` writes.
 */
export const components: Readonly<Partial<Record<PlatformKind, () => Create>>> = {
  eks: () => (require("./eks") as typeof eks).createEks,
  kops: () => (require("./kops") as typeof kops).createKops,
};
