import { type Command, isMaking, lateValue, type Run, type Step } from "../../model";
import { annotationOf } from "./kubectl";
import { renderKops } from "./render";
import { securityGroupName } from "./security-group";
import type { KopsCluster, ResolvedKops } from "./types";

/**
 * The making of a cluster, as `commands.sh` takes it; the kit's Calico comes where its phases stand. With a security group
 * of the kit's own the VPC comes first (`--phase network`), because instances want the group's id and a group a VPC.
 */
export function kopsSteps(cluster: ResolvedKops): readonly Step[] {
  const { platform } = cluster;
  return [
    {
      id: "objects",
      phase: "control-plane",
      why: "kOps works from the objects in its state store and from nothing else",
      run: objectsRun(cluster),
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
      run: { kind: "command", command: ["kops", "export", "kubeconfig", "--admin"] },
      expect: "`kops has set your kubectl context`",
    },
    ...nodeSteps(platform),
  ];
}

/** What a change of the intent needs: the objects, then the nodes one after the other. */
export function updateSteps(platform: KopsCluster): readonly Step[] {
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
      why: "changes what is in AWS, and leaves the machines as they are",
      run: { kind: "command", command: ["kops", "update", "cluster", "--yes", "--admin"] },
    },
    {
      id: "rolling-update",
      phase: "nodes",
      why: "a machine takes a change only when it is made anew",
      run: { kind: "command", command: ["kops", "rolling-update", "cluster", "--yes"] },
    },
    validate,
  ];
}

/** Taking it down. */
export function down(platform: KopsCluster): readonly Step[] {
  const tag: Step = {
    id: "hand-over",
    phase: "control-plane",
    why: "with its tag on the security group kOps deletes it with its own",
    run: {
      kind: "command",
      command: [
        "aws",
        "ec2",
        "create-tags",
        "--resources",
        [groupId],
        "--tags",
        ["Key=KubernetesCluster,Value=", { variable: "KOPS_CLUSTER_NAME" }],
      ],
    },
  };
  const destroy: Step = {
    id: "delete",
    phase: "control-plane",
    why: "kOps deletes what it made",
    run: { kind: "command", command: ["kops", "delete", "cluster", "--yes"] },
  };
  return hasGroup(platform) ? [securityGroupStep(platform), tag, destroy] : [destroy];
}

/** Whether nodes get a security group of the kit's own. */
export function hasGroup({ securityGroupRules }: KopsCluster): boolean {
  return securityGroupRules.length > 0;
}

/**
 * Whether something is to be made between Calico's installation and its own objects: then apply.sh is run in two parts.
 * BGP without its route reflectors leaves nodes without routes to each other, and Calico's API server is a pod.
 */
export function dividesCalico(platform: KopsCluster): boolean {
  return platform.networking === "cni" && nodeSteps(platform).some(isMaking);
}

function nodeSteps({ routeReflectors }: KopsCluster): readonly Step[] {
  return routeReflectors.length === 0 ? [validate] : [validate, annotateStep(routeReflectors)];
}

function annotateStep(routeReflectors: KopsCluster["routeReflectors"]): Step {
  return {
    id: "annotate",
    phase: "nodes",
    why: "BGP route reflectors are known by an annotation, and the kubelet cannot annotate its own node",
    run: {
      kind: "function",
      name: "annotate",
      commands: routeReflectors.map((group): Command => ["kubectl", ...annotationOf(group)]),
    },
    expect: "`annotated` for each reflector",
  };
}

/** The security group's id in the script. */
const groupId = { variable: lateValue("kops.securityGroupId").variable };

const replace = (file: string): Command => ["kops", "replace", "--force", "-f", file];

const groups = {
  kind: "function",
  name: "instance_groups",
  commands: [replace("02-instance-groups.yaml")],
} satisfies Run;

function objectsRun(cluster: ResolvedKops): Run {
  const first: Command =
    renderKops(cluster).additionalObjects.length > 0
      ? ["kops", "create", "-f", "01-cluster.yaml", "-f", "03-additional-objects.yaml"]
      : replace("01-cluster.yaml");
  return { kind: "function", name: "objects", commands: [first, ...groups.commands] };
}

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
  return run.kind === "command" ? [run.command] : [];
}
