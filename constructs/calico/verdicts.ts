// What the programs behind Calico do with a mistake; see Entry.upstream.

export const operatorRefuses = { program: "tigera-operator", verdict: "refuses" } as const;
export const operatorAccepts = { program: "tigera-operator", verdict: "accepts" } as const;

/** By the CRD's schema: type, enum, pattern, bounds or CEL. */
export const apiServerRefuses = { program: "kube-apiserver", verdict: "refuses" } as const;
export const apiServerAccepts = { program: "kube-apiserver", verdict: "accepts" } as const;

export const felixRefuses = { program: "felix", verdict: "refuses" } as const;
export const felixAccepts = { program: "felix", verdict: "accepts" } as const;

/** Calico's own API server, which knows more than the CRDs (libcalico-go/lib/validator/v3). */
export const calicoApiServerRefuses = { program: "calico-apiserver", verdict: "refuses" } as const;

/** The vpp container's manager or the agent beside it. */
export const vppRefuses = { program: "vpp-agent", verdict: "refuses" } as const;
export const vppAccepts = { program: "vpp-agent", verdict: "accepts" } as const;
