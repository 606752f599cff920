import { here } from "../../findings";
import type { Json, LiveTable } from "../../model";
import { forCluster } from "../marks";
import { byRack, keptItsOwn, of, plan, type WithFabric } from "./support";

/** Of what comes and goes with the fabric as a whole LIVE-201 speaks. */
const comesOrGoes = (was: Json, now: Json): boolean => was === null || now === null;

const addressesOfTors = byRack(({ tors }) =>
  Object.fromEntries(
    tors.map(({ name, subnets, addresses, loopbacks }) => [
      name,
      [...subnets, ...addresses, ...loopbacks].map((one) => one.toString()),
    ]),
  ),
);

/** What moves addresses of switches is said where it changed. */
const ofPlan = ["fabric.links", "fabric.planes", "fabric.racks.numbers", "fabric.tors.numbers"];

/**
 * Of the subnets, addresses and loopbacks of a switch those that nodes peer with: each has one of every IP family, but for
 * routed links, where a switch has no address of its own in the subnet, and nodes peer with its loopback.
 */
function peerAddresses(all: Json): Json {
  const { texts, isShared, families } = told(all);
  return isShared ? texts.slice(0, 2 * families) : texts;
}

/** The loopbacks of a switch that nodes do not peer with. */
function loopbacksAlone(all: Json): Json {
  const { texts, isShared, families } = told(all);
  return isShared ? texts.slice(2 * families) : [];
}

function told(all: Json): { readonly texts: readonly string[]; readonly isShared: boolean; readonly families: number } {
  const texts = (Array.isArray(all) ? (all as readonly Json[]) : []).map(String);
  const families = texts.filter((text) => text.includes("/")).length;
  return { texts, families, isShared: texts.length > 2 * families };
}

