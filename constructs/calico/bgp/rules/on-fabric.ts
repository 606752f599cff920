import type { Fabric } from "../../../fabric";
import type { RuleContext } from "../../rule";

/** A rule about Calico on a fabric: nothing is said where there is none. */
export function onFabric<C extends RuleContext>(check: (context: C, fabric: Fabric) => void): (context: C) => void {
  return (context) => {
    if (context.cluster.fabric !== undefined) check(context, context.cluster.fabric);
  };
}
