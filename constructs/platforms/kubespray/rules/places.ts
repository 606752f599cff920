import { here, list } from "../../../findings";
import { Cidr } from "../../../net";
import { mostVagrantMachines } from "../../../places/vagrant";
import { architectureOf } from "../../../places/aws";
import { awsDefaults, zoneOf } from "../aws";
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

const onAws = rule({
  finds: {
    "KSP-017": {
      title: "machine outside the subnets of the zones",
      severity: "error",
      why: "EC2 makes a machine in the subnet that has its address: the first four addresses of a subnet, and the last, are AWS' own.",
      upstream: here,
      see: "docs.aws.amazon.com, Subnet CIDR blocks",
    },
    "KSP-018": {
      title: "setting of another place than the machines'",
      severity: "error",
      why: "Nobody reads it there, and nobody says so.",
      upstream: here,
      see: "docs.aws.amazon.com, Network Load Balancers",
    },
    "KSP-019": {
      title: "zones of no region, of several, or without room in the VPC",
      severity: "error",
      why: "A VPC is in one region, and each zone wants an eighth of it, of which EC2 takes no less than a /28 between machines and the world.",
      upstream: here,
      see: "docs.aws.amazon.com, VPC CIDR blocks",
    },
    "KSP-045": {
      title: "zone named twice",
      severity: "error",
      why: "Each zone has one subnet and one NAT gateway, called after it: the engine refuses a second of the name half-way.",
      upstream: here,
      see: "pulumi.com/docs, Resource names",
    },
    "KSP-046": {
      title: "the Kubernetes API and the bastion's SSH are open to the whole internet",
      severity: "warning",
      why: "Only certificates and keys stand between everybody and root on each machine; a leaked one or an unpatched hole is enough.",
      upstream: here,
      see: "docs.aws.amazon.com, Security group rules",
    },
    "KSP-048": {
      title: "type of a machine on AWS whose processor is of another architecture than its image",
      severity: "error",
      why: "The kit takes the image of the group's architecture, the bastion's for x86_64, and EC2 refuses a type that cannot run it.",
      upstream: here,
      see: "docs.aws.amazon.com, Compatibility for changing the instance type",
    },
    "KSP-047": {
      title: "range of access that is not IPv4",
      severity: "error",
      why: "Bastion and load balancer have IPv4 addresses only, and EC2 refuses the rule half-way.",
      upstream: here,
      see: "docs.aws.amazon.com, EC2 API reference, AuthorizeSecurityGroupIngress",
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    const { place } = cluster.platform;
    const { on, loadBalancer, nodeGroups } = intent.platform;
    if (place.kind !== "aws" || on?.kind !== "aws") {
      for (const [index, group] of nodeGroups.entries())
        for (const key of ["instanceType", "diskGiB"] as const)
          if (group[key] !== undefined)
            report.add("KSP-018", at(context, "nodeGroups", index, key), {
              message: `${key} is for machines on AWS`,
              want: "nothing here",
              fix: "remove the key, or write platform.on: { kind: aws, ... }",
            });
      return;
    }
    if (loadBalancer !== undefined)
      report.add("KSP-018", at(context, "loadBalancer"), {
        message: "the kit makes the load balancer of the API on AWS",
        want: "nothing here",
        fix: "remove the key",
      });
    if (place.region === "" || place.zones.length < on.availabilityZones.length)
      report.add("KSP-019", at(context, "on", place.region === "" ? "availabilityZones" : "vpcCidr"), {
        message: `${list(on.availabilityZones)} cannot all have subnets in ${place.vpcCidr}`,
        want: "zones of one region, and a VPC of /22 or larger",
        fix: `write availabilityZones: [eu-central-1a] and vpcCidr: ${awsDefaults.vpcCidr}, with yours`,
      });
    for (const [index, { name, instanceType = awsDefaults.instanceType }] of nodeGroups.entries()) {
      const wanted = cluster.nodes.groups.find((group) => group.name === name)?.architecture;
      const architecture = architectureOf(instanceType);
      if (architecture === undefined || wanted === undefined || architecture === wanted) continue;
      report.add("KSP-048", at(context, "nodeGroups", index, "instanceType"), {
        message: `${instanceType} has ${architecture} processors, and group ${name} the image for ${wanted}`,
        got: architecture,
        want: wanted,
        fix: `write architecture: ${architecture} in the group, or another type`,
      });
    }
    if (architectureOf(place.bastionType) === "arm64")
      report.add("KSP-048", at(context, "on", "bastionType"), {
        message: `${place.bastionType} has arm64 processors, and the bastion the image for x86_64`,
        got: "arm64",
        want: "x86_64",
        fix: `write bastionType: ${awsDefaults.bastionType}`,
      });
    for (const [index, zone] of on.availabilityZones.entries())
      if (on.availabilityZones.indexOf(zone) < index)
        report.add("KSP-045", at(context, "on", "availabilityZones", index), {
          message: `zone ${zone} is there already`,
          got: zone,
          want: "each zone once",
          fix: "remove it, or name another zone",
        });
    for (const [index, range] of on.access.entries())
      if (range.family !== 4)
        report.add("KSP-047", at(context, "on", "access", index), {
          message: `${range} is no range of IPv4 addresses`,
          want: "IPv4 ranges, as your traffic looks from outside",
          fix: "name the IPv4 address that your network leaves by, e.g. 203.0.113.7/32",
        });
      else if (range.prefixLength === 0)
        report.add("KSP-046", at(context, "on", "access", index), {
          message: "everybody on the internet can reach the Kubernetes API and log in at the bastion",
          want: "the ranges that operators and runners come from",
          fix: "name your own public addresses, e.g. 203.0.113.7/32",
        });
    for (const [group, { nodes = [] }] of nodeGroups.entries())
      for (const [index, { name, addresses = [] }] of nodes.entries()) {
        const [address] = addresses;
        const zone = zoneOf(place.zones, address);
        const range = zone === undefined ? undefined : Cidr.of(zone.cidr);
        const isFree =
          range !== undefined &&
          address !== undefined &&
          ![0n, 1n, 2n, 3n, range.size - 1n].some((offset) => range.first.plus(offset).equals(address));
        if (isFree) continue;
        report.add("KSP-017", at(context, "nodeGroups", group, "nodes", index, "addresses"), {
          message: `machine ${name} has ${address === undefined ? "no address" : `${address}, which EC2 does not give it`}`,
          want: `an address in ${list(place.zones.map(({ cidr, zone: of }) => `${cidr} (${of})`))}`,
          fix: "write an address of the zone where the machine is to stand",
        });
      }
  },
});

/** What each place wants of the machines. */
export const placeRules: readonly KubesprayRule[] = [counted, onAws];
