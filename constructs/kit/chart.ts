import { Chart } from "cdk8s";
import type { Construct } from "constructs";
import type { KnownLateValues } from "../calico";
import { addObjects } from "../calico/chart";
import { type Phase, phases as allPhases } from "../model";
import { type Plan, planOf } from "./check";
import type { IntentInput } from "./intent";

export interface CalicoChartOptions {
  /**
   * The phases whose objects the chart holds: `platform`, `crds`, `operator`, `installation` and `vpp` come before the
   * first node, `resources` and `bgp` after it. Default: all.
   */
  readonly phases?: readonly Phase[];
  /** Late values that are known already; one that is missing here, or that is secret, becomes `${NAME}`. */
  readonly late?: KnownLateValues;
}

/** An intent, or a plan that `check` made of one. */
export type CalicoChartProps = CalicoChartOptions & ({ readonly intent: IntentInput } | { readonly plan: Plan });

/**
 * The Kubernetes objects of a cluster with Calico as a cdk8s chart, in the order in which they are applied: those that
 * `calico-kit synth` writes, without the CRDs and the operator of a published release, which its Helm charts bring. Each can
 * be found by its key (`kind/namespace/name`) and patched. What applies the file must wait between the phases, or try
 * again: one chart for each, by `phases`, says where.
 * @throws IntentError with all findings where the intent has errors
 */
export class CalicoChart extends Chart {
  /** What the objects were made from, with its warnings. */
  readonly plan: Plan;

  constructor(scope: Construct, id: string, props: CalicoChartProps) {
    const plan = "plan" in props ? props.plan : planOf(props.intent);
    // Names are the objects' own, so cdk8s must add nothing of its own to them.
    super(scope, id, { disableResourceNameHashes: true });
    this.plan = plan;
    const { phases = allPhases, late } = props;
    for (const { phase, objects } of plan.manifests) if (phases.includes(phase)) addObjects(this, objects, late);
  }
}
