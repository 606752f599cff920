import { here } from "../../../findings";
import type { Json, LiveTable } from "../../../model";
import type { KubesprayWhole } from "../types";
import { nodesPage } from "./pages";

const key = "kubespray.controlPlanes";
/** Names, in the order of the inventory: etcd runs on each. */
const read = ({ platform: { hosts } }: KubesprayWhole): readonly string[] =>
  hosts.filter(({ isControlPlane }) => isControlPlane).map(({ name }) => name);
const path = "/platform/nodeGroups";

/** Who may join and leave the control planes, and etcd with them. */
export const controlPlaneFacts = {
  "LIVE-703": {
    title: "the first control plane of a live cluster changed",
    severity: "warning",
    why: "The play runs what is done once on the first of the list: where that is a machine that is not in the cluster yet, it starts another cluster.",
    upstream: here,
    see: nodesPage,
    key: "kubespray.firstControlPlane",
    read: (cluster) => read(cluster)[0] ?? "",
    path,
    instead:
      "add a new control plane at the end of the list, and change the order only between machines that are members",
    disrupts: "controlPlane",
  },
  "LIVE-712": {
    title: "several control planes of a live cluster leave at once",
    severity: "error",
    why: "The play forgets them before they leave etcd: of three members two are gone, and etcd has no majority to remove them by.",
    upstream: here,
    see: `${nodesPage} (Removing an etcd node)`,
    key,
    read,
    path,
    instead:
      "replace one, `up`, then the next; to have fewer, run Kubespray's remove-node.yml for each one after the other, look at `etcdctl member list` after each, then insist",
    allows: (was, now) => leavers(was, now).length <= 1,
  },
  "LIVE-713": {
    title: "a control plane of a live cluster joins or leaves, and etcd's members with it",
    severity: "warning",
    why: "cluster.yml changes the members; kube-apiserver of the others keeps the --etcd-servers that it was made with.",
    upstream: here,
    see: `${nodesPage} (Adding an etcd node)`,
    key,
    read,
    path,
    instead:
      "after `up` run upgrade-cluster.yml --limit=etcd,kube_control_plane -e ignore_assert_errors=yes, and restart nginx-proxy on each machine; look at `etcdctl member list`",
    // What LIVE-712 refuses is said there.
    allows: (was, now) =>
      leavers(was, now).length > 1 || (leavers(was, now).length === 0 && leavers(now, was).length === 0),
    disrupts: "controlPlane",
  },
  "LIVE-714": {
    title: "the first control plane of a live cluster leaves, or is a machine that is no member",
    severity: "error",
    why: "The play runs what is done once on the first of the list: on a machine that is no member kubeadm starts another cluster, and remove-node.yml cannot take out the first.",
    upstream: here,
    see: `${nodesPage} (Adding/Removal of first kube_control_plane and etcd-master)`,
    key,
    read,
    path,
    instead:
      "add the new one at the end and `up`; put it, or another member, first and `up`; only then let the old one leave",
    allows: (was, now) => {
      const [before, after] = [names(was), names(now)];
      return after.includes(before[0] ?? "") && before.includes(after[0] ?? "");
    },
  },
} as const satisfies LiveTable<KubesprayWhole>;

const names = (value: Json): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Who is in the first and not in the second. */
function leavers(was: Json, now: Json): readonly string[] {
  const after = names(now);
  return names(was).filter((name) => !after.includes(name));
}
