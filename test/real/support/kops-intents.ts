/** Intents for kOps, generated: what the kit's schema allows in the combinations that its rules should let through. */
import * as fc from "fast-check";

const zones = ["a", "b", "c"].map((letter) => `eu-central-1${letter}`);
const encapsulations = ["IPIP", "IPIPCrossSubnet", "VXLAN", "VXLANCrossSubnet"] as const;
const vxlans = ["VXLAN", "VXLANCrossSubnet"] as const;

const overlay = (of: readonly string[]): fc.Arbitrary<object> =>
  fc.constantFrom(...of).map((encapsulation) => ({ kind: "overlay", encapsulation }));

const wireguard = { encryption: { kind: "wireguard" } };
const maybe = <T extends object>(value: T): fc.Arbitrary<T | Record<string, never>> => fc.constantFrom({}, value);

const felix = fc.record(
  {
    awsSrcDstCheck: fc.constantFrom("DoNothing", "Enable", "Disable"),
    chainInsertMode: fc.constantFrom("Insert", "Append"),
    iptablesBackend: fc.constantFrom("Auto", "Legacy", "NFT"),
    logSeverityScreen: fc.constantFrom("Info", "Warning", "Debug"),
    bpfLogLevel: fc.constantFrom("Off", "Info", "Debug"),
    prometheusMetricsEnabled: fc.boolean(),
  },
  { requiredKeys: [] },
);

const merged = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);

const ebpf = (serviceMode: string): object => ({ dataplane: { kind: "ebpf", serviceMode } });

/** Calico of kOps' own or by the operator: iptables and eBPF; VPP needs the operator. */
const calicos = {
  iptables: merged(
    overlay(encapsulations).map((routing) => ({ routing })),
    felix.map((it) => ({ felix: it })),
    maybe(wireguard),
  ),
  ebpf: merged(
    overlay(vxlans).map((routing) => ({ routing })),
    fc.constantFrom("Tunnel", "DSR").map(ebpf),
    felix.map((it) => ({ felix: it })),
    maybe(wireguard),
  ),
  vpp: merged(
    overlay(["IPIP", "IPIPCrossSubnet"]).map((routing) => ({ routing })),
    fc.constant({ dataplane: { kind: "vpp" } }),
    maybe({ encryption: { kind: "ipsec", preSharedKey: { kind: "generated" } } }),
  ),
};

const machine = fc.constantFrom(
  { architecture: "x86_64", instanceTypes: ["m6i.large"] },
  { architecture: "arm64", instanceTypes: ["m7g.large"] },
  { instanceTypes: ["t3.large", "t3.xlarge"], spot: { onDemandBase: 1 } },
);

const group = fc
  .tuple(
    machine,
    fc.record(
      {
        os: fc.constantFrom("ubuntu", "al2023", "debian", "flatcar"),
        scaling: fc.constantFrom({ min: 1, max: 3 }, { min: 2, max: 2 }),
        maxPods: fc.constantFrom(110, 200),
        labels: fc.constant({ rack: "r1" }),
        taints: fc.constant([{ key: "dedicated", value: "net", effect: "NoSchedule" }]),
        sysctlParameters: fc.constant(["net.core.somaxconn=1024"]),
        availabilityZones: fc.constant([zones[0]]),
        instanceMetadata: fc.constant({ httpPutResponseHopLimit: 2, httpTokens: "required" }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([types, rest]) => ({ name: "nodes", ...types, ...rest }));

const platform = (
  networking: fc.Arbitrary<string>,
): fc.Arbitrary<{ readonly networking: string; readonly typhaReplicas?: number }> =>
  fc.record(
    {
      kind: fc.constant("kops"),
      region: fc.constant("eu-central-1"),
      networking,
      instanceGroups: group.map((it) => [it]),
      topology: fc.constantFrom("public", "private"),
      domain: fc.constantFrom("course.example.com", "k8s.example.org"),
      vpc: fc.constantFrom(
        { kind: "create", availabilityZones: zones.slice(0, 1) },
        { kind: "create", cidr: "10.20.0.0/16", availabilityZones: zones },
      ),
      api: fc.constant({ publicCidrs: ["203.0.113.0/24"] }),
      sshCidrs: fc.constant(["198.51.100.0/24"]),
      hooks: fc.constant([
        { name: "prepare.service", before: ["kubelet.service"], manifest: "Type=oneshot\nExecStart=/bin/true\n" },
      ]),
      addons: fc.constantFrom(
        ["metrics-server"],
        ["cert-manager", "aws-load-balancer-controller"],
        ["cluster-autoscaler"],
      ),
      typhaReplicas: fc.constant(3),
      tags: fc.constant({ course: "net" }),
      rollingUpdate: fc.constant({ maxSurge: "25%", maxUnavailable: 0 }),
    },
    { requiredKeys: ["kind", "region", "networking", "instanceGroups"] },
  );

const network = fc.constantFrom<object>(
  {},
  { network: { pods: ["100.96.0.0/11"], services: ["100.64.0.0/13"] } },
  { network: { pods: ["100.112.0.0/14"] } },
);

const intentOf = (calico: fc.Arbitrary<object>, ...networking: readonly string[]): fc.Arbitrary<object> =>
  fc
    .record({
      kubernetes: fc.constantFrom("1.33", "1.34", "1.35"),
      platform: platform(fc.constantFrom(...networking)),
      calico,
      network,
    })
    .map(({ network: addresses, platform: { typhaReplicas, ...machines }, ...rest }) => {
      // The operator counts Typha's replicas itself.
      const typha = machines.networking === "calico" ? { typhaReplicas } : {};
      return { name: "generated", ...rest, platform: { ...machines, ...typha }, ...addresses };
    });

/** Weighted by how much there is to get wrong. */
export const kopsIntents: fc.Arbitrary<object> = fc.oneof(
  { weight: 4, arbitrary: intentOf(calicos.iptables, "calico", "calico", "cni") },
  { weight: 4, arbitrary: intentOf(calicos.ebpf, "calico", "calico", "cni") },
  { weight: 2, arbitrary: intentOf(calicos.vpp, "cni") },
);
