import type { Command, KubeProxy, Step } from "../../model";
import { distributionOf } from "./distributions";
import type { ExistingWhole } from "./types";

/** What a person looks at before Calico goes on a cluster that is there; nothing here changes anything. */
export function existingSteps({ platform, calico, controlPlane }: ExistingWhole): readonly Step[] {
  const { label, poolsMustLieIn } = distributionOf(platform);
  const look = (id: string, why: string, command: Command, expect: string): Step => ({
    id,
    phase: "access",
    why,
    run: { kind: "check", command },
    expect,
  });
  return [
    look(
      "nodes-there",
      `Calico goes on the nodes that ${label} has already`,
      ["kubectl", "get", "nodes", "-o", "wide"],
      "every node of the intent, with the kernel that it says; NotReady for lack of a CNI is right",
    ),
    ...(calico.cni === "Calico"
      ? [
          look(
            "no-other-cni",
            "nobody but Calico may give pods their network, and nothing takes another CNI away unasked",
            ["kubectl", "-n", "kube-system", "get", "daemonsets"],
            "no flannel, canal, cilium, weave, antrea, kindnet, aws-node or azure-cni, and no calico-node of somebody else's",
          ),
        ]
      : []),
    ...(poolsMustLieIn === "kubeadm-config"
      ? [
          look(
            "pod-range",
            "the operator holds Calico's pools against the range that kubeadm was given",
            ["kubectl", "-n", "kube-system", "get", "configmap", "kubeadm-config", "-o", "yaml"],
            "a podSubnet that is, or contains, the ranges under network.pods",
          ),
        ]
      : []),
    ...(controlPlane.kubeProxy.runsAs === "daemonset"
      ? [
          look(
            "kube-proxy-mode",
            "Calico's data plane and kube-proxy must agree on how Services are written",
            // kubeadm's is in the ConfigMap, Talos' among the arguments.
            [
              "kubectl",
              "-n",
              "kube-system",
              "get",
              "configmap/kube-proxy",
              "daemonset/kube-proxy",
              "--ignore-not-found",
              "-o",
              "yaml",
            ],
            expectedMode(controlPlane.kubeProxy.mode),
          ),
        ]
      : []),
  ];
}

function expectedMode(mode: KubeProxy["mode"]): string {
  if (mode === undefined) return "any mode but ipvs; write the one that it is under platform.kubeProxy.mode";
  return mode === "iptables"
    ? "mode or --proxy-mode iptables, or empty, which is the same"
    : `mode or --proxy-mode ${mode}`;
}
