import {
  type Cluster,
  type ClusterIntent,
  defaultKubernetes,
  type PlatformCluster,
  type PlatformFacts,
  resolveCalico,
} from "../calico";
import type { PlatformIntent } from "../intent";
import { freeze, Reasons } from "../model";
import type { Platform } from "../platforms";
import { resolveNetwork } from "./resolve-network";

export interface Resolved<P extends PlatformCluster = PlatformCluster> {
  readonly cluster: Cluster<P>;
  readonly reasons: Reasons;
  readonly facts: PlatformFacts;
}

/**
 * Derives the whole cluster from an intent that passed the schema. Total: it never throws and leaves nothing open, even
 * where a rule will find the result wrong.
 */
export function resolve<I extends PlatformIntent, P extends PlatformCluster>(
  intent: ClusterIntent,
  platform: Platform<I, P>,
): Resolved<P> {
  const reasons = new Reasons();
  const platformIntent = intent.platform as I;
  const facts = platform.facts(intent, platformIntent);
  reasons.set("", { value: undefined, origin: "user", why: "the intent as a whole" });
  const name = reasons.choose("/name", intent.name, () => ({ value: "", origin: "default", why: "" }));
  const kubernetes = reasons.choose("/kubernetes", intent.kubernetes, () => ({
    value: defaultKubernetes,
    origin: "default",
    why: `${defaultKubernetes} is tested with every Calico release of the kit`,
  }));
  const network = resolveNetwork(intent, facts, reasons);
  const calico = resolveCalico({ intent, facts, network, reasons });
  const resolved = platform.resolve({
    intent,
    platform: platformIntent,
    kubernetes,
    network,
    calico,
    facts,
    reasons,
  });
  return { cluster: freeze({ name, kubernetes, network, calico, platform: resolved }), reasons, facts };
}
