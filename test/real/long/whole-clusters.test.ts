/**
 * Whole-cluster questions over random intents: what passes has an address for every pod, a pool for every node, a way out for every
 * pool, and a door for every flow. Asked of the resolved cluster by arithmetic of the test's own, not by the rules.
 */
import fc from "fast-check";
import type { Cluster } from "../../../constructs/calico";
import { requiredFlows } from "../../../constructs/calico";
import { checkDocument } from "../../../constructs/kit";
import type { EksCluster } from "../../../constructs/platforms/eks/types";
import { longTries } from "../../support/tries";

const zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] as const;
const zoneLabel = "topology.kubernetes.io/zone";

const selector = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  fc.constantFrom(...zones).map((zone) => `${zoneLabel} == '${zone}'`),
  fc.constantFrom("role == 'a'", "role != 'a'", `!has(${zoneLabel})`, "has(role)"),
);

const long = longTries(400);

const pool = (start: string) =>
  fc.record(
    {
      cidr: fc.integer({ min: 16, max: 26 }).map((length) => `${start}.0.0/${length}`),
      blockSize: fc.integer({ min: 24, max: 32 }),
      nodeSelector: selector,
      natOutgoing: fc.constantFrom("Enabled", "Disabled"),
      allowedUses: fc.constantFrom(["Workload", "Tunnel"], ["Workload"], ["Tunnel"]),
      disableNewAllocations: fc.boolean(),
    },
    { requiredKeys: ["cidr"] },
  );

const labels = fc.constantFrom({}, { role: "a" }, { role: "b" });
const most = fc.integer({ min: 1, max: 40 });
const maxPods = fc.constantFrom(30, 110, 250);

/** Where pools may be, and a platform with nodes. */
interface Ground {
  readonly starts: readonly [string, string];
  readonly platform: object;
  readonly network?: object;
}

const onEks = fc
  .record({ availabilityZones: fc.subarray([...zones], { minLength: 1 }), most, maxPods, labels })
  .map(({ most, ...group }): Ground => {
    const nodeGroups = [{ name: "workers", scaling: { min: 1, desired: 1, max: most }, ...group }];
    return { starts: ["172.16", "172.17"], platform: { kind: "eks", region: "eu-central-1", nodeGroups } };
  });

const onKops = fc
  .record({ availabilityZones: fc.subarray([...zones], { minLength: 1 }), most, labels })
  .map(({ availabilityZones, most, labels }): Ground => ({
    starts: ["100.96", "100.97"],
    platform: {
      kind: "kops",
      networking: "cni",
      region: "eu-central-1",
      domain: "example.com",
      api: { publicCidrs: ["203.0.113.0/24"] },
      instanceGroups: [{ name: "workers", availabilityZones, scaling: { min: 1, max: most }, labels }],
    },
  }));

const machines = fc
  .array(fc.record({ zone: fc.constantFrom(...zones), labels }), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((one, index) => ({ name: `n${index}`, addresses: [`192.0.2.${index + 11}`], ...one })));

const onMachines = fc
  .record({ kind: fc.constantFrom("existing", "kubespray"), nodes: machines, maxPods })
  .map(({ kind, nodes, maxPods }): Ground => ({
    starts: ["10.244", "10.245"],
    platform: {
      kind,
      ...(kind === "existing" ? { distribution: "kubeadm" } : {}),
      underlay: { nodes: ["192.0.2.0/25"] },
      nodeGroups: [
        {
          name: "control-plane",
          role: "control-plane",
          kernel: "6.8",
          interfaceName: "eth0",
          nodes: [{ name: "cp", addresses: ["192.0.2.10"], zone: zones[0] }],
        },
        { name: "all", kernel: "6.8", interfaceName: "eth0", maxPods, nodes },
      ],
    },
    network: { pods: ["10.244.0.0/15"], services: ["10.96.0.0/12"] },
  }));

const peer = fc.record(
  {
    name: fc.constant("peer"),
    nodeSelector: fc.constantFrom("all()", "role == 'a'", `${zoneLabel} == '${zones[1]}'`, "role == 'c'"),
    peerSelector: fc.constantFrom("role == 'b'", "has(reflector)", `has(${zoneLabel})`),
  },
  { requiredKeys: ["name", "peerSelector"] },
);

