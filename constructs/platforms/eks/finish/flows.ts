import { defaultPorts, type Flow } from "../../../calico";
import { type EksContext, hasVpcCni } from "./context";

/**
 * What EKS itself needs between nodes and control plane (Amazon EKS user guide, security group considerations), and no
 * more. Cluster DNS is not among it: with Calico's CNI its packets are in the tunnel or among the pods' own, which
 * Calico's list has. Nor are webhooks of workloads: each has a port of its own, to be opened by whoever installs it.
 */
export function platformFlows({ calico }: Pick<EksContext, "calico">): readonly Flow[] {
  return [
    {
      name: "kubelet",
      protocol: "tcp",
      port: defaultPorts.kubelet,
      source: "control-plane",
      destination: "nodes",
      why: "logs, exec and port-forward by way of the kubelet",
    },
    {
      name: "kubelet-metrics",
      protocol: "tcp",
      port: defaultPorts.kubelet,
      source: "nodes",
      destination: "nodes",
      why: "metrics-server on any node reads every kubelet",
    },
    ...(hasVpcCni({ calico })
      ? [
          {
            name: "pods",
            protocol: "all",
            source: "nodes",
            destination: "pods",
            why: "pods have addresses of the nodes' interfaces and share their security group",
          } as const,
        ]
      : []),
  ];
}
