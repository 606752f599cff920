import { type ImageSettings, rewriteImage } from "../../calico";
import type { Architecture } from "../../model";
import { type Accelerator, acceleratorOf } from "../../places/aws";
import type { AmiType, NodeOs } from "./types";

/** The devices of an operating system's volumes. */
export interface NodeDevices {
  /** The device of the root file system. */
  readonly rootDevice: string;
  /** Where images and containers live, if not on the root device: what the user means by the volume's size. */
  readonly dataDevice?: string;
}

/** Bottlerocket's operating system is on xvda and everything that grows on xvdb; Canonical's images have sda1. */
export const nodeDevices: Readonly<Record<NodeOs, NodeDevices>> = {
  al2023: { rootDevice: "/dev/xvda" },
  bottlerocket: { rootDevice: "/dev/xvda", dataDevice: "/dev/xvdb" },
  ubuntu: { rootDevice: "/dev/sda1" },
};

/**
 * Linux kernels of EKS' own images, `major.minor`. AL2023: awslabs/amazon-eks-ami v20260724. Bottlerocket:
 * variants/aws-k8s-1.32 to 1.36, `kernel-…` of each Cargo.toml. Ubuntu nodes run an image that the user names.
 */
const kernels: Readonly<Record<Exclude<NodeOs, "ubuntu">, Readonly<Record<string, string>>>> = {
  al2023: { "1.31": "6.1", "1.32": "6.1", "1.33": "6.12", "1.34": "6.12", "1.35": "6.12", "1.36": "6.18" },
  bottlerocket: { "1.32": "6.1", "1.33": "6.12", "1.34": "6.12", "1.35": "6.12", "1.36": "6.18" },
};

/** The kernel of EKS' image, or undefined where the image is the user's or the version is not in the table. */
export function kernelOf(os: NodeOs, kubernetes: string, amiId: string | undefined): string | undefined {
  return os === "ubuntu" || amiId !== undefined ? undefined : kernels[os][kubernetes];
}

/**
 * The AMI type of a managed node group; undefined with an AMI id of one's own, where EKS refuses a type, and for Ubuntu,
 * which EKS has no type for.
 */
export function amiTypeOf(
  os: NodeOs,
  architecture: Architecture,
  amiId: string | undefined,
  instanceTypes: readonly string[],
): AmiType | undefined {
  if (amiId !== undefined || os === "ubuntu") return undefined;
  const accelerator = acceleratorOfAll(instanceTypes);
  return (accelerator && accelerated[os][architecture][accelerator]) ?? plainTypes[os][architecture];
}

/** What all types of a group have: an image without the driver leaves it idle, one with it has nothing for the others. */
function acceleratorOfAll(instanceTypes: readonly string[]): Accelerator | undefined {
  const [first, ...others] = new Set(instanceTypes.map(acceleratorOf));
  return others.length === 0 ? first : undefined;
}

type ImageOs = Exclude<NodeOs, "ubuntu">;

const plainTypes: Readonly<Record<ImageOs, Readonly<Record<Architecture, AmiType>>>> = {
  al2023: { x86_64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" },
  bottlerocket: { x86_64: "BOTTLEROCKET_x86_64", arm64: "BOTTLEROCKET_ARM_64" },
};

/** EKS' images with drivers (Amazon EKS API reference, Nodegroup, amiType). */
const accelerated: Readonly<
  Record<ImageOs, Readonly<Record<Architecture, Readonly<Partial<Record<Accelerator, AmiType>>>>>>
> = {
  al2023: {
    x86_64: { nvidia: "AL2023_x86_64_NVIDIA", neuron: "AL2023_x86_64_NEURON" },
    arm64: { nvidia: "AL2023_ARM_64_NVIDIA" },
  },
  bottlerocket: {
    x86_64: { nvidia: "BOTTLEROCKET_x86_64_NVIDIA" },
    arm64: { nvidia: "BOTTLEROCKET_ARM_64_NVIDIA" },
  },
};

/** Why the machines of a group have an accelerator that their image has no driver for; undefined where it has, or nobody knows. */
export function withoutDriver(
  os: NodeOs,
  architecture: Architecture,
  amiId: string | undefined,
  instanceTypes: readonly string[],
): string | undefined {
  const having = instanceTypes.filter((type) => acceleratorOf(type) !== undefined);
  if (having.length === 0 || amiId !== undefined || os === "ubuntu") return undefined;
  const accelerator = acceleratorOfAll(instanceTypes);
  if (accelerator === undefined)
    return `${having.join(", ")} and other types share one image, which has no driver for it`;
  if (accelerated[os][architecture][accelerator] !== undefined) return undefined;
  return `EKS has no image of ${os} with a driver for ${having.join(", ")}`;
}

/**
 * Kubernetes minors that EKS runs and this kit knows, with the end of standard support where it is published
 * (aws docs, kubernetes-versions; dates from a secondary source).
 */
export const eksVersions: Readonly<Record<string, { readonly standardUntil?: string }>> = {
  "1.31": { standardUntil: "2025-11-26" },
  "1.32": { standardUntil: "2026-03-23" },
  "1.33": { standardUntil: "2026-07-29" },
  "1.34": { standardUntil: "2026-12-02" },
  "1.35": { standardUntil: "2027-03-27" },
  "1.36": {},
};

/** kube-proxy of the newest patch release of each minor (Kubernetes' stable channel, August 2026). */
const kubeProxyPatches: Readonly<Record<string, string>> = {
  "1.32": "1.32.13",
  "1.33": "1.33.13",
  "1.34": "1.34.10",
  "1.35": "1.35.7",
  "1.36": "1.36.3",
};

/** Kubernetes' own multi-architecture image, from the user's registry where there is one. */
export function kubeProxyImage(kubernetes: string, images: ImageSettings): string {
  return rewriteImage(`registry.k8s.io/kube-proxy:v${kubeProxyPatches[kubernetes] ?? `${kubernetes}.0`}`, images);
}
