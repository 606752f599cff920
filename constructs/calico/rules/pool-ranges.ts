import type { Rule, RuleContext } from "../../cluster";
import type { Code } from "../../findings";
import { specialUse } from "./network";
import { at, atPool, cidrOf, cidrsOf, isForLoadBalancers, list } from "./support";

/** Pools that the user wrote: those made from the pod ranges are judged as such. */
const isOwn = ({ intent }: RuleContext) => intent.calico?.pools !== undefined;

const overlaps: Rule = (context) => {
  const { network, calico } = context.cluster;
  if (!isOwn(context) || calico.cni !== "Calico") return;
  for (const [index, pool] of calico.pools.entries()) {
    const range = cidrOf(pool.cidr);
    if (range === undefined) continue;
    const path = atPool(context, index, "cidr");
    const clash = (code: Code, others: readonly string[], what: string): void => {
      const other = others.find((text) => cidrOf(text)?.overlaps(range));
      if (other === undefined) return;
      context.report.add(code, path, {
        message: `pool ${pool.name} (${pool.cidr}) shares addresses with the ${what}, ${other}`,
        want: `a range outside ${other}`,
        fix: "move the pool",
      });
    };
    clash("POOL-020", network.services, "services");
    clash("POOL-021", network.nodes, "nodes");
    const meaning = specialUse(range);
    if (meaning !== undefined)
      context.report.add("POOL-022", path, {
        message: `pool ${pool.name} (${pool.cidr}) cannot be used: ${meaning}`,
        want: "a range that hosts route",
        fix: "use one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or fc00::/7",
      });
  }
};

const podRange: Rule = (context) => {
  const { network, calico } = context.cluster;
  if (!isOwn(context) || calico.cni !== "Calico") return;
  const pods = cidrsOf(network.pods);
  for (const [index, pool] of calico.pools.entries()) {
    const range = cidrOf(pool.cidr);
    if (range === undefined || isForLoadBalancers(pool)) continue;
    if (!network.families.includes(pool.family))
      context.report.add("POOL-036", atPool(context, index, "cidr"), {
        message: `pool ${pool.name} is IPv${pool.family}, and pods are ${list(network.families.map((family) => `IPv${family}`))} only`,
        want: "pools of the families in network.pods",
        fix: `add ${pool.cidr} to network.pods, or remove the pool`,
      });
    else if (
      context.intent.network?.pods !== undefined &&
      pool.managedBy === "installation" &&
      !pods.some((block) => block.contains(range))
    )
      context.report.add("POOL-019", atPool(context, index, "cidr"), {
        message: `pool ${pool.name} (${pool.cidr}) is outside the pod range, ${list(network.pods)}`,
        want: `a range inside ${list(network.pods)}`,
        fix: "move the pool or widen network.pods; a pool that is meant to be outside has managedBy: ippool",
      });
  }
};

const reservations: Rule = (context) => {
  const { reservations: all, pools } = context.cluster.calico;
  for (const [index, reservation] of all.entries()) {
    const path = (...keys: (string | number)[]) => at(context, "calico", "reservations", index, ...keys);
    if (all.findIndex(({ name }) => name === reservation.name) < index)
      context.report.add("POOL-028", path("name"), {
        message: `two reservations are called ${reservation.name}`,
        want: "a name of its own for each reservation",
        fix: "rename one of them, or put all ranges into one",
      });
    for (const [position, text] of reservation.cidrs.entries()) {
      const range = cidrOf(text);
      if (range === undefined) continue;
      const whole = pools.find((pool) => {
        const block = cidrOf(pool.cidr);
        return block !== undefined && range.contains(block);
      });
      if (whole !== undefined)
        context.report.add("POOL-029", path("cidrs", position), {
          message: `${text} keeps back every address of pool ${whole.name} (${whole.cidr})`,
          want: "a range smaller than the pool",
          fix: "correct the range; to stop a pool, set disableNewAllocations",
        });
      else if (!pools.some((pool) => cidrOf(pool.cidr)?.contains(range)))
        context.report.add("POOL-027", path("cidrs", position), {
          message: `${text} is in no pool`,
          want: `a range inside ${list(pools.map(({ cidr }) => cidr)) || "a pool"}`,
          fix: "correct the range, or remove it",
        });
    }
  }
};

/** Where pools and reservations lie. */
export const poolRangeRules: readonly Rule[] = [overlaps, podRange, reservations];
