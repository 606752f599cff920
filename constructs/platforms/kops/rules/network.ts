import { at as atTop } from "../../../calico";
import { list, repeated } from "../../../findings";
import { Cidr } from "../../../net";
import { mostZones } from "../../../places/aws";
import { planSubnets } from "../addresses";
import { defaults } from "../defaults";
import { controlPlaneOf } from "../instance-groups";
import { accepts, at, type KopsRule, refuses, rule, zonesOf } from "./support";

const validation = "kubernetes/kops v1.35.0 pkg/apis/kops/validation";

const quorum = rule({
  finds: {
    "KOPS-016": {
      title: "even number of control-plane zones",
      severity: "error",
      why: "etcd has one member in each, and an even number stands no more losses than one less.",
      upstream: refuses,
      see: `${validation}/validation.go, validateEtcdClusterSpec`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const wanted = controlPlaneOf(cluster).flatMap(({ zones }) => zones);
    if (wanted.length % 2 === 1) return;
    report.add("KOPS-016", at(context, "controlPlane", "availabilityZones"), {
      message: `etcd would have ${wanted.length} members`,
      want: "1, 3 or 5 zones",
      fix: `add or remove a zone, e.g. ${list(wanted.slice(0, wanted.length - 1))}`,
    });
  },
});

const ranges = rule({
  finds: {
    "KOPS-019": {
      title: "the VPC overlaps the range of pods and services",
      severity: "error",
      why: "Packets for one would go to the other.",
      upstream: refuses,
      see: `${validation}/validation.go, validateNetworking`,
    },
    "KOPS-020": {
      title: "pods outside nonMasqueradeCidr",
      severity: "error",
      why: "kOps takes addresses inside that range for the cluster's own, and nothing else.",
      upstream: refuses,
      see: `${validation}/validation.go, validateNetworking`,
    },
    "KOPS-021": {
      title: "services outside nonMasqueradeCidr",
      severity: "error",
      why: "Their packets would be masqueraded like those that leave the cluster; kOps stopped looking at it.",
      upstream: accepts,
      see: "kops.sigs.k8s.io/networking",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { platform } = context.intent;
    const { nonMasqueradeCidr, vpc } = cluster.platform;
    const around = Cidr.of(nonMasqueradeCidr);
    for (const range of [vpc.cidr, ...vpc.additionalCidrs]) {
      if (!around.overlaps(Cidr.of(range))) continue;
      report.add("KOPS-019", at(context, platform.nonMasqueradeCidr === undefined ? "vpc" : "nonMasqueradeCidr"), {
        message: `${range}, the VPC, overlaps ${nonMasqueradeCidr}, the range of pods and services`,
        want: "ranges that share no address",
        fix: `use another VPC range, or another nonMasqueradeCidr than ${nonMasqueradeCidr}`,
      });
    }
    for (const [code, key] of [
      ["KOPS-020", "pods"],
      ["KOPS-021", "services"],
    ] as const)
      for (const [index, range] of cluster.network[key].entries())
        if (!around.contains(range))
          report.add(code, atTop(context, "network", key, index), {
            message: `${range} is not inside ${nonMasqueradeCidr}`,
            want: `a range inside ${nonMasqueradeCidr}`,
            fix:
              nonMasqueradeCidr === defaults.nonMasqueradeCidr
                ? "write platform.nonMasqueradeCidr as a range around pods and services"
                : "widen platform.nonMasqueradeCidr",
          });
  },
});

const ownVpc = rule({
  finds: {
    "KOPS-022": {
      title: "VPC range that the subnets of kOps do not fit into",
      severity: "error",
      why: "EC2 takes IPv4 ranges from /16 to /28, and below /22 the utility subnets would be smaller than a /28.",
      upstream: accepts,
      see: "docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { vpc } = cluster.platform;
    if (vpc.kind === "shared") return;
    const range = Cidr.of(vpc.cidr);
    const isUsual = range.family === 4 && range.prefixLength >= 16 && planSubnets(vpc.cidr, 0) !== undefined;
    const count = zonesOf(vpc).length;
    if (isUsual && count <= mostZones) return;
    report.add("KOPS-022", at(context, "vpc", isUsual ? "availabilityZones" : "cidr"), {
      message: isUsual
        ? `the VPC is cut for ${mostZones} zones, not ${count}`
        : `${vpc.cidr} cannot be cut into subnets`,
      want: isUsual ? `at most ${mostZones} zones` : "IPv4, /16 to /22",
      fix: isUsual ? "use fewer zones" : `use e.g. ${defaults.vpcCidr}`,
    });
  },
});

const sharedVpc = rule({
  finds: {
    "KOPS-023": {
      title: "subnet whose range is not of the shared VPC",
      severity: "error",
      why: "The ids and ranges do not belong together.",
      upstream: refuses,
      see: `${validation}/validation.go, validateSubnet`,
    },
    "KOPS-024": {
      title: "two subnets of one kind in one zone",
      severity: "error",
      why: "kOps knows subnets by name, and the kit names them after their zones.",
      upstream: refuses,
      see: `${validation}/validation.go, validateSubnets`,
    },
    "KOPS-025": {
      title: "subnets do not fit the topology",
      severity: "error",
      why: "Private nodes want private subnets, and what faces outside (a public load balancer, the bastion) utility subnets; kOps tries for ten minutes before it gives up.",
      upstream: refuses,
      see: "kops.sigs.k8s.io/run_in_existing_vpc",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { vpc, topology, api, bastion } = cluster.platform;
    if (vpc.kind !== "shared") return;
    const ranges = [vpc.cidr, ...vpc.additionalCidrs].map(Cidr.of);
    for (const [index, subnet] of vpc.subnets.entries())
      if (!ranges.some((range) => range.contains(Cidr.of(subnet.cidr))))
        report.add("KOPS-023", at(context, "vpc", "subnets", index, "cidr"), {
          message: `${subnet.cidr} is not inside ${list(ranges)}`,
          want: "the subnet's own range",
          fix: "correct the range, or add the VPC's other one to additionalCidrs",
        });
    for (const [index] of repeated(vpc.subnets.map(({ name }) => name)))
      report.add("KOPS-024", at(context, "vpc", "subnets", index), {
        message: `there is a subnet ${vpc.subnets[index]?.name} already`,
        want: "one subnet for nodes and one utility subnet in each zone",
        fix: "remove one of them",
      });
    const wanted = topology === "private" ? "Private" : "Public";
    for (const [index, { type }] of vpc.subnets.entries())
      if (type !== "Utility" && type !== wanted)
        report.add("KOPS-025", at(context, "vpc", "subnets", index, "type"), {
          message: `topology ${topology} has nodes in ${wanted.toLowerCase()} subnets`,
          want: wanted,
          fix: `use type: ${wanted}, or topology: ${type.toLowerCase()}`,
        });
    const needsUtility = topology === "private" && (api.loadBalancer === "Public" || bastion !== undefined);
    if (needsUtility && !vpc.subnets.some(({ type }) => type === "Utility"))
      report.add("KOPS-025", at(context, "vpc", "subnets"), {
        message: "a public load balancer or a bastion needs subnets that the internet reaches, and none is Utility",
        got: vpc.subnets.map(({ type }) => type),
        want: "a utility subnet in each zone",
        fix: "add the VPC's public subnets with type: Utility, or leave out api.publicCidrs and bastion",
      });
  },
});

const open = rule({
  finds: {
    "KOPS-041": {
      title: "the API or SSH is open to the whole internet",
      severity: "warning",
      why: "A leaked credential or an unpatched hole is then enough.",
      upstream: accepts,
      see: "kops.sigs.k8s.io/cluster_spec/#kubernetesapiaccess",
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    const places = [
      [["api", "publicCidrs"], platform.api?.publicCidrs ?? []],
      [["sshCidrs"], platform.sshCidrs ?? []],
    ] as const;
    for (const [keys, cidrs] of places)
      for (const [index, cidr] of cidrs.entries())
        if (cidr.prefixLength === 0)
          report.add("KOPS-041", at(context, ...keys, index), {
            message: `${cidr} is everybody`,
            want: "the ranges that need it",
            fix: "write your own, e.g. 203.0.113.0/24",
          });
  },
});

const bastion = rule({
  finds: {
    "KOPS-040": {
      title: "bastion in front of public nodes",
      severity: "warning",
      why: "Nodes with public addresses need none; each is another way in.",
      upstream: accepts,
      see: "kops.sigs.k8s.io/bastion",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { bastion, topology } = cluster.platform;
    if (bastion === undefined || topology === "private") return;
    report.add("KOPS-040", at(context, "bastion"), {
      message: "nodes have public addresses, and a bastion in front of them",
      want: "topology private with a bastion, or no bastion",
      fix: "remove the key, or write platform.topology: private",
    });
  },
});

const reach = rule({
  finds: {
    // Only where the intent says private itself: on the kit's own default it would be said of every cluster.
    "KOPS-052": {
      title: "kOps' API answers inside the VPC only",
      severity: "info",
      why: "kOps makes the cluster from anywhere, but what validates it, and everything of Kubernetes, needs this API.",
      upstream: accepts,
      see: "kops.sigs.k8s.io/topology",
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    if (intent.platform.topology !== "private" || cluster.platform.api.loadBalancer !== "Internal") return;
    report.add("KOPS-052", at(context, "topology"), {
      message:
        "the API is private: `kops validate`, kubectl and `up` reach it from inside the VPC, or through a VPN into it",
      want: "kops, kubectl and `up` inside the VPC, or ranges in platform.api.publicCidrs",
      fix: "run them there; or add platform.api.publicCidrs with the address that you leave by, e.g. [203.0.113.7/32]",
    });
  },
});

/** Where things are, and who can reach them. */
export const networkRules: readonly KopsRule[] = [reach, quorum, ranges, ownVpc, sharedVpc, open, bastion];
