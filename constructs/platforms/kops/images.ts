import type { Architecture } from "../../places/aws";
import type { KopsInstanceGroupIntent } from "./schema";

export type NodeOs = NonNullable<KopsInstanceGroupIntent["os"]>;

interface NodeImage {
  readonly label: string;
  /** What kOps looks up: `owner/name`, or a public parameter of AWS Systems Manager. */
  readonly image: Readonly<Record<Architecture, string>>;
  /** Linux kernel, `major.minor`, at least. */
  readonly kernel: string;
  /** Whether kOps installs the WireGuard tools there (nodeup/pkg/model/networking/calico.go). */
  readonly hasWireguardPackage: boolean;
}

const ubuntu = "099720109477/ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04";
const amazon = "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1";
const debian = "ssm:/aws/service/debian/release/12/latest";
const flatcar = "075585003325/Flatcar-stable-4230.2.3";

/**
 * Images of kOps' documentation (docs/operations/images.md). Ubuntu: the one of kOps' own channel (channels/stable at
 * v1.35.0), by name, so that the same intent makes the same nodes. Amazon Linux 2023 and Debian 12: the vendors' own
 * parameters, which move with each release. The first network interface is ens5 on the usual instance types.
 */
export const nodeImages: Readonly<Record<NodeOs, NodeImage>> = {
  ubuntu: {
    label: "Ubuntu 24.04",
    image: { x86_64: `${ubuntu}-amd64-server-20251212`, arm64: `${ubuntu}-arm64-server-20251212` },
    kernel: "6.8",
    hasWireguardPackage: true,
  },
  al2023: {
    label: "Amazon Linux 2023",
    image: { x86_64: `${amazon}-x86_64`, arm64: `${amazon}-arm64` },
    kernel: "6.1",
    hasWireguardPackage: false,
  },
  debian: {
    label: "Debian 12",
    image: { x86_64: `${debian}/amd64`, arm64: `${debian}/arm64` },
    kernel: "6.1",
    hasWireguardPackage: false,
  },
  flatcar: {
    label: "Flatcar",
    image: { x86_64: `${flatcar}-hvm`, arm64: `${flatcar}-arm64-hvm` },
    kernel: "6.6",
    hasWireguardPackage: false,
  },
};

/** The name that udev gives to the first network interface of EC2's usual instance types. */
export const interfaceName = "ens5";
