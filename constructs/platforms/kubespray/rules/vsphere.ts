import { here, type Verdict } from "../../../findings";
import { Ip } from "../../../net";
import { vsphereFinds, type VsphereProblemKind, vsphereProblems } from "../../../places/vsphere";
import { at, atTop, type KubesprayRule, rule } from "./support";

/** Nothing of Kubespray's looks at vSphere. */
const of = (kind: VsphereProblemKind) => ({ ...vsphereFinds[kind], upstream: here });

const codes = {
  name: "KSP-022",
  rack: "KSP-023",
  networks: "KSP-024",
  address: "KSP-025",
  switch: "KSP-026",
  overlap: "KSP-027",
  taken: "KSP-028",
  checksum: "KSP-029",
} as const satisfies Readonly<Record<VsphereProblemKind, string>>;

const machines = rule({
  finds: {
    "KSP-022": of("name"),
    "KSP-023": of("rack"),
    "KSP-024": of("networks"),
    "KSP-025": of("address"),
    "KSP-026": of("switch"),
    "KSP-027": of("overlap"),
    "KSP-028": of("taken"),
    "KSP-029": of("checksum"),
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    const { on, loadBalancer } = intent.platform;
    if (on?.kind !== "vsphere") return;
    const { name, network, nodes, calico, fabric } = cluster;
    const virtual = Ip.parse(loadBalancer?.host ?? "");
    const problems = vsphereProblems({
      name,
      on,
      nodes,
      network,
      calico,
      ranges: network.nodes,
      ...(fabric === undefined ? {} : { fabric }),
      virtualAddresses: virtual.ok ? [{ address: virtual.value, keys: ["platform", "loadBalancer", "host"] }] : [],
    });
    for (const { kind, keys, isTop, ...texts } of problems)
      report.add(codes[kind], isTop === true ? atTop(context, ...keys) : at(context, "on", ...keys), texts);
  },
});

const accepts: Verdict = { program: "kubespray", verdict: "accepts" };

const reached = rule({
  finds: {
    "KSP-040": {
      title: "machine that nobody reaches before Calico runs",
      severity: "error",
      why:
        "Its own address is on its loopback, and only BGP of the cluster says where that is: Ansible, etcd and kubeadm need it before there is " +
        "a cluster. Calico Enterprise has an answer (early networking), Kubespray has none.",
      upstream: accepts,
      see: "docs.tigera.io/calico-enterprise/latest/networking/configuring/dual-tor",
    },
    "KSP-041": {
      title: "machines in vSphere that nobody can log in to",
      severity: "error",
      why: "cloud-init makes the user without a password: with no key of ours the play never begins.",
      upstream: accepts,
      see: "cloud-init, module Users and Groups",
    },
    "KSP-042": {
      title: "size of a group of machines that there is not",
      severity: "error",
      why: "Nobody reads it: the machines that were meant get the default size.",
      upstream: here,
      see: "pulumi-vsphere, VirtualMachine",
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    const { place } = cluster.platform;
    const { on, nodeGroups } = intent.platform;
    if (place.kind !== "vsphere" || on?.kind !== "vsphere") return;
    for (const { name, rack, stable } of place.machines) {
      const [address] = stable;
      if (address === undefined) continue;
      report.add("KSP-040", atTop(context, "fabric", "planes"), {
        message: `machine ${name} of rack ${rack} has ${address} on its loopback, and other addresses on its links`,
        want: "a node's own address on its link: switches of a rack share a subnet, and its machines have one link with both for uplinks",
        fix: "write one plane, and the same subnet for both switches of a rack",
      });
      break;
    }
    if (place.ssh.authorizedKeys.length === 0)
      report.add("KSP-041", at(context, "on", "ssh"), {
        message: `${place.ssh.user} has no key on any machine`,
        want: "a line of a .pub file",
        fix: "write platform.on.ssh.authorizedKeys: [ssh-ed25519 AAAA… you@example.com]",
      });
    const groups = nodeGroups.map(({ name }) => name);
    for (const group of Object.keys(on.sizes ?? {}))
      if (!groups.includes(group))
        report.add("KSP-042", at(context, "on", "sizes", group), {
          message: `there is no group ${group}`,
          got: group,
          want: `one of ${groups.join(", ")}`,
          fix: "correct the name, or remove the size",
        });
  },
});

const ports = rule({
  finds: {
    "KSP-043": {
      title: "port group whose frames the rack's switches drop",
      severity: "error",
      why: "A port group with a VLAN tags its frames; the kit's switches take untagged ones on their ports towards nodes, and have no trunks.",
      upstream: here,
      see: "docs.vmware.com, vSphere Networking, VLAN Configuration",
    },
    "KSP-044": {
      title: "switch configurations with a port for each machine in vSphere",
      severity: "warning",
      why: "Machines share the ports of the ESXi host that they run on, and DRS moves them: what is written of a machine's own port is about no cable.",
      upstream: here,
      see: "docs.vmware.com, vSphere Networking, Distributed Port Groups",
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    const { on } = intent.platform;
    const { fabric } = cluster;
    if (on?.kind !== "vsphere" || fabric === undefined || fabric.render !== "whole") return;
    const fix =
      "write fabric.render: neighbours, and let the switches have the VLANs on their ports towards ESXi hosts";
    report.add("KSP-044", atTop(context, "fabric", "render"), {
      message: `the switches' whole configurations are written, with a port for each of ${cluster.nodes.named.length} machines`,
      want: "sessions and filters only, for switches that are there already",
      fix: "write fabric.render: neighbours",
    });
    for (const [rack, { networks }] of on.racks.entries())
      for (const [index, { portGroup, vlan }] of networks.entries())
        if (vlan !== undefined)
          report.add("KSP-043", at(context, "on", "racks", rack, "networks", index, "vlan"), {
            message: `port group ${portGroup} sends its frames with VLAN ${vlan}, and the switches are told to take them without one`,
            got: String(vlan),
            want: "switches whose ports the kit does not write, or a port group without a VLAN",
            fix,
          });
  },
});

/** Machines that are cloned in vSphere. */
export const vsphereRules: readonly KubesprayRule[] = [machines, reached, ports];
