import { commandLine, quoted, word } from "../../model";
import type { CalicoDataplane } from "../cluster";

/** VPP's drivers that take the PCI device over by VFIO. */
const vfioDrivers: readonly string[] = ["dpdk", "virtio", "vmxnet3"];

/** Whether VPP takes the network interfaces of nodes over by VFIO. */
export function usesVfio(dataplane: CalicoDataplane): boolean {
  if (dataplane.kind !== "vpp") return false;
  return dataplane.uplinks.some(
    ({ newDriver, vppDriver }) => newDriver === "vfio-pci" || vfioDrivers.includes(vppDriver ?? ""),
  );
}

/** Lines of a shell script that make VFIO work, now and after a restart; most instance types show no IOMMU. */
export const vfioCommands: readonly string[] = [
  "echo 'options vfio enable_unsafe_noiommu_mode=1' > /etc/modprobe.d/99-calico-vpp.conf",
  "echo 'vfio-pci' > /etc/modules-load.d/99-calico-vpp.conf",
  "modprobe vfio-pci",
  "echo 1 > /sys/module/vfio/parameters/enable_unsafe_noiommu_mode",
];

/**
 * Hooks of VPP's manager for Amazon Linux 2023. VPP takes the network interface away from Linux and puts a tap of the
 * same name in its place. AL2023's systemd-networkd knows the interface by its driver, so upstream's manifest for EKS
 * (calico-vpp-eks.yaml) copies the unit and lets it match by name while VPP runs. Upstream has no hooks for other
 * systems: its default hook (on unless CALICOVPP_ENABLE_NETWORK_MANAGER_HOOK is false) is all there is.
 */
export function amazonLinuxHooks(interfaceName: string): Readonly<Record<string, string>> {
  const unit = `/etc/systemd/network/${interfaceName}.network`;
  const reload = "systemctl daemon-reload";
  const restart = commandLine(["sudo", "systemctl", "restart", "systemd-networkd"]);
  const match = [
    commandLine(["sudo", "cp", "/usr/lib/systemd/network/80-ec2.network", unit]),
    commandLine(["sudo", "sed", "-i", `s/Driver=.*/Name=${interfaceName}/`, unit]),
    `sudo ${reload}`,
    restart,
  ];
  const undo = `echo ${quoted([commandLine(["sudo", "rm", unit]), reload, restart].join("; "))} | chroot /host`;
  return {
    // Read by two shells, one after the other: the hook's own, and the node's, which chroot starts.
    CALICOVPP_HOOK_VPP_RUNNING: `echo ${word([match.join("; ")])} | chroot /host`,
    CALICOVPP_HOOK_VPP_DONE_OK: undo,
    CALICOVPP_HOOK_VPP_ERRORED: undo,
  };
}
