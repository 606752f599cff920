import type { IntentInput } from "../../../constructs/kit";
import { vxlan as eks } from "../../platforms/eks/intents";
import { planes, single } from "../../fabric/support/intents";
import { kubeadm } from "../../platforms/existing/intents";
import { native } from "../../platforms/kops/intents";
import {
  inVsphere as liveVsphere,
  nativeVxlan as liveNative,
  onAws as kubesprayOnAws,
  small as liveKubespray,
} from "../../platforms/kubespray/intents";
import { small as liveEksAnywhere, sshKey } from "../../platforms/eks-anywhere/intents";
import { changed, type DeepPartial } from "../../support/changed";
import { shared } from "../../support/shared";

/** A change of a live cluster: what it was, what it is to be, and where it stands. */
export interface LiveChangeCase {
  readonly was: IntentInput;
  readonly now: IntentInput;
  readonly path: string;
}

/** Two intents that differ by `now`; `was` is changed of the base in both. */
function change(
  base: IntentInput,
  path: string,
  now: DeepPartial<IntentInput>,
  was: DeepPartial<IntentInput> = {},
): LiveChangeCase {
  const before = changed<IntentInput>(base, was);
  return { was: before, now: changed<IntentInput>(before, now), path };
}

const join = (...all: readonly DeepPartial<IntentInput>[]): DeepPartial<IntentInput> =>
  all.reduce((one, other) => changed(one, other));
const pools = (...all: readonly object[]): DeepPartial<IntentInput> =>
  ({ calico: { pools: all } }) as DeepPartial<IntentInput>;
const pool = { name: "pods", cidr: "10.244.0.0/16" };
const eksPlatform = (platform: object): DeepPartial<IntentInput> => ({ platform: { kind: "eks", ...platform } });
const kopsPlatform = (platform: object): DeepPartial<IntentInput> => ({ platform: { kind: "kops", ...platform } });
const existingPlatform = (platform: object): DeepPartial<IntentInput> => ({
  platform: { kind: "existing", ...platform },
});
const eksAnywhere = (platform: object): DeepPartial<IntentInput> => ({
  platform: { kind: "eks-anywhere", ...platform },
});
const eksAnywhereNode = { kernel: "6.8", interfaceName: "ens192" };
const eksAnywhereGroups = (...workers: readonly string[]): DeepPartial<IntentInput> =>
  eksAnywhere({
    nodeGroups: [
      { ...eksAnywhereNode, name: "cp", role: "control-plane", count: 3 },
      ...workers.map((name) => ({ ...eksAnywhereNode, name, count: 2 })),
    ],
  });
/** Workers with a Kubernetes of their own, now and before. */
/** The name of an image with a minor of Kubernetes, as EKA-032 wants it. */
const templateOf = (kubernetes: string): string => `/DC/vm/Templates/ubuntu-2404-kube-v${kubernetes.replace(".", "-")}`;

const onKubernetes = (kubernetes: string): DeepPartial<IntentInput> => ({
  kubernetes,
  ...eksAnywhere({ on: { machines: { template: templateOf(kubernetes) } } }),
});

