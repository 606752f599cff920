/**
 * What every Kubernetes provider of the kit is told. By default the provider replaces a ConfigMap or a Secret whose data
 * changes, and one with a name of its own is deleted first: for a moment a live cluster would be without Calico's address of
 * the API server, or without the key of its IPsec (pulumi-kubernetes provider/pkg/provider/diff.go).
 */
export const providerSettings = {
  enableServerSideApply: true,
  enableConfigMapMutable: true,
  enableSecretMutable: true,
} as const;
