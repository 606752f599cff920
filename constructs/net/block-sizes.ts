/** Prefix lengths of a node's block: those that Calico takes, and its default (libcalico-go/lib/validator/v3/validator.go). */
export const blockSizes = {
  4: { least: 20, most: 32, default: 26 },
  6: { least: 116, most: 128, default: 122 },
} as const;
