import {
  type Cluster,
  dualHomed,
  earlyNetworkingOf,
  earlyFolder,
  type EnterpriseRelease,
  operatorNamespace,
} from "../calico";
import type { Step } from "../model";
import { namespaceSteps } from "./namespace-steps";

/** What Calico Enterprise wants beside the files of `synth`: Tigera's own, and what they wait for. */
export function enterpriseSteps(cluster: Cluster): readonly Step[] {
  const { release, install, enterprise } = cluster.calico;
  if (release.kind !== "enterprise") return [];
  return [
    ...earlySteps(cluster),
    ...(install.kind === "present" ? [operatorThere(release)] : []),
    ...(enterprise?.logStorage === undefined ? [] : [storageClass(enterprise.logStorage.storageClassName)]),
    ...(enterprise?.monitor === undefined ? [] : [prometheusOperator(release)]),
    licence,
    ...namespacesThere(cluster),
  ];
}

/** Gateways and captures are in namespaces of the user's own, which the kit does not make. */
function namespacesThere({ calico: { enterprise } }: Cluster): readonly Step[] {
  const { packetCapture, egress } = enterprise ?? {};
  const all = [...(egress?.gateways ?? []), ...(packetCapture?.access ?? []), ...(packetCapture?.captures ?? [])];
  return namespaceSteps(
    "enterprise-namespaces",
    all.map(({ namespace }) => namespace),
    "egress gateways, captures and who may have them are in namespaces that you make",
  );
}

/** Waits for the definitions that whoever has the cluster applies; undefined where the kit applies them, or Helm does. */
export function ownDefinitions({ calico: { release, install } }: Cluster): Step | undefined {
  if (release.kind !== "enterprise" || install.kind !== "present") return undefined;
  const crd = (name: string) => `crd/${name}`;
  const all = [
    "installations.operator.tigera.io",
    "bgppeers.crd.projectcalico.org",
    "licensekeys.crd.projectcalico.org",
  ];
  return {
    id: "enterprise-crds",
    phase: "crds",
    why: "Tigera publishes the definitions of Calico Enterprise without a checksum: you apply them, in another terminal",
    run: {
      kind: "wait",
      what: `the definitions of Calico Enterprise ${release.enterprise}: kubectl apply --server-side -f ${release.published}operator-crds.yaml`,
      until: [
        ...all.map((name) => ({ resource: crd(name), until: "create" as const, timeout: "15m" })),
        ...all.map((name) => ({ resource: crd(name), until: "Established" as const, timeout: "60s" })),
      ],
    },
    expect: "`condition met`",
  };
}

/** The operator is not waited for: what comes next it finds when it is there. */
function operatorThere({ published, operator }: EnterpriseRelease): Step {
  return {
    id: "enterprise-operator",
    phase: "operator",
    why: "Tigera publishes the operator without a checksum: you apply it, once the pull secret is there",
    run: {
      kind: "check",
      command: ["kubectl", "-n", operatorNamespace, "get", "deployment", "tigera-operator", "-o", "wide"],
    },
    expect: `image quay.io/tigera/operator:${operator}; where there is none: \`kubectl apply --server-side -f ${published}tigera-operator.yaml\``,
  };
}

function storageClass(name = "tigera-elasticsearch"): Step {
  return {
    id: "enterprise-storage",
    phase: "installation",
    why: "Elasticsearch keeps the logs on volumes of this StorageClass, which the kit does not make",
    run: { kind: "check", command: ["kubectl", "get", "storageclass", name] },
    expect: "VOLUMEBINDINGMODE WaitForFirstConsumer; no host path, and no file system of a network",
  };
}

function prometheusOperator({ published }: EnterpriseRelease): Step {
  return {
    id: "enterprise-prometheus-operator",
    phase: "installation",
    why: "Monitor is Prometheus and Alertmanager, and both are made by the Prometheus operator",
    run: { kind: "check", command: ["kubectl", "get", "crd", "prometheuses.monitoring.coreos.com"] },
    expect: `the definition, of v0.40.0 or later; where there is none: \`kubectl apply --server-side -f ${published}tigera-prometheus-operator.yaml\``,
  };
}

/** The licence never passes through the kit: it is a file that Tigera gave to whoever has the cluster. */
const licence: Step = {
  id: "enterprise-licence",
  phase: "resources",
  why: "what Calico Enterprise has beside Calico waits for the licence, a file that Tigera gave you and that the kit never sees",
  run: {
    kind: "wait",
    what: "the licence: kubectl apply -f FILE, the file that Tigera gave you",
    until: [{ resource: "licensekeys.projectcalico.org/default", until: "create", timeout: "15m" }],
  },
  expect: "`condition met`",
};

function earlySteps(cluster: Cluster): readonly Step[] {
  const early = earlyNetworkingOf(cluster);
  if (early === undefined) return [];
  const count = dualHomed(early.fabric).length;
  return [
    {
      id: "early-networking",
      phase: "platform",
      why: `${count} nodes have their stable address, and BGP with their switches, before their kubelet starts: files of ${earlyFolder}/ are on each, both units are enabled, and it was booted with them`,
      run: { kind: "check", command: ["kubectl", "get", "nodes", "-o", "wide"] },
      expect: "INTERNAL-IP is the stable address of each node: its kubelet has --node-ip with it",
    },
  ];
}
