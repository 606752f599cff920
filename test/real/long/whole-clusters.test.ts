/**
 * Whole-cluster questions over random intents: what passes has an address for every pod, a pool for every node, a way out for every
 * pool, and a door for every flow. Asked of the resolved cluster by arithmetic of the test's own, not by the rules.
 */
import fc from "fast-check";
import type { Cluster } from "../../../constructs/calico";
import { requiredFlows } from "../../../constructs/calico";
import { checkDocument } from "../../../constructs/kit";
import type { EksCluster } from "../../../constructs/platforms/eks/types";

const zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] as const;
const zoneLabel = "topology.kubernetes.io/zone";

const selector = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  fc.constantFrom(...zones).map((zone) => `${zoneLabel} == '${zone}'`),
  fc.constantFrom("role == 'a'", "role != 'a'", `!has(${zoneLabel})`, "has(role)"),
);

const pool = (second: number) =>
  fc.record(
    {
      cidr: fc.integer({ min: 16, max: 26 }).map((length) => `172.${second}.0.0/${length}`),
      blockSize: fc.integer({ min: 24, max: 32 }),
      nodeSelector: selector,
      natOutgoing: fc.constantFrom("Enabled", "Disabled"),
      allowedUses: fc.constantFrom(["Workload", "Tunnel"], ["Workload"], ["Tunnel"]),
      disableNewAllocations: fc.boolean(),
    },
    { requiredKeys: ["cidr"] },
  );

const group = fc.record({
  name: fc.constant("workers"),
  availabilityZones: fc.subarray([...zones], { minLength: 1 }),
  scaling: fc.integer({ min: 1, max: 40 }).map((max) => ({ min: 1, desired: 1, max })),
  maxPods: fc.constantFrom(30, 110, 250),
  labels: fc.constantFrom({}, { role: "a" }, { role: "b" }),
});

const intents = fc
  .record({
    group,
    first: pool(16),
    second: fc.option(pool(17), { nil: undefined }),
    encapsulation: fc.constantFrom("VXLAN", "IPIP", "VXLANCrossSubnet"),
    metrics: fc.boolean(),
    wireguard: fc.boolean(),
  })
  .map(({ group, first, second, encapsulation, metrics, wireguard }) => ({
    name: "whole",
    platform: { kind: "eks", region: "eu-central-1", nodeGroups: [group] },
    calico: {
      routing: { kind: "overlay", encapsulation },
      pools: [first, second].flatMap((one, index) =>
        one === undefined ? [] : [{ name: `p${index}`, ...withoutHoles(one) }],
      ),
      installation: { controlPlaneReplicas: 1 },
      ...(metrics ? { felix: { prometheusMetricsEnabled: true } } : {}),
      ...(wireguard ? { encryption: { kind: "wireguard" } } : {}),
    },
  }));

const withoutHoles = (one: object): object => JSON.parse(JSON.stringify(one)) as object;

function passing(intent: object): Cluster | undefined {
  const document = { file: "whole", data: intent, locate: () => undefined, text: () => undefined };
  const checked = checkDocument("whole", document, ".");
  if (!checked.ok) return undefined;
  return checked.plan.findings.some(({ severity }) => severity === "warning") ? undefined : checked.plan.cluster;
}

it("what passes without a word has an address for every pod, a way out and open doors", () => {
  let passed = 0;
  const check = (intent: object): void => {
    const cluster = passing(intent);
    if (cluster === undefined) return;
    passed += 1;
    const { calico, nodes } = cluster;
    const usable = calico.pools.filter(
      ({ allowedUses, disableNewAllocations }) => allowedUses.includes("Workload") && !disableNewAllocations,
    );
    for (const { count, zones: places, labels, maxPods = 110 } of nodes.groups) {
      for (const zone of places) {
        const mine = usable.filter(({ nodeSelector }) => nodeSelector.matches({ ...labels, [zoneLabel]: zone }));
        expect(mine.length).toBeGreaterThan(0);
        // One node alone: its blocks, twenty at most.
        const largest = Math.max(
          ...mine.map(({ blockSize, cidr }) => 2 ** (32 - Math.max(blockSize, cidr.prefixLength))),
        );
        expect(20 * largest).toBeGreaterThanOrEqual(maxPods);
      }
      const all = usable.reduce((sum, { cidr }) => sum + Number(cidr.size), 0);
      expect(all).toBeGreaterThanOrEqual(count.most * maxPods);
    }
    for (const { natOutgoing } of usable) expect(natOutgoing).toBe("Enabled");
    const rules = (cluster.platform as unknown as EksCluster).securityGroupRules;
    for (const flow of requiredFlows(cluster).filter(({ source }) => source !== "pods"))
      expect(
        rules.some(
          ({ peer, protocol, fromPort }) =>
            "group" in peer &&
            peer.group === flow.source &&
            (protocol === "-1" || (protocol === flow.protocol && fromPort === flow.port)),
        ),
      ).toBe(true);
  };
  fc.assert(fc.property(intents, check), { numRuns: 600 });
  // A property that nothing reaches says nothing.
  expect(passed).toBeGreaterThan(20);
}, 300_000);
