import { existingNetwork } from "../aws";
import type { Platform } from "../cluster";
import type { EksIntent } from "../intent";
import { eksArtefacts } from "./artefacts";
import { eksCostPerHour } from "./cost";
import { eksFacts } from "./facts";
import { eksManifests } from "./manifests";
import { resolveEks } from "./resolve";
import { eksRules } from "./rules";
import { eksTopology } from "./topology";
import type { EksCluster } from "./types";

/** Amazon EKS, all but its Pulumi component. */
export const eksPlatform: Platform<EksIntent, EksCluster> = {
  kind: "eks",
  facts: eksFacts,
  resolve: resolveEks,
  rules: eksRules,
  manifests: eksManifests,
  artefacts: eksArtefacts,
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
};
