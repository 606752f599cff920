import { here } from "../../findings";
import { liveRule } from "../../model";
import type { Cluster } from "../cluster";

const isVpp = (kind: unknown): boolean => kind === "vpp";

/** What forwards the packets of pods that run. */
export const dataplaneLive = liveRule<Cluster>({
  "LIVE-121": {
    title: "the data plane of live nodes changed to or from VPP",
    severity: "error",
    why: "VPP takes the node's interface and its hugepages, and pods hang on the data plane that made their interfaces.",
    upstream: here,
    see: "docs.tigera.io, Get started with VPP networking",
    key: "calico.dataplane.kind",
    read: ({ calico }) => calico.dataplane.kind,
    allows: (was, now) => isVpp(was) === isVpp(now),
    path: "/calico/dataplane",
    instead: "make a second cluster and move the workloads",
  },
  "LIVE-122": {
    title: "the Linux data plane of live nodes changed",
    severity: "warning",
    why: "Each node swaps its rules as calico-node restarts there; connections through Services are cut.",
    upstream: here,
    see: "docs.tigera.io, Enable the eBPF data plane (Reversing the process)",
    key: "calico.dataplane.kind",
    read: ({ calico }) => calico.dataplane.kind,
    allows: (was, now) => isVpp(was) || isVpp(now),
    path: "/calico/dataplane",
    instead: "expect an interruption, and restart what keeps long connections",
    disrupts: "dataPlane",
  },
});
