import type { NodeImage, Place } from "..";

const withoutHooks = (): Readonly<Record<string, string>> => ({});

/**
 * The names that the kernel gives to the first four vmxnet3 interfaces of a machine, in the order of their adapters: vSphere puts
 * them into the PCI slots 192, 224, 256 and 161.
 */
export const vmxnet3Names = ["ens192", "ens224", "ens256", "ens161"] as const;

const image = (label: string): NodeImage => ({ label, interfaceName: vmxnet3Names[0], vppHooks: withoutHooks });

const nodeImages: Readonly<Record<string, NodeImage>> = {
  ubuntu: image("Ubuntu"),
  debian: image("Debian"),
  rhel: image("Red Hat Enterprise Linux"),
  rocky: image("Rocky Linux"),
};

/** Port groups of vSphere. */
export const vspherePlace = {
  kind: "vsphere",
  underlayMtu: { value: 1500, origin: "default", why: "the MTU of a distributed switch, unless it was raised" },
  checksSource: {
    value: false,
    origin: "platform",
    why: "a port group looks at MAC addresses, which packets of pods keep: forged transmits may stay refused",
  },
  sourceCheckSwitch: "nobody",
  resolver: { value: [], origin: "default", why: "the machines' name servers are the intent's to say" },
  nodeImage: (os): NodeImage | undefined => nodeImages[os],
} as const satisfies Place;

/**
 * FelixConfiguration.spec.featureDetectOverride where pods are in VXLAN on vmxnet3: Felix leaves checksum offload on for kernels
 * above 5.7, and ESXi drops packets whose inner checksum the adapter was to write. Nodes are Ready, ping works, TCP does not
 * (projectcalico/calico#4727, #9433; felix/environment/feature_detect_linux.go).
 */
export const checksumOffloadBroken = "ChecksumOffloadBroken=true";
