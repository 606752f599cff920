import * as pulumi from "@pulumi/pulumi";
import type { Cluster, PlatformCluster, RenderedCalico } from "../calico";
import { resourceError } from "../calico/component";
import { readData } from "../intent";
import type { Manifest, NodeGroup } from "../model";
import { checkDocument, refusalText } from "./check";
import { schemasOf } from "./intent";
import type { Platform } from "./platform";

/** Secrets that the intent takes from the stack's configuration, by the names that it gives them. */
export type Secrets = Readonly<Record<string, pulumi.Input<string>>>;

/** What a platform's component is made of: the parts of a plan. */
export interface Planned<P extends PlatformCluster = PlatformCluster, G extends NodeGroup = NodeGroup> {
  readonly cluster: Cluster<P, G>;
  /** Every Kubernetes object, the platform's own included, in the order of the phases. */
  readonly manifests: readonly Manifest[];
  readonly calico: Pick<RenderedCalico, "charts">;
}

/** What a platform's component made. */
export interface MadeStack {
  /** The stack's outputs. */
  readonly outputs: Record<string, unknown>;
  /** All of it is there once these are. */
  readonly ready: readonly pulumi.Resource[];
  /** What the cloud may refuse to delete, and whether it does; absent where it never does. */
  readonly protection?: { readonly isOn: boolean; readonly guarded: pulumi.Resource };
}

/**
 * Makes a cluster's resources in a Pulumi program. As a platform's methods it takes what
 * the same platform made; so it has a method's type, which one of any platform's may stand for.
 */
export type MakeStack<P extends PlatformCluster = PlatformCluster, G extends NodeGroup = NodeGroup> = {
  make(this: void, plan: Planned<P, G>, secrets: Secrets): MadeStack;
}["make"];

/** An intent, or a plan that `check` made of one. */
export type IntentOrPlan<Input, P extends PlatformCluster, G extends NodeGroup> =
  { readonly intent: Input; readonly plan?: undefined } | { readonly plan: Planned<P, G>; readonly intent?: undefined };

/**
 * The plan of a component: the one that it is given, or that of its intent. Relative paths in the intent are relative to the
 * program's folder. Warnings and remarks go to the engine.
 * @throws ResourceError, before any resource is made, with all findings where the intent has errors
 */
export function planOf<P extends PlatformCluster, G extends NodeGroup>(
  platform: Pick<Platform, "kind" | "schema">,
  args: IntentOrPlan<unknown, P, G>,
  name: string,
  parent: pulumi.Resource | undefined,
): Planned<P, G> {
  // Whoever writes JavaScript has no compiler that would say so.
  const { intent, plan } = (args as Partial<typeof args> | null | undefined) ?? {};
  if (plan !== undefined) return plan;
  if (intent === undefined)
    throw resourceError(
      `${name} is given neither an intent nor a plan; write { intent: { ... } }, or { plan } from check`,
      parent,
    );
  const source = `intent of ${name}`;
  const read = readData(source, intent);
  const checked = read.ok
    ? checkDocument(
        {
          schema: schemasOf(platform)(read.document.data),
          platformOf: () => platform as Platform,
        },
        source,
        read.document,
        process.cwd(),
      )
    : { ok: false as const, refusal: { findings: read.report.findings } };
  if (!checked.ok) throw resourceError(refusalText(source, checked.refusal.findings), parent);
  for (const { code, severity, path, message, fix, accepted } of checked.plan.findings) {
    if (accepted !== undefined) continue;
    const log = severity === "warning" ? pulumi.log.warn : pulumi.log.info;
    void log(`${code} ${path}: ${message}; fix: ${fix}`, parent);
  }
  // The platform made it of its own intent.
  return checked.plan as unknown as Planned<P, G>;
}

/** An error that the engine prints as it is. It has no stack, for the reason that `resourceError` has none. */
export function userError(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = `RunError: ${message}`;
  return error;
}
