import { changed } from "../../../support/changed";
import { small as liveKubespray } from "../../../platforms/kubespray/intents";
import { native } from "../../../platforms/kops/intents";
import { kubeadm } from "../../../platforms/existing/intents";
import { vxlan as eks } from "../../../platforms/eks/intents";
import { small as liveEksAnywhere } from "../../../platforms/eks-anywhere/intents";
import { type IntentInput } from "../../../../constructs/kit";
import {
  type LiveChangeCase,
  calico,
  change,
  controlPlanes,
  eksAnywhereGroups,
  eksPlatform,
  fabric,
  group,
  groupInZones,
  join,
  kopsPlatform,
  kubesprayTypes,
  liveDouble,
  liveFabric,
  liveOnAws,
  pool,
  pools,
  rackOf,
  racksOfTwo,
  replaced,
  spine,
  vpcOfZones,
  without,
  halves,
  racksOf,
} from "./bases";

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
