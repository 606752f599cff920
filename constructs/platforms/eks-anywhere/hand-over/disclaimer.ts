/** What must be known before anything is done; sentences. */
export const disclaimer = [
  "Disruptive: every pod loses its network for minutes and is restarted. Not for a cluster that anything depends on.",
  "AWS supports EKS Anywhere's own Cilium only: from here on the network, with its upgrades, is yours to look after.",
] as const;
