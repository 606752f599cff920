/** The machines of a cluster: groups of nodes and the control plane. */
import * as fc from "fast-check";
import { kopsImageNames } from "./kops-images";
import { merged, some } from "./kops-intents-arbitraries";

const oses = fc.constantFrom("ubuntu", "al2023", "debian", "flatcar");

const volume = some({ sizeGiB: fc.constantFrom(40, 100), type: fc.constantFrom("gp3", "gp2", "io1", "io2") });

const instanceMetadata = some({
  httpPutResponseHopLimit: fc.constantFrom(1, 2, 3),
  httpTokens: fc.constantFrom("required", "optional"),
});

const spot = some({
  onDemandBase: fc.constant(1),
  onDemandAboveBase: fc.constantFrom(0, 30),
  allocationStrategy: fc.constantFrom(
    "capacity-optimized",
    "capacity-optimized-prioritized",
    "lowest-price",
    "price-capacity-optimized",
  ),
});

/** What fits together: processor, image, instance types. */
const machine = fc.oneof(
  some({ os: oses, architecture: fc.constant("x86_64"), instanceTypes: fc.constant(["m6i.large"]) }),
  merged(fc.constant({ architecture: "arm64" }), some({ os: oses, instanceTypes: fc.constant(["m7g.large"]) })),
  merged(fc.constant({ instanceTypes: ["t3.large", "t3.xlarge"] }), some({ os: oses, spot })),
  fc.constantFrom(
    { image: kopsImageNames.ubuntuSummer, instanceTypes: ["m6i.large"] },
    { image: "ssm:/aws/service/debian/release/12/latest/arm64", architecture: "arm64" },
  ),
);

const rest = (zones: readonly string[]): fc.Arbitrary<object> =>
  some({
    scaling: fc.constantFrom({ min: 1, max: 3 }, { min: 2, max: 2 }),
    maxPods: fc.constantFrom(110, 200),
    labels: fc.constant({ rack: "r1", "topology.example.com/row": "7" }),
    taints: fc.constantFrom(
      [{ key: "dedicated", value: "net", effect: "NoSchedule" }],
      [
        { key: "soft", effect: "PreferNoSchedule" },
        { key: "hard", effect: "NoExecute" },
      ],
    ),
    sysctlParameters: fc.constant(["net.core.somaxconn=1024"]),
    availabilityZones: fc.constant(zones.slice(-1)),
    volume,
    instanceMetadata,
    rollingUpdate: fc.constantFrom(
      { maxSurge: 2, maxUnavailable: "10%" },
      { maxSurge: 0, maxUnavailable: 1, drainAndTerminate: true },
    ),
    interfaceName: fc.constant("ens5"),
  });

export function instanceGroups(zones: readonly string[]): fc.Arbitrary<readonly object[]> {
  const group = merged(machine, rest(zones));
  return fc
    .array(group, { minLength: 1, maxLength: 2 })
    .map((groups) => groups.map((it, index) => ({ name: index === 0 ? "nodes" : "more", ...it })));
}

export function controlPlane(zones: readonly string[]): fc.Arbitrary<object> {
  return merged(
    fc.oneof(
      some({ os: oses, architecture: fc.constant("x86_64"), instanceType: fc.constant("m6i.large") }),
      merged(fc.constant({ architecture: "arm64" }), some({ os: oses, instanceType: fc.constant("m7g.large") })),
      fc.constant({ image: kopsImageNames.debian13 }),
    ),
    some({
      availabilityZones: fc.constantFrom(zones.slice(0, 1), zones),
      volume,
      instanceMetadata,
    }),
  );
}
