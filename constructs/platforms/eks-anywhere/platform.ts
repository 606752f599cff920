import type { NodeGroup } from "../../model";
import { Cidr, Ip } from "../../net";
import type { Platform } from "..";
import { eksAnywhereArtefacts } from "./artefacts";
import type * as stack from "./components/stack";
import { eksAnywhereDisruptions } from "./disruptions";
import { finishEksAnywhere } from "./finish";
import { eksAnywhereGround } from "./ground";
import { eksAnywhereHandover } from "./handover";
import { eksAnywhereIdentity } from "./identity";
import { eksAnywhereLive } from "./live";
import { eksAnywhereRules } from "./rules";
import { eksAnywhere, type EksAnywhereIntent } from "./schema";
import { eksAnywhereStarter } from "./starter";
import { eksAnywhereSteps } from "./steps";
import { eksAnywhereTopology } from "./topology";
import type { EksAnywhereCluster } from "./types";

/** EKS Anywhere on vSphere. It makes a cluster with Cilium, which the hand-over replaces by the kit's Calico. */
export const eksAnywherePlatform = {
  kind: "eks-anywhere",
  schema: eksAnywhere,
  otherNames: new Map(["eksa", "eks-a", "eks_anywhere"].map((name) => [name, "write kind: eks-anywhere"])),
  samples: {
    "EKS Anywhere": {
      kind: "eks-anywhere",
      on: {
        kind: "vsphere",
        server: "vcenter.example.com",
        thumbprint: "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33",
        datacenter: "DC",
        network: "/DC/network/nodes",
        machines: {
          os: "ubuntu",
          template: "/DC/vm/Templates/ubuntu-2404-kube-v1-35",
          datastore: "/DC/datastore/ssd",
          resourcePool: "/DC/host/cluster/Resources/kubernetes",
          folder: "/DC/vm/kubernetes",
        },
      },
      endpoint: Ip.of("192.0.2.10"),
      underlay: { nodes: [Cidr.of("192.0.2.0/24")] },
      nodeGroups: [
        { name: "control-plane", role: "control-plane", count: 3, interfaceName: "ens192" },
        { name: "workers", count: 2, interfaceName: "ens192" },
      ],
    },
  },
  starter: eksAnywhereStarter,
  ground: eksAnywhereGround,
  finish: finishEksAnywhere,
  rules: eksAnywhereRules,
  live: eksAnywhereLive,
  disruptions: eksAnywhereDisruptions,
  manifests: () => [],
  artefacts: eksAnywhereArtefacts,
  steps: eksAnywhereSteps,
  identity: eksAnywhereIdentity,
  handover: eksAnywhereHandover,
  topology: eksAnywhereTopology,
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when it is wanted
  component: () => (require("./components/stack") as typeof stack).makeStack,
} satisfies Platform<EksAnywhereIntent, EksAnywhereCluster, NodeGroup>;
