import type { Platform } from "..";
import type { NodeGroup } from "../../model";
import type * as stack from "./components/stack";
import { distributions } from "./distributions";
import { finishExisting } from "./finish";
import { existingHandover } from "./handover";
import { existingGround } from "./ground";
import { existingIdentity } from "./identity";
import { existingLive } from "./live";
import { existingRules } from "./rules";
import { existing, type ExistingIntent } from "./schema";
import { existingStarter } from "./starter";
import { existingSteps } from "./steps";
import { existingTopology } from "./topology";
import type { ExistingCluster } from "./types";

/** A cluster that is there already: Calico goes on it, and nothing else is made. */
export const existingPlatform = {
  kind: "existing",
  schema: existing,
  otherNames: new Map(
    Object.keys(distributions).map((name) => [name, `write kind: existing, with distribution: ${name}`]),
  ),
  samples: {
    "existing, RKE2": {
      kind: "existing",
      distribution: "rke2",
      apiServer: { host: "api.example.com" },
      nodeGroups: [{ name: "workers", interfaceName: "eth0" }],
    },
    "existing, Talos": {
      kind: "existing",
      distribution: "talos",
      nodeGroups: [{ name: "workers", interfaceName: "eth0" }],
    },
    "existing, AKS": {
      kind: "existing",
      distribution: "aks",
      apiServer: { host: "api.example.com" },
      nodeGroups: [{ name: "workers", interfaceName: "eth0" }],
    },
  },
  starter: existingStarter,
  ground: existingGround,
  finish: finishExisting,
  rules: existingRules,
  live: existingLive,
  disruptions: [],
  manifests: () => [],
  artefacts: () => [],
  steps: existingSteps,
  identity: existingIdentity,
  handover: existingHandover,
  topology: existingTopology,
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when it is wanted
  component: () => (require("./components/stack") as typeof stack).makeStack,
} satisfies Platform<ExistingIntent, ExistingCluster, NodeGroup>;
