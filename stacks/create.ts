import type { Input } from "@pulumi/pulumi";
import type { Plan } from "../constructs/kit";

/** Secrets that the intent takes from the stack's configuration, by the names that it gives them. */
export type Secrets = Readonly<Record<string, Input<string>>>;

/** Makes a plan's resources and returns the stack's outputs. */
export type Create = (plan: Plan, secrets: Secrets) => Record<string, unknown>;
