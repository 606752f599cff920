/** Intents with one mistake each that the kit refuses because the operator would. */
import type { KubernetesObject } from "../../../constructs/model";

export interface Mistake {
  /** The kit's code. */
  readonly code: string;
  readonly intent: object;
  /** Part of the operator's own sentence. */
  readonly says: string;
  /**
   * What somebody who writes the Installation by hand would put into its spec: where the kit leaves a field out of what
   * it renders, because it has refused it.
   */
  readonly byHand?: { readonly calicoNetwork?: object; readonly [field: string]: unknown };
}

const overlay = { kind: "overlay", encapsulation: "VXLAN" };
const pods = "192.168.0.0/16";

function intent(calico: object): object {
  const platform = { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] };
  const network = { pods: [pods] };
  return { name: "mistake", platform, network, calico: { routing: overlay, ...calico } };
}

const tuned = (installation: object, calico: object = {}): object => intent({ installation, ...calico });
const pooled = (...pools: object[]): object => intent({ pools });
const cloud = (calico: object = {}): object => {
  const { network: _, ...rest } = intent({ routing: { kind: "cloud" }, ...calico }) as { network: object };
  return rest;
};

export const mistakes: readonly Mistake[] = [
  {
    code: "CAL-008",
    intent: cloud({ ipam: { kind: "calico" } }),
    says: "is not compatible with spec.cni.type AmazonVPC",
    byHand: { cni: { type: "AmazonVPC", ipam: { type: "Calico" } } },
  },
  {
    code: "CAL-030",
    intent: intent({ nodeAddressAutodetection: { ipv4: { canReach: "8.8.8.8", interface: "eth.*" } } }),
    says: "no more than one node address autodetection method can be specified per-family",
  },
  {
    code: "CAL-040",
    intent: cloud({ installation: { hostPorts: "Enabled" } }),
    says: "spec.calicoNetwork.hostPorts is supported only for Calico CNI",
    byHand: { calicoNetwork: { hostPorts: "Enabled" } },
  },
  {
    code: "CAL-041",
    intent: cloud({ installation: { containerIPForwarding: "Enabled" } }),
    says: "spec.calicoNetwork.containerIPForwarding is supported only for Calico CNI",
    byHand: { calicoNetwork: { containerIPForwarding: "Enabled" } },
  },
  {
    code: "CAL-042",
    intent: cloud({ installation: { logging: { cni: { logSeverity: "Debug" } } } }),
    says: "spec.Logging.cni is not valid",
  },
  {
    code: "CAL-043",
    intent: tuned({ logging: { cni: { logFileMaxAgeDays: 0 } } }),
    says: "logFileMaxAgeDays should be a positive non-zero integer",
  },
  {
    code: "CAL-044",
    intent: tuned({ logging: { cni: { logFileMaxSize: "100M" } } }),
    says: "logFileMaxSize format is not corre",
  },
  {
    code: "CAL-045",
    intent: tuned({ linuxPolicySetupTimeoutSeconds: -1 }),
    says: "linuxPolicySetupTimeoutSeconds negative value is not valid",
  },
  {
    code: "CAL-046",
    intent: tuned(
      { linuxPolicySetupTimeoutSeconds: 5 },
      { dataplane: { kind: "vpp" }, routing: { kind: "overlay", encapsulation: "IPIP" } },
    ),
    says: "linuxPolicySetupTimeoutSeconds is supported only for",
  },
  {
    code: "CAL-047",
    intent: tuned({ controlPlaneReplicas: 0 }),
    says: "ControlPlaneReplicas should be greater than 0",
  },
  {
    code: "CAL-048",
    intent: tuned({ controlPlaneNodeSelector: { "kubernetes.io/os": "windows" } }),
    says: "'kubernetes.io/os=windows' is not supported",
  },
  { code: "CAL-049", intent: tuned({ nodeUpdateStrategy: { type: "OnDelete" } }), says: "is not supported" },
  { code: "CAL-051", intent: tuned({ flexVolumePath: "exec" }), says: "'exec' is not an absolute path" },
  {
    code: "CAL-081",
    // 1.40.0 still takes it beside iptables; both pinned operators take it nowhere.
    intent: intent({ installation: { nonPrivileged: "Enabled" }, dataplane: { kind: "ebpf" } }),
    says: "Non-privileged Calico is not supported",
  },
  {
    code: "CAL-086",
    intent: tuned({ typhaDeployment: { spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } } }),
    says: "may not be 0 when `maxSurge` is 0",
  },
  {
    code: "POOL-001",
    intent: pooled({ name: "a", cidr: "192.168.0.0/24" }, { name: "a", cidr: "192.168.1.0/24" }),
    says: "IP pool a is specified more than once",
  },
  {
    code: "POOL-002",
    intent: pooled({ name: "a", cidr: pods }, { name: "b", cidr: pods }),
    says: `IP pool ${pods} is specified more than once`,
  },
  { code: "POOL-005", intent: pooled({ cidr: pods, blockSize: 12 }), says: "block size must be greater than 19" },
  { code: "POOL-006", intent: pooled({ cidr: "192.168.0.0/28" }), says: "IP pool size is too small" },
  {
    code: "POOL-011",
    intent: pooled({ cidr: pods }, { cidr: "fd00:10::/64", encapsulation: "IPIP" }),
    says: "IPIP encapsulation is not supported by IPv6 pools",
  },
  {
    code: "POOL-012",
    intent: intent({ routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Disabled" } }),
    says: "IPIP encapsulation requires that BGP is enabled",
  },
  {
    code: "POOL-013",
    intent: intent({ ipam: { kind: "host-local" } }),
    says: "VXLAN is invalid for ipPool.encapsulation with Calico CNI and HostLocal IPAM",
  },
  {
    code: "POOL-014",
    intent: cloud({ pools: [{ cidr: pods, encapsulation: "VXLAN" }] }),
    says: "VXLAN is invalid for ipPool.encapsulation when using non-Calico CNI",
    byHand: { calicoNetwork: { ipPools: [{ cidr: pods, encapsulation: "VXLAN" }] } },
  },
  {
    code: "POOL-015",
    intent: cloud({ pools: [{ cidr: pods, encapsulation: "None", nodeSelector: "has(a)" }] }),
    says: "should be 'all()' when using non-Calico CNI plugin",
    byHand: { calicoNetwork: { ipPools: [{ cidr: pods, encapsulation: "None", nodeSelector: "has(a)" }] } },
  },
];

const bird = { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled" };

/** Intents that the kit objects to although the operator takes them: the catalogue says "upstream accepts this". */
export const tolerated: readonly Pick<Mistake, "code" | "intent">[] = [
  { code: "CAL-005", intent: intent({ images: { registry: "registry.example.com" } }) },
  { code: "CAL-010", intent: intent({ ipam: { kind: "host-local" }, routing: bird }) },
  { code: "CAL-014", intent: intent({ mtu: 9001 }) },
  { code: "CAL-033", intent: intent({ nodeAddressAutodetection: { ipv4: { canReach: "2001:db8::1" } } }) },
  { code: "CAL-034", intent: intent({ nodeAddressAutodetection: { ipv4: { cidrs: ["198.51.100.0/24"] } } }) },
  { code: "CAL-052", intent: tuned({ cni: { binDir: "bin" } }) },
  { code: "CAL-082", intent: tuned({ fipsMode: "Enabled" }) },
  { code: "CAL-083", intent: intent({ installation: { fipsMode: "Enabled" }, encryption: { kind: "wireguard" } }) },
  {
    code: "CAL-085",
    intent: tuned({
      calicoKubeControllersDeployment: {
        spec: { template: { spec: { nodeSelector: { "kubernetes.io/arch": "riscv" } } } },
      },
    }),
  },
  { code: "CAL-021", intent: tuned({ nodeMetricsPort: 9099 }) },
  { code: "POOL-003", intent: pooled({ cidr: pods }, { name: "b", cidr: "192.168.1.0/24" }) },
  { code: "POOL-019", intent: pooled({ cidr: pods }, { name: "b", cidr: "172.30.0.0/16" }) },
  { code: "POOL-020", intent: pooled({ cidr: pods }, { name: "b", cidr: "10.100.0.0/24" }) },
  { code: "POOL-030", intent: pooled({ cidr: pods, allowedUses: ["Tunnel"] }) },
];

/** The objects with the fields that somebody has put into the Installation by hand. */
export function withFieldsByHand(objects: readonly KubernetesObject[], byHand: Mistake["byHand"]): KubernetesObject[] {
  if (byHand === undefined) return [...objects];
  const { calicoNetwork, ...fields } = byHand;
  return objects.map((object) => {
    if (object.kind !== "Installation") return object;
    const spec = object.spec as { readonly calicoNetwork?: object };
    return { ...object, spec: { ...spec, ...fields, calicoNetwork: { ...spec.calicoNetwork, ...calicoNetwork } } };
  });
}
