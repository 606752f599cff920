import type { Cluster } from "../../calico";
import { type Argument, type Command, lateValue, type Run, type Step } from "../../model";
import { annotationOf } from "./kubectl";
import { securityGroupName } from "./security-group";
import type { KopsCluster, ResolvedKops } from "./types";

/** `kops export kubeconfig` and `kops update cluster` call the context as they call the cluster. */
export const clusterVariable = { variable: "KOPS_CLUSTER_NAME" };

/** The security group's id in the script. */
const groupId = { variable: lateValue("kops.securityGroupId").variable };

/**
 * The making of a cluster, as `commands.sh` takes it; the kit's Calico comes where its phases stand. With a security group
 * of the kit's own the VPC comes first (`--phase network`), because instances want the group's id and a group a VPC.
 */
export function kopsSteps({ platform }: ResolvedKops): readonly Step[] {
  return [
    {
      id: "objects",
      phase: "control-plane",
      why: "kOps works from the objects in its state store and from nothing else",
      run: { kind: "function", name: "objects", commands: [replace("01-cluster.yaml"), ...groups.commands] },
      expect: "the state store has them",
    },
    ...(hasGroup(platform) ? [network, securityGroupStep(platform), groupsAgain] : []),
    {
      id: "update",
      phase: "control-plane",
      why: "makes everything in AWS that the objects ask for, machines included",
      run: { kind: "command", command: ["kops", "update", "cluster", "--yes", "--create-kube-config=false"] },
      undo: down(platform).flatMap(({ run }) => commandsOf(run)),
    },
    {
      id: "kubeconfig",
      phase: "access",
      why: "kubectl needs the API's address and credentials",
      run: { kind: "command", command: exportKubeconfig },
      expect: "`kops has set your kubectl context`",
    },
    validate,
    ...reflectorSteps(platform),
  ];
}

/**
 * What a change of the intent needs: the objects, what of Calico comes before nodes, the nodes one after the other, the
 * rest of Calico. Nobody is without routes meanwhile: a mesh that is to be on is on before a route reflector may go, and one
 * that is to be off goes off when the reflectors are there (apply.sh).
 */
export function updateSteps(cluster: ResolvedKops): readonly Step[] {
  const { platform } = cluster;
  return [
    {
      id: "cluster-object",
      phase: "control-plane",
      why: "kOps works from the objects in its state store",
      run: { kind: "command", command: replace("01-cluster.yaml") },
    },
    ...(hasGroup(platform) ? [securityGroupStep(platform)] : []),
    groupsAgain,
    {
      id: "update",
      phase: "control-plane",
      why: "changes what is in AWS, makes the machines of new groups, and leaves the others as they are",
      run: { kind: "command", command: ["kops", "update", "cluster", "--yes", "--admin"] },
    },
    ...(platform.networking === "cni" ? [applyCalico("calico-before-nodes", "--before-nodes")] : []),
    ...(keepsMesh(cluster)
      ? [
          {
            id: "keep-routes",
            phase: "nodes",
            why: "a mesh that is to be on comes before a route reflector may go",
            run: { kind: "function", name: "keep_routes", commands: [] },
          } as const,
        ]
      : []),
    ...rollingUpdates(platform),
    applyCalico("calico"),
    validate,
  ];
}

/** Whether nodes are to peer with each other, so that a mesh that is off comes on before anything else goes. */
export function keepsMesh({ calico: { routing, bgp } }: Pick<Cluster, "calico">): boolean {
  return routing.bgp === "Enabled" && bgp.nodeToNodeMeshEnabled;
}

/**
 * Machines take a change only when they are made anew. With route reflectors the control plane comes first, as kubelets may
 * not be newer than the API, then the reflectors: a group that is one from now on must reflect before one that is none any
 * more is gone, and kOps goes by the groups' names.
 */
export function rollingUpdates({ routeReflectors }: KopsCluster): readonly Step[] {
  const roll = (id: string, why: string, ...which: readonly string[]): Step => ({
    id,
    phase: "nodes",
    why,
    run: { kind: "command", command: ["kops", "rolling-update", "cluster", "--yes", ...which] },
  });
  const rest = roll("rolling-update", "a machine takes a change only when it is made anew");
  if (routeReflectors.length === 0) return [rest];
  const names = routeReflectors.map(({ instanceGroup }) => instanceGroup).join(",");
  return [
    roll("roll-control-plane", "nodes may not be newer than the API", "--instance-group-roles=control-plane"),
    roll("roll-reflectors", "new route reflectors come before old ones go", `--instance-group=${names}`),
    rest,
  ];
}

