import { existingNetwork } from "../../places/aws";
import type { Platform } from "..";
import { eksArtefacts } from "./artefacts";
import { eksCostPerHour } from "./cost";
import { eksFacts } from "./facts";
import { eksManifests } from "./manifests";
import { resolveEks } from "./resolve";
import { eksRules } from "./rules";
import { eks, type EksIntent } from "./schema";
import { eksSteps } from "./steps";
import { eksTopology } from "./topology";
import type { EksCluster } from "./types";

/** Amazon EKS, all but its Pulumi component. */
export const eksPlatform = {
  kind: "eks",
  schema: eks,
  samples: { eks: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] } },
  facts: eksFacts,
  resolve: resolveEks,
  rules: eksRules,
  manifests: eksManifests,
  artefacts: eksArtefacts,
  steps: eksSteps,
  topology: eksTopology,
  costPerHour: eksCostPerHour,
  existing: ({ platform: { vpc } }) =>
    vpc.kind === "create"
      ? []
      : existingNetwork(
          vpc.vpcId,
          vpc.cidr,
          vpc.privateSubnets.map(({ subnetId: id, ...subnet }) => ({ id, ...subnet })),
        ),
} satisfies Platform<EksIntent, EksCluster>;
