import { Ip } from "../../net";

/** Where NodeLocal DNSCache answers, which Kubespray runs unasked: kubelets tell pods this address (enable_nodelocaldns). */
export const nodeLocalDns = Ip.of("169.254.25.10");

/** What an intent that says nothing gets; ranges and ports are Kubespray's own (roles/kubespray_defaults). */
export const defaults = {
  release: "v2.31.0",
  networking: "cni",
  /** From how many nodes on Typha stands between them and the API server, and how many nodes one of them serves. */
  typha: { fewestNodes: 50, nodesOfOne: 100 },
  pods: "10.233.64.0/18",
  services: "10.233.0.0/18",
  apiPort: 6443,
  role: "worker",
  os: "ubuntu",
  architecture: "x86_64",
  mtu: 1500,
  learnsRoutes: false,
  checksSource: false,
} as const;
