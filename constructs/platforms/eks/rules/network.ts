import { at as atTop, operatorRegistry, registryFor } from "../../../calico";
import { here, list, repeated } from "../../../findings";
import { Cidr } from "../../../net";
import { mostZones } from "../../../places/aws";
import { planSubnets, vpcRangesOf, zonesOf } from "../addresses";
import { eniPods } from "../max-pods";
import { at, ec2Refuses, eksAccepts, eksRefuses, type EksRule, rule } from "./support";

const guide = "docs.aws.amazon.com/eks/latest/userguide";
const api = "docs.aws.amazon.com/eks/latest/APIReference";

const vpcRange = rule({
  finds: {
    "EKS-005": {
      title: "range that no VPC with room for the subnets can have",
      severity: "error",
      why: "EC2 takes IPv4 ranges from /16 to /28, and below /22 the kit's public subnets would be smaller than a /28.",
      upstream: ec2Refuses,
      see: "docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    },
    "EKS-006": {
      title: "more availability zones than the VPC is cut for",
      severity: "error",
      why: "The VPC is cut into eighths: seven private subnets, and the last eighth for the public ones.",
      upstream: here,
      see: "calico-kit: no AWS region has more than six zones",
    },
    "EKS-015": {
      title: "subnet outside its VPC",
      severity: "error",
      why: "The ids and ranges do not belong together; security group rules made from them would be wrong.",
      upstream: here,
      see: "docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    const { vpc } = cluster.platform;
    const range = Cidr.of(vpc.cidr);
    if (vpc.kind === "create") {
      const isUsable = range.prefixLength >= 16 && planSubnets(vpc.cidr, 0) !== undefined;
      if (!isUsable) {
        report.add("EKS-005", at(context, "vpc", "cidr"), {
          message: `${vpc.cidr} cannot be the range of the VPC`,
          want: "an IPv4 range from /16 to /22",
          fix: "use a range such as 10.0.0.0/16",
        });
      }
      if (zonesOf(platform).length > mostZones) {
        report.add("EKS-006", at(context, "vpc", "availabilityZones"), {
          message: `the VPC is cut for ${mostZones} zones, not for ${zonesOf(platform).length}`,
          want: `at most ${mostZones} zones`,
          fix: "leave zones out; three are the usual number",
        });
      }
      return;
    }
    const ranges = vpcRangesOf(platform).map(Cidr.of);
    const twice = new Set(repeated(vpc.privateSubnets.map((one) => one.subnetId)).map(([index]) => index));
    for (const [index, subnet] of vpc.privateSubnets.entries()) {
      const isInside = subnet.cidr === undefined || ranges.some((one) => one.contains(Cidr.of(subnet.cidr ?? "")));
      const isTwice = twice.has(index);
      if (isInside && !isTwice) continue;
      report.add("EKS-015", at(context, "vpc", "privateSubnets", index, isTwice ? "subnetId" : "cidr"), {
        message: isTwice
          ? `${subnet.subnetId} is named twice`
          : `${subnet.cidr} is not inside the VPC's ${list(ranges)}`,
        want: isTwice ? "each subnet once" : `a range inside ${list(ranges)}`,
        fix: isTwice
          ? "copy id, zone and range of the subnet from the VPC"
          : "copy the range of the subnet, or add the VPC's other range to additionalCidrs",
      });
    }
  },
});

const services = rule({
  finds: {
    "EKS-007": {
      title: "service range that EKS does not take",
      severity: "error",
      why: "The range is private IPv4, /12 to /24, and can never be changed.",
      upstream: eksRefuses,
      see: `${api}/API_KubernetesNetworkConfigRequest.html`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const [range] = cluster.network.services;
    const isTaken =
      range !== undefined &&
      range.family === 4 &&
      range.isPrivate &&
      range.prefixLength >= 12 &&
      range.prefixLength <= 24;
    if (isTaken && cluster.network.services.length === 1) return;
    report.add("EKS-007", atTop(context, "network", "services"), {
      message: isTaken
        ? "EKS takes one service range"
        : `${cluster.platform.serviceCidr} cannot be the service range of an EKS cluster`,
      want: "one range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, from /12 to /24",
      fix: "leave network.services out for EKS' own choice, or use e.g. 10.100.0.0/16",
    });
  },
});

const endpoint = rule({
  finds: {
    "EKS-008": {
      title: "the Kubernetes API answers nowhere",
      severity: "error",
      why: "With neither a private nor a public endpoint nobody could ever reach the cluster.",
      upstream: eksRefuses,
      see: `${guide}/cluster-endpoint.html`,
    },
    "EKS-009": {
      title: "the Kubernetes API is open to the whole internet",
      severity: "warning",
      why: "Only IAM stands between everybody and the API; a leaked credential or an unpatched hole is enough.",
      upstream: eksAccepts,
      see: `${guide}/cluster-endpoint.html`,
    },
    "EKS-010": {
      title: "range of publicCidrs that cannot come from the internet",
      severity: "error",
      why: "The public endpoint sees public IPv4 addresses only, and EKS refuses private ranges.",
      upstream: eksRefuses,
      see: `${api}/API_VpcConfigRequest.html`,
    },
    "EKS-011": {
      title: "nodes reach the Kubernetes API over the internet only",
      severity: "warning",
      why: "Nodes leave through a NAT gateway; unless its address is among publicCidrs no node ever joins.",
      upstream: eksAccepts,
      see: `${guide}/cluster-endpoint.html`,
    },
    "EKS-063": {
      title: "the Kubernetes API answers inside the VPC only",
      severity: "info",
      why: "Making the cluster needs AWS only, but everything of Kubernetes in it, Calico first, is made through this API.",
      upstream: eksAccepts,
      see: `${guide}/cluster-endpoint.html`,
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    const { private: isPrivate, public: isPublic, publicCidrs } = cluster.platform.endpoint;
    const world = publicCidrs.includes("0.0.0.0/0");
    if (!isPrivate && !isPublic) {
      report.add("EKS-008", at(context, "endpoint", "private"), {
        message: "the API has neither a private nor a public endpoint",
        want: "private true, or ranges in publicCidrs",
        fix: "remove platform.endpoint.private",
      });
    }
    if (isPrivate && !isPublic) {
      report.add("EKS-063", at(context, "endpoint"), {
        message: "the API is private: `up` and kubectl reach it from inside the VPC, or through a VPN into it",
        got: "no public endpoint",
        want: "`up`, apply.sh and kubectl inside the VPC, or ranges in platform.endpoint.publicCidrs",
        fix: "run them there; or add platform.endpoint.publicCidrs with the address that you leave by, e.g. [203.0.113.7/32]",
      });
    }
    if (!isPrivate && isPublic && !world) {
      report.add("EKS-011", at(context, "endpoint", "private"), {
        message: "nodes reach the API through their NAT gateway, whose address must be among publicCidrs",
        want: "private true",
        fix: "remove platform.endpoint.private, or add the NAT gateways' addresses to publicCidrs",
      });
    }
    for (const [index, range] of (platform.endpoint?.publicCidrs ?? []).entries()) {
      const path = at(context, "endpoint", "publicCidrs", index);
      if (range.family === 4 && range.prefixLength === 0) {
        report.add("EKS-009", path, {
          message: "everybody on the internet can reach the Kubernetes API",
          want: "the ranges that operators and runners come from",
          fix: "name your own public addresses, e.g. 203.0.113.7/32",
        });
      } else if (range.family !== 4 || range.isPrivate) {
        report.add("EKS-010", path, {
          message: `${range} is not a range of public IPv4 addresses`,
          want: "public IPv4 ranges, as your traffic looks from outside",
          fix: "find the address that your network leaves by; the private endpoint needs no range",
        });
      }
    }
  },
});

const withoutNat = rule({
  finds: {
    "EKS-012": {
      title: "no NAT gateway, and VPC endpoints are missing",
      severity: "error",
      why: "Nodes cannot pull images, get credentials or find the cluster, so none becomes Ready.",
      upstream: eksAccepts,
      see: `${guide}/private-clusters.html`,
    },
    "EKS-013": {
      title: "no NAT gateway, and images come from the internet",
      severity: "error",
      why: "The operator's and Calico's images are on quay.io, which no VPC endpoint reaches.",
      upstream: eksAccepts,
      see: `${guide}/private-clusters.html`,
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    const { vpc, iam } = cluster.platform;
    if (vpc.kind !== "create" || platform.vpc?.kind !== "create" || platform.vpc.natGateways !== "none") return;
    const needed = [
      "s3",
      "ecr.api",
      "ecr.dkr",
      "ec2",
      "sts",
      ...(iam.workloadIdentity === "pod-identity" ? ["eks-auth"] : []),
    ];
    const has = vpc.endpoints.map((one) => one.service);
    const missing = needed.filter((service) => !has.includes(service));
    if (missing.length > 0) {
      report.add("EKS-012", at(context, "vpc", "endpoints"), {
        message: `without a NAT gateway nodes cannot reach ${list(missing)}`,
        got: has.join(", "),
        want: needed.join(", "),
        fix: `add ${list(missing)} to platform.vpc.endpoints, or use a NAT gateway`,
      });
    }
    const { calico } = cluster;
    const outside = [
      ["Calico's images", operatorRegistry],
      ...(calico.dataplane.kind === "vpp" ? [["VPP's images", "docker.io"] as const] : []),
      ...(cluster.platform.kubeProxy.kind === "daemonset" ? [["kube-proxy's image", "registry.k8s.io"] as const] : []),
    ].filter(([, upstream = ""]) => registryFor(upstream, calico.images) === undefined);
    if (outside.length > 0) {
      report.add("EKS-013", at(context, "vpc", "natGateways"), {
        message: `without a NAT gateway nodes cannot pull ${list(outside.map(([what, upstream]) => `${what} from ${upstream}`))}`,
        want: "calico.images.registry, or calico.images.registries for each of them: a registry inside the VPC, such as ECR",
        fix: "mirror the release's images or have ECR cache them (pull-through), and name the registry; or use a NAT gateway",
      });
    }
  },
});

/** EC2 keeps five addresses of each subnet, and EKS wants sixteen free ones for the API's interfaces. */
const reserved = 5n + 16n;

const room = rule({
  finds: {
    "EKS-014": {
      title: "subnets have fewer addresses than the nodes may need",
      severity: "warning",
      why: "When the addresses run out, new nodes (or pods, with the VPC CNI) stay without one.",
      upstream: eksAccepts,
      see: `${guide}/network-reqs.html`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { vpc } = cluster.platform;
    const podsHaveAddresses = cluster.calico.cni === "AmazonVPC";
    for (const [index, subnet] of vpc.privateSubnets.entries()) {
      if (subnet.cidr === undefined) continue;
      const range = Cidr.of(subnet.cidr);
      if (range.family !== 4) continue;
      const needed = cluster.nodes.groups
        .filter((group) => group.zones.includes(subnet.availabilityZone))
        .reduce((sum, group) => {
          const nodes = Math.ceil(group.count.most / Math.max(1, group.zones.length));
          const pods = podsHaveAddresses ? (group.maxPods ?? eniPods(group.instanceTypes[0] ?? "") ?? 30) : 0;
          return sum + nodes * (1 + pods);
        }, 0);
      if (range.size >= BigInt(needed) + reserved) continue;
      report.add("EKS-014", at(context, "vpc", ...(vpc.kind === "create" ? ["cidr"] : ["privateSubnets", index])), {
        message: `the subnet ${subnet.cidr} in ${subnet.availabilityZone} has ${range.size} addresses, and the groups at their largest need ${needed}`,
        got: subnet.cidr,
        want: `at least ${BigInt(needed) + reserved} addresses`,
        fix: podsHaveAddresses
          ? "use a larger VPC, smaller groups, or routing overlay, where pods need no addresses of the VPC"
          : "use a larger VPC or smaller groups",
      });
      // All subnets of a VPC of the kit's have one size: one finding is enough.
      if (vpc.kind === "create") return;
    }
  },
});

/** The VPC, its zones and ranges, and where the API answers. */
export const networkRules: readonly EksRule[] = [vpcRange, services, endpoint, withoutNat, room];
