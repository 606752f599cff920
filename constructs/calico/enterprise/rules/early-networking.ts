import { list } from "../../../findings";
import { type Fabric, type FabricRack, hasStableAddress } from "../../../fabric";
import { tunnelOf } from "../../addresses/pools";
import { type Rule, rule } from "../../rule";
import { at, atPool, firstWritten } from "../../support";
import { apiServerAccepts, operatorAccepts, operatorRefuses } from "../../verdicts";

const page = "docs.tigera.io/calico-enterprise/latest/networking/configuring/dual-tor";
const reference = "docs.tigera.io/calico-enterprise/latest/reference/resources/earlynetworkconfiguration";

const early = rule({
  finds: {
    "ENT-010": {
      title: "early networking without two planes",
      severity: "error",
      why: "It gives nodes a stable address beside those of two links: without them there is nothing that it could do.",
      upstream: operatorAccepts,
      see: page,
    },
    "ENT-011": {
      title: "session that early networking has no word for",
      severity: "error",
      why: "EarlyNetworkConfiguration has addresses and AS numbers only: the switch refuses the node's first BGP, and no kubelet ever finds the API server.",
      upstream: operatorAccepts,
      see: reference,
    },
    "ENT-012": {
      title: "dual planes with encapsulation",
      severity: "error",
      why: "Tigera does not support two planes with VXLAN or IP-in-IP: tunnels go by the way of one.",
      upstream: operatorAccepts,
      see: page,
    },
    "ENT-013": {
      title: "node that early networking leaves out",
      severity: "warning",
      why: "It serves nodes with two links. Nobody gives this one the address by which Kubernetes knows it.",
      upstream: apiServerAccepts,
      see: page,
    },
    "ENT-014": {
      title: "pool that the operator is to make beside early networking's",
      severity: "error",
      why: "Where there is a pool already the operator makes none until Calico's API server runs, which is a pod and has no address: neither ever comes.",
      upstream: operatorRefuses,
      see: "tigera/operator pkg/controller/ippool/pool_controller.go",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { calico, fabric } = cluster;
    if (calico.enterprise?.earlyNetworking === undefined) return;
    const path = at(context, "calico", "enterprise", "earlyNetworking");
    if (fabric?.planes !== 2) {
      report.add("ENT-010", path, {
        message: fabric === undefined ? "the intent has no fabric" : "nodes are on one plane",
        want: "fabric.planes: 2, with two switches in each rack",
        fix: "write fabric.planes: 2, or remove the key",
      });
      return;
    }
    for (const { keys, what, instead } of unspeakable(fabric))
      report.add("ENT-011", firstWritten(context, ...keys), {
        message: `${what}, and EarlyNetworkConfiguration cannot say so`,
        want: instead,
        fix: `write it so, or remove calico.enterprise.earlyNetworking and make the addresses yourself`,
      });
    const tunnel = calico.pools.find(({ encapsulation }) => tunnelOf(encapsulation) !== "none");
    if (tunnel !== undefined)
      report.add("ENT-012", firstWritten(context, ["calico", "routing"], ["calico", "pools"], ["fabric"]), {
        message: `pool ${tunnel.cidr} has ${tunnel.encapsulation}`,
        got: tunnel.encapsulation,
        want: "no encapsulation",
        fix: "write calico.routing: { kind: fabric }",
      });
    for (const [index, { cidr, managedBy }] of calico.pools.entries())
      if (managedBy === "installation")
        report.add("ENT-014", atPool(context, index, "managedBy"), {
          message: `pool ${cidr} is the operator's to make, and there is one of stable addresses before it`,
          got: managedBy,
          want: "ippool",
          fix: "remove managedBy",
        });
    for (const { rack, names } of leftOut(fabric))
      report.add("ENT-013", rack.path, {
        message: `${list(names)} of rack ${rack.name} ${names.length > 1 ? "have" : "has"} one link, and an address beside it`,
        want: "a second link, or the address of the link as the node's own",
        fix: "correct the node's addresses, or its links under fabric.racks[].nodes",
      });
  },
});

interface Unspeakable {
  /** Where the intent may say it. */
  readonly keys: readonly (readonly (string | number)[])[];
  readonly what: string;
  readonly instead: string;
}

function unspeakable({ links, families, racks, sessions }: Fabric): readonly Unspeakable[] {
  const secured = racks.find(({ password }) => password !== undefined);
  return [
    ...(links.kind === "routed"
      ? [
          {
            keys: [["fabric", "links"]],
            what: "sessions are with the switches' loopbacks, which no node has a route to at boot",
            instead: "links: { kind: vlan }",
          },
        ]
      : []),
    ...(families.includes(6)
      ? [
          {
            keys: [["network", "pods"], ["fabric"]],
            what: "there are sessions of IPv6",
            instead: "IPv4 only: a node has one stable address, a /32",
          },
        ]
      : []),
    ...(secured?.password === undefined
      ? []
      : [
          {
            keys: [secured.password.place],
            what: "sessions have a password",
            instead: "none, or links that are secured",
          },
        ]),
    ...(sessions.ttlSecurity === undefined
      ? []
      : [
          {
            keys: [["fabric", "sessions", "ttlSecurity"]],
            what: "switches count the hops of packets (ttlSecurity)",
            instead: "no ttlSecurity",
          },
        ]),
  ];
}

function leftOut({ racks }: Fabric): readonly { readonly rack: FabricRack; readonly names: readonly string[] }[] {
  return racks
    .map((rack) => ({
      rack,
      names: rack.nodes.filter((node) => node.links.length < 2 && hasStableAddress(node)).map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0);
}

/** What early networking wants. */
export const earlyNetworkingRules: readonly Rule[] = [early];
