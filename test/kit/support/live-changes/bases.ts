import type { IntentInput } from "../../../../constructs/kit";
import { vxlan as eks } from "../../../platforms/eks/intents";
import { planes, single } from "../../../fabric/support/intents";
import { kubeadm } from "../../../platforms/existing/intents";
import { native } from "../../../platforms/kops/intents";
import { onAws as kubesprayOnAws, small as liveKubespray } from "../../../platforms/kubespray/intents";

import { changed, type DeepPartial } from "../../../support/changed";
import { shared } from "../../../support/shared";
/** A change of a live cluster: what it was, what it is to be, and where it stands. */
export interface LiveChangeCase {
  readonly was: IntentInput;
  readonly now: IntentInput;
  readonly path: string;
}

/** Two intents that differ by `now`; `was` is changed of the base in both. */
export function change(
  base: IntentInput,
  path: string,
  now: DeepPartial<IntentInput>,
  was: DeepPartial<IntentInput> = {},
): LiveChangeCase {
  const before = changed<IntentInput>(base, was);
  return { was: before, now: changed<IntentInput>(before, now), path };
}

export const join = (...all: readonly DeepPartial<IntentInput>[]): DeepPartial<IntentInput> =>
  all.reduce((one, other) => changed(one, other));
export const pools = (...all: readonly object[]): DeepPartial<IntentInput> =>
  ({ calico: { pools: all } }) as DeepPartial<IntentInput>;
export const pool = { name: "pods", cidr: "10.244.0.0/16" };
export const eksPlatform = (platform: object): DeepPartial<IntentInput> => ({ platform: { kind: "eks", ...platform } });
export const kopsPlatform = (platform: object): DeepPartial<IntentInput> => ({
  platform: { kind: "kops", ...platform },
});
export const existingPlatform = (platform: object): DeepPartial<IntentInput> => ({
  platform: { kind: "existing", ...platform },
});
export const eksAnywhere = (platform: object): DeepPartial<IntentInput> => ({
  platform: { kind: "eks-anywhere", ...platform },
});
export const eksAnywhereNode = { kernel: "6.8", interfaceName: "ens192" };
export const eksAnywhereGroups = (...workers: readonly string[]): DeepPartial<IntentInput> =>
  eksAnywhere({
    nodeGroups: [
      { ...eksAnywhereNode, name: "cp", role: "control-plane", count: 3 },
      ...workers.map((name) => ({ ...eksAnywhereNode, name, count: 2 })),
    ],
  });
/** Workers with a Kubernetes of their own, now and before. */
/** The name of an image with a minor of Kubernetes, as EKA-032 wants it. */
export const templateOf = (kubernetes: string): string =>
  `/DC/vm/Templates/ubuntu-2404-kube-v${kubernetes.replace(".", "-")}`;

export const onKubernetes = (kubernetes: string): DeepPartial<IntentInput> => ({
  kubernetes,
  ...eksAnywhere({ on: { machines: { template: templateOf(kubernetes) } } }),
});

export const workersOf = (now: string, was: string): [DeepPartial<IntentInput>, DeepPartial<IntentInput>] => {
  const [first, second] = [now, was].map((kubernetes) =>
    eksAnywhere({
      nodeGroups: [
        { ...eksAnywhereNode, name: "cp", role: "control-plane", count: 3 },
        { ...eksAnywhereNode, name: "workers", count: 2, kubernetes, machine: { template: templateOf(kubernetes) } },
      ],
    }),
  );
  return [first!, second!];
};
/** Another group of control planes, which take pods: addresses by name. */
export const machines = (addresses: Readonly<Record<string, string>>): DeepPartial<IntentInput> => ({
  platform: {
    kind: "kubespray",
    nodeGroups: [
      {
        name: "control-plane",
        role: "control-plane",
        nodes: Object.entries(addresses).map(([name, address]) => ({ name, addresses: [address] })),
      },
    ],
  },
});
/** The intent with texts in it replaced, in this order. */
export function replaced(intent: IntentInput, ...pairs: readonly (readonly [from: string, to: string])[]): IntentInput {
  let text = JSON.stringify(intent);
  for (const [from, to] of pairs) text = text.replaceAll(from, to);
  return JSON.parse(text) as IntentInput;
}
export const packs = (of: object): DeepPartial<IntentInput> => ({ policy: { packs: of } });
export const calico = (of: object): DeepPartial<IntentInput> => ({ calico: of });

export const zones = (letters: string): readonly string[] => [...letters].map((letter) => `eu-central-1${letter}`);
export const vpcOfZones = (letters: string) =>
  eksPlatform({ vpc: { kind: "create", availabilityZones: zones(letters) } });
export const kopsZones = (letters: string) =>
  kopsPlatform({ vpc: { kind: "create", availabilityZones: zones(letters) } });
export const groupInZones = (letters: string) =>
  eksPlatform({ nodeGroups: [{ ...group, availabilityZones: zones(letters) }] });
