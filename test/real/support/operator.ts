/**
 * The real Tigera operator beside a real API server: an Installation goes in; out comes what the operator writes, or the
 * sentence with which it refuses. No kubelet runs, so nothing ever becomes available; that is not judged.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesObject } from "../../../constructs/model";
import { enginePath } from "../../../tools/engines";
import type { ApiServer } from "./api-server";
import { Program } from "./api-server-process";
import type { KubernetesClient, ServerObject } from "./kubernetes-client";
import { OperatorLog } from "./operator-log";
import { judges, OperatorCourt, type Verdict } from "./operator-verdict";

const namespace = "tigera-operator";

export interface OperatorOptions {
  /** Serves the CRDs of operator.tigera.io and crd.projectcalico.org. */
  readonly apiServer: ApiServer;
  /** Else the API server's own. */
  readonly kubeconfig?: string;
}

export interface Operator {
  /**
   * What the operator makes of these objects: one Installation, and what it reads beside it (ConfigMaps and Secrets of
   * its namespace, projectcalico.org/v3 objects). Whatever an earlier judgement left behind is removed first.
   */
  judgeInstallation(objects: readonly KubernetesObject[]): Promise<Verdict>;
  /** Milliseconds from the start to working controllers. */
  readonly measured: { readonly start: number };
  stop(): Promise<void>;
}

/** Starts the operator and waits until its controllers work. */
export async function startOperator({ apiServer, kubeconfig }: OperatorOptions): Promise<Operator> {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-operator-"));
  const started = performance.now();
  const log = new OperatorLog(judges);
  await furnish(apiServer.client);
  const program = new Program({
    path: enginePath("tigera-operator"),
    // More than the default level says: from it we learn where a run begins, and that the pools of an Installation have passed.
    args: ["-enable-leader-election=false", "-zap-log-level=2"],
    env: { KUBECONFIG: kubeconfig ?? apiServer.kubeconfig, OPERATOR_NAMESPACE: namespace },
    folder,
    onLine: (line) => log.add(line),
  });
  const stop = async (): Promise<void> => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const workers = new Set<string>();
    await program.until("its controllers work", () => {
      for (const { msg, controller } of log.since(0)) if (msg === "Starting workers") workers.add(controller ?? "");
      return workers.has("tigera-installation-controller") && workers.has("tigera-ippool-controller");
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const court = new OperatorCourt(apiServer.client, program, log, namespace);
  return {
    judgeInstallation: (objects) => court.judge(objects),
    measured: { start: Math.round(performance.now() - started) },
    stop,
  };
}

/** What a cluster holds before the operator comes: its namespace, and a node that Typha's scaling can count. */
async function furnish(client: KubernetesClient): Promise<void> {
  await client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  await client.apply({
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "node-1", labels: { "kubernetes.io/os": "linux" } },
  });
}

/** The plain environment variables of a workload's first container; those with a source have the value undefined. */
export function environmentOf(workload: ServerObject): Readonly<Record<string, string | undefined>> {
  interface Template {
    readonly template: { readonly spec: { readonly containers: readonly { env?: readonly Variable[] }[] } };
  }
  interface Variable {
    readonly name: string;
    readonly value?: string;
  }
  const { template } = workload.spec as Template;
  const env = template.spec.containers[0]?.env ?? [];
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}
