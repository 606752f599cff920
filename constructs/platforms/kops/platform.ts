import { existingNetwork } from "../../places/aws";
import type { Platform } from "..";
import { kopsArtefacts } from "./artefacts";
import type * as stack from "./components/stack";
import { kopsCostPerHour } from "./cost";
import { kopsHandover } from "./handover";
import { kopsGround } from "./ground";
import { finishKops } from "./resolve";
import { kopsDisruptions } from "./disruptions";
import { kopsLive } from "./live";
import { kopsRules } from "./rules";
import { kops, type KopsIntent } from "./schema";
import { kopsStarter } from "./starter";
import { kopsSteps } from "./steps";
import { kopsTopology } from "./topology";
import type { KopsCluster, KopsNodeGroup } from "./types";

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
  starter: kopsStarter,
  ground: kopsGround,
  finish: finishKops,
  rules: kopsRules,
  live: kopsLive,
  disruptions: kopsDisruptions,
  manifests: () => [],
  artefacts: kopsArtefacts,
  steps: kopsSteps,
  // `kops export kubeconfig` names cluster and context as kOps names the cluster (pkg/kubeconfig/create_kubecfg.go).
  identity: ({ platform: { clusterName, region } }) => ({
    name: clusterName,
    place: region,
    entries: [clusterName],
    servers: [],
  }),
  handover: kopsHandover,
  topology: kopsTopology,
  costPerHour: kopsCostPerHour,
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when it is wanted
  component: () => (require("./components/stack") as typeof stack).makeStack,
  existing: ({ platform: { vpc } }) =>
    vpc.vpcId === undefined
      ? []
      : existingNetwork(
          vpc.vpcId,
          vpc.cidr,
          vpc.subnets.flatMap(({ id, zone, cidr }) => (id === undefined ? [] : [{ id, availabilityZone: zone, cidr }])),
        ),
} satisfies Platform<KopsIntent, KopsCluster, KopsNodeGroup>;
