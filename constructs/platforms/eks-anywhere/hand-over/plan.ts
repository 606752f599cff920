import {
  type Argument,
  type Command,
  commandLine,
  type ShellFunction,
  type Step,
  type StepPhase,
  word,
} from "../../../model";
import { marker } from "../objects";
import type { EksAnywhereWhole } from "../types";
import { cleanUp, images as imagePods } from "./pods";
import { windowSeconds } from "./window";

/**
 * One step of the hand-over from Cilium to Calico. The script, RUNBOOK.md, the scenario's page and the commands of the Pulumi component
 * are told from this list.
 */
export interface HandOverStep {
  readonly id: string;
  readonly phase: StepPhase;
  /** One sentence without a full stop. */
  readonly why: string;
  /** What is seen when it has come to its end, one sentence without a full stop. */
  readonly expect: string;
  /** The longest that it may take. */
  readonly budgetSeconds: number;
  /** Whether nodes have a CNI meanwhile: it takes it away (`opens`), they have none (`in`), they get one (`closes`). */
  readonly window?: "opens" | "in" | "closes";
  /** What it comes down to, as a person would write it. */
  readonly commands: readonly Command[];
  /** The body of its function in the script. */
  readonly body: readonly string[];
  /** What takes it back, and the body of that. */
  readonly back?: { readonly commands: readonly Command[]; readonly body: readonly string[] };
  /** Calico's own objects: `apply.sh` puts them in, or the resources of the Pulumi component. */
  readonly isCalico?: true;
}

/** The kubeconfig of the management cluster, where Cluster API and EKS Anywhere's own objects are. */
const management: Argument = ["--kubeconfig=", { variable: "management" }];
const system = "--namespace=kube-system";

/** What EKS Anywhere's Cilium is made of, by name (its manifest, pkg/networking/cilium): first who would mend the others. */
export const ciliumObjects = {
  operators: ["deployment/cilium-operator", "deployment/cilium-pre-flight-check", "daemonset/cilium-pre-flight-check"],
  agents: ["daemonset/cilium", "daemonset/cilium-envoy"],
  namespaced: [
    "configmap/cilium-config",
    "configmap/cilium-envoy-config",
    "service/cilium-agent",
    "service/cilium-envoy",
    "service/hubble-peer",
    "secret/cilium-ca",
    "serviceaccount/cilium",
    "serviceaccount/cilium-envoy",
    "serviceaccount/cilium-operator",
    "role.rbac.authorization.k8s.io/cilium-config-agent",
    "rolebinding.rbac.authorization.k8s.io/cilium-config-agent",
  ],
  clusterWide: [
    "clusterrole.rbac.authorization.k8s.io/cilium",
    "clusterrole.rbac.authorization.k8s.io/cilium-operator",
    "clusterrolebinding.rbac.authorization.k8s.io/cilium",
    "clusterrolebinding.rbac.authorization.k8s.io/cilium-operator",
  ],
} as const;

const remove = (names: readonly string[], ...more: readonly Argument[]): Command => [
  "kubectl",
  system,
  "delete",
  "--ignore-not-found",
  ...more,
  ...names,
];