const workersOf = (now: string, was: string): [DeepPartial<IntentInput>, DeepPartial<IntentInput>] => {
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
const machines = (addresses: Readonly<Record<string, string>>): DeepPartial<IntentInput> => ({
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
function replaced(intent: IntentInput, ...pairs: readonly (readonly [from: string, to: string])[]): IntentInput {
  let text = JSON.stringify(intent);
  for (const [from, to] of pairs) text = text.replaceAll(from, to);
  return JSON.parse(text) as IntentInput;
}
const packs = (of: object): DeepPartial<IntentInput> => ({ policy: { packs: of } });
const calico = (of: object): DeepPartial<IntentInput> => ({ calico: of });

const zones = (letters: string): readonly string[] => [...letters].map((letter) => `eu-central-1${letter}`);
const vpcOfZones = (letters: string) => eksPlatform({ vpc: { kind: "create", availabilityZones: zones(letters) } });
const kopsZones = (letters: string) => kopsPlatform({ vpc: { kind: "create", availabilityZones: zones(letters) } });
const groupInZones = (letters: string) =>
  eksPlatform({ nodeGroups: [{ ...group, availabilityZones: zones(letters) }] });
const group = { name: "workers" };
const vpp = { kind: "vpp" };
const m6i = ["m6i.large"];
const peer = { name: "a", availabilityZone: "eu-central-1a", peerAddress: "10.0.0.10", peerAsn: 64512 };
const routeServer = (amazonSideAsn: number) => eksPlatform({ routeServer: { amazonSideAsn, peers: [peer] } });
const subnet = (id: string, zone: string) => ({ subnetId: `subnet-${id}`, availabilityZone: `eu-central-1${zone}` });
const adopted = {
  kind: "adopt",
  vpcId: "vpc-0123456789abcdef0",
  cidr: "10.0.0.0/16",
  privateSubnets: [subnet("0aa1", "a"), subnet("0aa2", "b")],
};

/** Live clusters that meet most of the changes: the real engine makes each of these once. */
const liveEks = changed<IntentInput>(
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
const liveVpp = changed<IntentInput>(eks, calico({ dataplane: vpp }));
const liveRouteServer = changed<IntentInput>(eks, join(calico({ routing: { kind: "fabric" } }), routeServer(65001)));
const liveKops = changed<IntentInput>(
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
const liveExisting = changed<IntentInput>(
  kubeadm,
  join(
    existingPlatform({ underlay: { nodes: ["192.0.2.0/24", "2001:db8::/64"] } }),
    calico({ routing: { kind: "fabric" }, bgp: { asNumber: 64514 }, installation: { clusterRoutingMode: "BIRD" } }),
  ),
);
const fabric = (of: object): DeepPartial<IntentInput> => ({ fabric: of });
const rackOf = (name: string, more: object = {}) => ({ name, tors: [{ name: `${name}-tor`, os: "frr" }], ...more });
const tor = (name: string) => ({ name, os: "frr" });
const spine = (name: string) => ({ name, os: "frr" });
const liveFabric = single({
  design: { kind: "route-reflectors", in: "cluster", reflectors: ["r1-n2", "r2-n1"] },
});
/** Two racks of two switches; of what is said of a switch by its name something more. */
const racksOfTwo = (more: Readonly<Record<string, object>> = {}, gone: readonly string[] = []) =>
  fabric({
    racks: ["r1", "r2"].map((name) => ({
      name,
      tors: ["a", "b"]
        .map((letter) => `${name}-tor-${letter}`)
        .filter((tor) => !gone.includes(tor))
        .map((tor) => ({ name: tor, os: "frr", ...more[tor] })),
    })),
  });
const liveDouble = changed<IntentInput>(liveFabric, racksOfTwo());
const onPlanes = changed<IntentInput>(planes(), {});
function without(intent: IntentInput, key: keyof IntentInput): IntentInput {
  const { [key]: _, ...rest } = intent;
  return rest as IntentInput;
}
/** Files of a release; a folder that is not there will do where nobody reads them. */
const releaseDirectory = shared("crds/oss") ?? "/no/such/directory";
const twoPools = (more: object) => pools({ ...pool, ...more }, { name: "second", cidr: "10.245.0.0/16" });

/** `platform.on` of machines that the kit makes, with a change. */
function kubesprayOn(intent: { readonly platform: object }, more: object): DeepPartial<IntentInput> {
  return {
    platform: { kind: "kubespray", on: { ...(intent.platform as { on: object }).on, ...more } },
  };
}
/** Three control planes, and etcd on each. */
const livePlanes = changed<IntentInput>(
  liveKubespray,
  join({ kubernetes: "1.35" }, machines({ cp1: "192.0.2.11", cp2: "192.0.2.12", cp3: "192.0.2.13" })),
);
const controlPlanes = (now: Readonly<Record<string, string>>): LiveChangeCase =>
  change(livePlanes, "/platform/nodeGroups", machines(now));
const liveOnAws = kubesprayOnAws;
/** Types of the control plane and of the workers. */
function kubesprayTypes(controlPlane: string, workers: string): IntentInput {
  const text = (type: string): string =>
    `"instanceType":"${type}"${type.startsWith("m6g") ? ',"architecture":"arm64"' : ""}`;
  return replaced(
    liveOnAws,
    ['"role":"control-plane"', `"role":"control-plane",${text(controlPlane)}`],
    ['"name":"workers"', `"name":"workers",${text(workers)}`],
  );
}

/** Cases for each code; the first of each is one of a cluster above. */
export const liveChangeCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-001": [change(liveEks, "/name", { name: "other" }), change(kubeadm, "/name", { name: "other" })],
  "LIVE-002": [{ was: liveEks, now: { ...native, name: eks.name }, path: "/platform/kind" }],
  "LIVE-101": [
    change(liveEks, "/calico", twoPools({ cidr: "10.246.0.0/16" })),
    change(eks, "/calico", { network: { pods: ["10.245.0.0/16"] } }),
    change(kubeadm, "/calico", { network: { pods: ["10.245.0.0/16"] } }),
  ],
  "LIVE-102": [
    change(liveEks, "/calico", twoPools({ blockSize: 25 })),
    change(kubeadm, "/calico", pools({ ...pool, blockSize: 28 }), pools({ ...pool, managedBy: "ippool" })),
  ],
  "LIVE-103": [
    change(liveEks, "/calico", twoPools({ name: "renamed" })),
    change(kubeadm, "/calico", pools({ name: "b", cidr: "10.244.128.0/17" }), pools(...halves({}))),
  ],
  "LIVE-104": [change(liveEks, "/calico", twoPools({ managedBy: "ippool" }))],
  "LIVE-105": [
    change(liveEks, "/calico", twoPools({ encapsulation: "IPIP" })),
    change(eks, "/calico", calico({ routing: { kind: "overlay", encapsulation: "IPIP" } })),
  ],
  "LIVE-106": [change(liveEks, "/calico", calico({ mtu: 1400 }))],
  "LIVE-107": [
    change(liveExisting, "/network", {
      network: { pods: ["10.244.0.0/16", "fd00:10:244::/56"], services: ["10.96.0.0/12", "fd00:10:96::/112"] },
    }),
  ],
  "LIVE-108": [change(liveExisting, "/calico", calico({ nodeAddressAutodetection: { ipv4: { interface: "eth1" } } }))],
  "LIVE-111": [change(liveExisting, "/calico/bgp/asNumber", calico({ bgp: { asNumber: 64513 } }))],
  "LIVE-114": [
    change(
      liveExisting,
      "/calico/bgp",
      calico({ bgp: { nodeToNodeMeshEnabled: false, peers: [{ name: "tor", peerIP: "192.0.2.1", asNumber: 65001 }] } }),
    ),
  ],
  "LIVE-112": [change(liveExisting, "/calico", calico({ installation: { clusterRoutingMode: "Felix" } }))],
  "LIVE-113": [
    change(
      liveExisting,
      "/calico/routing",
      calico({
        routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Disabled" },
        bgp: undefined,
        installation: undefined,
      }),
    ),
    change(
      kubeadm,
      "/calico/routing",
      calico({ routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Disabled" } }),
      calico({ routing: { kind: "fabric" } }),
    ),
  ],
  "LIVE-121": [change(liveEks, "/calico/dataplane", calico({ dataplane: vpp }))],
  "LIVE-122": [
    change(liveEks, "/calico/dataplane", calico({ dataplane: { kind: "ebpf" } })),
    change(native, "/calico/dataplane", calico({ dataplane: { kind: "ebpf" } })),
  ],
  "LIVE-131": [
    change(
      liveVpp,
      "/calico/encryption",
      calico({ encryption: { kind: "ipsec", preSharedKey: { kind: "generated" } } }),
    ),
  ],
  "LIVE-132": [
    change(
      eks,
      "/calico/encryption",
      calico({ encryption: { kind: "ipsec", preSharedKey: { kind: "existing" } } }),
      calico({ dataplane: vpp, encryption: { kind: "ipsec", preSharedKey: { kind: "generated" } } }),
    ),
  ],
  "LIVE-141": [change(liveEks, "/calico/felix", calico({ felix: { vxlanPort: 8472 } }))],
  "LIVE-151": [
    { was: liveKops, now: changed<IntentInput>(liveKops, kopsPlatform({ networking: "cni" })), path: "/platform" },
  ],
  "LIVE-152": [change(liveEks, "/calico/routing", calico({ routing: { kind: "cloud" }, pools: undefined }))],
  "LIVE-153": [change(liveExisting, "/calico", calico({ ipam: { kind: "host-local" } }))],
  "LIVE-154": [change(liveExisting, "/platform", existingPlatform({ distribution: "rke2" }))],
  "LIVE-171": [
    change(
      kubeadm,
      "/policy/packs",
      packs({ defaultDeny: { rollout: "enforced" } }),
      packs({ defaultDeny: {}, exposedDaemons: {} }),
    ),
    // The rollout of all, which a pack takes over.
    change(liveEks, "/policy/packs", { policy: { rollout: "enforced", packs: {} } }, packs({ segmentation: {} })),
  ],
  "LIVE-172": [
    change(kubeadm, "/policy/packs", packs({ defaultDeny: { rollout: "enforced" } })),
    change(
      kubeadm,
      "/policy/packs",
      packs({ defaultDeny: { rollout: "enforced" } }),
      packs({ exposedDaemons: { rollout: "enforced" } }),
    ),
  ],
  "LIVE-161": [change(liveEks, "/calico/release", calico({ release: "v3.31.7" }))],
  "LIVE-162": [
    change(liveEks, "/calico/install", calico({ install: { kind: "directory", path: releaseDirectory } })),
    change(
      kubeadm,
      "/calico/install",
      calico({ install: { kind: "release" } }),
      calico({ install: { kind: "directory", path: releaseDirectory } }),
    ),
  ],
  "LIVE-163": [
    change(
      kubeadm,
      "/calico/edition",
      calico({ edition: "oss", install: { kind: "release" } }),
      calico({ edition: "enterprise", install: { kind: "present" } }),
    ),
  ],
  "LIVE-115": [
    change(liveFabric, "/calico", pools(pool, { name: "second", cidr: "10.245.0.0/16" })),
    change(liveFabric, "/calico", fabric({ services: ["ClusterIP"] })),
    change(
      liveFabric,
      "/calico",
      calico({ bgp: { serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }] } }),
      calico({ bgp: { serviceLoadBalancerIPs: [{ cidr: "198.51.100.0/24" }] } }),
    ),
  ],
  "LIVE-201": [
    {
      was: liveFabric,
      now: without(liveFabric, "fabric"),
      path: "",
    },
  ],
  "LIVE-202": [
    change(liveFabric, "/fabric/design", fabric({ design: { kind: "as-per-rack" } })),
    change(liveFabric, "/fabric/design", fabric({ design: { in: "rack" } })),
  ],
  "LIVE-203": [change(liveFabric, "/fabric/planes", fabric({ planes: 2 }))],
  "LIVE-204": [change(liveFabric, "/fabric/links", fabric({ links: { kind: "routed" } }))],
  "LIVE-205": [
    change(liveFabric, "/fabric/racks", fabric({ racks: [rackOf("r2"), rackOf("r1")] })),
    change(liveFabric, "/fabric/racks", fabric({ racks: [rackOf("r0"), rackOf("r1"), rackOf("r2")] })),
  ],
  "LIVE-206": [change(liveFabric, "/fabric/spines", fabric({ spines: [spine("spine-2"), spine("spine-1")] }))],
  "LIVE-207": [
    change(
      liveFabric,
      "/fabric/racks",
      fabric({ racks: [rackOf("r1", { nodes: [{ name: "r1-n1", number: 7 }] }), rackOf("r2")] }),
    ),
  ],
  "LIVE-208": [
    change(liveFabric, "/fabric/racks", fabric({ racks: [rackOf("r1", { asNumber: 65111 }), rackOf("r2")] })),
  ],
  "LIVE-209": [
    change(
      liveFabric,
      "/fabric/racks",
      fabric({
        racks: [{ name: "r1", tors: [{ name: "r1-tor", os: "frr", addresses: ["172.31.11.254"] }] }, rackOf("r2")],
      }),
    ),
  ],
  "LIVE-210": [
    // All at once, and all but one.
    change(liveFabric, "/fabric/design", fabric({ design: { reflectors: ["r1-n1", "r2-n2"] } })),
    change(liveFabric, "/fabric/design", fabric({ design: { reflectors: ["r1-n1", "r1-n2", "r2-n2"] } })),
  ],
  "LIVE-211": [
    change(
      liveFabric,
      "/fabric/racks",
      fabric({ racks: [rackOf("r1", { tors: [{ name: "r1-tor", os: "frr", number: 2 }] }), rackOf("r2")] }),
    ),
    // The first of a rack goes; with addresses and loopbacks pinned, which hides its uplinks; the list turned round.
    change(liveDouble, "/fabric/racks", racksOfTwo({}, ["r1-tor-a"])),
    {
      was: liveDouble,
      now: changed<IntentInput>(
        liveDouble,
        racksOfTwo({ "r1-tor-b": { addresses: ["172.31.11.2"], loopbacks: ["10.255.0.34"] } }, ["r1-tor-a"]),
      ),
      path: "/fabric/racks",
    },
    change(liveDouble, "/fabric/racks", racksOfTwo({ "r1-tor-a": { number: 2 }, "r1-tor-b": { number: 1 } })),
    change(onPlanes, "/fabric/racks", { fabric: { racks: onPlanes.fabric!.racks.map(turned) } }),
  ],
  "LIVE-212": [
    change(liveFabric, "/fabric", fabric({ addresses: { uplinks: ["10.252.0.0/16"] } })),
    change(
      liveFabric,
      "/fabric",
      fabric({
        racks: [
          rackOf("r1", {
            tors: [
              {
                name: "r1-tor",
                os: "frr",
                uplinks: [{ spine: "spine-1", addresses: ["10.254.99.1"] }, { spine: "spine-2" }],
              },
            ],
          }),
          rackOf("r2"),
        ],
      }),
    ),
  ],
  "LIVE-213": [
    change(liveFabric, "/fabric", fabric({ asNumbers: { spines: 65009 } })),
    change(liveFabric, "/fabric", fabric({ spines: [{ ...spine("spine-1"), asNumber: 65009 }, spine("spine-2")] })),
    change(liveFabric, "/fabric", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
  ],
  "LIVE-214": [
    change(liveFabric, "/fabric", fabric({ spines: [spine("spine-1")] })),
    change(liveFabric, "/fabric", fabric({ spines: [{ ...spine("spine-2"), number: 2 }] })),
  ],
  "LIVE-215": [
    change(liveFabric, "/fabric/racks", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
    change(liveDouble, "/fabric/racks", racksOfTwo({ "r1-tor-b": { loopbacks: ["10.255.9.9"] } })),
  ],
  "LIVE-216": [
    change(liveFabric, "/fabric", fabric({ uplinks: { ttlSecurity: 1 } })),
    change(
      liveFabric,
      "/fabric",
      fabric({ uplinks: { password: { kind: "secret", config: "other" } } }),
      fabric({ uplinks: { password: { kind: "secret", config: "spines" } } }),
    ),
    change(liveFabric, "/fabric", fabric({ defaultRoute: "outside" })),
    change(
      liveFabric,
      "/fabric",
      fabric({ render: "neighbours", sessions: { ttlSecurity: 1 } }),
      fabric({ render: "neighbours" }),
    ),
    change(
      liveFabric,
      "/fabric",
      fabric({ racks: [rackOf("r1", { password: { kind: "secret", config: "r1" } }), rackOf("r2")] }),
    ),
    change(liveFabric, "/fabric", fabric({ links: { kind: "vlan", vlan: 40 } })),
    change(
      liveDouble,
      "/fabric",
      racksOfTwo({ "r1-tor-a": { uplinks: [{ spine: "spine-1" }, { spine: "spine-2", port: "swp40" }] } }),
    ),
  ],
  "LIVE-217": [
    change(liveFabric, "/fabric", fabric({ sessions: { neighbours: "dynamic" } })),
    change(
      liveFabric,
      "/fabric",
      fabric({ sessions: { neighbours: "static" } }),
      fabric({ sessions: { neighbours: "dynamic" } }),
    ),
    change(liveFabric, "/fabric", fabric({ render: "neighbours" })),
  ],
  "LIVE-218": [
    change(
      single({ design: { kind: "as-per-server" } }),
      "/fabric",
      fabric({ design: { kind: "as-per-server", firstAsNumber: 4200100000 } }),
    ),
    change(
      liveFabric,
      "/fabric",
      fabric({ racks: [rackOf("r1", { nodes: [{ name: "r1-n2", asNumber: 65300 }] }), rackOf("r2")] }),
    ),
  ],
  "LIVE-219": [
    change(liveFabric, "/fabric", fabric({ multipath: 4 })),
    change(liveFabric, "/fabric", fabric({ uplinks: { timers: { keepalive: 1, hold: 3 } } })),
    change(liveFabric, "/fabric", fabric({ sessions: { timers: { keepalive: 10, hold: 30 } } })),
    change(liveFabric, "/fabric", fabric({ sessions: { advertise: "default" } })),
    change(liveFabric, "/fabric", fabric({ sessions: { maximumPrefixes: { limit: 500 } } })),
    change(liveFabric, "/fabric", fabric({ links: { kind: "vlan", mtu: 1400 } })),
  ],
  "LIVE-301": [change(liveEks, "/network/services", { network: { services: ["172.21.0.0/16"] } })],
  "LIVE-302": [
    change(
      liveEks,
      "/platform/region",
      eksPlatform({ region: "eu-west-1", vpc: undefined, nodeGroups: [group, { name: "more" }] }),
    ),
  ],
  "LIVE-303": [
    change(liveEks, "/kubernetes", { kubernetes: "1.34" }),
    change(eks, "/kubernetes", { kubernetes: "1.36" }, { kubernetes: "1.34" }),
  ],
  "LIVE-304": [change(liveEks, "/platform/vpc", eksPlatform({ vpc: adopted }))],
  "LIVE-305": [change(liveEks, "/platform/vpc", eksPlatform({ vpc: { kind: "create", cidr: "10.1.0.0/16" } }))],
  "LIVE-306": [change(liveEks, "/platform/vpc", vpcOfZones("bac"))],
  "LIVE-307": [
    change(liveEks, "/platform/vpc", vpcOfZones("ab")),
    change(
      eks,
      "/platform/vpc",
      eksPlatform({ vpc: { ...adopted, privateSubnets: adopted.privateSubnets.concat(subnet("0aa4", "c")).slice(1) } }),
      eksPlatform({ vpc: adopted }),
    ),
  ],
  "LIVE-308": [
    change(liveEks, "/platform/secretsEncryption", eksPlatform({ secretsEncryption: { kind: "none" } })),
    change(
      eks,
      "/platform/secretsEncryption",
      eksPlatform({
        secretsEncryption: { kind: "key", keyArn: "arn:aws:kms:eu-central-1:111122223333:key/0123" },
      }),
    ),
  ],
  "LIVE-309": [
    change(
      liveEks,
      "/platform/nodeGroups",
      eksPlatform({
        nodeGroups: [
          { ...group, instanceTypes: ["m6i.xlarge"], availabilityZones: zones("ab") },
          { name: "more", availabilityZones: zones("ab") },
        ],
      }),
    ),
    change(eks, "/platform/nodeGroups", vpcOfZones("abc"), vpcOfZones("ab")),
  ],
  "LIVE-310": [
    change(
      liveEks,
      "/platform/nodeGroups",
      eksPlatform({ nodeGroups: [{ ...group, instanceTypes: m6i, availabilityZones: zones("ab") }] }),
    ),
  ],
  "LIVE-311": [change(liveRouteServer, "/platform/routeServer", routeServer(65002))],
  "LIVE-312": [
    change(
      liveEks,
      "/platform/vpc",
      eksPlatform({ vpc: { kind: "create", availabilityZones: zones("abc"), natGateways: "single" } }),
    ),
  ],
  "LIVE-313": [
    change(liveEks, "/platform/kubeProxy", eksPlatform({ kubeProxy: { kind: "daemonset", mode: "iptables" } })),
    change(eks, "/platform/kubeProxy", calico({ dataplane: { kind: "nftables" } })),
  ],
  "LIVE-314": [
    change(
      eks,
      "/platform/nodeGroups",
      { kubernetes: "1.35" },
      join({ kubernetes: "1.34" }, eksPlatform({ nodeGroups: [{ ...group, amiId: "ami-0a" }] })),
    ),
  ],
  "LIVE-315": [
    change(
      eks,
      "/platform/addonVersions",
      { kubernetes: "1.35" },
      join({ kubernetes: "1.34" }, eksPlatform({ addonVersions: { coredns: "v1.13.2-eksbuild.1" } })),
    ),
    change(
      eks,
      "/platform/addonVersions",
      { kubernetes: "1.35" },
      join({ kubernetes: "1.34" }, eksPlatform({ addonVersions: { "kube-proxy": "v1.34.0-eksbuild.2" } })),
    ),
  ],
  "LIVE-401": [change(liveKops, "/platform/domain", kopsPlatform({ domain: "other.example.com" }))],
  "LIVE-402": [change(liveKops, "/platform/stateStore", kopsPlatform({ stateStore: "s3://another" }))],
  "LIVE-403": [change(liveKops, "/platform/discoveryStore", kopsPlatform({ discoveryStore: "s3://keys" }))],
  "LIVE-404": [
    change(
      liveKops,
      "/platform/region",
      kopsPlatform({ region: "eu-west-1", vpc: undefined, controlPlane: undefined }),
    ),
  ],
  "LIVE-405": [change(liveKops, "/kubernetes", { kubernetes: "1.34" })],
  "LIVE-406": [change(liveKops, "/platform/release", kopsPlatform({ release: "1.35.0" }))],
  "LIVE-407": [change(liveKops, "/platform/vpc", kopsPlatform({ vpc: { kind: "create", cidr: "10.1.0.0/16" } }))],
  "LIVE-408": [change(liveKops, "/platform", kopsPlatform({ topology: "public" }))],
  "LIVE-409": [change(liveKops, "/platform", kopsZones("ab"))],
  "LIVE-410": [
    change(liveKops, "/platform/controlPlane", kopsPlatform({ controlPlane: { availabilityZones: zones("abc") } })),
  ],
  "LIVE-411": [change(liveKops, "/network/pods", { network: { pods: ["100.112.0.0/12"] } })],
  "LIVE-412": [change(liveKops, "/network/services", { network: { services: ["100.66.0.0/16"] } })],
  "LIVE-413": [change(liveKops, "/platform", kopsPlatform({ dns: "Private" }))],
  "LIVE-414": [change(liveKops, "/platform", kopsPlatform({ instanceGroups: [{ name: "nodes" }] }))],
  "LIVE-415": [10, 19].map((sizeGiB) =>
    change(liveKops, "/platform/etcd", kopsPlatform({ etcd: { volume: { sizeGiB } } })),
  ),
  "LIVE-501": [change(liveExisting, "/network", { network: { services: ["10.112.0.0/12"] } })],
  "LIVE-701": [change(liveKubespray, "/network", { network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] } })],
  "LIVE-702": [change(liveKubespray, "/name", { name: "other" })],
  "LIVE-703": [
    change(
      liveKubespray,
      "/platform/nodeGroups",
      machines({ cp0: "192.0.2.10", cp1: "192.0.2.11", cp2: "192.0.2.12" }),
    ),
  ],
  "LIVE-704": [change(liveKubespray, "/platform/nodeGroups", machines({ cp1: "192.0.2.12" }))],
  "LIVE-705": [
    change(liveNative, "/calico", { calico: { routing: { kind: "overlay", encapsulation: "VXLAN" } } }),
    change(liveNative, "/calico", { calico: { routing: { kind: "overlay", encapsulation: "IPIP" } } }),
  ],
  "LIVE-706": [
    change(liveNative, "/calico", {
      calico: { routing: { kind: "overlay", encapsulation: "VXLANCrossSubnet", bgp: "Enabled" } },
    }),
  ],
  "LIVE-707": [
    change(
      liveVsphere,
      "/platform/on",
      JSON.parse(
        JSON.stringify({ platform: liveVsphere.platform })
          .replace("172.31.11.12", "172.31.11.14")
          .replace("172.31.11.13", "172.31.11.15"),
      ) as DeepPartial<IntentInput>,
    ),
  ],
  "LIVE-708": [
    change(livePlanes, "/kubernetes", { kubernetes: "1.34" }),
    change(livePlanes, "/kubernetes", { kubernetes: "1.33" }),
    change(liveKubespray, "/kubernetes", { kubernetes: "1.35" }, { kubernetes: "1.33" }),
    change(liveVsphere, "/kubernetes", { kubernetes: "1.34" }, { kubernetes: "1.35" }),
  ],
  "LIVE-709": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["eu-central-1", "eu-west-1"]),
      path: "/platform/on",
    },
    change(liveOnAws, "/platform/on", kubesprayOn(liveOnAws, { vpcCidr: "10.0.0.0/17" })),
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { datacenter: "DC1" })),
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { cluster: "DC0_C1" })),
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { vcenter: { server: "vcenter-2.example.com" } })),
    change(liveVsphere, "/platform/on", kubesprayOn({ ...liveVsphere, platform: { on: {} } }, { kind: "hosts" })),
  ],
  "LIVE-710": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["eu-central-1a", "eu-central-1c"]),
      path: "/platform/on",
    },
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["1a", "1x"], ["1b", "1a"], ["1x", "1b"]),
      path: "/platform/on",
    },
  ],
  "LIVE-711": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["10.0.0.21", "10.0.32.22"], ["10.0.32.21", "10.0.32.23"]),
      path: "/platform/nodeGroups",
    },
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["10.0.0.21", "10.0.0.22"], ["10.0.0.11", "10.0.0.12"]),
      path: "/platform/nodeGroups",
    },
  ],
  "LIVE-712": [
    controlPlanes({ cp1: "192.0.2.11", cp4: "192.0.2.14", cp5: "192.0.2.15" }),
    controlPlanes({ cp1: "192.0.2.11" }),
  ],
  "LIVE-713": [
    controlPlanes({ cp1: "192.0.2.11", cp2: "192.0.2.12", cp4: "192.0.2.14" }),
    change(
      liveKubespray,
      "/platform/nodeGroups",
      machines({ cp1: "192.0.2.11", cp2: "192.0.2.12", cp3: "192.0.2.13" }),
      machines({ cp1: "192.0.2.11" }),
    ),
  ],
  "LIVE-714": [
    change(liveKubespray, "/platform/nodeGroups", machines({ cp9: "192.0.2.11" })),
    controlPlanes({ cp0: "192.0.2.10", cp1: "192.0.2.11", cp2: "192.0.2.12" }),
    controlPlanes({ cp2: "192.0.2.12", cp3: "192.0.2.13", cp4: "192.0.2.14" }),
  ],
  "LIVE-715": [
    { was: liveOnAws, now: replaced(liveOnAws, ['"b1"', '"b9"']), path: "/platform/nodeGroups" },
    {
      was: liveVsphere,
      now: replaced(liveVsphere, ['"r1-w1"', '"r1-w9"']),
      path: "/platform/nodeGroups",
    },
    // A worker becomes a control plane, and the two swap names.
    change(liveKubespray, "/platform/nodeGroups", machines({ cp1: "192.0.2.11", w1: "192.0.2.21", w2: "192.0.2.22" })),
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ['"a1"', '"x"'], ['"b1"', '"a1"'], ['"x"', '"b1"']),
      path: "/platform/nodeGroups",
    },
  ],
  "LIVE-716": [
    { was: liveOnAws, now: kubesprayTypes("m6i.large", "m6i.xlarge"), path: "/platform/nodeGroups" },
    { was: liveOnAws, now: kubesprayTypes("m6i.xlarge", "m6i.xlarge"), path: "/platform/nodeGroups" },
  ],
  "LIVE-717": [
    { was: liveOnAws, now: kubesprayTypes("m6g.large", "m6i.large"), path: "/platform/nodeGroups" },
    { was: liveOnAws, now: kubesprayTypes("m6i.large", "m6g.large"), path: "/platform/nodeGroups" },
  ],
  "LIVE-718": [
    change(liveKubespray, "/calico/dataplane", calico({ dataplane: { kind: "nftables" } })),
    change(liveKubespray, "/calico/dataplane", calico({ dataplane: { kind: "ebpf" } })),
    change(
      liveKubespray,
      "/calico/dataplane",
      calico({ dataplane: { kind: "iptables" } }),
      calico({ dataplane: { kind: "ebpf" } }),
    ),
  ],
  "LIVE-719": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE", "AAAAC3NzaC1lZDI1NTE5AAAAIANOTHER"]),
      path: "/platform/on",
    },
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { template: "another" })),
    change(
      liveVsphere,
      "/platform/on",
      kubesprayOn(liveVsphere, { ssh: { user: "operator", authorizedKeys: [sshKey] } }),
    ),
  ],
  "LIVE-801": [
    change(liveEksAnywhere, "/network", { network: { pods: ["10.245.0.0/16"] } }),
    change(liveEksAnywhere, "/network", { network: { services: ["10.97.0.0/16"] } }),
    change(liveEksAnywhere, "/network", eksAnywhere({ nodeMaskSize: 25 })),
  ],
  "LIVE-802": [change(liveEksAnywhere, "/name", { name: "other" })],
  "LIVE-803": [change(liveEksAnywhere, "/platform/endpoint", eksAnywhere({ endpoint: "192.0.2.20" }))],
  "LIVE-804": [
    change(
      liveEksAnywhere,
      "/platform/managementCluster",
      eksAnywhere({ managementCluster: "b", on: { machines: { sshKey } } }),
      eksAnywhere({ managementCluster: "a", on: { machines: { sshKey } } }),
    ),
  ],
  "LIVE-805": [change(liveEksAnywhere, "/platform/etcd", eksAnywhere({ etcd: { count: 3 } }))],
  "LIVE-806": [change(liveEksAnywhere, "/platform/proxy", eksAnywhere({ proxy: { http: "192.0.2.4:3128" } }))],
  "LIVE-807": [
    change(liveEksAnywhere, "/platform/on", eksAnywhere({ on: { network: "/DC/network/others" } })),
    change(liveEksAnywhere, "/platform/on", eksAnywhere({ on: { server: "vcenter-2.example.com" } })),
  ],
  "LIVE-808": [
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhere({ on: { machines: { storagePolicy: "gold" } } })),
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhere({ on: { machines: { os: "redhat" } } })),
  ],
  "LIVE-809": [
    change(liveEksAnywhere, "/kubernetes", onKubernetes("1.34")),
    change(liveEksAnywhere, "/kubernetes", onKubernetes("1.35"), onKubernetes("1.33")),
  ],
  "LIVE-810": [
    change(liveEksAnywhere, "/platform/nodeGroups", ...workersOf("1.33", "1.34")),
    change(liveEksAnywhere, "/platform/nodeGroups", ...workersOf("1.35", "1.33")),
  ],
  "LIVE-811": [
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhereGroups("others")),
    change(liveEksAnywhere, "/platform/nodeGroups", eksAnywhereGroups("a"), eksAnywhereGroups("a", "b")),
  ],
  "LIVE-502": [change(liveExisting, "/platform/distribution", existingPlatform({ distribution: "talos" }))],
};

