/**
 * A way into a cluster that is in the sandbox and that nothing there made: content of a kubeconfig. The address leads
 * nowhere; the sandbox's provider takes it for the cluster's name.
 */
export function kubeconfigOfPlainCluster(name: string): string {
  const named = (field: string, value: object) => [{ name, [field]: value }];
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: named("cluster", { server: `https://${name}.sandbox.invalid:6443` }),
    users: named("user", {}),
    contexts: named("context", { cluster: name, user: name }),
    "current-context": name,
  });
}