/** The hand-over of a cluster, in order. */
export function handOverSteps(cluster: EksAnywhereWhole): readonly HandOverStep[] {
  const { name, platform } = cluster;
  const own = `clusters.anywhere.eks.amazonaws.com/${name}`;
  const capi = ["kubectl", management, "--namespace=eksa-system"] as const;
  const eksa = ["kubectl", management, `--namespace=${platform.namespace}`] as const;
  const pause: Command = [
    ...capi,
    "annotate",
    "--overwrite",
    `clusters.cluster.x-k8s.io/${name}`,
    "cluster.x-k8s.io/paused=true",
  ];
  const resume: Command = [...capi, "annotate", `clusters.cluster.x-k8s.io/${name}`, "cluster.x-k8s.io/paused-"];
  const mark: Command = [...eksa, "annotate", "--overwrite", own, `${marker}=`];
  const skips: Command = [...eksa, "get", own, "-o", "jsonpath={.spec.clusterNetwork.cniConfig.cilium.skipUpgrade}"];
  const agents = remove(ciliumObjects.agents, "--cascade=background");
  const operators = remove(ciliumObjects.operators, "--cascade=background");
  const gone: Command = [
    "kubectl",
    system,
    "wait",
    "--for=delete",
    "pod",
    "--selector=k8s-app=cilium",
    "--timeout=40s",
  ];
  const ready: Command = ["kubectl", "wait", "--for=condition=Ready", "nodes", "--all", "--timeout=5s"];
  const calicoNode: Command = [
    "kubectl",
    "--namespace=calico-system",
    "rollout",
    "status",
    "daemonset/calico-node",
    "--timeout=5s",
  ];
  const cilium: Command = ["kubectl", system, "rollout", "status", "daemonset/cilium", "--timeout=5s"];
  const status: Command = ["kubectl", "wait", "--for=condition=Available", "tigerastatus", "--all", "--timeout=5s"];
  const uninstall: Command = [
    "kubectl",
    "delete",
    "installations.operator.tigera.io",
    "default",
    "--ignore-not-found",
    "--timeout=120s",
  ];
  const ask = (command: Command): string => `ask ${commandLine(command)}`;
  const noCilium = (fix: string): readonly string[] => [
    ask(["kubectl", system, "get", "daemonset/cilium", "--ignore-not-found", "-o", "name"]),
    `[ -z "$answer" ] || fail "DaemonSet cilium is there again" ${word(`fix: ${fix}`)}`,
  ];
  return [
    {
      id: "not-in-service",
      phase: "installation",
      why: "every pod loses its network and is restarted: nothing may depend on the cluster, and no policy of Cilium's may be lost",
      expect: "no mark, no pods of other namespaces than the system's, no policies of Cilium's",
      budgetSeconds: 60,
      commands: [
        ["kubectl", "get", "namespace", "kube-system", "-o", "jsonpath={.metadata.annotations.calico-kit/in-service}"],
      ],
      body: ["not_in_service refuse"],
    },
    {
      id: "cilium-unmanaged",
      phase: "installation",
      why: "EKS Anywhere installs its Cilium again unless the Cluster says skipUpgrade and has the marker that Cilium was there",
      expect: `skipUpgrade is true, and the annotation ${marker} is there`,
      budgetSeconds: 60,
      commands: [skips, mark],
      body: [
        ask(skips),
        `[ "$answer" = true ] || fail "the Cluster in the management cluster does not say cilium.skipUpgrade: true" \\`,
        '  "fix: apply eks-anywhere/cluster.yaml there, wait until it is reconciled, and run this again"',
        commandLine(mark),
      ],
    },
    {
      id: "operator",
      phase: "installation",
      why: "definitions, the operator and what it reads come while Cilium still runs: they disturb nothing, and need not be waited for later",
      expect: "the operator is there, and waits for an Installation",
      budgetSeconds: 600,
      commands: [["../apply.sh", "--before-installation"]],
      body: ["apply_calico --before-installation"],
      isCalico: true,
    },
    {
      id: "images",
      phase: "installation",
      why: "a node that has to fetch Calico's images first would have no network for as long, or for ever",
      expect: "each node has pulled them",
      budgetSeconds: 900,
      commands: [["kubectl", system, "get", "pods", "--selector=calico-kit/pulls=images"]],
      body: [
        ...applied(imagePods(cluster)),
        'until_within 900 "Calico\'s images on each node" images_pulled',
        ...dropped("calico-kit-images"),
      ],
      back: { commands: [remove(["daemonset/calico-kit-images"])], body: dropped("calico-kit-images") },
    },
    {
      id: "backup",
      phase: "installation",
      why: "what takes the next steps back is Cilium as it is now",
      expect: "ConfigMap kube-system/calico-kit-cilium holds Cilium's objects",
      budgetSeconds: 60,
      commands: [["kubectl", system, "get", "--ignore-not-found", "-o", "yaml", ...allCilium]],
      body: ["save_cilium"],
    },
    {
      id: "pause",
      phase: "installation",
      why: "Cluster API replaces machines whose node is not Ready for long",
      expect: "the annotation cluster.x-k8s.io/paused is true",
      budgetSeconds: 60,
      commands: [pause],
      body: [commandLine(pause), 'is_paused || fail "Cluster API is not paused"'],
      back: { commands: [resume], body: [commandLine(resume)] },
    },
    {
      id: "remove-cilium",
      phase: "installation",
      why: "two CNIs on a node take each other's pods; from here on new pods get no network",
      expect: "no Deployment cilium-operator, no DaemonSet cilium, none of its pods",
      budgetSeconds: 60,
      window: "opens",
      commands: [operators, agents, remove(ciliumObjects.namespaced), remove(ciliumObjects.clusterWide)],
      body: [
        // Much may have happened since the first step, or since Cilium came back.
        ask(["kubectl", system, "get", "daemonset/cilium", "--ignore-not-found", "-o", "name"]),
        '[ -z "$answer" ] || not_in_service fail',
        "remember_image",
        "open_window",
        // The operator first: it would taint nodes whose agent is gone.
        commandLine(operators),
        commandLine(agents),
        `${commandLine(gone)} || fail "Cilium's pods do not go"`,
        commandLine(remove(ciliumObjects.namespaced)),
        commandLine(remove(ciliumObjects.clusterWide)),
      ],
      back: {
        commands: [
          ["kubectl", system, "get", "configmap", "calico-kit-cilium", "-o", "jsonpath={.data.objects\\.yaml}"],
          cilium,
        ],
        body: ["restore_cilium", `until_within 180 "Cilium on each node" ${commandLine(cilium)}`, "close_window"],
      },
    },
    {
      id: "clean-nodes",
      phase: "installation",
      why: "Cilium's CNI configuration is read before Calico's, its rules drop packets to Services, and its taint keeps pods away",
      expect: "each node is without 05-cilium*, cilium_* links, CILIUM chains and node.cilium.io taints",
      budgetSeconds: 75,
      window: "in",
      commands: [
        ["kubectl", system, "rollout", "status", "daemonset/calico-kit-cilium-clean-up"],
        ["kubectl", "taint", "nodes", "--all", "node.cilium.io/agent-not-ready-"],
      ],
      body: [
        ...applied(cleanUp(), "with_image"),
        'until_within 75 "each node\'s clean-up" clean_up_done',
        ...dropped("calico-kit-cilium-clean-up"),
        "untaint",
        ...noCilium("hand-over.sh run, which begins anew"),
      ],
      back: {
        commands: [remove(["daemonset/calico-kit-cilium-clean-up"])],
        body: dropped("calico-kit-cilium-clean-up"),
      },
    },
    {
      id: "installation",
      phase: "installation",
      why: "the operator now makes Calico of the Installation",
      expect: "Installation default is there",
      budgetSeconds: 45,
      window: "in",
      commands: [["../apply.sh", "--before-nodes"]],
      body: ["apply_calico --before-nodes"],
      back: {
        commands: [uninstall],
        body: ['note installations "$(($(journal installations) + 1))"', "open_window", commandLine(uninstall)],
      },
      isCalico: true,
    },
    {
      id: "network-back",
      phase: "nodes",
      why: "nodes are Ready again with Calico",
      expect: "calico-node is ready on each node, and each node is Ready",
      budgetSeconds: 120,
      window: "closes",
      commands: [calicoNode, ready],
      body: [
        `until_within 120 "calico-node on each node" ${commandLine(calicoNode)}`,
        `until_within 120 "each node to be Ready" ${commandLine(ready)}`,
        "close_window",
      ],
    },
    {
      id: "restart-pods",
      phase: "nodes",
      why: "pods that are older hold addresses and interfaces of Cilium's",
      expect: "no pod outside the nodes' network is older than Calico's",
      budgetSeconds: 300,
      commands: [["kubectl", "delete", "pod", "--namespace=NAMESPACE", "NAME", "--wait=false"]],
      body: ["restart_pods"],
    },
    {
      id: "resources",
      phase: "nodes",
      why: "Calico's own objects, peers and BGPConfiguration last",
      expect: "`serverside-applied` for each object",
      budgetSeconds: 1800,
      commands: [["../apply.sh"]],
      body: ["apply_calico"],
      isCalico: true,
    },
    {
      id: "definitions",
      phase: "cluster-dns",
      why: "definitions of Cilium's objects are the last that is left of it",
      expect: "no definition ends in cilium.io",
      budgetSeconds: 120,
      commands: [["kubectl", "get", "crd", "-o", "name"]],
      body: ["remove_definitions"],
    },
    {
      id: "resume",
      phase: "cluster-dns",
      why: "Cluster API looks after the machines again; its webhooks are pods, and have a network again",
      expect: "the annotation cluster.x-k8s.io/paused is gone",
      budgetSeconds: 60,
      commands: [resume],
      body: [commandLine(resume), '! is_paused || fail "Cluster API is still paused"'],
      back: { commands: [pause], body: [commandLine(pause)] },
    },
    {
      id: "check",
      phase: "cluster-dns",
      why: "what EKS Anywhere or somebody else might have put back",
      expect: "no DaemonSet cilium, nodes Ready, each tigerastatus Available",
      budgetSeconds: 300,
      commands: [["kubectl", system, "get", "daemonset/cilium"], ready, status],
      body: [
        ...noCilium("look whether the Cluster has skipUpgrade and the marker; then hand-over.sh run begins anew"),
        `until_within 300 "each node to be Ready" ${commandLine(ready)}`,
        `until_within 300 "Calico's components" ${commandLine(status)}`,
      ],
    },
  ];
}