/** Changes that a live cluster takes: nobody may object. */
export const harmlessChanges: Readonly<Record<string, LiveChangeCase>> = {
  "another image comes with another Kubernetes": change(
    eks,
    "",
    join({ kubernetes: "1.35" }, eksPlatform({ nodeGroups: [{ ...group, amiId: "ami-0b" }] })),
    join({ kubernetes: "1.34" }, eksPlatform({ nodeGroups: [{ ...group, amiId: "ami-0a" }] })),
  ),
  "an add-on is pinned anew with another Kubernetes": change(
    eks,
    "",
    join({ kubernetes: "1.35" }, eksPlatform({ addonVersions: { "kube-proxy": "v1.35.0-eksbuild.2" } })),
    join({ kubernetes: "1.34" }, eksPlatform({ addonVersions: { "kube-proxy": "v1.34.0-eksbuild.2" } })),
  ),
  "etcd's volume grows": change(native, "", kopsPlatform({ etcd: { volume: { sizeGiB: 100 } } })),
  "a cluster of EKS Anywhere's goes on by one minor version, with a group more": change(
    liveEksAnywhere,
    "",
    join({ kubernetes: "1.35" }, eksAnywhereGroups("workers", "more")),
    { kubernetes: "1.34" },
  ),
  "a pool that gave no more addresses goes": change(
    kubeadm,
    "",
    pools({ name: "b", cidr: "10.244.128.0/17" }),
    pools(...halves({ disableNewAllocations: true })),
  ),
  "a further pool": change(kubeadm, "", pools(...halves({})), pools({ name: "b", cidr: "10.244.128.0/17" })),
  "no more addresses of a pool": change(
    kubeadm,
    "",
    pools(...halves({ disableNewAllocations: true })),
    pools(...halves({})),
  ),
  "the next Calico": change(eks, "", calico({ release: "v3.32.1" }), calico({ release: "v3.31.7" })),
  "the next Kubernetes": change(eks, "", { kubernetes: "1.35" }, { kubernetes: "1.34" }),
  "a further zone at the end, and no group in it": change(
    eks,
    "",
    vpcOfZones("abc"),
    join(vpcOfZones("ab"), groupInZones("ab")),
  ),
  "Secrets are encrypted from now on": change(
    eks,
    "",
    eksPlatform({ secretsEncryption: { kind: "create" } }),
    eksPlatform({ secretsEncryption: { kind: "none" } }),
  ),
  "a further node group, a larger one, labels": change(
    eks,
    "",
    eksPlatform({
      nodeGroups: [{ ...group, scaling: { min: 3, desired: 4, max: 9 }, labels: { a: "b" } }, { name: "more" }],
    }),
    eksPlatform({ nodeGroups: [group] }),
  ),
  "WireGuard is switched on": change(
    eks,
    "",
    calico({ encryption: { kind: "wireguard" }, mtu: 8000 }),
    calico({ mtu: 8000 }),
  ),
  "a further instance group": change(
    native,
    "",
    kopsPlatform({ instanceGroups: [{ name: "nodes" }, { name: "more" }] }),
  ),
  "a further rack, spine and switch at the end, a rack with a number of its own before the others": change(
    liveFabric,
    "",
    fabric({
      racks: [
        rackOf("r9", { number: 9 }),
        rackOf("r1", { number: 1 }),
        {
          name: "r2",
          number: 2,
          tors: [
            { name: "r2-tor", os: "frr" },
            { name: "r2-tor-b", os: "frr" },
          ],
        },
        rackOf("r3"),
      ],
      spines: [spine("spine-1"), spine("spine-2"), spine("spine-3")],
    }),
  ),
  "a rack's first switch goes, and the second keeps its number": change(
    liveDouble,
    "",
    racksOfTwo({ "r1-tor-b": { number: 2 } }, ["r1-tor-a"]),
  ),
  "switches of a rack the other way round, with their numbers": change(
    liveDouble,
    "",
    fabric({
      racks: ["r1", "r2"].map((name) => ({
        name,
        tors: [
          { name: `${name}-tor-b`, os: "frr", number: 2 },
          { name: `${name}-tor-a`, os: "frr", number: 1 },
        ],
      })),
    }),
  ),
  "a rack with one switch beside those with two": change(
    liveDouble,
    "",
    fabric({ racks: [...racksOf(liveDouble), rackOf("r3")] }),
  ),
  "an address that is said as it was": change(
    liveDouble,
    "",
    racksOfTwo({ "r1-tor-b": { addresses: ["172.31.11.2"], loopbacks: ["10.255.0.34"] } }),
  ),
  "a pool and Services that switches let pass go": change(
    liveFabric,
    "",
    join(pools(pool), { fabric: { services: undefined } }),
    join(
      pools(pool, { name: "second", cidr: "10.245.0.0/16", disableNewAllocations: true }),
      fabric({ services: ["ClusterIP"] }),
    ),
  ),
  "further reflectors": change(
    liveFabric,
    "",
    fabric({ design: { reflectors: ["r1-n1", "r1-n2", "r2-n1", "r2-n2"] } }),
  ),
  "old reflectors go where two stay": change(
    changed<IntentInput>(liveFabric, fabric({ design: { reflectors: ["r1-n1", "r1-n2", "r2-n1", "r2-n2"] } })),
    "",
    fabric({ design: { reflectors: ["r1-n1", "r2-n2"] } }),
  ),
  "a fabric comes, with the mesh on": change(
    changed<IntentInput>(without(liveFabric, "fabric"), calico({ routing: { kind: "fabric" } })),
    "",
    join({ fabric: liveFabric.fabric }, calico({ bgp: { nodeToNodeMeshEnabled: true } })),
  ),
  "another order of control planes, none of them first": controlPlanes({
    cp1: "192.0.2.11",
    cp3: "192.0.2.13",
    cp2: "192.0.2.12",
  }),
  "the next Kubernetes by Kubespray": change(liveKubespray, "", { kubernetes: "1.35" }, { kubernetes: "1.34" }),
  "a further worker, and one that leaves": {
    was: liveOnAws,
    now: replaced(liveOnAws, ['{"name":"b1","addresses":["10.0.32.21"]}', '{"name":"b2","addresses":["10.0.32.22"]}']),
    path: "",
  },
  "one worker goes to another zone, another stays": {
    was: liveOnAws,
    now: replaced(liveOnAws, ["10.0.0.21", "10.0.32.22"]),
    path: "",
  },
  "one machine on AWS gets another type": { was: liveOnAws, now: kubesprayTypes("m6i.xlarge", "m6i.large"), path: "" },
  "a further zone at the end": {
    was: liveOnAws,
    now: replaced(liveOnAws, ['"eu-central-1b"', '"eu-central-1b","eu-central-1c"']),
    path: "",
  },
  "BGP peers, Felix": change(
    kubeadm,
    "",
    calico({ felix: { bpfLogLevel: "Off" }, bgp: { peers: [{ name: "tor", peerIP: "192.0.2.1", asNumber: 65001 }] } }),
    calico({ routing: { kind: "fabric" } }),
  ),
};

