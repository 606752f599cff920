/**
 * How long nodes may be without a CNI, seconds. After as long Cluster API's health checks replace machines (unhealthyMachineTimeout),
 * and Kubernetes evicts pods from nodes that are not Ready (tolerationSeconds of node.kubernetes.io/not-ready): both 300 by default.
 */
export const windowSeconds = 300;
