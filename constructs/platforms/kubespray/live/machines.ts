import { here } from "../../../findings";
import type { LiveTable } from "../../../model";
import { machineIdentities, oneMachineAtATime } from "../../../places/vsphere";
import { isMade, type KubesprayPlace, type KubesprayWhole } from "../types";
import { nodesPage } from "./pages";

/** What machines cannot become while a cluster runs on them, wherever they stand. */
export const machineFacts = {
  "LIVE-704": {
    title: "a machine of a live cluster got another address",
    severity: "error",
    why: "etcd's members, certificates and BGP sessions know it by the address that it joined with.",
    upstream: here,
    see: nodesPage,
    key: "kubespray.addresses",
    // A worker that the kit made is drained and made anew.
    read: ({ platform: { hosts, place } }) =>
      Object.fromEntries(
        hosts
          .filter(({ isControlPlane }) => !isMade(place) || isControlPlane)
          .map(({ name, addresses }) => [name, addresses.map(String)]),
      ),
    of: "items",
    path: "/platform/nodeGroups",
    instead: "`commands.sh remove` the machine, and let it join again with its new address",
  },
  "LIVE-707": {
    ...oneMachineAtATime,
    read: ({ platform: { place } }) => (place.kind === "vsphere" ? machineIdentities(place) : {}),
  },
  "LIVE-709": {
    title: "the machines of a live cluster would stand elsewhere",
    severity: "error",
    why: "Machines do not move: the engine makes others there, and deletes those that run with etcd and all that pods have kept.",
    upstream: here,
    see: "pulumi.com/docs, Resources, replacement",
    key: "kubespray.place",
    read: ({ platform: { place } }) => standing(place),
    of: "items",
    path: "/platform/on",
    instead: "make a second cluster and move the workloads; where it is the same vCenter by another name, insist",
  },
  "LIVE-715": {
    title: "a machine of a live cluster got another name, or another role",
    severity: "error",
    why: "It joins under the one while it is a Node, an etcd member or an address in use under the other, and taking the old one out reaches the new one.",
    upstream: here,
    see: nodesPage,
    key: "kubespray.machines",
    // By the address that Ansible and the others reach it by.
    read: ({ platform: { hosts } }) =>
      Object.fromEntries(
        hosts.flatMap(({ name, isControlPlane, addresses: [address] }) =>
          address === undefined
            ? []
            : [[address.toString(), `${name}, ${isControlPlane ? "control-plane" : "worker"}`]],
        ),
      ),
    of: "items",
    path: "/platform/nodeGroups",
    instead:
      "let the machine leave the intent, `up` (on hosts of your own: `commands.sh remove` it before), then write it anew and `up`",
  },
  "LIVE-719": {
    title: "what live machines were made with changed",
    severity: "warning",
    why: "Keys, users and images are given to a machine as it is made: those that run keep theirs, a new one has the new.",
    upstream: here,
    see: "cloud-init, boot stages: once per instance",
    key: "kubespray.madeWith",
    read: ({ platform: { place } }) => madeWith(place),
    of: "items",
    path: "/platform/on",
    instead:
      "change keys and users on the machines that run by hand, before the old ones are gone from where ssh looks",
    disrupts: "nodes",
  },
} as const satisfies LiveTable<KubesprayWhole>;

/** What says where machines stand; whoever made them cannot take them from there. */
function standing(place: KubesprayPlace): Readonly<Record<string, string>> {
  if (place.kind === "aws") return { kind: place.kind, region: place.region, vpcCidr: place.vpcCidr };
  if (place.kind !== "vsphere") return { kind: place.kind };
  const { vcenter, datacenter, computeCluster } = place;
  return { kind: place.kind, vcenter: vcenter.server, datacenter, cluster: computeCluster };
}

function madeWith(place: KubesprayPlace): Readonly<Record<string, string | readonly string[]>> {
  if (place.kind === "aws") return { sshPublicKey: place.sshPublicKey };
  if (place.kind !== "vsphere") return {};
  const { ssh, template } = place;
  return { template, user: ssh.user, authorizedKeys: ssh.authorizedKeys };
}
