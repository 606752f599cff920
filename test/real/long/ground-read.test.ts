/**
 * What a platform declares of the ground is there to be read. A path for Bottlerocket was once computed, explained and
 * tested, and read by nobody: its nodes did not work.
 */
import { type Intent, matrixIntents, platformOf, platforms, readScenarios } from "../../../constructs/kit";
import { because, extended, extendedEach, trace, type NodeGroup, type Nodes } from "../../../constructs/model";
import type { PlatformGround } from "../../../constructs/platforms";
import * as eks from "../../platforms/eks/intents";
import * as existing from "../../platforms/existing/intents";
import * as eksAnywhere from "../../platforms/eks-anywhere/intents";
import * as kubespray from "../../platforms/kubespray/intents";
import * as kops from "../../platforms/kops/intents";
import { intentOf, parsed } from "../../support/rules";
import { consume, withGround } from "../../kit/support/consume";
import { GroundReads } from "../../kit/support/ground-reads";

/** What nobody reads yet, and why it is declared all the same. Who reads one takes it off the list. */
const notReadYet: Readonly<Record<string, string>> = {
  "nodes.racks.*.name": "the fabric names its racks itself; pictures of racks come with the switches",
  "nodes.racks.*.nodes": "the fabric reads the rack of each node; pictures of racks come with the switches",
};

/** What no scenario and no cell of the matrix has. */
const special: readonly unknown[] = [
  eks.changed(eks.vxlan, {
    network: { pods: ["172.16.0.0/16"], services: ["10.100.0.0/16"] },
    platform: {
      nodeGroups: [
        { name: "rocket", os: "bottlerocket", taints: [{ key: "a", value: "b", effect: "NO_SCHEDULE" }], maxPods: 50 },
        { name: "main", os: "ubuntu", architecture: "arm64", labels: { a: "b" }, interfaceName: "ens6" },
      ],
    },
  }),
  kops.changed(kops.native, {
    platform: {
      instanceGroups: [
        { name: "a", os: "flatcar", maxPods: 50, taints: [{ key: "a", value: "b", effect: "NoExecute" }] },
        { name: "b", labels: { a: "b" }, routeReflectorClusterId: "244.0.0.1" },
      ],
    },
  }),
  kops.changed(kops.operator, { calico: { ipam: { kind: "host-local" } } }),
  { ...eksAnywhere.small, policy: { packs: { defaultDeny: {} } } },
];

const all = (): readonly Intent[] => [
  ...readScenarios().map(({ intent }) => intentOf(intent)),
  ...[
    ...matrixIntents(),
    ...Object.values(eks.fourWays),
    ...Object.values(kops.ways),
    ...Object.values(existing.ways),
    ...Object.values(kubespray.ways),
    ...Object.values(eksAnywhere.ways),
    ...special,
  ].map(parsed),
];

/** What is wrong with the list after some intents were consumed, a line each. */
function complaints(
  intents: readonly Intent[],
  list: Readonly<Record<string, string>>,
  plant: (ground: PlatformGround) => PlatformGround = (ground) => ground,
): readonly string[] {
  const reads = new GroundReads();
  for (const intent of intents)
    consume(
      intent,
      withGround(platformOf(intent.platform.kind), (ground) => reads.wrap(plant(ground))),
    );
  const unread = reads.unread();
  return [
    ...unread.filter((path) => !(path in list)).map((path) => `${path} is declared, and nobody reads it`),
    ...Object.keys(list)
      .filter((path) => !unread.includes(path))
      .map((path) => `${path} is read, or not declared any more: take it off the list`),
  ];
}

it("is read, every key that any platform declares, but for those listed", () => {
  const intents = all();
  expect(new Set(intents.map(({ platform }) => platform.kind))).toEqual(new Set(platforms().map(({ kind }) => kind)));
  expect(complaints(intents, notReadYet)).toEqual([]);
});

it.each([
  ["EKS", eks.vxlan],
  ["kOps", kops.native],
  ["a cluster that is there", existing.kubeadm],
])("reports a planted fact of %s that nobody reads, by its name, wherever it stands", (_, intent) => {
  const colour = because<string>({ value: "red", origin: "platform", why: "planted" });
  const plant = ({ network, nodes, controlPlane, calico }: PlatformGround): PlatformGround => ({
    network: extended(network, { colour }),
    nodes: extended<Nodes, { groups: readonly NodeGroup[] }>(nodes, {
      groups: extendedEach(nodes.value.groups, () => ({ colour })),
    }),
    controlPlane: extended(controlPlane, { agent: trace({ colour: "red" }) }),
    calico: { ...calico, ...{ colour } },
  });
  const found = complaints([parsed(intent)], notReadYet, plant);
  for (const path of ["network.colour", "nodes.groups.*.colour", "controlPlane.agent", "calico.colour"])
    expect(found).toContain(`${path} is declared, and nobody reads it`);
});

it("reports what is on the list though somebody reads it", () => {
  expect(complaints([parsed(eks.vxlan)], { "network.underlayMtu": "", "nodes.colour": "" })).toEqual(
    expect.arrayContaining([
      "network.underlayMtu is read, or not declared any more: take it off the list",
      "nodes.colour is read, or not declared any more: take it off the list",
    ]),
  );
});
