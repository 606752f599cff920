import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";
import { calicoType, nodeType } from "../resource-types";

const configuration = calicoType("BGPConfiguration");
const peer = calicoType("BGPPeer");
const filter = calicoType("BGPFilter");
const upstream = "projectcalico/calico confd/etc/calico/confd/templates/bird.cfg.template";

/** What BIRD does when what its sessions rest on changes: what is part of a protocol restarts it (bird, reconfigure). */
export const bgpDisruptions: DisruptionTable<Cluster> = [
  {
    kind: "bgp",
    type: configuration,
    on: ["update", "replace"],
    properties: ["spec.asNumber"],
    is: "LIVE-111",
    what: "every session ends, and comes back only where the other end expects the new number",
    see: "docs.tigera.io, BGP configuration (asNumber)",
  },
  {
    kind: "bgp",
    type: configuration,
    on: ["update", "replace"],
    properties: ["spec.nodeToNodeMeshEnabled"],
    only: (_, now) => now === false,
    is: "LIVE-114",
    what: "the sessions between all nodes end: routes stay only where reflectors or switches have them",
    see: "docs.tigera.io, Configure BGP peering (Disable the default mesh)",
  },
  {
    kind: "bgp",
    type: configuration,
    on: ["update", "replace"],
    properties: [
      "spec.listenPort",
      "spec.bindMode",
      "spec.nodeMeshPassword",
      "spec.nodeMeshMaxRestartTime",
      "spec.ignoredInterfaces",
    ],
    what: "BIRD begins its sessions anew, node by node; bindMode only when calico-node restarts",
    see: upstream,
  },
  {
    kind: "bgp",
    type: configuration,
    on: ["update", "replace"],
    properties: [
      "spec.serviceClusterIPs",
      "spec.serviceExternalIPs",
      "spec.serviceLoadBalancerIPs",
      "spec.serviceLoadBalancerAggregation",
      "spec.prefixAdvertisements",
      "spec.communities",
      "spec.programClusterRoutes",
    ],
    what: "sessions stay; what is announced changes at once",
    see: upstream,
  },
  {
    kind: "bgp",
    type: configuration,
    on: ["delete"],
    what: "Calico's own defaults hold again: the mesh, AS 64512, no Services announced",
    see: "docs.tigera.io, BGP configuration",
  },
  {
    kind: "bgp",
    type: peer,
    on: ["update", "replace"],
    except: ["spec.filters", "metadata"],
    what: "its sessions end and begin anew; their routes are away meanwhile unless both ends restart gracefully",
    see: upstream,
  },
  {
    kind: "bgp",
    type: peer,
    on: ["update"],
    properties: ["spec.filters"],
    what: "its sessions stay; what they announce and take changes at once",
    see: upstream,
  },
  {
    kind: "bgp",
    type: peer,
    on: ["delete"],
    what: "its sessions end, and their routes go",
    see: upstream,
  },
  {
    kind: "bgp",
    type: filter,
    on: ["update", "replace", "delete"],
    except: ["metadata"],
    what: "sessions stay; what is announced and taken changes at once",
    see: upstream,
  },
  {
    kind: "bgp",
    type: nodeType,
    on: ["update", "replace"],
    properties: ["metadata.annotations"],
    what: "the node's sessions end where its AS number or its id as a reflector changes, and come back where the other end expects it",
    see: upstream,
  },
  {
    kind: "bgp",
    type: nodeType,
    on: ["update", "replace"],
    properties: ["metadata.labels"],
    what: "sessions with peers that select the node no more end",
    see: upstream,
  },
  {
    kind: "bgp",
    type: nodeType,
    on: ["delete"],
    what: "no peer finds the node any more, and its AS number is the cluster's again: its sessions end",
    see: upstream,
  },
];
