import { here, repeated } from "../../../findings";
import { blockSizes, earliestOverlaps } from "../../../net";
import { type Rule, rule } from "../../rule";
import { at, atPool, isForLoadBalancers } from "../../support";
import { apiServerAccepts, apiServerRefuses, operatorAccepts, operatorRefuses } from "../../verdicts";

const poolValidation = "tigera/operator pkg/controller/ippool/validation.go";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateIPPoolSpec)";

/** Most pools that an Installation holds. */
const mostInInstallation = 25;

const unique = rule({
  finds: {
    "POOL-001": {
      title: "two pools have the same name",
      severity: "error",
      why: "The operator refuses it; as IPPool objects, one would overwrite the other.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
    "POOL-002": {
      title: "two pools have the same range",
      severity: "error",
      why: "The operator refuses it, as does Calico's own API server.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
    "POOL-003": {
      title: "two pools overlap",
      severity: "error",
      why: "Two pods can get the same address. Calico's own API server refuses it, but the operator does not ask it.",
      upstream: operatorAccepts,
      see: "projectcalico/calico libcalico-go/lib/clientv3/ippool.go",
    },
    "POOL-004": {
      title: "more pools than the Installation holds",
      severity: "error",
      why: "The Installation's list ends at 25.",
      upstream: apiServerRefuses,
      see: "tigera/operator api/v1/installation_types.go (ipPools)",
    },
  },
  check: (context) => {
    const { pools } = context.cluster.calico;
    for (const [index, name] of repeated(pools.map((pool) => pool.name)))
      context.report.add("POOL-001", atPool(context, index, "name"), {
        message: `two pools are called ${name}`,
        got: name,
        want: "a name of its own for each pool",
        fix: `rename one of them, e.g. to ${name}-${index + 1}`,
      });
    const ranges = pools.map((pool) => pool.cidr);
    // Backwards, so that the first of several stays.
    const firstWith = new Map([...pools].reverse().map((pool) => [pool.cidr.toString(), pool]));
    for (const [index, cidr] of repeated(ranges))
      context.report.add("POOL-002", atPool(context, index, "cidr"), {
        message: `pool ${pools[index]?.name} has the range of pool ${firstWith.get(cidr.toString())?.name}, ${cidr}`,
        want: "a range of its own for each pool",
        fix: "remove one of the two, or correct its range",
      });
    const earliest = earliestOverlaps(ranges);
    for (const [index, pool] of pools.entries()) {
      const position = earliest[index];
      const other = position === undefined ? undefined : pools[position];
      // Each pair once, at the pool that came second.
      if (position === undefined || position > index || other === undefined) continue;
      context.report.add("POOL-003", atPool(context, index, "cidr"), {
        message: `pool ${pool.name} (${pool.cidr}) shares addresses with pool ${other.name} (${other.cidr})`,
        want: "ranges without a common address",
        fix: "move or shrink one of them",
      });
    }
    const owned = pools.filter(({ managedBy }) => managedBy === "installation").length;
    if (owned > mostInInstallation)
      context.report.add("POOL-004", at(context, "calico", "pools"), {
        message: `${owned} pools are the operator's, and its Installation holds ${mostInInstallation}`,
        got: owned,
        want: `at most ${mostInInstallation} pools with managedBy installation`,
        fix: "set managedBy: ippool for the others",
      });
  },
});

const blocks = rule({
  finds: {
    "POOL-005": {
      title: "block size out of bounds",
      severity: "error",
      why: "Calico's address management works with IPv4 blocks of /20 to /32 and IPv6 blocks of /116 to /128.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
    "POOL-006": {
      title: "pool smaller than one block",
      severity: "error",
      why: "A node takes whole blocks: no node could take any.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
  },
  check: (context) => {
    for (const [index, pool] of context.cluster.calico.pools.entries()) {
      const { least, most, default: usual } = blockSizes[pool.family];
      const length = pool.cidr.prefixLength;
      if (pool.blockSize < least || pool.blockSize > most)
        context.report.add("POOL-005", atPool(context, index, "blockSize"), {
          message: `a block of /${pool.blockSize} cannot be in an IPv${pool.family} pool`,
          want: `${least} to ${most}`,
          fix: `write ${usual}, Calico's default, or remove the key`,
        });
      else if (length > pool.blockSize)
        context.report.add("POOL-006", atPool(context, index, "cidr"), {
          message: `pool ${pool.cidr} is smaller than one block (/${pool.blockSize})`,
          want: `a range of /${pool.blockSize} or larger`,
          fix: length <= most ? `enlarge the range, or set blockSize: ${length}` : "enlarge the range",
        });
    }
  },
});

const loadBalancers = rule({
  finds: {
    "POOL-007": {
      title: "load-balancer pool with another use",
      severity: "error",
      why: "Addresses of load balancers belong to no node; those of pods and tunnels do.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
    "POOL-008": {
      title: "load-balancer pool for some nodes only",
      severity: "error",
      why: "Addresses of load balancers belong to no node, so a node selector has nothing to select.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
    "POOL-009": {
      title: "load-balancer pool with encapsulation",
      severity: "error",
      why: "Traffic to a load-balancer address comes from outside the cluster, where no tunnel begins.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
    "POOL-010": {
      title: "load-balancer pool that is not exported by BGP",
      severity: "error",
      why: "Nobody outside would have a route to the addresses.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
  },
  check: (context) => {
    for (const [index, pool] of context.cluster.calico.pools.entries()) {
      if (!isForLoadBalancers(pool)) continue;
      const path = (key: string) => atPool(context, index, key);
      if (pool.allowedUses.length > 1)
        context.report.add("POOL-007", path("allowedUses"), {
          message: `pool ${pool.name} is for load balancers and for ${pool.allowedUses.filter((use) => use !== "LoadBalancer").join(" and ")}`,
          want: "[LoadBalancer] alone",
          fix: "make a second pool for the other use",
        });
      if (pool.nodeSelector.text !== "all()")
        context.report.add("POOL-008", path("nodeSelector"), {
          message: `load-balancer pool ${pool.name} is limited to nodes with ${pool.nodeSelector}`,
          want: "all()",
          fix: "remove the key",
        });
      if (pool.encapsulation !== "None")
        context.report.add("POOL-009", path("encapsulation"), {
          message: `load-balancer pool ${pool.name} has encapsulation ${pool.encapsulation}`,
          want: "None",
          fix: "remove the key",
        });
      if (pool.disableBGPExport)
        context.report.add("POOL-010", path("disableBGPExport"), {
          message: `load-balancer pool ${pool.name} is kept from BGP`,
          want: "false",
          fix: "remove the key",
        });
    }
  },
});

const namespaces = rule({
  finds: {
    "POOL-016": {
      title: "namespace selector in a pool of the Installation",
      severity: "error",
      why: "The Installation has no such field: the pool would be open to every namespace.",
      upstream: here,
      see: "tigera/operator api/v1/installation_types.go (IPPool)",
    },
    "POOL-017": {
      title: "namespace selector in a pool for tunnels",
      severity: "error",
      why: "Tunnel addresses belong to nodes, which are in no namespace. Calico's own API server refuses it.",
      upstream: apiServerAccepts,
      see: calicoValidator,
    },
    "POOL-018": {
      title: "global() in a pool's selector",
      severity: "error",
      why: "It means endpoints outside every namespace. Calico's own API server refuses it here.",
      upstream: apiServerAccepts,
      see: calicoValidator,
    },
  },
  check: (context) => {
    for (const [index, pool] of context.cluster.calico.pools.entries()) {
      if (pool.namespaceSelector !== undefined) {
        if (pool.managedBy === "installation")
          context.report.add("POOL-016", atPool(context, index, "managedBy"), {
            message: `pool ${pool.name} has a namespace selector, which the Installation has no field for`,
            want: "ippool",
            fix: "remove managedBy: such a pool becomes an IPPool object",
          });
        if (pool.allowedUses.includes("Tunnel"))
          context.report.add("POOL-017", atPool(context, index, "allowedUses"), {
            message: `pool ${pool.name} gives tunnels addresses too, and nodes are in no namespace`,
            got: pool.allowedUses,
            want: "[Workload]",
            fix: "write allowedUses: [Workload]; another pool must then serve the tunnels",
          });
      }
      for (const key of ["nodeSelector", "namespaceSelector"] as const) {
        if (pool[key]?.usesGlobal !== true) continue;
        context.report.add("POOL-018", atPool(context, index, key), {
          message: `global() is not a selector of ${key === "nodeSelector" ? "nodes" : "namespaces"}`,
          want: "a selector without global()",
          fix: "write all()",
        });
      }
    }
  },
});

/** Each pool by itself, and against the other pools. */
export const poolRules: readonly Rule[] = [unique, blocks, loadBalancers, namespaces];