const servers = single({ design: { kind: "as-per-server" } });
const routed = single({ links: { kind: "routed" } });

/** Changes with one cause, and all that is said of each: a cause once, and what it brings about not again. */
export const causes: Readonly<Record<string, readonly [LiveChangeCase, readonly string[]]>> = {
  "other loopbacks, which no node peers with": [
    change(liveFabric, "", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
    ["LIVE-213", "LIVE-213", "LIVE-215", "LIVE-215"],
  ],
  "other loopbacks, which nodes peer with": [
    change(routed, "", fabric({ addresses: { loopbacks: ["10.252.0.0/16"] } })),
    ["LIVE-209", "LIVE-209", "LIVE-213", "LIVE-213"],
  ],
  "other addresses between switches": [
    change(liveFabric, "", fabric({ addresses: { uplinks: ["10.252.0.0/16"] } })),
    ["LIVE-212", "LIVE-212"],
  ],
  "a rack's number": [
    change(liveFabric, "", fabric({ racks: [rackOf("r1", { number: 9 }), rackOf("r2")] })),
    ["LIVE-205"],
  ],
  "the number of a switch in its rack": [
    change(
      liveFabric,
      "",
      fabric({ racks: [rackOf("r1", { tors: [{ ...tor("r1-tor"), number: 2 }] }), rackOf("r2")] }),
    ),
    ["LIVE-211"],
  ],
  "a spine's number": [
    change(liveFabric, "", fabric({ spines: [spine("spine-1"), { ...spine("spine-2"), number: 9 }] })),
    ["LIVE-206"],
  ],
  "a rack's AS number, and a further rack": [
    change(single(), "", fabric({ racks: [rackOf("r1", { asNumber: 65111 }), rackOf("r2"), rackOf("r3")] })),
    ["LIVE-208"],
  ],
  "a rack's number, and another rack's AS number": [
    change(single(), "", fabric({ racks: [rackOf("r1", { number: 9 }), rackOf("r2", { asNumber: 65111 })] })),
    ["LIVE-205", "LIVE-208"],
  ],
  "AS numbers of all racks, and of their nodes": [
    change(single(), "", fabric({ asNumbers: { firstRack: 65301 } })),
    ["LIVE-208", "LIVE-208"],
  ],
  "AS numbers of nodes": [
    change(servers, "", fabric({ design: { kind: "as-per-server", firstAsNumber: 4200100000 } })),
    ["LIVE-218", "LIVE-218"],
  ],
  "a node's number, and with it its AS number": [
    change(servers, "", fabric({ racks: [rackOf("r1", { nodes: [{ name: "r1-n2", number: 7 }] }), rackOf("r2")] })),
    ["LIVE-207"],
  ],
  "the design": [change(single(), "", fabric({ design: { kind: "as-per-server" } })), ["LIVE-202"]],
  "the kind of links": [change(single(), "", fabric({ links: { kind: "routed" } })), ["LIVE-204"]],
  "the fabric as a whole": [{ was: liveFabric, now: without(liveFabric, "fabric"), path: "" }, ["LIVE-201"]],
};

function racksOf({ fabric: there }: IntentInput): readonly object[] {
  return there?.racks ?? [];
}

function turned<R extends { readonly tors: readonly object[] }>(rack: R): R {
  return { ...rack, tors: [...rack.tors].reverse() };
}

function halves(more: object): readonly object[] {
  return [
    { name: "a", cidr: "10.244.0.0/17", ...more },
    { name: "b", cidr: "10.244.128.0/17" },
  ];
}
