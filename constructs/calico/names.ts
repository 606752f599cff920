/** Namespace of the operator and of what it reads: pull secrets, the API server's address. */
export const operatorNamespace = "tigera-operator";

/** Namespace of what the operator deploys. It copies the pull secrets of its own namespace there. */
export const calicoNamespace = "calico-system";

/** Namespace of VPP's DaemonSet. Pull secrets and the IPsec key must be here too: a pod reads only its own namespace. */
export const vppNamespace = "calico-vpp-dataplane";

/** Secret with the IKEv2 pre-shared key, and the key inside it (vpp-dataplane yaml/components/ipsec). */
export const ipsecSecret = { name: "calicovpp-ipsec-secret", key: "psk" } as const;

/** BFDConfiguration of the fabric's nodes. */
export const bfdConfigurationName = "calico-kit-fabric";

/** ConfigMap that the operator gives to calico-node, and the key in it (tigera/operator pkg/render/node.go). */
export const bgpLayout = { name: "bgp-layout", key: "earlyNetworkConfiguration" } as const;

/** Secret with the BGP passwords of the stack's configuration, a key for each; the Role that lets it be read, too. */
export const bgpPasswordsName = "calico-kit-bgp-passwords";
