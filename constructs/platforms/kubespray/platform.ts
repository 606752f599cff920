import type { NodeGroup } from "../../model";
import { Ip } from "../../net";
import type { Platform } from "..";
import { kubesprayArtefacts } from "./artefacts";
import type * as stack from "./components/stack";
import { finishKubespray } from "./finish";
import { kubesprayGround } from "./ground";
import { kubesprayDisruptions } from "./disruptions";
import { kubesprayHandover } from "./handover";
import { kubesprayIdentity } from "./identity";
import { kubesprayLive } from "./live";
import { kubesprayManifests } from "./manifests";
import { kubesprayRules } from "./rules";
import { kubespray, type KubesprayIntent } from "./schema";
import { kubesprayStarter } from "./starter";
import { kubespraySteps } from "./steps";
import { kubesprayTopology } from "./topology";
import type { KubesprayCluster } from "./types";

const machines = (count: number, first: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `${first === 11 ? "cp" : "w"}${index + 1}`,
    addresses: [Ip.of(`192.0.2.${first + index}`)],
  }));

const sample: KubesprayIntent = {
  kind: "kubespray",
  nodeGroups: [
    { name: "control-plane", role: "control-plane", interfaceName: "eth0", nodes: machines(1, 11) },
    { name: "workers", interfaceName: "eth0", nodes: machines(2, 21) },
  ],
};

/** Kubespray: kubeadm by Ansible, with its own Calico, or without a CNI, and the kit's Calico follows. */
export const kubesprayPlatform = {
  kind: "kubespray",
  schema: kubespray,
  samples: {
    Kubespray: sample,
    "Kubespray, its own Calico": { ...sample, networking: "calico" },
  },
  starter: kubesprayStarter,
  ground: kubesprayGround,
  finish: finishKubespray,
  rules: kubesprayRules,
  live: kubesprayLive,
  disruptions: kubesprayDisruptions,
  manifests: kubesprayManifests,
  artefacts: kubesprayArtefacts,
  steps: kubespraySteps,
  identity: kubesprayIdentity,
  handover: kubesprayHandover,
  topology: kubesprayTopology,
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when it is wanted
  component: () => (require("./components/stack") as typeof stack).makeStack,
} satisfies Platform<KubesprayIntent, KubesprayCluster, NodeGroup>;
