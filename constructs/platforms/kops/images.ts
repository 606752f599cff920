import type { Architecture } from "../../model";
import type { NodeImage } from "../../places";
import { aws, type Partition, partitionOf } from "../../places/aws";
import type { KopsInstanceGroupIntent } from "./schema";

export type NodeOs = NonNullable<KopsInstanceGroupIntent["os"]>;

/** An operating system that kOps runs: what the place knows of it, and what is kOps' own. */
export interface KopsImage extends NodeImage {
  /** What kOps looks up: `owner/name`, or a public parameter of AWS Systems Manager. */
  readonly image: Readonly<Record<Architecture, string>>;
  /** Linux kernel, `major.minor`, at least. */
  readonly kernel: string;
  /** Whether kOps installs the WireGuard tools there (nodeup/pkg/model/networking/calico.go). */
  readonly hasWireguardPackage: boolean;
}

type OwnImage = Pick<KopsImage, "image" | "kernel" | "hasWireguardPackage"> & Partial<Pick<KopsImage, "label">>;

/** Canonical's account in each partition of AWS: documentation.ubuntu.com/aws, "Find Ubuntu images on AWS" (ownership verification). */
const canonical: Readonly<Record<Partition, string>> = {
  aws: "099720109477",
  "aws-us-gov": "513442679011",
  "aws-cn": "837727238323",
};

const ubuntu = `${canonical.aws}/ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04`;
const amazon = "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1";
const debian = "ssm:/aws/service/debian/release/12/latest";
const flatcar = "075585003325/Flatcar-stable-4230.2.3";

/**
 * Images of kOps' documentation (docs/operations/images.md). Ubuntu: the one of kOps' own channel (channels/stable at
 * v1.35.0), by name, so that the same intent makes the same nodes. Amazon Linux 2023 and Debian 12: the vendors' own
 * parameters, which move with each release.
 */
const images: Readonly<Record<NodeOs, OwnImage>> = {
  ubuntu: {
    // The place says Ubuntu; kOps takes this one.
    label: "Ubuntu 24.04",
    image: { x86_64: `${ubuntu}-amd64-server-20251212`, arm64: `${ubuntu}-arm64-server-20251212` },
    kernel: "6.8",
    hasWireguardPackage: true,
  },
  al2023: {
    image: { x86_64: `${amazon}-x86_64`, arm64: `${amazon}-arm64` },
    kernel: "6.1",
    hasWireguardPackage: false,
  },
  debian: {
    image: { x86_64: `${debian}/amd64`, arm64: `${debian}/arm64` },
    kernel: "6.1",
    hasWireguardPackage: false,
  },
  flatcar: {
    image: { x86_64: `${flatcar}-hvm`, arm64: `${flatcar}-arm64-hvm` },
    kernel: "6.6",
    hasWireguardPackage: false,
  },
};

/**
 * What is known of an operating system.
 * @throws Error where the place or kOps lacks it: a mistake of the kit's authors, since the schema lets no other through
 */
export function imageOf(os: string): KopsImage {
  const byName: Readonly<Partial<Record<string, OwnImage>>> = images;
  const [known, own] = [aws.nodeImage(os), byName[os]];
  if (known === undefined || own === undefined) throw new Error(`no image is known for the operating system ${os}`);
  return { ...known, ...own };
}

/** What kOps looks up in a region: vendors have another account in each partition of AWS. @throws as `imageOf` */
export function imageNameIn(region: string, os: string, architecture: Architecture): string {
  const name = imageOf(os).image[architecture];
  return name.replace(new RegExp(`^${canonical.aws}/`), `${canonical[partitionOf(region)]}/`);
}

/** Whether the vendor is known to publish the image where the region is: Flatcar and Debian say so of AWS' own partition only. */
export function isPublishedIn(region: string, os: string): boolean {
  return partitionOf(region) === "aws" || !["debian", "flatcar"].includes(os);
}
