import type { IntentInput } from "../../../constructs/kit";
import { vxlan as eks } from "../../platforms/eks/intents";
import { kubeadm } from "../../platforms/existing/intents";
import { native, operator } from "../../platforms/kops/intents";
import { changed, type DeepPartial } from "../../support/changed";

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
const eksPlatform = (platform: object): DeepPartial<IntentInput> =>
  ({ platform: { kind: "eks", ...platform } });
const kopsPlatform = (platform: object): DeepPartial<IntentInput> =>
  ({ platform: { kind: "kops", ...platform } });
const existingPlatform = (platform: object): DeepPartial<IntentInput> =>
  ({ platform: { kind: "existing", ...platform } });
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

/** One case for each code, at least. */
export const liveChangeCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-001": [change(eks, "/name", { name: "other" }), change(kubeadm, "/name", { name: "other" })],
  "LIVE-002": [{ was: eks, now: { ...native, name: eks.name }, path: "/platform/kind" }],
  "LIVE-101": [
    change(eks, "/calico", pools({ ...pool, cidr: "10.245.0.0/16" }), pools(pool)),
    change(eks, "/calico", { network: { pods: ["10.245.0.0/16"] } }),
    change(kubeadm, "/calico", { network: { pods: ["10.245.0.0/16"] } }),
  ],
  "LIVE-102": [
    change(eks, "/calico", pools({ ...pool, blockSize: 25 }), pools(pool)),
    change(kubeadm, "/calico", pools({ ...pool, blockSize: 28 }), pools({ ...pool, managedBy: "ippool" })),
  ],
  "LIVE-103": [
    change(eks, "/calico", pools({ ...pool, name: "renamed" }), pools(pool)),
    change(kubeadm, "/calico", pools({ name: "b", cidr: "10.244.128.0/17" }), pools(...halves({}))),
  ],
  "LIVE-104": [change(eks, "/calico", pools({ ...pool, managedBy: "ippool" }), pools(pool))],
  "LIVE-105": [
    change(eks, "/calico", calico({ routing: { kind: "overlay", encapsulation: "IPIP" } })),
    change(
      kubeadm,
      "/calico",
      pools({ ...pool, encapsulation: "VXLANCrossSubnet" }),
      pools({ ...pool, encapsulation: "VXLAN" }),
    ),
  ],
  "LIVE-106": [change(eks, "/calico", calico({ mtu: 1400 }))],
  "LIVE-107": [
    change(kubeadm, "/network", {
      network: { pods: ["10.244.0.0/16", "fd00:10:244::/56"], services: ["10.96.0.0/12", "fd00:10:96::/112"] },
    }),
  ],
  "LIVE-108": [change(kubeadm, "/calico", calico({ nodeAddressAutodetection: { ipv4: { interface: "eth1" } } }))],
  "LIVE-111": [
    change(
      kubeadm,
      "/calico/bgp/asNumber",
      calico({ bgp: { asNumber: 64513 } }),
      calico({ routing: { kind: "fabric" }, bgp: { asNumber: 64514 } }),
    ),
  ],
  "LIVE-112": [
    change(
      kubeadm,
      "/calico",
      calico({ installation: { clusterRoutingMode: "Felix" } }),
      calico({ routing: { kind: "fabric" }, installation: { clusterRoutingMode: "BIRD" } }),
    ),
  ],
  "LIVE-121": [change(eks, "/calico/dataplane", calico({ dataplane: vpp }))],
  "LIVE-122": [
    change(eks, "/calico/dataplane", calico({ dataplane: { kind: "ebpf" } })),
    change(native, "/calico/dataplane", calico({ dataplane: { kind: "ebpf" } })),
  ],
  "LIVE-131": [
    change(
      eks,
      "/calico/encryption",
      calico({ encryption: { kind: "ipsec", preSharedKey: { kind: "generated" } } }),
      calico({ dataplane: vpp }),
    ),
  ],
  "LIVE-141": [change(eks, "/calico/felix", calico({ felix: { vxlanPort: 8472 } }))],
  "LIVE-151": [{ was: native, now: operator, path: "/platform" }],
  "LIVE-152": [change(eks, "/calico/routing", calico({ routing: { kind: "cloud" } }))],
  "LIVE-153": [
    change(kubeadm, "/calico", calico({ ipam: { kind: "host-local" } }), calico({ routing: { kind: "fabric" } })),
  ],
  "LIVE-154": [change(kubeadm, "/platform", existingPlatform({ distribution: "rke2" }))],
  "LIVE-161": [change(eks, "/calico/release", calico({ release: "v3.31.7" }))],
  "LIVE-301": [change(eks, "/network/services", { network: { services: ["172.21.0.0/16"] } })],
  "LIVE-302": [change(eks, "/platform/region", eksPlatform({ region: "eu-west-1" }))],
  "LIVE-303": [
    change(eks, "/kubernetes", { kubernetes: "1.34" }, { kubernetes: "1.35" }),
    change(eks, "/kubernetes", { kubernetes: "1.36" }, { kubernetes: "1.34" }),
  ],
  "LIVE-304": [change(eks, "/platform/vpc", eksPlatform({ vpc: adopted }))],
  "LIVE-305": [change(eks, "/platform/vpc", eksPlatform({ vpc: { kind: "create", cidr: "10.1.0.0/16" } }))],
  "LIVE-306": [change(eks, "/platform/vpc", vpcOfZones("bac"), vpcOfZones("abc"))],
  "LIVE-307": [
    change(eks, "/platform/vpc", vpcOfZones("ab"), vpcOfZones("abc")),
    change(
      eks,
      "/platform/vpc",
      eksPlatform({ vpc: { ...adopted, privateSubnets: adopted.privateSubnets.concat(subnet("0aa4", "c")).slice(1) } }),
      eksPlatform({ vpc: adopted }),
    ),
  ],
  "LIVE-308": [
    change(eks, "/platform/secretsEncryption", eksPlatform({ secretsEncryption: { kind: "none" } })),
    change(
      eks,
      "/platform/secretsEncryption",
      eksPlatform({
        secretsEncryption: { kind: "key", keyArn: "arn:aws:kms:eu-central-1:111122223333:key/0123" },
      }),
    ),
  ],
  "LIVE-309": [
    change(eks, "/platform/nodeGroups", vpcOfZones("abc"), vpcOfZones("ab")),
    change(
      eks,
      "/platform/nodeGroups",
      eksPlatform({ nodeGroups: [{ ...group, instanceTypes: ["m6i.xlarge"] }] }),
      eksPlatform({ nodeGroups: [{ ...group, instanceTypes: m6i }] }),
    ),
  ],
  "LIVE-310": [
    change(
      eks,
      "/platform/nodeGroups",
      eksPlatform({ nodeGroups: [group] }),
      eksPlatform({ nodeGroups: [group, { name: "more" }] }),
    ),
  ],
  "LIVE-311": [change(eks, "/platform/routeServer", routeServer(65002), routeServer(65001))],
  "LIVE-312": [
    change(
      eks,
      "/platform/vpc",
      eksPlatform({ vpc: { kind: "create", natGateways: "single" } }),
      eksPlatform({ vpc: { kind: "create", natGateways: "per-zone" } }),
    ),
  ],
  "LIVE-401": [change(native, "/platform/domain", kopsPlatform({ domain: "other.example.com" }))],
  "LIVE-402": [
    change(
      native,
      "/platform/stateStore",
      kopsPlatform({ stateStore: "s3://another" }),
      kopsPlatform({ stateStore: "s3://one" }),
    ),
  ],
  "LIVE-403": [change(native, "/platform/discoveryStore", kopsPlatform({ discoveryStore: "s3://keys" }))],
  "LIVE-404": [change(native, "/platform/region", kopsPlatform({ region: "eu-west-1" }))],
  "LIVE-405": [change(native, "/kubernetes", { kubernetes: "1.33" }, { kubernetes: "1.34" })],
  "LIVE-406": [
    change(native, "/platform/release", kopsPlatform({ release: "1.35.0" }), kopsPlatform({ release: "1.36.2" })),
  ],
  "LIVE-407": [change(native, "/platform/vpc", kopsPlatform({ vpc: { kind: "create", cidr: "10.1.0.0/16" } }))],
  "LIVE-408": [change(native, "/platform", kopsPlatform({ topology: "public" }))],
  "LIVE-409": [change(native, "/platform", kopsZones("ab"), kopsZones("abc"))],
  "LIVE-410": [
    change(
      native,
      "/platform/controlPlane",
      kopsPlatform({ controlPlane: { availabilityZones: zones("abc") } }),
      kopsPlatform({ controlPlane: { availabilityZones: zones("a") } }),
    ),
  ],
  "LIVE-411": [change(native, "/network/pods", { network: { pods: ["100.112.0.0/12"] } })],
  "LIVE-412": [change(native, "/network/services", { network: { services: ["100.66.0.0/16"] } })],
  "LIVE-413": [
    change(
      native,
      "/platform",
      kopsPlatform({ dns: "Private", domain: "example.com" }),
      kopsPlatform({ domain: "example.com" }),
    ),
  ],
  "LIVE-414": [
    change(
      native,
      "/platform",
      kopsPlatform({ instanceGroups: [{ name: "nodes" }] }),
      kopsPlatform({ instanceGroups: [{ name: "nodes" }, { name: "more" }] }),
    ),
  ],
  "LIVE-501": [change(kubeadm, "/network", { network: { services: ["10.112.0.0/12"] } })],
  "LIVE-502": [change(kubeadm, "/platform/distribution", existingPlatform({ distribution: "talos" }))],
};

function halves(more: object): readonly object[] {
  return [
    { name: "a", cidr: "10.244.0.0/17", ...more },
    { name: "b", cidr: "10.244.128.0/17" },
  ];
}

/** Changes that a live cluster takes: nobody may object. */
export const harmlessChanges: Readonly<Record<string, LiveChangeCase>> = {
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
  "BGP peers, Felix": change(
    kubeadm,
    "",
    calico({ felix: { bpfLogLevel: "Off" }, bgp: { peers: [{ name: "tor", peerIP: "192.0.2.1", asNumber: 65001 }] } }),
    calico({ routing: { kind: "fabric" } }),
  ),
};
