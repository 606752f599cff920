import { type Location, Report } from "../findings";
import type { Cluster } from "./cluster";
import { felixFields, type FelixConfigurationSpec } from "./felix/fields";
import { felixParserRules } from "./felix/rules/parser";
import { felixRoutingRules } from "./felix/rules/routing";
import { felixValueRules } from "./felix/rules/values";
import type { CalicoOffer } from "./offer";
import { defaultRelease, findRelease } from "./release/releases";
import type { Judged } from "./rule";

/** A value of an object that its CRD does not take. */
export interface Untyped {
  /** JSON pointer into the object. */
  readonly path: string;
  readonly got: unknown;
  readonly want: string;
}

/** Thrown where a rule asks for what an object alone does not say. */
class NotSaid extends Error {}

/** Something of which only a part is known. */
function known<T extends object>(part: Partial<T>): T {
  return new Proxy(part, {
    get: (of, key) => {
      if (typeof key === "symbol" || key in of) return Reflect.get(of, key) as unknown;
      throw new NotSaid(key);
    },
  }) as T;
}

/**
 * Asks the rules about single values of Felix about a FelixConfiguration that nobody resolved, by the newest release. A rule
 * that would need to know more of the cluster (its data plane, its network, its pools) says nothing.
 * @returns values that are not of the field's type; they are asked about nothing else
 */
export function judgeFelixConfiguration(spec: unknown, report: Report, location: Location): readonly Untyped[] {
  const untyped: Untyped[] = [];
  const written = typeof spec === "object" && spec !== null ? Object.entries(spec) : [];
  const fields: Readonly<Record<string, { readonly type: () => { safeParse(value: unknown): Parsed } }>> = felixFields;
  const felix = Object.fromEntries(
    written.flatMap(([key, value]: [string, unknown]) => {
      // What the kit does not know is left to the API server.
      if (!Object.hasOwn(fields, key)) return [];
      const parsed = fields[key]?.type().safeParse(value);
      if (parsed?.success === true) return [[key, value]];
      untyped.push({ path: `/spec/${key}`, got: value, want: parsed?.error?.issues[0]?.message ?? "another value" });
      return [];
    }),
  ) as FelixConfigurationSpec;
  const context: Judged = {
    // Keep-alive of WireGuard is a field of Felix, too: here it is one of the object.
    intent: known<Judged["intent"]>({ calico: known({ felix, encryption: undefined }) }),
    cluster: known<Cluster>({
      calico: known<Cluster["calico"]>({ felix, release: findRelease(defaultRelease) }),
    }),
    offer: known<CalicoOffer>({}),
  };
  for (const rule of [...felixValueRules, ...felixParserRules, ...felixRoutingRules]) {
    const own = new Report(context.intent);
    try {
      rule.judge(context, own);
    } catch (error) {
      if (error instanceof NotSaid) continue;
      throw error;
    }
    for (const finding of own.findings)
      report.adopt({ ...finding, path: finding.path.replace(/^\/calico\/felix/, "/spec"), location });
  }
  return untyped;
}

interface Parsed {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly { readonly message: string }[] };
}
