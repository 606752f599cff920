import type { Tier } from "./policy";

/** Tiers that are always there (libcalico-go/lib/names/policy.go, api/pkg/apis/projectcalico/v3/tier.go of 3.31). */
export const defaultTier: Tier = { name: "default", order: 1_000_000, defaultAction: "Deny" };
export const adminTier: Tier = { name: "adminnetworkpolicy", order: 1_000, defaultAction: "Pass" };
export const baselineTier: Tier = { name: "baselineadminnetworkpolicy", order: 10_000_000, defaultAction: "Pass" };

/** What 3.32 puts in their place, for ClusterNetworkPolicy. */
export const kubeAdminTier: Tier = { name: "kube-admin", order: 1_000, defaultAction: "Pass" };
export const kubeBaselineTier: Tier = { name: "kube-baseline", order: 10_000_000, defaultAction: "Pass" };

export const builtInTiers: readonly Tier[] = [defaultTier, adminTier, baselineTier, kubeAdminTier, kubeBaselineTier];

/** Order of a Kubernetes NetworkPolicy in tier `default`. */
export const kubernetesOrder = 1000;