/** What switches, nodes and the sessions between them rest on. */
export const planFacts: LiveTable<WithFabric> = {
  "LIVE-201": {
    title: "the fabric of a live cluster is gone from the intent",
    severity: "warning",
    why: "The mesh comes and the peers go in one run: nodes are without routes until their new sessions are up.",
    upstream: here,
    see: "docs.tigera.io, Configure BGP peering (Disable the default mesh)",
    key: "fabric.there",
    read: ({ fabric }) => fabric !== undefined,
    allows: (was) => was === false,
    path: "",
    instead:
      "write calico.bgp.nodeToNodeMeshEnabled: true and `up`, look at its sessions, and take the fabric away then",
    disrupts: "bgp",
  },
  "LIVE-202": {
    title: "the design of a live fabric changed",
    severity: "error",
    why: "Who is in which AS and who peers with whom changes for all nodes at once, and no session comes back before every switch has changed as well.",
    upstream: here,
    see: "docs.tigera.io/calico/latest/reference/architecture/design/l3-interconnect-fabric",
    key: "fabric.design",
    read: of(({ design }) => ("in" in design ? `${design.kind} in ${design.in}` : design.kind)),
    allows: comesOrGoes,
    path: "/fabric/design",
    instead:
      "make the new design a cluster of its own; or switch the mesh on, change switches (starting FRR anew: a reload keeps lines of the other design) and nodes, and switch it off",
  },
  "LIVE-203": {
    title: "the number of planes of a live fabric changed",
    severity: "error",
    why: "Nodes of two planes have a stable address beside those of their links: Kubernetes knows each node by another one.",
    upstream: here,
    see: "docs.tigera.io/calico-enterprise/latest/networking/configuring/dual-tor",
    key: "fabric.planes",
    read: of(({ planes }) => planes),
    allows: comesOrGoes,
    path: "/fabric/planes",
    instead: "make nodes anew, rack by rack, in a cluster with the planes that it is to have",
  },
  "LIVE-204": {
    title: "the kind of links of a live fabric changed",
    severity: "error",
    why: "Nodes speak to loopbacks instead of addresses on their link, or the other way round: every peer has another address.",
    upstream: here,
    see: plan,
    key: "fabric.links",
    read: of(({ links }) => links.kind),
    allows: comesOrGoes,
    path: "/fabric/links",
    instead: "add racks with the new kind in a fabric of their own, and move the nodes",
  },
  "LIVE-205": {
    title: "the number of a live rack changed",
    severity: "error",
    why: "Addresses of links and loopbacks, and AS numbers, follow from it: every switch and node of the rack gets others.",
    upstream: here,
    see: plan,
    key: "fabric.racks.numbers",
    read: byRack(({ number }) => number),
    of: "items",
    path: "/fabric/racks",
    instead: "write the number that it had, e.g. number: 3; add racks at the end, or with a number of their own",
  },
  "LIVE-206": {
    title: "the number of a live spine changed",
    severity: "error",
    why: "Its loopback and the addresses of all of its links follow from it.",
    upstream: here,
    see: plan,
    key: "fabric.spines.numbers",
    read: of(({ spines }) => Object.fromEntries(spines.map(({ name, number }) => [name, number]))),
    of: "items",
    path: "/fabric/spines",
    instead: "write the number that it had; add spines at the end, or with a number of their own",
  },
  "LIVE-207": {
    title: "the number of a live node in its rack changed",
    severity: "error",
    why: "The addresses of its links, and with one AS per server its AS number, follow from it.",
    upstream: here,
    see: plan,
    key: "fabric.nodes.numbers",
    read: byRack(({ nodes }) =>
      Object.fromEntries(
        nodes.filter(({ standsFor }) => standsFor === undefined).map(({ name, number }) => [name, number]),
      ),
    ),
    of: "items",
    allows: keptItsOwn,
    path: "/fabric/racks",
    instead: "write the number that it had, under racks[].nodes[]; add nodes behind the others",
  },
  "LIVE-208": {
    title: "AS numbers of a live rack's switches changed",
    severity: "warning",
    why: "The rack's sessions end, and come back only once its switches and their spines have the new number as well.",
    upstream: here,
    see: "RFC 4271 section 6.2 (Bad Peer AS)",
    key: "fabric.racks.asNumbers",
    read: byRack(({ tors }) => Object.fromEntries(tors.map(({ name, asNumber }) => [name, asNumber.toAsplain()]))),
    of: "items",
    allows: keptItsOwn,
    follows: "fabric.racks.numbers",
    path: "/fabric/racks",
    instead: "drain the nodes of the rack first, change one rack at a time, and its switches in the same hour",
    disrupts: "bgp",
  },
  "LIVE-209": {
    title: "addresses of a live rack's switches changed",
    severity: "warning",
    why: "Nodes peer with another address: each session ends, and comes up only where the switch has the new one.",
    upstream: here,
    see: plan,
    key: "fabric.tors.addresses",
    read: addressesOfTors,
    of: "items",
    allows: (was, now) => keptItsOwn(was, now, peerAddresses),
    follows: ofPlan,
    path: "/fabric/racks",
    instead:
      "change one switch at a time where a rack has two: drain it, load its new files (switches/), look at its sessions, then the other",
    disrupts: "bgp",
  },
  "LIVE-215": {
    title: "loopbacks, and with them router ids, of a live rack's switches changed",
    severity: "warning",
    why: "Nodes peer with the same addresses as before; a switch begins its sessions anew once it has another router id, which is when it takes its new files and not with `up`.",
    upstream: here,
    see: "docs.frrouting.org, BGP (bgp router-id)",
    key: "fabric.tors.addresses",
    read: addressesOfTors,
    of: "items",
    allows: (was, now) => keptItsOwn(was, now, loopbacksAlone),
    follows: ofPlan,
    path: "/fabric/racks",
    instead:
      "load the new files (switches/) of one switch at a time, and look at its sessions before the next; where a rack has one switch alone, drain its nodes first",
    disrupts: "switches",
  },
  "LIVE-210": {
    title: "route reflectors leave before others are there",
    severity: "error",
    why: "Nodes that have no session with two reflectors that stay lose every route until those with new ones are up; where a label or an id is missing, for good.",
    upstream: here,
    see: "kubernetes-sigs/kubespray issue 8595; projectcalico/calico issue 9259",
    key: "fabric.reflectors",
    read: reflectorsOf,
    of: "items",
    allows: twoStay,
    follows: "fabric.design",
    path: "/fabric/design",
    instead:
      "add the new ones beside the old and `up`, look at the sessions of all nodes with them, take the old ones away then",
  },
  "LIVE-211": {
    title: "the number of a live switch in its rack changed",
    severity: "error",
    why: "Its loopback, its address towards the nodes and those of all of its links follow from it, of two planes its subnet and VLAN as well: the switch that stays would become the one that goes.",
    upstream: here,
    see: plan,
    key: "fabric.tors.numbers",
    read: byRack(({ tors }) => Object.fromEntries(tors.map(({ name, number }) => [name, number]))),
    of: "items",
    allows: keptItsOwn,
    path: "/fabric/racks",
    instead: "write the number that it had, under racks[].tors[], e.g. number: 2 at the second where the first goes",
  },
  "LIVE-218": {
    title: "AS numbers of live nodes changed",
    severity: "warning",
    why: "Each session ends as soon as the node has the new number, and comes back only where the switch has it as well.",
    upstream: here,
    see: "RFC 4271 section 6.2 (Bad Peer AS)",
    key: "fabric.nodes.asNumbers",
    read: byRack(({ nodes }) =>
      Object.fromEntries(
        nodes.flatMap(({ name, standsFor, asNumber }) =>
          standsFor === undefined ? [[name, asNumber.toAsplain()]] : [],
        ),
      ),
    ),
    of: "items",
    allows: keptItsOwn,
    follows: [
      "fabric.design",
      "fabric.racks.numbers",
      "fabric.racks.asNumbers",
      "fabric.nodes.numbers",
      "calico.bgp.asNumber",
    ],
    path: "/fabric",
    instead:
      "move one rack at a time: keep the others' by racks[].nodes[].asNumber, drain the rack's nodes, and load the new files (switches/) of its switches in the same hour",
    disrupts: "bgp",
  },
};

/** Two of the old ones carry the nodes over; and who only adds takes none away. */
function twoStay(was: Json, now: Json): boolean {
  const [before, after] = [was, now].map((one) => (Array.isArray(one) ? (one as readonly Json[]) : []));
  const stay = (before ?? []).filter((name) => after?.includes(name));
  return stay.length >= 2 || stay.length === before?.length;
}

/** Names of the nodes that reflect, by whom they reflect for. */
function reflectorsOf({ fabric }: WithFabric): unknown {
  if (fabric?.design.kind !== "route-reflectors") return null;
  const isInRack = fabric.design.in === "rack";
  const found: Record<string, string[]> = {};
  for (const rack of fabric.racks)
    for (const { name, routeReflectorClusterId } of rack.nodes)
      if (routeReflectorClusterId !== undefined) (found[isInRack ? rack.name : forCluster] ??= []).push(name);
  return found;
}
