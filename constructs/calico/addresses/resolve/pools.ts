import { fabricLabels } from "../../../fabric";
import { because, choose, type Reason, trace, type Traced, Selector } from "../../../model";
import { blockSizes, type IpFamily } from "../../../net";
import type { CalicoCluster, CalicoPool, Cni } from "../../cluster";
import type { CalicoContext } from "../../context";
import { defaultNodeSelector, type Pool } from "../schema";
import { tunnelOf } from "../pools";

const everything = Selector.of(defaultNodeSelector);

/** The operator's own names for the first pool of a family (tigera/operator pkg/controller/ippool). */
const firstName = { 4: "default-ipv4-ippool", 6: "default-ipv6-ippool" } as const;

export function resolvePools(
  context: CalicoContext,
  routing: CalicoCluster["routing"],
  cni: Cni,
): Traced<readonly CalicoPool[]> {
  const { pools, reason } = wantedPools(context, cni);
  const seen = new Set<IpFamily>();
  return trace<readonly CalicoPool[]>(
    pools.map((pool) => {
      const { family } = pool.cidr;
      // A platform's own Calico gives the name to the pool that it makes itself: another pool of that name would be refused,
      // or would move the live one to another range.
      const isFirst = !seen.has(family) && (context.offer.own === undefined || isOfOwnCalico(context, pool));
      if (isFirst) seen.add(family);
      return resolvePool(context, pool, { family, isFirst, routing });
    }),
    reason,
  );
}

function wantedPools(context: CalicoContext, cni: Cni): { readonly pools: readonly Pool[]; readonly reason: Reason } {
  const { intent, network } = context;
  const wanted = intent.calico?.pools;
  const ofRacks = cni === "Calico" ? rackPools(context) : [];
  if (ofRacks.length > 0)
    return {
      pools: [...(wanted ?? []), ...ofRacks],
      reason: { origin: "derived", why: "the intent's own, and those of the racks", from: ["/fabric/racks"] },
    };
  if (wanted !== undefined) return { pools: wanted, reason: { origin: "user", why: "the intent says so" } };
  if (cni !== "Calico")
    return { pools: [], reason: { origin: "derived", why: `${cni} hands out the addresses`, from: ["/calico/cni"] } };
  return {
    pools: network.pods.map((cidr) => ({ cidr })),
    reason: { origin: "derived", why: "one pool for each pod range", from: ["/network/pods"] },
  };
}

/** Most pools that an Installation takes (its CRD). */
const mostOfInstallation = 25;

/** Pools of a rack's pods alone. What the Installation has no room for are objects of their own. */
function rackPools({ fabric, intent }: CalicoContext): readonly Pool[] {
  const racks = fabric?.racks ?? [];
  const own = intent.calico?.pools?.length ?? 0;
  return racks.flatMap(({ name, number, pods }) =>
    pods.map((cidr, index): Pool => ({
      name: `rack-${name}${pods.length > 1 ? `-${index + 1}` : ""}`,
      cidr,
      nodeSelector: Selector.of(`${fabricLabels.rack} == '${name}'`),
      ...(own + number * pods.length > mostOfInstallation ? { managedBy: "ippool" } : {}),
    })),
  );
}

function resolvePool(
  context: CalicoContext,
  pool: Pool,
  at: { readonly family: IpFamily; readonly isFirst: boolean; readonly routing: CalicoCluster["routing"] },
): Traced<CalicoPool> {
  const { family, isFirst } = at;
  const { own } = context.offer;
  return trace<CalicoPool>({
    name: choose(pool.name, () => ({
      value: isFirst
        ? (own?.value.pools[family] ?? firstName[family])
        : pool.cidr.toString().replace("/", "-").replace(/:/g, "-"),
      origin: "derived",
      why: !isFirst
        ? "made from the CIDR"
        : own === undefined
          ? "the operator's name for the first pool of a family"
          : "the platform's name for the pool that it makes",
    })),
    cidr: pool.cidr,
    family,
    encapsulation: choose(pool.encapsulation, () => encapsulationOf(pool, at)),
    natOutgoing: choose(pool.natOutgoing, () => ({
      value: family === 4 ? "Enabled" : "Disabled",
      origin: "default",
      why: family === 4 ? "IPv4 pods leave the cluster with the node's address" : "IPv6 pods keep their own address",
    })),
    nodeSelector: pool.nodeSelector ?? everything,
    namespaceSelector: pool.namespaceSelector,
    blockSize: choose(pool.blockSize, () => ({
      value: blockSizes[family].default,
      origin: "default",
      why: "Calico's own default",
    })),
    // A tunnel address belongs to a node, which has no namespace.
    allowedUses: pool.allowedUses ?? (pool.namespaceSelector === undefined ? ["Workload", "Tunnel"] : ["Workload"]),
    assignmentMode: pool.assignmentMode ?? "Automatic",
    disableBGPExport: pool.disableBGPExport ?? false,
    disableNewAllocations: pool.disableNewAllocations ?? false,
    managedBy: managedBy(context, pool),
  });
}

/** Whether it is a pool that a platform's own Calico makes: the first range of pods of its family. */
function isOfOwnCalico({ network, offer }: CalicoContext, pool: Pool): boolean {
  const { family } = pool.cidr;
  const range = network.pods.find((one) => one.family === family);
  return offer.own?.value.pools[family] !== undefined && range?.equals(pool.cidr) === true;
}

/** Whether pools are there before calico-node (early-networking/manifests.ts). */
function isEarly({ intent, fabric }: CalicoContext): boolean {
  const { edition, enterprise } = intent.calico ?? {};
  return edition === "enterprise" && enterprise?.earlyNetworking !== undefined && fabric !== undefined;
}

function managedBy(context: CalicoContext, pool: Pool): Traced<CalicoPool["managedBy"]> {
  return choose(pool.managedBy, () => {
    if (context.offer.own !== undefined && !isOfOwnCalico(context, pool))
      return { value: "ippool", origin: "platform", why: "the platform makes the pool of the pod range only" };
    if (isEarly(context))
      return {
        value: "ippool",
        origin: "derived",
        why: "with early networking there are pools before the operator, which makes none beside them until its API server runs",
        from: ["/calico/enterprise/earlyNetworking"],
      };
    return pool.namespaceSelector === undefined
      ? { value: "installation", origin: "default", why: "the operator owns the pools" }
      : { value: "ippool", origin: "derived", why: "Installation has no field for a namespace selector" };
  });
}

function encapsulationOf(
  pool: Pool,
  { family, routing }: { readonly family: IpFamily; readonly routing: CalicoCluster["routing"] },
): Traced<CalicoPool["encapsulation"]> {
  const derived = (value: CalicoPool["encapsulation"], why: string, ...from: string[]) =>
    because({ value, origin: "derived", why, from });
  if (pool.allowedUses?.includes("LoadBalancer"))
    return derived("None", "load-balancer addresses are never encapsulated");
  if (family === 6 && tunnelOf(routing.encapsulation) === "ipip")
    return derived("None", "IP-in-IP carries IPv4 only", "/calico/routing/encapsulation");
  return derived(routing.encapsulation, "as routing says", "/calico/routing/encapsulation");
}