/** Whether machines come and go by a step, so that new ones are to be made route reflectors meanwhile. */
export function replacesNodes({ run }: Step): boolean {
  return run.kind === "command" && run.command[1] === "rolling-update";
}

/** Before `delete`, where there is a security group of the kit's own. */
export const handOver: Step = {
  id: "hand-over",
  phase: "control-plane",
  why: "with its tag on the security group kOps deletes it with its own",
  run: {
    kind: "function",
    name: "hand_over",
    commands: [
      [
        "aws",
        "ec2",
        "create-tags",
        "--resources",
        [groupId],
        "--tags",
        ["Key=KubernetesCluster,Value=", clusterVariable],
      ],
    ],
  },
};

/** Taking it down. */
export function down(platform: KopsCluster): readonly Step[] {
  const destroy: Step = {
    id: "delete",
    phase: "control-plane",
    why: "kOps deletes what it made",
    run: { kind: "command", command: ["kops", "delete", "cluster", "--yes"] },
  };
  return hasGroup(platform) ? [handOver, destroy] : [destroy];
}

/** Whether nodes get a security group of the kit's own. */
export function hasGroup({ securityGroupRules }: KopsCluster): boolean {
  return securityGroupRules.length > 0;
}

/** Between the peers and BGPConfiguration: a reflector leaves the mesh at once, and the mesh may go when they reflect. */
function reflectorSteps({ routeReflectors }: KopsCluster): readonly Step[] {
  if (routeReflectors.length === 0) return [];
  return [
    {
      id: "annotate",
      phase: "bgp",
      why: "nodes are BGP route reflectors by an annotation, and the kubelet cannot annotate its own node",
      run: { kind: "annotate", nodes: routeReflectors.map(annotationOf) },
      expect: "`annotated` for each reflector",
    },
  ];
}

export const exportKubeconfig: Command = ["kops", "export", "kubeconfig", "--admin"];

/** Calico's objects, for this cluster and none else. */
export function applyCommand(...more: readonly Argument[]): Command {
  return ["../apply.sh", "--context", [clusterVariable], ...more];
}

function applyCalico(id: string, ...more: readonly string[]): Step {
  return {
    id,
    phase: "nodes",
    why: "Calico's own objects are the kit's, and kOps' update does not know them",
    run: { kind: "command", command: applyCommand(...more) },
  };
}

const replace = (file: string): Command => ["kops", "replace", "--force", "-f", file];

const groups = {
  kind: "function",
  name: "instance_groups",
  commands: [replace("02-instance-groups.yaml")],
} satisfies Run;

const network: Step = {
  id: "network",
  phase: "control-plane",
  why: "a security group needs its VPC",
  run: { kind: "command", command: ["kops", "update", "cluster", "--phase", "network", "--yes"] },
};

const groupsAgain: Step = {
  id: "instance-groups",
  phase: "control-plane",
  why: "machines are made with what their groups say",
  run: groups,
};

function securityGroupStep(platform: KopsCluster): Step {
  return {
    id: "security-group",
    phase: "control-plane",
    why: "what Calico needs and kOps does not open, rule by rule as in `kops/security-group-rules.json`",
    run: {
      kind: "function",
      name: "security_group",
      commands: [["aws", "ec2", "create-security-group", "--group-name", securityGroupName(platform)]],
    },
  };
}

const validate: Step = {
  id: "validate",
  phase: "nodes",
  why: "what follows needs nodes, and nodes are Ready only with Calico",
  run: { kind: "check", command: ["kops", "validate", "cluster", "--wait", "15m"] },
  expect: "`is ready`",
  budget: "15m",
};

function commandsOf(run: Run): readonly Command[] {
  switch (run.kind) {
    case "command":
      return [run.command];
    case "function":
      return run.commands;
    default:
      return [];
  }
}

/** The API's name of BGPConfiguration in this cluster: kOps' own Calico has no API server of Calico's. */
export function bgpConfigurationOf({ calico: { installer } }: Pick<Cluster, "calico">): string {
  return installer.kind === "platform"
    ? "bgpconfigurations.crd.projectcalico.org"
    : "bgpconfigurations.projectcalico.org";
}
