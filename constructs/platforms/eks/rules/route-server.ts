import { here, list, repeated } from "../../../findings";
import { type Asn, Cidr } from "../../../net";
import { rangesOf } from "../addresses";
import { zoneMeant } from "../../../places/aws";
import { at, ec2Accepts, ec2Refuses, type EksRule, rule } from "./support";

const sessions = rule({
  finds: {
    "EKS-046": {
      title: "route server without BGP on the nodes",
      severity: "error",
      why: "No node would ever open a session with it.",
      upstream: ec2Accepts,
      see: "docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html",
    },
    "EKS-047": {
      title: "AS number that a route server cannot use",
      severity: "error",
      why: "AS numbers are 1 to 4294967295, without those that RFCs set aside.",
      upstream: ec2Refuses,
      see: "docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteServer.html",
    },
    "EKS-048": {
      title: "time for which routes are kept is out of range",
      severity: "error",
      why: "A route server keeps routes for one to five minutes.",
      upstream: ec2Refuses,
      see: "docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteServer.html",
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    const wanted = platform.routeServer;
    if (wanted === undefined) return;
    if (cluster.calico.routing.bgp !== "Enabled") {
      report.add("EKS-046", at(context, "routeServer"), {
        message: "the nodes run no BGP, so the route server has nobody to talk to",
        got: "bgp Disabled",
        want: "BGP on the nodes",
        fix: "use calico.routing { kind: fabric }, or an overlay with bgp: Enabled",
      });
    }
    const numbers: readonly (readonly [string, Asn])[] = [
      [at(context, "routeServer", "amazonSideAsn"), wanted.amazonSideAsn],
      ...wanted.peers.map(
        (peer, index) => [at(context, "routeServer", "peers", index, "peerAsn"), peer.peerAsn] as const,
      ),
    ];
    for (const [path, number] of numbers) {
      // 0 is among the reserved ones.
      const reason = number.reservedFor();
      if (reason === undefined) continue;
      report.add("EKS-047", path, {
        message: `AS ${number} cannot be used: ${reason}`,
        want: "a private number: 64512 to 65534, or 4200000000 to 4294967294",
        fix: "use e.g. 65000",
      });
    }
    const minutes = wanted.persistRoutes?.minutes;
    if (minutes !== undefined && (minutes < 1 || minutes > 5)) {
      report.add("EKS-048", at(context, "routeServer", "persistRoutes", "minutes"), {
        message: `routes cannot be kept for ${minutes} minutes`,
        want: "1 to 5",
        fix: "use 2, which outlives a restart of calico-node",
      });
    }
  },
});

const peers = rule({
  finds: {
    "EKS-049": {
      title: "peer of the route server is not in the subnet of its zone",
      severity: "error",
      why: "An endpoint of the route server opens sessions from its own subnet; it must reach the peer there.",
      upstream: ec2Refuses,
      see: "docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html",
    },
    "EKS-050": {
      title: "two peers of the route server of one name",
      severity: "error",
      why: "Names tell the peers apart.",
      upstream: here,
      see: "calico-kit: resource names come from stable keys",
    },
    "EKS-051": {
      title: "peer's AS number is not the nodes'",
      severity: "warning",
      why: "The session stays down unless that node has an AS number of its own.",
      upstream: ec2Accepts,
      see: "docs.tigera.io/calico/latest/networking/configuring/bgp",
    },
    "EKS-052": {
      title: "no BGPPeer of the nodes leads to the route server",
      severity: "info",
      why: "The addresses of its endpoints exist only after the first `pulumi up`; then a BGPPeer for each belongs in the intent.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/reference/resources/bgppeer",
    },
    "EKS-053": {
      title: "learnt routes go to no route table of an adopted subnet",
      severity: "warning",
      why: "Without the table's id the route server learns the nodes' routes but nothing in that subnet uses them.",
      upstream: ec2Accepts,
      see: "docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html",
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    const { vpc } = cluster.platform;
    const wanted = platform.routeServer;
    if (wanted === undefined) return;
    for (const [index] of repeated(wanted.peers.map((peer) => peer.name))) {
      report.add("EKS-050", at(context, "routeServer", "peers", index, "name"), {
        message: `there is a peer ${wanted.peers[index]?.name} already`,
        want: "a name of its own for each peer",
        fix: "rename one of them",
      });
    }
    for (const [index, peer] of wanted.peers.entries()) {
      const subnet = vpc.privateSubnets.find((one) => one.availabilityZone === peer.availabilityZone);
      const ranges = subnet?.cidr === undefined ? rangesOf(vpc) : [subnet.cidr];
      if (subnet === undefined || !ranges.some((range) => Cidr.of(range).contains(peer.peerAddress))) {
        const zones = vpc.privateSubnets.map((one) => one.availabilityZone);
        const isElsewhere = subnet === undefined && peer.availabilityZone.slice(0, -1) !== context.platform.region;
        const near = isElsewhere ? zoneMeant(peer.availabilityZone, zones) : undefined;
        report.add(
          "EKS-049",
          at(context, "routeServer", "peers", index, subnet === undefined ? "availabilityZone" : "peerAddress"),
          {
            message:
              subnet === undefined
                ? `the VPC has no private subnet in ${peer.availabilityZone}`
                : `${peer.peerAddress} is not in ${list(ranges)}, the private subnet of ${peer.availabilityZone}`,
            want: subnet === undefined ? "a zone of the VPC" : `an address in ${list(ranges)}`,
            fix: near === undefined ? "name the zone and the address of the node that is the peer" : `write ${near}`,
          },
        );
      }
      if (!peer.peerAsn.equals(cluster.calico.bgp.asNumber)) {
        report.add("EKS-051", at(context, "routeServer", "peers", index, "peerAsn"), {
          message: `peer ${peer.name} has AS ${peer.peerAsn}, and the nodes AS ${cluster.calico.bgp.asNumber}`,
          want: `${cluster.calico.bgp.asNumber}, or a number of its own on that node`,
          fix: "use calico.bgp.asNumber for the peer, or annotate the node with projectcalico.org/ASNumber",
        });
      }
    }
    const asn = wanted.amazonSideAsn;
    if (!cluster.calico.bgp.peers.some((peer) => peer.asNumber?.equals(asn))) {
      report.add("EKS-052", at(context, "routeServer"), {
        message: `no BGPPeer of calico.bgp.peers has AS ${asn}, the route server's`,
        got: undefined,
        want: "a BGPPeer for each endpoint of the route server",
        fix: "after the first `pulumi up`, add peers with the endpoints' addresses",
      });
    }
    if (vpc.kind !== "adopt") return;
    for (const [index, subnet] of vpc.privateSubnets.entries()) {
      if (subnet.routeTableId !== undefined) continue;
      report.add("EKS-053", at(context, "vpc", "privateSubnets", index), {
        message: `routes go to no route table of ${subnet.subnetId}`,
        want: "routeTableId: rtb-...",
        fix: "add the id of the subnet's route table",
      });
    }
  },
});

/** The VPC's route server and its sessions with nodes. */
export const routeServerRules: readonly EksRule[] = [sessions, peers];
