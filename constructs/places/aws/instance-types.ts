import type { Architecture } from "../../model";

/** What an instance type's name gives away: `c7gn.xlarge` is family c, generation 7, options gn, size xlarge. */
export interface InstanceType {
  readonly family: string;
  readonly generation: number;
  readonly options: string;
  readonly size: string;
}

/** Reads a type's name; undefined where it does not follow EC2's naming (`u-6tb1.metal`, `mac2.metal`). */
export function parseInstanceType(text: string): InstanceType | undefined {
  const match = /^([a-z]+)(\d+)([a-z]*)(?:-[a-z0-9]+)?\.([a-z0-9-]+)$/.exec(text);
  const [, family, generation, options, size] = match ?? [];
  if (family === undefined || generation === undefined || size === undefined) return undefined;
  return { family, generation: Number(generation), options: options ?? "", size };
}

/**
 * Graviton types have a `g` for the processor right after the generation (m7g, c6gn, x2gd, i4g), and a1 was the first.
 * In g4dn, g5, g6e the `g` is the family and the processor is x86; g5g is Graviton again.
 */
export function architectureOf(text: string): Architecture | undefined {
  const type = parseInstanceType(text);
  if (type === undefined) return undefined;
  return type.options.startsWith("g") || (type.family === "a" && type.generation === 1) ? "arm64" : "x86_64";
}

/** Whether a type has GPUs: the families g (g4dn, g6), gr (gr6) and p (p4d, p5). */
export function hasGpu(text: string): boolean {
  return ["g", "gr", "p"].includes(parseInstanceType(text)?.family ?? "");
}

/** What a type computes with beside its processor, where the image of a node must have a driver for it. */
export type Accelerator = "nvidia" | "neuron";

/** NVIDIA GPUs (all of hasGpu but g4ad, whose GPUs are AMD's), AWS Inferentia and Trainium (`inf`, `trn`). */
export function acceleratorOf(text: string): Accelerator | undefined {
  const { family = "", generation, options = "" } = parseInstanceType(text) ?? {};
  if (["inf", "trn"].includes(family)) return "neuron";
  const isAmd = family === "g" && generation === 4 && options.startsWith("ad");
  return hasGpu(text) && !isAmd ? "nvidia" : undefined;
}

const vcpuOfSize: Readonly<Record<string, number>> = { nano: 2, micro: 2, small: 2, medium: 2, large: 2, xlarge: 4 };

/** vCPUs by the size's name: 4 for each `x`. Undefined for `metal`, whose size depends on the family. */
export function vcpus(text: string): number | undefined {
  const size = parseInstanceType(text)?.size ?? "";
  const multiple = /^(\d+)xlarge$/.exec(size)?.[1];
  return multiple === undefined ? vcpuOfSize[size] : Number(multiple) * 4;
}
