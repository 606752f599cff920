import { existingNetwork } from "../../places/aws";
import type { Platform } from "..";
import { kopsArtefacts } from "./artefacts";
import { kopsCostPerHour } from "./cost";
import { kopsFacts } from "./facts";
import { resolveKops } from "./resolve";
import { kopsRules } from "./rules";
import { kops, type KopsIntent } from "./schema";
import { kopsSteps } from "./steps";
import { kopsTopology } from "./topology";
import type { KopsCluster } from "./types";

/** kOps on AWS. Everything it makes it makes itself, from the objects that the kit writes. */
export const kopsPlatform = {
  kind: "kops",
  schema: kops,
  samples: {
    "kOps' own Calico": { kind: "kops", region: "eu-central-1", instanceGroups: [{ name: "workers" }] },
    "kOps, operator": {
      kind: "kops",
      networking: "cni",
      region: "eu-central-1",
      instanceGroups: [{ name: "workers" }],
    },
  },
  facts: kopsFacts,
  resolve: resolveKops,
  rules: kopsRules,
  manifests: () => [],
  artefacts: kopsArtefacts,
  steps: kopsSteps,
  topology: kopsTopology,
  costPerHour: kopsCostPerHour,
  existing: ({ platform: { vpc } }) =>
    vpc.vpcId === undefined
      ? []
      : existingNetwork(
          vpc.vpcId,
          vpc.cidr,
          vpc.subnets.flatMap(({ id, zone, cidr }) => (id === undefined ? [] : [{ id, availabilityZone: zone, cidr }])),
        ),
} satisfies Platform<KopsIntent, KopsCluster>;
