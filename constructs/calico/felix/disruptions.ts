import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";
import { calicoType } from "../resource-types";

const felix = calicoType("FelixConfiguration");
const see = "docs.tigera.io, Felix configuration";

/** What Felix does on every node when its configuration changes. */
export const felixDisruptions: DisruptionTable<Cluster> = [
  {
    kind: "dataPlane",
    type: felix,
    on: ["update", "replace", "delete"],
    properties: ["spec.vxlanPort", "spec.vxlanVNI"],
    is: "LIVE-141",
    what: "nodes take it over one after the other, and both ends of a tunnel must have the same",
    see,
  },
  {
    kind: "dataPlane",
    type: felix,
    on: ["update", "replace"],
    properties: [
      "spec.wireguardEnabled",
      "spec.wireguardEnabledV6",
      "spec.wireguardHostEncryptionEnabled",
      "spec.wireguardListeningPort",
      "spec.wireguardListeningPortV6",
      "spec.wireguardInterfaceName",
    ],
    what: "tunnels are built and taken down node by node: packets between two nodes are lost until both have changed",
    see: "docs.tigera.io, Encrypt in-cluster pod traffic",
  },
  {
    kind: "dataPlane",
    type: felix,
    on: ["update", "replace"],
    properties: [
      "spec.bpfEnabled",
      "spec.bpfExternalServiceMode",
      "spec.bpfKubeProxyIptablesCleanupEnabled",
      "spec.bpfConnectTimeLoadBalancing",
      "spec.bpfHostNetworkedNATWithoutCTLB",
      "spec.nftablesMode",
      "spec.iptablesBackend",
    ],
    what: "Felix restarts on every node at once and writes the rules anew; connections through Services may be cut",
    see,
  },
  {
    kind: "newPods",
    type: felix,
    on: ["update", "replace"],
    properties: [
      "spec.vxlanMTU",
      "spec.vxlanMTUV6",
      "spec.ipipMTU",
      "spec.wireguardMTU",
      "spec.wireguardMTUV6",
      "spec.mtuIfacePattern",
    ],
    what: "tunnels have it at once, pods that run keep theirs until they are made anew",
    see: "docs.tigera.io, Configure MTU to maximize network performance",
  },
  {
    kind: "dataPlane",
    type: felix,
    on: ["update", "replace"],
    properties: ["spec.awsSrcDstCheck"],
    only: (was) => was === "Disable",
    what: "the cloud drops pods' packets without encapsulation once the check is on again",
    see: "docs.tigera.io, Felix configuration (awsSrcDstCheck)",
  },
];
