import { because, type Because, choose, interfaceNames, type Nodes, trace, type Traced } from "../../model";
import type { CalicoDataplane } from "../cluster";
import type { CalicoContext } from "../context";
import type { Dataplane } from "../dataplane/schema";
import { defaultHugepages, defaultWorkers, type VppUplink } from "./schema";

type Vpp = Extract<CalicoDataplane, { kind: "vpp" }>;

/** Drivers that need 2 MiB hugepages on the node. */
const hugepageDrivers: readonly (string | undefined)[] = ["dpdk", "virtio", "rdma", "vmxnet3"];

export function resolveVpp({ intent, nodes }: CalicoContext, wanted: Extract<Dataplane, { kind: "vpp" }>): Traced<Vpp> {
  const uplinks = choose<readonly VppUplink[]>(wanted.uplinks, () => primaryUplink(nodes));
  const needsHugepages = uplinks.value.some((uplink) => hugepageDrivers.includes(uplink.vppDriver));
  return trace<Vpp>(
    {
      kind: "vpp",
      uplinks,
      hugepages2Mi: choose(wanted.hugepages?.pages2Mi, () => ({
        value: needsHugepages ? defaultHugepages : 0,
        origin: "derived",
        why: needsHugepages ? "a driver needs hugepages" : "no driver needs hugepages",
        from: ["/calico/dataplane/uplinks"],
      })),
      workers: choose(wanted.workers, () => ({
        value: defaultWorkers,
        origin: "default",
        why: "VPP's main thread does the work, as in upstream's manifests",
      })),
      buffersPerNuma: choose(wanted.buffersPerNuma, () => ({
        value: 131072,
        origin: "default",
        why: "as in upstream's manifests",
      })),
      maxPodIfSpec: { rx: 10, tx: 10, rxqsz: 1024, txqsz: 1024, ...wanted.maxPodIfSpec },
      defaultPodIfSpec: { rx: 1, tx: 1, isl3: true, ...wanted.defaultPodIfSpec },
      vppHostTapSpec: { rx: 1, tx: 1, rxqsz: 1024, txqsz: 1024, isl3: false, ...wanted.vppHostTapSpec },
      featureGates: trace<Vpp["featureGates"]>(
        {
          ...wanted.featureGates,
          ...(intent.calico?.encryption?.kind === "ipsec" ? { ipsecEnabled: true } : {}),
        },
        {
          origin: "derived",
          why: "what the intent asks for, and ipsecEnabled with IPsec",
          from: ["/calico/encryption"],
        },
      ),
      bgpServerMode: wanted.bgpServerMode,
      logLevel: wanted.logLevel,
      hooks: because(hooksOf(nodes)),
    },
    { origin: "user", why: "the intent says so" },
  );
}

/** One list of uplinks serves every node: the interface of the first group, where the intent names none. */
function primaryUplink(nodes: Nodes): Because<readonly VppUplink[]> {
  const [interfaceName = ""] = interfaceNames(nodes);
  return {
    value: [{ interfaceName, vppDriver: "af_packet" }],
    origin: "platform",
    why: "the interface with the node's address; af_packet needs nothing prepared on the node",
    from: ["/nodes/groups/0/interfaceName"],
  };
}

/** One vpp container serves every node, too: the hooks of the first group that needs some. */
function hooksOf({ groups }: Nodes): Because<Readonly<Record<string, string>>> {
  const index = groups.findIndex(({ vppHooks }) => Object.keys(vppHooks).length > 0);
  const group = groups[index];
  return {
    value: group?.vppHooks ?? {},
    origin: "platform",
    why: group === undefined ? "no operating system of the nodes has hooks" : `what ${group.osName} needs`,
    from: [index < 0 ? "/nodes/groups" : `/nodes/groups/${index}/vppHooks`],
  };
}
