/** Kubespray's own instructions for machines that come and go. */
export const nodesPage = "kubernetes-sigs/kubespray v2.31.0 docs/operations/nodes.md";
