import type { Text } from "./late";

export interface ControlPlane {
  /** A stable address of the Kubernetes API that needs no kube-proxy; absent where nobody has said one. */
  readonly apiServer?: { readonly host: Text; readonly port: number };
  /** Where the platform serves the API, at whatever address: the port of one that the user names without a port. */
  readonly apiPort: number;
  /** Whether every node runs a proxy of the API on its loopback address, as Talos and RKE2 do. */
  readonly isProxiedOnNodes: boolean;
  /**
   * Where it runs, and so how it reaches webhooks and Calico's API server. `nodes`: on nodes of the cluster; `outside`:
   * elsewhere, so that it reaches only what has an address of the nodes' network; `outside-with-agents`: elsewhere, and
   * agents in the cluster carry its connections to pods (konnectivity).
   */
  readonly runsOn: "nodes" | "outside" | "outside-with-agents";
  readonly kubeProxy: KubeProxy;
}

export interface KubeProxy {
  /**
   * `daemonset`: DaemonSet kube-system/kube-proxy; `static-pod`: by the kubelet of each node; `process`: within the
   * distribution's own process; `none`: there is none.
   */
  readonly runsAs: "daemonset" | "static-pod" | "process" | "none";
  /**
   * Who can take it away for eBPF: `kit` by not making it, `operator` by its kubeProxyManagement, `nobody` where the
   * platform puts it back or only the user can.
   */
  readonly removableBy: "kit" | "operator" | "nobody";
  /** How it writes Services; absent where the kit makes it as the data plane needs it, or nobody knows. */
  readonly mode?: "iptables" | "ipvs" | "nftables";
}
