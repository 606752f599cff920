import { here } from "../../findings";
import { liveRule } from "../../model";
import type { CalicoPool, Cluster } from "../cluster";

const newPool =
  "add a pool with another name, set disableNewAllocations on this one, make its pods anew, then remove it";
const poolSee = "projectcalico/calico libcalico-go/lib/clientv3/ippool.go, validateAndSetDefaults";

const ofPools =
  (value: (pool: CalicoPool) => unknown) =>
  ({ calico: { pools } }: Cluster): unknown =>
    Object.fromEntries(pools.map((pool) => [pool.name, value(pool)]));

/** What pods have addresses from. */
export const addressLive = liveRule<Cluster>({
  "LIVE-101": {
    title: "the range of a live IP pool changed",
    severity: "error",
    why: "Calico refuses another range for a pool that exists, and its pods would have addresses of no pool.",
    upstream: here,
    see: poolSee,
    key: "calico.pools.ranges",
    read: ofPools(({ cidr }) => cidr),
    of: "items",
    path: "/calico",
    instead: newPool,
  },
  "LIVE-102": {
    title: "the block size of a live IP pool changed",
    severity: "error",
    why: "Calico refuses it: the blocks that nodes hold are of the old size.",
    upstream: here,
    see: poolSee,
    key: "calico.pools.blockSizes",
    read: ofPools(({ blockSize }) => blockSize),
    of: "items",
    path: "/calico",
    instead: newPool,
  },
  "LIVE-103": {
    title: "a live IP pool is gone from the intent",
    severity: "error",
    why: "Its pods keep addresses that nobody routes, translates or gives back.",
    upstream: here,
    see: "docs.tigera.io, Migrate from one IP pool to another",
    key: "calico.pools.allocating",
    read: ofPools(({ disableNewAllocations }) => !disableNewAllocations),
    of: "presence",
    allows: (wasAllocating) => wasAllocating === false,
    path: "/calico",
    instead: "set disableNewAllocations on it, `up`, make its pods anew, then remove it",
  },
  "LIVE-104": {
    title: "a live IP pool changes hands between the Installation and an object of its own",
    severity: "error",
    why: "The operator deletes a pool that leaves the Installation, and its pods lose it.",
    upstream: here,
    see: "tigera/operator pkg/controller/ippool/pool_controller.go",
    key: "calico.pools.managedBy",
    read: ofPools(({ managedBy }) => managedBy),
    of: "items",
    path: "/calico",
    instead: newPool,
  },
  "LIVE-105": {
    title: "the encapsulation of a live IP pool changed",
    severity: "warning",
    why: "Nodes take it over one after the other; until all have, those that have and those that have not lose each other.",
    upstream: here,
    see: "docs.tigera.io, Overlay networking",
    key: "calico.pools.encapsulations",
    read: ofPools(({ encapsulation }) => encapsulation),
    of: "items",
    path: "/calico",
    instead: "expect an interruption, or add a second pool and move the pods",
    disrupts: "dataPlane",
  },
  "LIVE-106": {
    title: "the MTU of a live cluster changed",
    severity: "warning",
    why: "Pods that run keep the old one: with a smaller one on the way their large packets are lost.",
    upstream: here,
    see: "docs.tigera.io, Configure MTU to maximize network performance",
    key: "calico.mtu",
    read: ({ calico }) => calico.mtu,
    path: "/calico",
    instead: "make every pod anew after it",
    disrupts: "newPods",
  },
  "LIVE-107": {
    title: "the IP families of a live cluster changed",
    severity: "error",
    why: "Nodes and Services have addresses of the families that the cluster was made with.",
    upstream: here,
    see: "kubernetes.io, IPv4/IPv6 dual-stack",
    key: "network.families",
    read: ({ network }) => network.families,
    path: "/network",
    instead: "make a second cluster and move the workloads",
  },
  "LIVE-108": {
    title: "how live nodes find their own addresses changed",
    severity: "warning",
    why: "A node that finds another address loses its tunnels and BGP sessions until all others have heard of it.",
    upstream: here,
    see: "docs.tigera.io, Configure IP autodetection",
    key: "calico.nodeAddressAutodetection",
    read: ({ calico }) => calico.nodeAddressAutodetection,
    path: "/calico",
    instead: "look first whether each node finds the address that it has",
    disrupts: "dataPlane",
  },
});
