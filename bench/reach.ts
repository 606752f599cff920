import { Report } from "../constructs/findings";
import type { KubernetesObject } from "../constructs/model";
import { readObjects } from "../constructs/policy";
import { type Probe, Reach } from "../constructs/reach";
import { CalicoReach } from "../test/real/support/reach";
import { findEngine } from "../tools/engines";
import type { Bench } from "./bench";
import { timed } from "./measure";

/** The design's: 10,000 pods under 1,000 policies, the whole matrix by class. */
const most = 5_000;

const probe: Probe = { protocol: 6, port: 8080 };

/** Who may talk to whom in a large cluster; beside it Calico's own code on the same objects, asked about one pod of each class. */
export const reach: Bench = {
  name: "reach",
  run: async (scale) => {
    const [pods, policies] = [Math.ceil(10_000 / scale), Math.ceil(1_000 / scale)];
    const objects = cluster(pods, policies);
    const { result, time: read } = timed(() =>
      readObjects(
        objects.map((value) => ({ value, locate: () => undefined })),
        new Report(),
      ),
    );
    const { result: matrix, time: ours } = timed(() => matrixOf(new Reach(result.set)));
    const { made, edges, allowed, between } = matrix;
    const calico = "path" in findEngine("calico-reach") ? await calicos(objects, made) : undefined;
    const cells = [
      `${pods} pods, ${policies} policies`,
      String(made.classes.length),
      String(edges),
      String(allowed),
      read.toFixed(0),
      ours.toFixed(0),
      calico === undefined ? "-" : calico.load.toFixed(0),
      calico === undefined ? "-" : calico.evaluate.toFixed(0),
      calico === undefined ? "-" : `${((calico.load + calico.evaluate) / (read + ours)).toFixed(0)} times`,
    ];
    const isOtherwise = calico !== undefined && calico.allowed !== between;
    const missed = isOtherwise
      ? `Calico's code allows ${calico.allowed} edges between classes, the kit ${between}`
      : read + ours > most
        ? `the matrix takes ${(read + ours).toFixed(0)} ms, wanted ${most}`
        : undefined;
    return {
      title:
        "Who may talk to whom: milliseconds of the processor, one probe; by the clock Calico's own code (3.31) on the same objects, a pod of each class",
      columns: ["cluster", "classes", "edges", "allowed", "read", "matrix", "Calico: calc", "checker", "of ours"],
      rows: [{ cells, ...(missed === undefined ? {} : { missed }) }],
    };
  },
};

/** The whole matrix, asked edge by edge. */
function matrixOf(made: Reach) {
  let edges = 0;
  let allowed = 0;
  /** As Calico's code is asked, which gets one pod of each class. */
  let between = 0;
  for (const edge of made.edges(probe)) {
    edges++;
    if (!edge.isAllowed) continue;
    allowed++;
    if (edge.from !== edge.to) between++;
  }
  return { made, edges, allowed, between };
}

async function calicos(objects: readonly KubernetesObject[], made: Reach) {
  const calico = new CalicoReach();
  try {
    const only = made.classes.map(({ first }) => first.id);
    const { loadMs, evaluateMs, edges } = await calico.ask({ objects, externals: [], probes: [probe], only });
    const isAllowed = (answer: number | undefined): boolean => answer !== undefined && answer >= 0 && answer % 2 === 1;
    // The sender's own policies, and the receiver's (tools/engines/calico/reach/evaluate.go).
    const allowed = edges.filter((edge) => isAllowed(edge[3]) && isAllowed(edge[6])).length;
    return { load: loadMs, evaluate: evaluateMs, allowed };
  } finally {
    calico.end();
  }
}

/** Tenants of ten applications each; policies of every kind that a large cluster has. */
function cluster(pods: number, policies: number): readonly KubernetesObject[] {
  const tenants = Math.max(1, Math.ceil(policies / 10));
  const namespace = (index: number): string => `tenant-${index % tenants}`;
  return [
    ...Array.from({ length: tenants }, (_, index): KubernetesObject => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: {
        name: namespace(index),
        labels: { "kubernetes.io/metadata.name": namespace(index), env: index % 2 === 0 ? "prod" : "dev" },
      },
    })),
    ...Array.from({ length: tenants }, (_, index): KubernetesObject => ({
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: "default", namespace: namespace(index) },
    })),
    {
      apiVersion: "projectcalico.org/v3",
      kind: "Tier",
      metadata: { name: "security" },
      spec: { order: 100, defaultAction: "Pass" },
    },
    ...Array.from({ length: pods }, (_, index): KubernetesObject => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        name: `pod-${index}`,
        namespace: namespace(index),
        labels: { app: `app-${Math.floor(index / tenants) % 10}`, tier: index % 3 === 0 ? "front" : "back" },
      },
      spec: { nodeName: "all", serviceAccountName: "default", containers: [{ name: "c", image: "i" }] },
      status: { podIP: `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`, phase: "Running" },
    })),
    ...Array.from({ length: policies }, (_, index) => policyOf(index, namespace(Math.floor(index / 10)))),
  ];
}

function policyOf(index: number, namespace: string): KubernetesObject {
  const app = `app-${index % 10}`;
  const from = { selector: `app == 'app-${(index + 1) % 10}'` };
  if (index % 10 < 4)
    return {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name: `k-${index}`, namespace },
      spec: {
        podSelector: { matchLabels: { app } },
        ingress: [{ from: [{ podSelector: { matchLabels: { tier: "front" } } }], ports: [{ port: 8080 }] }],
      },
    };
  const isGlobal = index % 10 === 9;
  return {
    apiVersion: "projectcalico.org/v3",
    kind: isGlobal ? "GlobalNetworkPolicy" : "NetworkPolicy",
    metadata: isGlobal ? { name: `security.g-${index}` } : { name: `n-${index}`, namespace },
    spec: {
      order: index,
      ...(isGlobal ? { tier: "security", namespaceSelector: `kubernetes.io/metadata.name == '${namespace}'` } : {}),
      selector: `app == '${app}'`,
      ingress: [
        {
          action: "Allow",
          protocol: "TCP",
          source: { ...from, namespaceSelector: "env == 'prod'" },
          destination: { ports: [8080] },
        },
        { action: "Deny", source: { nets: ["10.0.0.0/24", "10.0.64.0/18"] } },
        { action: isGlobal ? "Pass" : "Allow", source: { notSelector: "tier == 'back'" } },
      ],
      ...(isGlobal ? {} : { egress: [{ action: "Allow", destination: { selector: "has(app)" } }] }),
    },
  };
}