/** Whether Cluster API leaves the machines alone. */
export function isPaused({ name }: EksAnywhereWhole): ShellFunction {
  const command: Command = [
    "kubectl",
    management,
    "--namespace=eksa-system",
    "get",
    `clusters.cluster.x-k8s.io/${name}`,
    "-o",
    "jsonpath={.metadata.annotations.cluster\\.x-k8s\\.io/paused}",
  ];
  return { name: "is_paused", body: [`ask ${commandLine(command)}`, '[ "$answer" = true ]'] };
}

/** All of Cilium, as its backup has it. */
export const allCilium: readonly string[] = [
  ...ciliumObjects.operators,
  ...ciliumObjects.agents,
  ...ciliumObjects.namespaced,
  ...ciliumObjects.clusterWide,
];

/** Applies an object that stands in the script. */
function applied(object: string, through = "cat"): readonly string[] {
  return [
    `printf '%s\\n' ${word(object)} | ${through} | \\`,
    "  kubectl apply --server-side --force-conflicts --field-manager=calico-kit -f - > /dev/null",
  ];
}

function dropped(name: string): readonly string[] {
  return [commandLine(remove([`daemonset/${name}`], "--cascade=background"))];
}

/** As a step of the cluster's making. */
export function stepOf(one: HandOverStep): Step {
  const { id, phase, why, expect, commands, back, budgetSeconds } = one;
  return {
    id: `hand-over-${id}`,
    phase,
    why,
    run: { kind: "function", name: `step_${functionName(id)}`, commands },
    ...(one.window === undefined
      ? {}
      : { note: `Nodes have no CNI meanwhile: all such steps together within ${windowSeconds} s.` }),
    expect,
    ...(back === undefined ? {} : { undo: back.commands }),
    budget: `${budgetSeconds}s`,
  };
}

export function functionName(id: string): string {
  return id.replaceAll("-", "_");
}
