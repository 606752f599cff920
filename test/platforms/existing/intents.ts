import { defineIntent, type Intent, type IntentInput, resolve, type Resolved } from "../../../constructs/kit";
import { existingPlatform, type ExistingCluster } from "../../../constructs/platforms/existing";
import { parsed } from "../../support/rules";

const network = { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] };
const workers = { name: "workers", kernel: "6.8", interfaceName: "eth0" };

/** kubeadm with a kube-proxy that nobody looks after. */
export const kubeadm = defineIntent({
  name: "plain",
  platform: {
    kind: "existing",
    distribution: "kubeadm",
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [{ ...workers, count: 3 }],
  },
  network,
});

/** Dual stack, and kube-proxy in nftables mode, as Talos has it. */
export const talos = defineIntent({
  name: "talos",
  platform: {
    kind: "existing",
    distribution: "talos",
    underlay: { nodes: ["192.0.2.0/24", "2001:db8::/64"] },
    nodeGroups: [
      { ...workers, role: "control-plane" },
      { ...workers, name: "more" },
    ],
  },
  network: { pods: ["10.244.0.0/16", "fd00:10:244::/56"], services: ["10.96.0.0/12", "fd00:10:96::/112"] },
});

/** Without kube-proxy: RKE2 was told so, and the API has an address of its own. */
export const ebpf = defineIntent({
  name: "rke2",
  platform: {
    kind: "existing",
    distribution: "rke2",
    apiServer: { host: "192.0.2.10", port: 6443 },
    kubeProxy: { runsAs: "none" },
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [workers],
  },
  calico: { dataplane: { kind: "ebpf" } },
});

/** Bare metal with IPsec. */
export const vpp = defineIntent({
  name: "metal",
  platform: {
    kind: "existing",
    distribution: "kubeadm",
    underlay: { nodes: ["192.0.2.0/24"], mtu: 9000 },
    nodeGroups: [{ ...workers, interfaceName: "ens1f0" }],
  },
  network,
  calico: { dataplane: { kind: "vpp" }, encryption: { kind: "ipsec" } },
});

/** AKS without a CNI of its own, with WireGuard. */
export const aks = defineIntent({
  name: "aks",
  platform: { kind: "existing", distribution: "aks", underlay: { nodes: ["10.224.0.0/16"] }, nodeGroups: [workers] },
  calico: { encryption: { kind: "wireguard" } },
});

/** The five ways that a real API server and the real operator judge. */
export const ways: Readonly<Record<string, IntentInput>> = { kubeadm, talos, ebpf, vpp, aks };

export function resolved(intent: IntentInput | Intent): Resolved<ExistingCluster> {
  return resolve(parsed(intent), existingPlatform);
}
