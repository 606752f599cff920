import { type ImageSettings, rewriteImage } from "../../calico";
import type { Architecture } from "../../model";
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
export function amiTypeOf(os: NodeOs, architecture: Architecture, amiId: string | undefined): AmiType | undefined {
  if (amiId !== undefined || os === "ubuntu") return undefined;
  if (os === "al2023") return architecture === "arm64" ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD";
  return architecture === "arm64" ? "BOTTLEROCKET_ARM_64" : "BOTTLEROCKET_x86_64";
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
