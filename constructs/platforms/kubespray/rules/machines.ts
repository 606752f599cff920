import { operatorAccepts, vppAccepts } from "../../../calico";
import { here, list, type Verdict } from "../../../findings";
import { mostPodsOfNode } from "../../../model";
import { addressBits } from "../../../net";
import { hostProblems, uplinkProblems } from "../../../places/hosts";
import { machineGroups } from "../machine-groups";
import { at, atTop, type KubesprayRule, rule } from "./support";

const validation = "kubernetes-sigs/kubespray v2.31.0 roles/validate_inventory/tasks/main.yml";
/** An assertion of Kubespray's own stops the play. */
const refuses: Verdict = { program: "kubespray", verdict: "refuses" };
const accepts: Verdict = { program: "kubespray", verdict: "accepts" };

const named = rule({
  finds: {
    "KSP-001": {
      title: "two machines or groups have the same name",
      severity: "error",
      why: "An inventory has a host of one name once: what it says of one of the two would be lost.",
      upstream: accepts,
      see: "docs.ansible.com, How to build your inventory",
    },
    "KSP-002": {
      title: "machine outside the ranges of the nodes",
      severity: "error",
      why: "Either the address or the range is mistyped, and both decide what may overlap.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/networking/ipam/ip-autodetection",
    },
    "KSP-003": {
      title: "two machines have the same address",
      severity: "error",
      why: "The play would make one machine twice, and calico-node stops on the second node of an address.",
      upstream: operatorAccepts,
      see: "projectcalico/calico node/pkg/lifecycle/startup (checkConflicts)",
    },
    "KSP-004": {
      title: "machine without an address of a family that the cluster has",
      severity: "error",
      why: "Kubespray takes the address of the default route then, or 127.0.0.1, and BGP sessions, certificates and etcd know it by that.",
      upstream: accepts,
      see: "kubernetes-sigs/kubespray v2.31.0 roles/network_facts/tasks/main.yaml",
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    for (const { kind, keys, ...texts } of hostProblems(machineGroups(intent.platform), cluster.network.nodes))
      report.add(codes[kind], at(context, ...keys), texts);
    for (const [group, { nodes }] of machineGroups(intent.platform).entries())
      for (const [index, { name, addresses = [] }] of nodes.entries()) {
        const missing = cluster.network.families.filter((family) => !addresses.some((one) => one.family === family));
        if (missing.length === 0) continue;
        const families = list(missing.map((family) => `IPv${family}`));
        report.add("KSP-004", at(context, "nodeGroups", group, "nodes", index, "addresses"), {
          message: `machine ${name} has no ${families} address, and the cluster has ${families}`,
          want: "an address of each family of the cluster",
          fix: `write addresses: [${missing.map((family) => (family === 4 ? "192.0.2.11" : "2001:db8::11")).join(", ")}] with its own`,
        });
      }
  },
});

const codes = { name: "KSP-001", range: "KSP-002", address: "KSP-003" } as const;

const groups = rule({
  finds: {
    "KSP-005": {
      title: "no machine is a control plane",
      severity: "error",
      why: "The play stops at once: kube_control_plane is empty.",
      upstream: refuses,
      see: validation,
    },
    "KSP-006": {
      title: "an even number of control planes",
      severity: "error",
      why: "etcd runs on them, and two of four can be on either side of a split: Kubespray refuses it.",
      upstream: refuses,
      see: validation,
    },
    "KSP-007": {
      title: "no machine takes pods",
      severity: "error",
      why: "CoreDNS, Calico's API server and everything else would wait for a node for ever.",
      upstream: accepts,
      see: "kubernetes-sigs/kubespray v2.31.0 docs/ansible/inventory.md (kube_node)",
    },
  },
  check: (context) => {
    const { hosts } = context.cluster.platform;
    const controlPlanes = hosts.filter(({ isControlPlane }) => isControlPlane).length;
    const path = at(context, "nodeGroups");
    if (controlPlanes === 0)
      context.report.add("KSP-005", path, {
        message: "no group of machines has the role control-plane",
        want: "one control plane, or three",
        fix: "write role: control-plane in a group with one machine, or three",
      });
    else if (controlPlanes % 2 === 0)
      context.report.add("KSP-006", path, {
        message: `there are ${controlPlanes} control planes, and etcd on each`,
        got: String(controlPlanes),
        want: "an odd number",
        fix: `take one away, or add one: ${controlPlanes - 1} stand the loss of as many machines as ${controlPlanes} do`,
      });
    if (!hosts.some(({ runsPods }) => runsPods))
      context.report.add("KSP-007", path, {
        message: "every machine is a control plane with runsPods: false",
        want: "workers, or control planes that take pods",
        fix: "remove runsPods: false, or add a group of workers",
      });
  },
});

const nodeRanges = rule({
  finds: {
    "KSP-008": {
      title: "range of pods that Kubespray finds too small",
      severity: "error",
      why:
        "The controller manager cuts it into a range per node. Calico's IPAM does not use them, but without Kubespray's own Calico the play " +
        "refuses to begin where a node's range holds fewer addresses than pods, or the whole fewer ranges than there are nodes; and IPAM host-local has no others.",
      upstream: refuses,
      see: validation,
    },
  },
  check: (context) => {
    const { network, nodes, platform, calico } = context.cluster;
    if (platform.networking === "calico" && calico.ipam !== "HostLocal") return;
    for (const [index, range] of network.pods.entries()) {
      const prefix = range.family === 4 ? platform.nodePrefix.ipv4 : platform.nodePrefix.ipv6;
      if (prefix === undefined) continue;
      const ranges = 2 ** Math.max(prefix - range.prefixLength, 0);
      const addresses = 2 ** (addressBits(range.family) - prefix) - 2;
      const pods = mostPodsOfNode(nodes);
      if (prefix >= range.prefixLength && ranges >= nodes.named.length && addresses >= pods) continue;
      context.report.add("KSP-008", atTop(context, "network", "pods", index), {
        message: `${range} gives ${ranges} nodes a range of /${prefix} each, and there are ${nodes.named.length} nodes of up to ${pods} pods`,
        got: range.toString(),
        want: "a range with room for all nodes",
        fix: "write a larger range, or a lower maxPods",
      });
    }
  },
});

const ranges = rule({
  finds: {
    "KSP-009": {
      title: "more ranges of a family than Kubespray takes",
      severity: "error",
      why: "kube_pods_subnet and kube_service_addresses hold one range per family: the second would be nobody's.",
      upstream: here,
      see: "kubernetes-sigs/kubespray v2.31.0 roles/kubespray_defaults/defaults/main/main.yml",
    },
  },
  check: (context) => {
    for (const key of ["pods", "services"] as const)
      for (const [index, range] of context.cluster.network[key].entries()) {
        const first = context.cluster.network[key].findIndex(({ family }) => family === range.family);
        if (first === index) continue;
        context.report.add("KSP-009", atTop(context, "network", key, index), {
          message: `there is an IPv${range.family} range of ${key} already`,
          got: range.toString(),
          want: "one range per IP family",
          fix: key === "pods" ? "write one range around both, and the ranges as calico.pools in it" : "remove it",
        });
      }
  },
});

const vppInterfaces = rule({
  finds: {
    "KSP-010": {
      title: "no machine says which interface VPP takes over",
      severity: "error",
      why: "calico-vpp-node stops: CALICOVPP_INTERFACES must name the interface that has the node's address.",
      upstream: vppAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/getting-started",
    },
    "KSP-011": {
      title: "VPP on machines whose interfaces have different names",
      severity: "error",
      why: "One DaemonSet and one list of interfaces serve every node: nodes without that interface stay offline.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane config/config.go (CALICOVPP_INTERFACES)",
    },
  },
  check: (context) => {
    const { calico, nodes } = context.cluster;
    for (const { kind, ...texts } of uplinkProblems(calico, nodes)) {
      if (kind === "unsaid") context.report.add("KSP-010", atTop(context, "calico", "dataplane", "kind"), texts);
      else context.report.add("KSP-011", at(context, "nodeGroups"), texts);
    }
  },
});

/** Machines and their groups, and what the play refuses of them. */
export const machineRules: readonly KubesprayRule[] = [named, groups, nodeRanges, ranges, vppInterfaces];
