import { changed } from "../../../support/changed";
import { native } from "../../../platforms/kops/intents";
import { kubeadm } from "../../../platforms/existing/intents";
import { vxlan as eks } from "../../../platforms/eks/intents";
import { type IntentInput } from "../../../../constructs/kit";
import {
  type LiveChangeCase,
  calico,
  change,
  existingPlatform,
  kopsPlatform,
  liveEks,
  liveExisting,
  liveKops,
  liveVpp,
  packs,
  pools,
  releaseDirectory,
  twoPools,
  vpp,
  halves,
  pool,
} from "./bases";

/** Changes of Calico itself, on whatever platform, that are judged. */
export const calicoCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
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
};
