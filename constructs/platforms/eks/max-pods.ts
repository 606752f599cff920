import { parseInstanceType, vcpus } from "../../places/aws";

/** [interfaces, IPv4 addresses on each] by size, as most general, compute and memory types have them. */
const interfacesOfSize: Readonly<Record<string, readonly [number, number]>> = {
  medium: [2, 4],
  large: [3, 10],
  xlarge: [4, 15],
  "2xlarge": [4, 15],
  "4xlarge": [8, 30],
  "8xlarge": [8, 30],
  "12xlarge": [8, 30],
  "16xlarge": [15, 50],
  "24xlarge": [15, 50],
};

const interfacesOfBurstable: Readonly<Record<string, readonly [number, number]>> = {
  nano: [2, 2],
  micro: [2, 2],
  small: [3, 4],
  medium: [3, 6],
  large: [3, 12],
  xlarge: [4, 15],
  "2xlarge": [4, 15],
};

/**
 * Pods that the VPC CNI can give an address to without prefix delegation: interfaces x (addresses - 1) + 2
 * (awslabs/amazon-eks-ami, eni-max-pods.txt). Undefined for types that are not of the usual shape.
 */
export function eniPods(text: string): number | undefined {
  const type = parseInstanceType(text);
  if (type === undefined) return undefined;
  const isUsual = ["m", "c", "r"].includes(type.family) && type.generation >= 5;
  const table = type.family === "t" && type.generation >= 3 ? interfacesOfBurstable : isUsual ? interfacesOfSize : {};
  const found = table[type.size];
  return found === undefined ? undefined : found[0] * (found[1] - 1) + 2;
}

/** AWS' and Kubernetes' usual ceiling on nodes of up to 30 vCPUs. */
export const smallMaxPods = 110;

/** The usual ceiling: 110 pods on nodes of up to 30 vCPUs, 250 above. */
export function usualMaxPods(instanceTypes: readonly string[]): number {
  return instanceTypes.length > 0 && instanceTypes.every((type) => (vcpus(type) ?? 0) > 30) ? 250 : smallMaxPods;
}
