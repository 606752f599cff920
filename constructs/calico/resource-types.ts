/** Types of resources, as a Pulumi engine names them: data, for those who read what it would do. */

/** Objects of Calico's own, of its API server or as they are stored, made or patched. */
export function calicoType(kind: string): RegExp {
  return new RegExp(`^kubernetes:(projectcalico\\.org/v3|crd\\.projectcalico\\.org/v1):${kind}(Patch)?$`);
}

export const installationType = /^kubernetes:operator\.tigera\.io\/v1:Installation(Patch)?$/;
export const nodeType = "kubernetes:core/v1:NodePatch";
export const daemonSetType = "kubernetes:apps/v1:DaemonSet";
export const deploymentType = "kubernetes:apps/v1:Deployment";
export const configMapType = "kubernetes:core/v1:ConfigMap";
export const secretType = "kubernetes:core/v1:Secret";
export const namespaceType = "kubernetes:core/v1:Namespace";
export const chartType = "kubernetes:helm.sh/v3:Release";
