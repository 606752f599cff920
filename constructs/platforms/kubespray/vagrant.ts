import { vagrantDefaults, vagrantSubnet, type VagrantIntent } from "../../places/vagrant";
import type { KubesprayWhole } from "./types";

/** The machines of a laptop, resolved. */
export interface VagrantPlace {
  readonly kind: "vagrant";
  readonly os: string;
  /** First three numbers of the machines' network. */
  readonly subnet: string;
  readonly memoryMiB: number;
  readonly cpus: number;
}

export function vagrantPlace(intent: VagrantIntent): VagrantPlace {
  return {
    kind: "vagrant",
    os: intent.os ?? vagrantDefaults.os,
    subnet: vagrantSubnet(intent),
    memoryMiB: intent.memoryMiB ?? vagrantDefaults.memoryMiB,
    cpus: intent.cpus ?? vagrantDefaults.cpus,
  };
}

/** By which `commands.sh` says that the play is an upgrade. */
export const playbookVariable = "KUBESPRAY_PLAYBOOK";

/** A text of Ruby's, without interpolation. */
const text = (value: string): string => `'${value.replace(/[\\']/g, "\\$&")}'`;

/**
 * `config.rb` for Kubespray's Vagrantfile. Vagrant gives the play an inventory of its own, with how each machine is reached; ours
 * comes beside it, with everything else. The kubeconfig goes where `commands.sh` looks for it: a host's folder is that of
 * the inventory that names it first.
 */
export function vagrantConfig(
  { name, platform }: KubesprayWhole,
  { os, subnet, memoryMiB, cpus }: VagrantPlace,
): string {
  const { hosts, networking } = platform;
  const controlPlanes = hosts.filter(({ isControlPlane }) => isControlPlane).length;
  const taking = hosts.filter(({ runsPods }) => runsPods).length;
  const settings: readonly (readonly [string, string | number])[] = [
    ["instance_name_prefix", text(vagrantDefaults.prefix)],
    ["num_instances", hosts.length],
    ["control_plane_instances", controlPlanes],
    ["etcd_instances", controlPlanes],
    ["first_node", hosts.length - taking + 1],
    ["kube_node_instances", taking],
    ["os", text(os)],
    ["vm_memory", memoryMiB],
    ["vm_cpus", cpus],
    ["subnet", text(subnet)],
    // Vagrantfile's own is flannel, and it says it of each host, which wins over what a group says.
    ["network_plugin", text(networking)],
    ["multi_networking", text("False")],
    ["inventories", "[File.expand_path('../inventory/hosts.yaml', __dir__)]"],
    // Absent: Vagrantfile's own, cluster.yml.
    ["playbook", `ENV[${text(playbookVariable)}]`],
    ["extra_vars", "{ 'artifacts_dir' => File.expand_path('../inventory/artifacts', __dir__) }"],
  ];
  return [
    `# Machines of cluster ${name}, for the Vagrantfile of Kubespray ${platform.release}: KUBESPRAY_VAGRANT_CONFIG says it where this is.`,
    ...settings.map(([key, value]) => `$${key} = ${value}`),
    "",
  ].join("\n");
}
