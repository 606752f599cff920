/** A name of Kubernetes' labels and taints, with or without a prefix (apimachinery, IsQualifiedName). */
export function isQualifiedName(text: string): boolean {
  const [, prefix, name = ""] = /^(?:([^/]*)\/)?([^/]*)$/.exec(text) ?? [];
  const isPrefix = prefix === undefined || (prefix.length <= 253 && isSubdomain(prefix));
  return isPrefix && name !== "" && isLabelValue(name);
}

/** What may be the value of a label or of a taint (apimachinery, IsValidLabelValue). */
export function isLabelValue(text: string): boolean {
  return text.length <= 63 && /^([A-Za-z0-9]([-\w.]*[A-Za-z0-9])?)?$/.test(text);
}

/** Labels with dots between (apimachinery, IsDNS1123Subdomain). */
function isSubdomain(text: string): boolean {
  return text.split(".").every((label) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(label));
}
