import { amazonLinuxHooks } from "../../calico";
import type { NodeImage, Place } from "..";
import { underlayMtu, vpcResolver } from "./network";
import { instancePrice } from "./prices";

const withoutHooks = (): Readonly<Record<string, string>> => ({});

/**
 * Amazon Linux 2023: ens5, not eth0 (awslabs/amazon-eks-ami, templates/al2023). Bottlerocket: kernel arguments
 * `net.ifnames=0` and `netdog.default-interface=eth0` (bottlerocket-os/bottlerocket, variants/aws-k8s-1.35/Cargo.toml).
 * The others: the name that udev gives on EC2's usual instance types.
 *
 * FlexVolume on Bottlerocket: Calico's documentation names /var/lib/kubelet/plugins, yet a driver put there cannot be run
 * and the kubelet complains about it for ever (bottlerocket-os/bottlerocket#2413). Only application-layer policy by
 * sidecar used it, and the operator's CSI driver has taken that over, so it is switched off. On Flatcar /usr is read-only,
 * too, and calico-node would not start; the kubelet looks where kOps tells it to (nodeup/pkg/model/kubelet.go).
 */
export const nodeImages = {
  al2023: { label: "Amazon Linux 2023", interfaceName: "ens5", vppHooks: amazonLinuxHooks },
  bottlerocket: { label: "Bottlerocket", interfaceName: "eth0", vppHooks: withoutHooks, flexVolumePath: "None" },
  debian: { label: "Debian 12", interfaceName: "ens5", vppHooks: withoutHooks },
  flatcar: {
    label: "Flatcar",
    interfaceName: "ens5",
    vppHooks: withoutHooks,
    flexVolumePath: "/var/lib/kubelet/volumeplugins/",
  },
  ubuntu: { label: "Ubuntu", interfaceName: "ens5", vppHooks: withoutHooks },
} as const satisfies Readonly<Record<string, NodeImage>>;

/** Amazon EC2 inside a VPC. */
export const aws = {
  kind: "aws",
  underlayMtu,
  checksSource: {
    value: true,
    origin: "platform",
    why: "EC2 drops packets whose source or destination is not the network interface's own address",
  },
  sourceCheckSwitch: "felix",
  resolver: {
    value: [vpcResolver],
    origin: "platform",
    why: "the VPC's resolver answers host-networked pods before cluster DNS does (tigera/operator#1746)",
  },
  nodeImage: (os): NodeImage | undefined => (nodeImages as Readonly<Record<string, NodeImage>>)[os],
  hourlyPrice: instancePrice,
} as const satisfies Place;
