import { defineIntent, type Intent, type IntentInput, resolve, type Resolved } from "../../../constructs/kit";
import { type KubesprayCluster, kubesprayPlatform } from "../../../constructs/platforms/kubespray";
import { parsed } from "../../support/rules";

const machine = (name: string, ...addresses: readonly string[]) => ({ name, addresses: [...addresses] });
const ofAll = { kernel: "6.8", interfaceName: "eth0" };

/** One control plane and two workers, with kube-proxy and a proxy of the API on each node. */
export const small = defineIntent({
  name: "small",
  platform: {
    kind: "kubespray",
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [
      { ...ofAll, name: "control-plane", role: "control-plane", nodes: [machine("cp1", "192.0.2.11")] },
      { ...ofAll, name: "workers", nodes: [machine("w1", "192.0.2.21"), machine("w2", "192.0.2.22")] },
    ],
  },
});

/** Dual stack, three control planes that take pods, a load balancer, nftables. */
export const dual = defineIntent({
  name: "dual",
  platform: {
    kind: "kubespray",
    on: { kind: "hosts", ssh: { user: "ubuntu", port: 2222 } },
    loadBalancer: { host: "api.example.com" },
    underlay: { nodes: ["192.0.2.0/24", "2001:db8::/64"] },
    nodeGroups: [
      {
        ...ofAll,
        name: "all",
        role: "control-plane",
        labels: { tier: "all" },
        taints: [{ key: "dedicated", value: "net", effect: "NoSchedule" }],
        maxPods: 250,
        nodes: [
          { ...machine("n1", "2001:db8::11", "192.0.2.11"), zone: "a" },
          { ...machine("n2", "192.0.2.12", "2001:db8::12"), ansibleHost: "n2.example.com", zone: "b" },
          { ...machine("n3", "192.0.2.13", "2001:db8::13"), accessAddress: "198.51.100.13", zone: "c" },
        ],
      },
    ],
  },
  network: { pods: ["10.244.0.0/16", "fd00:10:244::/56"], services: ["10.96.0.0/12", "fd00:10:96::/112"] },
  calico: { dataplane: { kind: "nftables" } },
});

/** Without kube-proxy. */
export const ebpf = defineIntent({ ...small, name: "ebpf", calico: { dataplane: { kind: "ebpf" } } });

/** VPP with IPsec. */
export const vpp = defineIntent({
  ...small,
  name: "vpp",
  calico: { dataplane: { kind: "vpp" }, encryption: { kind: "ipsec" } },
});

export const ways: Readonly<Record<string, IntentInput>> = { small, dual, ebpf, vpp };

export function resolved(intent: IntentInput | Intent): Resolved<KubesprayCluster> {
  return resolve(parsed(intent), kubesprayPlatform);
}
