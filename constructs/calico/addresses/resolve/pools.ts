import { compact, Selector } from "../../../model";
import type { IpFamily } from "../../../net";
import type { CalicoCluster, CalicoPool } from "../../cluster";
import type { CalicoContext } from "../../context";
import type { Encapsulation, Pool } from "../schema";

/** The operator's own names for the first pool of a family (tigera/operator pkg/controller/ippool). */
const firstName = { 4: "default-ipv4-ippool", 6: "default-ipv6-ippool" } as const;
const everything = Selector.of("all()");
const defaultBlockSize = { 4: 26, 6: 122 } as const;

export function resolvePools(
  { intent, facts, network, reasons }: CalicoContext,
  routing: CalicoCluster["routing"],
  cni: CalicoCluster["cni"],
): readonly CalicoPool[] {
  const wanted = intent.calico?.pools;
  const pools = reasons.choose("/calico/pools", wanted, () =>
    cni === "Calico"
      ? {
          value: network.pods.map((cidr): Pool => ({ cidr })),
          origin: "derived" as const,
          why: "one pool for each pod range",
          from: ["/network/pods"],
        }
      : { value: [], origin: "derived" as const, why: `${cni} hands out the addresses`, from: ["/calico/cni"] },
  );
  const seen = new Set<IpFamily>();
  return pools.map((pool, index) => {
    const { family } = pool.cidr;
    const isFirst = !seen.has(family);
    seen.add(family);
    return resolvePool(pool, family, isFirst, `/calico/pools/${index}`);
  });

  function resolvePool(pool: Pool, family: IpFamily, isFirst: boolean, path: string): CalicoPool {
    const isForLoadBalancers = pool.allowedUses?.includes("LoadBalancer") ?? false;
    return compact<CalicoPool>({
      name: reasons.choose(`${path}/name`, pool.name, () => ({
        value: isFirst ? firstName[family] : pool.cidr.toString().replace("/", "-").replace(/:/g, "-"),
        origin: "derived",
        why: isFirst ? "the operator's name for the first pool of a family" : "made from the CIDR",
      })),
      cidr: pool.cidr,
      family,
      encapsulation: reasons.choose(`${path}/encapsulation`, pool.encapsulation, () => encapsulation()),
      natOutgoing: reasons.choose(`${path}/natOutgoing`, pool.natOutgoing, () => ({
        value: family === 4 ? ("Enabled" as const) : ("Disabled" as const),
        origin: "default",
        why: family === 4 ? "IPv4 pods leave the cluster with the node's address" : "IPv6 pods keep their own address",
      })),
      nodeSelector: pool.nodeSelector ?? everything,
      namespaceSelector: pool.namespaceSelector,
      blockSize: reasons.choose(`${path}/blockSize`, pool.blockSize, () => ({
        value: defaultBlockSize[family],
        origin: "default",
        why: "Calico's own default",
      })),
      // A tunnel address belongs to a node, which has no namespace.
      allowedUses: pool.allowedUses ?? (pool.namespaceSelector === undefined ? ["Workload", "Tunnel"] : ["Workload"]),
      assignmentMode: pool.assignmentMode ?? "Automatic",
      disableBGPExport: pool.disableBGPExport ?? false,
      disableNewAllocations: pool.disableNewAllocations ?? false,
      managedBy: reasons.choose(`${path}/managedBy`, pool.managedBy, () =>
        facts.ownCalico !== undefined && network.pods[0]?.equals(pool.cidr) !== true
          ? { value: "ippool" as const, origin: "platform", why: "the platform makes one pool only, the pod range" }
          : pool.namespaceSelector === undefined
            ? { value: "installation" as const, origin: "default", why: "the operator owns the pools" }
            : {
                value: "ippool" as const,
                origin: "derived",
                why: "Installation has no field for a namespace selector",
              },
      ),
    });

    function encapsulation(): { value: Encapsulation; origin: "derived"; why: string; from: string[] } {
      const because = (value: Encapsulation, why: string) =>
        ({ value, origin: "derived", why, from: ["/calico/routing/encapsulation"] }) as const;
      if (isForLoadBalancers) return { ...because("None", "load-balancer addresses are never encapsulated"), from: [] };
      if (family === 6 && routing.encapsulation.startsWith("IPIP"))
        return { ...because("None", "IP-in-IP carries IPv4 only"), from: ["/calico/routing/encapsulation"] };
      return { ...because(routing.encapsulation, "as routing says"), from: ["/calico/routing/encapsulation"] };
    }
  }
}