export const group = { name: "workers" };
export const vpp = { kind: "vpp" };
export const m6i = ["m6i.large"];
export const peer = { name: "a", availabilityZone: "eu-central-1a", peerAddress: "10.0.0.10", peerAsn: 64512 };
export const routeServer = (amazonSideAsn: number) => eksPlatform({ routeServer: { amazonSideAsn, peers: [peer] } });
export const subnet = (id: string, zone: string) => ({
  subnetId: `subnet-${id}`,
  availabilityZone: `eu-central-1${zone}`,
});
export const adopted = {
  kind: "adopt",
  vpcId: "vpc-0123456789abcdef0",
  cidr: "10.0.0.0/16",
  privateSubnets: [subnet("0aa1", "a"), subnet("0aa2", "b")],
};

/** Live clusters that meet most of the changes: the real engine makes each of these once. */
export const liveEks = changed<IntentInput>(
  eks,
  join(
    { kubernetes: "1.35" },
    pools(pool, { name: "second", cidr: "10.245.0.0/16" }),
    eksPlatform({
      vpc: { kind: "create", availabilityZones: zones("abc"), natGateways: "per-zone" },
      nodeGroups: [
        { ...group, instanceTypes: m6i, availabilityZones: zones("ab") },
        { name: "more", availabilityZones: zones("ab") },
      ],
    }),
  ),
);
export const liveVpp = changed<IntentInput>(eks, calico({ dataplane: vpp }));
export const liveRouteServer = changed<IntentInput>(
  eks,
  join(calico({ routing: { kind: "fabric" } }), routeServer(65001)),
);
export const liveKops = changed<IntentInput>(
  native,
  join(
    { kubernetes: "1.35" },
    kopsPlatform({
      release: "1.36.2",
      vpc: { kind: "create", availabilityZones: zones("abc") },
      stateStore: "s3://one",
      controlPlane: { availabilityZones: zones("a") },
      instanceGroups: [{ name: "nodes" }, { name: "more" }],
    }),
  ),
);
export const liveExisting = changed<IntentInput>(
  kubeadm,
  join(
    existingPlatform({ underlay: { nodes: ["192.0.2.0/24", "2001:db8::/64"] } }),
    calico({ routing: { kind: "fabric" }, bgp: { asNumber: 64514 }, installation: { clusterRoutingMode: "BIRD" } }),
  ),
);
export const fabric = (of: object): DeepPartial<IntentInput> => ({ fabric: of });
export const rackOf = (name: string, more: object = {}) => ({
  name,
  tors: [{ name: `${name}-tor`, os: "frr" }],
  ...more,
});
export const tor = (name: string) => ({ name, os: "frr" });
export const spine = (name: string) => ({ name, os: "frr" });
export const liveFabric = single({
  design: { kind: "route-reflectors", in: "cluster", reflectors: ["r1-n2", "r2-n1"] },
});
/** Two racks of two switches; of what is said of a switch by its name something more. */
export const racksOfTwo = (more: Readonly<Record<string, object>> = {}, gone: readonly string[] = []) =>
  fabric({
    racks: ["r1", "r2"].map((name) => ({
      name,
      tors: ["a", "b"]
        .map((letter) => `${name}-tor-${letter}`)
        .filter((tor) => !gone.includes(tor))
        .map((tor) => ({ name: tor, os: "frr", ...more[tor] })),
    })),
  });
export const liveDouble = changed<IntentInput>(liveFabric, racksOfTwo());
export const onPlanes = changed<IntentInput>(planes(), {});
export function without(intent: IntentInput, key: keyof IntentInput): IntentInput {
  const { [key]: _, ...rest } = intent;
  return rest as IntentInput;
}
/** Files of a release; a folder that is not there will do where nobody reads them. */
export const releaseDirectory = shared("crds/oss") ?? "/no/such/directory";
export const twoPools = (more: object) => pools({ ...pool, ...more }, { name: "second", cidr: "10.245.0.0/16" });

/** `platform.on` of machines that the kit makes, with a change. */
export function kubesprayOn(intent: { readonly platform: object }, more: object): DeepPartial<IntentInput> {
  return {
    platform: { kind: "kubespray", on: { ...(intent.platform as { on: object }).on, ...more } },
  };
}
/** Three control planes, and etcd on each. */
export const livePlanes = changed<IntentInput>(
  liveKubespray,
  join({ kubernetes: "1.35" }, machines({ cp1: "192.0.2.11", cp2: "192.0.2.12", cp3: "192.0.2.13" })),
);
export const controlPlanes = (now: Readonly<Record<string, string>>): LiveChangeCase =>
  change(livePlanes, "/platform/nodeGroups", machines(now));
export const liveOnAws = kubesprayOnAws;
/** Types of the control plane and of the workers. */
export function kubesprayTypes(controlPlane: string, workers: string): IntentInput {
  const text = (type: string): string =>
    `"instanceType":"${type}"${type.startsWith("m6g") ? ',"architecture":"arm64"' : ""}`;
  return replaced(
    liveOnAws,
    ['"role":"control-plane"', `"role":"control-plane",${text(controlPlane)}`],
    ['"name":"workers"', `"name":"workers",${text(workers)}`],
  );
}

export function racksOf({ fabric: there }: IntentInput): readonly object[] {
  return there?.racks ?? [];
}

export function turned<R extends { readonly tors: readonly object[] }>(rack: R): R {
  return { ...rack, tors: [...rack.tors].reverse() };
}

export function halves(more: object): readonly object[] {
  return [
    { name: "a", cidr: "10.244.0.0/17", ...more },
    { name: "b", cidr: "10.244.128.0/17" },
  ];
}
