import { openingProblems } from "../../../places/aws";
import { etcdPorts } from "../security-group";
import { at, accepts, type KopsRule, rule } from "./support";

const reference = "docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html";

const further = rule({
  finds: {
    "KOPS-053": {
      title: "opening that no security group of the nodes can have",
      severity: "error",
      why: "The rule stands in a group of the kit's own, which wants its VPC before kOps makes one, two ports in order, IPv4, and etcd kept shut.",
      upstream: { program: "ec2", verdict: "refuses" },
      see: reference,
    },
    "KOPS-054": {
      title: "opening of kOps' nodes to the whole internet",
      severity: "warning",
      why: "Whoever has a way to a node reaches the port, and nodes of a public topology have public addresses.",
      upstream: accepts,
      see: reference,
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    const all = intent.platform.openings ?? [];
    const { networking, vpc } = cluster.platform;
    if (all.length > 0 && networking === "calico" && vpc.kind === "create")
      report.add("KOPS-053", at(context, "openings"), {
        message:
          "kOps makes the VPC of a cluster with its own Calico, and the group with these rules must be there before",
        want: "networking cni, or a VPC that is there already",
        fix: "remove the openings and add them to kOps' own group afterwards, or use a shared VPC",
      });
    for (const [index, { protocol, port, toPort = port }] of all.entries()) {
      // The group is on the control plane's nodes, too.
      const etcd = etcdPorts.find((one) => protocol === "tcp" && port <= one && one <= toPort);
      if (etcd === undefined) continue;
      report.add("KOPS-053", at(context, "openings", index, "port"), {
        message: `TCP port ${etcd} is etcd's on the nodes of the control plane`,
        want: `a port, or a range, without ${etcdPorts.join(", ")}`,
        fix: "choose another port, or two openings beside it",
      });
    }
    for (const { index, key, isImpossible, ...said } of openingProblems(all))
      report.add(isImpossible ? "KOPS-053" : "KOPS-054", at(context, "openings", index, key), said);
  },
});

/** What the intent wants open beside what Calico and kOps open. */
export const openingRules: readonly KopsRule[] = [further];
