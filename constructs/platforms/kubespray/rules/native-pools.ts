import { isForLoadBalancers } from "../../../calico";
import type { Verdict } from "../../../findings";
import { plain } from "../../../model";
import { poolName, poolOfPlay } from "../native";
import { atTop, type KubesprayRule, rule } from "./support";

const role = "kubernetes-sigs/kubespray v2.31.0 roles/network_plugin/calico";
const accepts: Verdict = { program: "kubespray", verdict: "accepts" };
const byOperator = "write platform.networking: cni, and the operator installs Calico";

/** What the play asks for of the pools that it makes, and what Calico gives them beside that. */
const poolKeysOfPlay = ["name", "cidr", "encapsulation", "natOutgoing", "blockSize"];
const poolDefaults: Readonly<Record<string, unknown>> = {
  nodeSelector: "all()",
  assignmentMode: "Automatic",
  disableBGPExport: false,
  disableNewAllocations: false,
  managedBy: "installation",
};

const pools = rule({
  finds: {
    "KSP-034": {
      title: "pools otherwise than Kubespray makes them",
      severity: "error",
      why: "A play makes one pool for each family, the range of pods, for all nodes, and asks for name, range, modes, block size and NAT only: a selector would come after the first pods have addresses.",
      upstream: accepts,
      see: `${role}/tasks/install.yml`,
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const wanted = intent.calico?.pools;
    const [ipv4, ipv6] = [poolOfPlay(cluster, 4), poolOfPlay(cluster, 6)];
    for (const family of cluster.network.families) {
      const range = cluster.network.pods.find((one) => one.family === family);
      if ((family === 4 ? ipv4 : ipv6) !== undefined) continue;
      const racks = cluster.fabric?.racks.some(({ pods }) => pods.length > 0) === true;
      report.add("KSP-034", racks ? atTop(context, "fabric", "racks") : atTop(context, "calico", "pools"), {
        message: `Kubespray makes a pool of the whole range of pods ${range}, and none of these is it`,
        want: `a pool ${range} for all nodes`,
        fix: racks
          ? `remove pods of the racks, or ${byOperator}, which makes pools of racks`
          : `add { cidr: ${range} }, or write network.pods as the pool's range`,
      });
    }
    for (const [index, asked] of (wanted ?? []).entries()) {
      const pool = cluster.calico.pools[index];
      if (pool === undefined || isForLoadBalancers(pool) || (pool !== ipv4 && pool !== ipv6)) continue;
      for (const [key, value] of Object.entries(asked)) {
        if (value === undefined || poolKeysOfPlay.includes(key) || poolDefaults[key] === plain(value)) continue;
        report.add("KSP-034", atTop(context, "calico", "pools", index, key), {
          message: `Kubespray makes the pool ${pool.cidr} itself, and ${key} is not among what it asks for`,
          want: "encapsulation, natOutgoing and blockSize alone",
          fix: `remove the key, add a pool of its own, or ${byOperator}`,
        });
      }
    }
  },
});

/** calico_pool_name (tasks/check.yml), and room for `-ipv6` in the name of an object. */
const poolNamePattern = /^[a-zA-Z0-9-_.]{2,63}$/;

const names = rule({
  finds: {
    "KSP-035": {
      title: "name of a pool that Kubespray does not give it",
      severity: "error",
      why: "calico_pool_name is one name of 2 to 63 characters for both families; the pool of IPv6 has -ipv6 behind it.",
      upstream: accepts,
      see: `${role}/tasks/check.yml`,
    },
  },
  check: (context) => {
    const { cluster, report, intent } = context;
    const [ipv4, ipv6] = [poolOfPlay(cluster, 4), poolOfPlay(cluster, 6)];
    const wantedOf6 = `${ipv4?.name ?? poolName}-ipv6`;
    for (const [pool, isWrong, want] of [
      [ipv4, ipv4 !== undefined && !poolNamePattern.test(ipv4.name), "2 to 63 letters, digits and . _ -"],
      [ipv6, ipv6 !== undefined && ipv4 !== undefined && ipv6.name !== wantedOf6, wantedOf6],
      [ipv6, ipv6 !== undefined && ipv4 === undefined && !ipv6.name.endsWith("-ipv6"), `${ipv6?.name}-ipv6`],
    ] as const) {
      if (pool === undefined || !isWrong) continue;
      const index = (intent.calico?.pools ?? []).findIndex(({ cidr }) => pool.cidr.equals(cidr));
      report.add("KSP-035", atTop(context, "calico", "pools", Math.max(index, 0), "name"), {
        message: `Kubespray does not call a pool ${pool.name}`,
        got: pool.name,
        want,
        fix: `write name: ${want === wantedOf6 || pool === ipv6 ? want : poolName}, or remove the name`,
      });
    }
  },
});

/** The pools that a play makes itself. */
export const poolRules: readonly KubesprayRule[] = [pools, names];