const intentsOn = (grounds: fc.Arbitrary<Ground>) =>
  grounds.chain(({ starts, platform, network }) =>
    fc
      .record({
        first: pool(starts[0]),
        second: fc.option(pool(starts[1]), { nil: undefined }),
        encapsulation: fc.constantFrom("VXLAN", "IPIP", "VXLANCrossSubnet"),
        metrics: fc.boolean(),
        wireguard: fc.boolean(),
        peer: fc.option(peer, { nil: undefined }),
      })
      .map(({ first, second, encapsulation, metrics, wireguard, peer }) => ({
        name: "whole",
        platform,
        ...(network === undefined ? {} : { network }),
        calico: {
          routing: { kind: "overlay", encapsulation, ...(peer === undefined ? {} : { bgp: "Enabled" }) },
          pools: [first, second].flatMap((one, index) =>
            one === undefined ? [] : [{ name: `p${index}`, ...withoutHoles(one) }],
          ),
          installation: { controlPlaneReplicas: 1 },
          ...(peer === undefined ? {} : { bgp: { nodeToNodeMeshEnabled: false, peers: [withoutHoles(peer)] } }),
          ...(metrics ? { felix: { prometheusMetricsEnabled: true } } : {}),
          ...(wireguard ? { encryption: { kind: "wireguard" } } : {}),
        },
      })),
  );

const withoutHoles = (one: object): object => JSON.parse(JSON.stringify(one)) as object;

function passing(intent: object): Cluster | undefined {
  const document = { file: "whole", data: intent, locate: () => undefined, text: () => undefined };
  const checked = checkDocument("whole", document, ".");
  if (!checked.ok) return undefined;
  return checked.plan.findings.some(({ severity }) => severity === "warning") ? undefined : checked.plan.cluster;
}

interface Node {
  readonly labels: Readonly<Record<string, string>>;
  readonly maxPods: number;
}

/** A node of each kind that there is: what a selector sees of it, and how many pods it runs. */
function nodesOf({ nodes: { groups, named } }: Cluster): readonly Node[] {
  return groups.flatMap(({ name, labels, zones: places, maxPods = 110 }): Node[] => {
    const own = named.filter(({ group }) => group === name);
    const of = (zone: string | undefined, more: Node["labels"]): Node => ({
      labels: { ...more, ...(zone === undefined ? {} : { [zoneLabel]: zone }) },
      maxPods,
    });
    return own.length > 0 ? own.map((node) => of(node.zone, node.labels)) : places.map((zone) => of(zone, labels));
  });
}

function mostPods({ nodes: { groups } }: Cluster): number {
  return groups.reduce((sum, { count, maxPods = 110 }) => sum + count.most * maxPods, 0);
}

/** Addresses for every pod, a way out for every pool, a node for every selector of a peer. */
function hold(cluster: Cluster): void {
  const { calico, network } = cluster;
  const usable = calico.pools.filter(
    ({ allowedUses, disableNewAllocations }) => allowedUses.includes("Workload") && !disableNewAllocations,
  );
  const kinds = nodesOf(cluster);
  expect(kinds.length).toBeGreaterThan(0);
  for (const { labels, maxPods } of kinds) {
    const mine = usable.filter(({ nodeSelector }) => nodeSelector.matches(labels));
    expect(mine.length).toBeGreaterThan(0);
    // One node alone: its blocks, twenty at most.
    const largest = Math.max(...mine.map(({ blockSize, cidr }) => 2 ** (32 - Math.max(blockSize, cidr.prefixLength))));
    expect(20 * largest).toBeGreaterThanOrEqual(maxPods);
  }
  expect(usable.reduce((sum, { cidr }) => sum + Number(cidr.size), 0)).toBeGreaterThanOrEqual(mostPods(cluster));
  if (network.checksSource) for (const { natOutgoing } of usable) expect(natOutgoing).toBe("Enabled");
  for (const { nodeSelector, peerSelector } of calico.bgp.peers)
    for (const one of [nodeSelector, peerSelector])
      if (one !== undefined) expect(kinds.some(({ labels }) => one.matches(labels))).toBe(true);
}

/** A rule of the nodes' security group for every flow. */
function holdDoors(cluster: Cluster): void {
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
}

it.each([
  ["EKS", onEks, holdDoors],
  ["kOps", onKops, undefined],
  ["existing and Kubespray", onMachines, undefined],
] as const)(
  "what passes on %s without a word has addresses, a way out and a node for every selector",
  (_, grounds, more) => {
    let passed = 0;
    const check = (intent: object): void => {
      const cluster = passing(intent);
      if (cluster === undefined) return;
      passed += 1;
      hold(cluster);
      more?.(cluster);
    };
    // A property that nothing reaches says nothing: of random intents few pass, on kOps one in forty.
    const least = long.numRuns / 60;
    for (let round = 0; round === 0 || (passed < least && round < 20); round++)
      fc.assert(fc.property(intentsOn(grounds), check), { ...long, seed: long.seed + round });
    expect(passed).toBeGreaterThanOrEqual(least);
  },
  3_600_000,
);
