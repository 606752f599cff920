import { existingOf } from "./existing";
import type { Platform } from "..";
import type * as stack from "./components/stack";
import { eksArtefacts } from "./artefacts";
import { eksCostPerHour } from "./cost";
import { finishEks } from "./finish";
import { eksHandover } from "./handover";
import { eksGround } from "./ground";
import { eksIdentity } from "./identity";
import { eksManifests } from "./manifests";
import { eksDisruptions } from "./disruptions";
import { eksLive } from "./live";
import { eksRules } from "./rules";
import { eks, type EksIntent } from "./schema";
import { eksStarter } from "./starter";
import { eksSteps } from "./steps";
import { eksTopology } from "./topology";
import type { EksCluster, EksNodeGroup } from "./types";

/** Amazon EKS. */
export const eksPlatform = {
  kind: "eks",
  schema: eks,
  samples: { eks: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] } },
  starter: eksStarter,
  ground: eksGround,
  finish: finishEks,
  rules: eksRules,
  live: eksLive,
  disruptions: eksDisruptions,
  manifests: eksManifests,
  artefacts: eksArtefacts,
  steps: eksSteps,
  identity: eksIdentity,
  handover: eksHandover,
  topology: eksTopology,
  costPerHour: eksCostPerHour,
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when it is wanted
  component: () => (require("./components/stack") as typeof stack).makeStack,
  existing: ({ platform }) => existingOf(platform),
} satisfies Platform<EksIntent, EksCluster, EksNodeGroup>;
