import type { Cluster } from "../../../constructs/calico";
import type { KubernetesObject, Manifest } from "../../../constructs/model";
import { objectsOf } from "./api-server-plans";
import { environmentOf, type Operator } from "./operator";
import { expectedEnvironment, expectedFelix, expectedPool } from "./operator-expected";

/** Whoever has an application makes its namespace, and packs put policies into it. */
function applicationNamespaces(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const names = objects.flatMap(({ kind, metadata }) =>
    /NetworkPolicy$/.test(kind) && metadata.namespace !== undefined ? [metadata.namespace] : [],
  );
  return [...new Set(names)].map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } }));
}

/** What the operator writes is what the cluster says. */
export async function expectDerived(
  operator: Operator,
  cluster: Cluster,
  manifests: readonly Manifest[],
): Promise<void> {
  // Nodes are there, or not: the operator counts them, and what the kit says of one makes none.
  const own = manifests.filter(({ ofOthers }) => ofOthers !== true);
  const objects = objectsOf(own);
  const verdict = await operator.judgeInstallation([
    ...applicationNamespaces(objects),
    ...pullSecrets(cluster),
    ...objects,
  ]);
  if (verdict.kind === "refused") throw new Error(`refused by ${verdict.by}: ${verdict.reason}: ${verdict.message}`);

  const environment = environmentOf(verdict.daemonSet);
  const expected = expectedEnvironment(cluster);
  const seen = Object.fromEntries(Object.keys(expected).map((name) => [name, environment[name]]));
  expect(seen).toEqual(expected);

  const pools = Object.fromEntries(verdict.pools.map(({ metadata, spec }) => [metadata.name, withDefaults(spec)]));
  const wanted = cluster.calico.cni === "Calico" ? cluster.calico.pools : [];
  expect(Object.keys(pools).sort()).toEqual(wanted.map(({ name }) => name).sort());
  for (const pool of wanted) expect(pools[pool.name]).toMatchObject(expectedPool(pool));

  expect(verdict.felixConfiguration.spec).toMatchObject(expectedFelix(cluster));
}

/** The Secrets that an Installation names, and that nobody makes, have to be there before it. */
export function pullSecrets({ calico }: Cluster): KubernetesObject[] {
  const existing = calico.images.pullSecrets.filter(({ kind }) => kind === "existing");
  return existing.map(({ name }) => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, namespace: "tigera-operator" },
    type: "kubernetes.io/dockerconfigjson",
    stringData: { ".dockerconfigjson": "{}" },
  }));
}

/** A stored pool leaves out what is not on. */
function withDefaults(spec: unknown): object {
  const off = { ipipMode: "Never", vxlanMode: "Never", natOutgoing: false, disabled: false, disableBGPExport: false };
  return { ...off, ...(spec as object) };
}
