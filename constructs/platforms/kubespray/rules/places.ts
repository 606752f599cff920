import { here } from "../../../findings";
import { mostVagrantMachines } from "../../../places/vagrant";
import { at, type KubesprayRule, rule } from "./support";

const counted = rule({
  finds: {
    "KSP-014": {
      title: "group whose machines nobody says",
      severity: "error",
      why: "Vagrant is told how many machines to make, and gives them their names; elsewhere each machine is one that the intent names.",
      upstream: here,
      see: "kubernetes-sigs/kubespray v2.31.0 Vagrantfile",
    },
    "KSP-015": {
      title: "more machines than Vagrantfile has addresses for",
      severity: "error",
      why: "It counts them from .101 of one /24.",
      upstream: here,
      see: "kubernetes-sigs/kubespray v2.31.0 Vagrantfile",
    },
    "KSP-016": {
      title: "fabric around a laptop's machines",
      severity: "error",
      why: "Vagrantfile puts all machines into one network of the laptop, behind no switch: a session with one would never begin.",
      upstream: here,
      see: "kubernetes-sigs/kubespray v2.31.0 Vagrantfile",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const { on, nodeGroups } = intent.platform;
    const isVagrant = on?.kind === "vagrant";
    const [wanted, other] = isVagrant ? (["count", "nodes"] as const) : (["nodes", "count"] as const);
    for (const [index, group] of nodeGroups.entries()) {
      const detail = {
        want: isVagrant ? "count alone, e.g. count: 2" : "nodes alone, each with name and addresses",
        fix: isVagrant ? "write count" : "write nodes: [{ name: w1, addresses: [192.0.2.21] }]",
      };
      if (group[wanted] === undefined)
        report.add("KSP-014", at(context, "nodeGroups", index), {
          message: `group ${group.name} has no ${wanted}`,
          ...detail,
        });
      if (group[other] !== undefined)
        report.add("KSP-014", at(context, "nodeGroups", index, other), {
          message: `group ${group.name} has ${other}, which is for ${isVagrant ? "machines that the intent names" : "Vagrant"}`,
          ...detail,
          fix: `remove ${other}`,
        });
    }
    if (!isVagrant) return;
    const { hosts } = cluster.platform;
    if (hosts.length > mostVagrantMachines)
      report.add("KSP-015", at(context, "nodeGroups"), {
        message: `there are ${hosts.length} machines`,
        got: String(hosts.length),
        want: `at most ${mostVagrantMachines}`,
        fix: "write a lower count",
      });
    if (intent.fabric !== undefined)
      report.add("KSP-016", "/fabric", {
        message: "machines on a laptop have no racks and no switches",
        want: "no fabric beside Vagrant",
        fix: "remove fabric, or use `calico-kit lab`, which runs one in network namespaces",
      });
  },
});

/** What each place wants of the machines. */
export const placeRules: readonly KubesprayRule[] = [counted];
