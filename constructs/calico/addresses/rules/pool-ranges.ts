import { here, list, repeated } from "../../../findings";
import { Blocks, specialUse } from "../../../net";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, atPool, isForLoadBalancers } from "../../support";
import { apiServerAccepts, operatorAccepts } from "../../verdicts";

const ippool = "docs.tigera.io/calico/latest/reference/resources/ippool";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateIPPoolSpec)";

/** Pools that the user wrote: those made from the pod ranges are judged as such. */
const isOwn = ({ intent }: RuleContext) => intent.calico?.pools !== undefined;

const overlaps = rule({
  finds: {
    "POOL-020": {
      title: "pool overlaps the service range",
      severity: "error",
      why: "Traffic to a pod in the overlap would be taken for traffic to a Service and vanish.",
      upstream: operatorAccepts,
      see: ippool,
    },
    "POOL-021": {
      title: "pool overlaps the range of the nodes",
      severity: "error",
      why: "Nodes, load balancers and gateways in the overlap become unreachable from every node that holds such a pod.",
      upstream: operatorAccepts,
      see: ippool,
    },
    "POOL-022": {
      title: "pool of addresses with a special meaning",
      severity: "error",
      why: "No host routes them. Calico's own API server refuses link-local ones.",
      upstream: operatorAccepts,
      see: calicoValidator,
    },
  },
  check: (context) => {
    const { network, calico } = context.cluster;
    if (!isOwn(context) || calico.cni !== "Calico") return;
    const [services, nodes] = [new Blocks(network.services), new Blocks(network.nodes)];
    for (const [index, pool] of calico.pools.entries()) {
      const path = atPool(context, index, "cidr");
      const clash = (code: "POOL-020" | "POOL-021", others: Blocks, what: string): void => {
        const other = others.firstOverlap(pool.cidr)?.cidr;
        if (other === undefined) return;
        context.report.add(code, path, {
          message: `pool ${pool.name} (${pool.cidr}) shares addresses with the ${what}, ${other}`,
          want: `a range outside ${other}`,
          fix: "move the pool",
        });
      };
      clash("POOL-020", services, "services");
      clash("POOL-021", nodes, "nodes");
      const meaning = specialUse(pool.cidr);
      if (meaning !== undefined)
        context.report.add("POOL-022", path, {
          message: `pool ${pool.name} (${pool.cidr}) cannot be used: ${meaning}`,
          want: "a range that hosts route",
          fix: "use one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or fc00::/7",
        });
    }
  },
});

const podRange = rule({
  finds: {
    "POOL-019": {
      title: "pool outside the cluster's pod range",
      severity: "error",
      why: "kube-proxy, firewalls and kubeadm clusters (there the operator refuses it) know pods by the pod range.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/controller/ippool/kubeadm.go",
    },
    "POOL-036": {
      title: "pool of an IP family that pods do not have",
      severity: "error",
      why: "Address detection, routing and policy of a family are set up where network.pods has a range of it.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/networking/ipam/ipv6",
    },
  },
  check: (context) => {
    const { network, calico } = context.cluster;
    if (!isOwn(context) || calico.cni !== "Calico") return;
    for (const [index, pool] of calico.pools.entries()) {
      if (isForLoadBalancers(pool)) continue;
      if (!network.families.includes(pool.family))
        context.report.add("POOL-036", atPool(context, index, "cidr"), {
          message: `pool ${pool.name} is IPv${pool.family}, and pods are ${list(network.families.map((family) => `IPv${family}`))} only`,
          want: "pools of the families in network.pods",
          fix: `add ${pool.cidr} to network.pods, or remove the pool`,
        });
      else if (
        context.intent.network?.pods !== undefined &&
        pool.managedBy === "installation" &&
        !network.pods.some((range) => range.contains(pool.cidr))
      )
        context.report.add("POOL-019", atPool(context, index, "cidr"), {
          message: `pool ${pool.name} (${pool.cidr}) is outside the pod range, ${list(network.pods)}`,
          want: `a range inside ${list(network.pods)}`,
          fix: "move the pool or widen network.pods; a pool that is meant to be outside has managedBy: ippool",
        });
    }
  },
});

const reservations = rule({
  finds: {
    "POOL-027": {
      title: "reservation outside every pool",
      severity: "warning",
      why: "Nothing would be handed out there anyway; most likely the range is mistyped.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/reference/resources/ipreservation",
    },
    "POOL-028": {
      title: "two reservations have the same name",
      severity: "error",
      why: "They are one object: the second overwrites the first.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/reference/resources/ipreservation",
    },
    "POOL-029": {
      title: "reservation of a whole pool",
      severity: "error",
      why: "No address is left to hand out.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/reference/resources/ipreservation",
    },
  },
  check: (context) => {
    const { reservations: all, pools } = context.cluster.calico;
    for (const [index, name] of repeated(all.map((reservation) => reservation.name)))
      context.report.add("POOL-028", at(context, "calico", "reservations", index, "name"), {
        message: `two reservations are called ${name}`,
        want: "a name of its own for each reservation",
        fix: "rename one of them, or put all ranges into one",
      });
    const wanted = list(pools.map(({ cidr }) => cidr)) || "a pool";
    const ranges = new Blocks(pools.map(({ cidr }) => cidr));
    for (const [index, reservation] of all.entries()) {
      const path = (...keys: (string | number)[]) => at(context, "calico", "reservations", index, ...keys);
      for (const [position, range] of reservation.cidrs.entries()) {
        const whole = pools[ranges.firstInside(range)?.position ?? NaN];
        if (whole !== undefined)
          context.report.add("POOL-029", path("cidrs", position), {
            message: `${range} keeps back every address of pool ${whole.name} (${whole.cidr})`,
            want: "a range smaller than the pool",
            fix: "correct the range; to stop a pool, set disableNewAllocations",
          });
        else if (ranges.firstAround(range) === undefined)
          context.report.add("POOL-027", path("cidrs", position), {
            message: `${range} is in no pool`,
            want: `a range inside ${wanted}`,
            fix: "correct the range, or remove it",
          });
      }
    }
  },
});

/** Where pools and reservations lie. */
export const poolRangeRules: readonly Rule[] = [overlaps, podRange, reservations];
