/** A real API server as EKS Anywhere leaves a cluster, with Cilium; and who would look after pods, nodes and Calico. */
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type IntentInput, planOf, synthesise } from "../../../constructs/kit";
import { eksAnywhereObjects } from "../../../constructs/platforms/eks-anywhere";
import type { KubernetesObject } from "../../../constructs/model";
import { enginePath } from "../../../tools/engines";
import { resolved, small } from "../../platforms/eks-anywhere/intents";
import { shared } from "../../support/shared";
import { type ApiServer, startApiServer } from "./api-server";
import { crdFiles, releaseDirectory } from "./api-server-crds";
import type { Reference } from "./kubernetes-client";

const intent: IntentInput = {
  ...small,
  calico: { install: { kind: "directory", path: releaseDirectory }, bgp: { asNumber: 64512 } },
};
const system = "kube-system";
export const capi: Reference = {
  apiVersion: "cluster.x-k8s.io/v1beta1",
  kind: "Cluster",
  metadata: { name: "small", namespace: "eksa-system" },
};
export const own: Reference = {
  apiVersion: "anywhere.eks.amazonaws.com/v1alpha1",
  kind: "Cluster",
  metadata: { name: "small", namespace: "default" },
};
export const cilium: Reference = {
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "cilium", namespace: system },
};
export const installation: Reference = {
  apiVersion: "operator.tigera.io/v1",
  kind: "Installation",
  metadata: { name: "default" },
};
export const nodeNames = ["a", "b"];

function definition(
  group: string,
  version: string,
  kind: string,
  plural: string,
  scope = "Namespaced",
): KubernetesObject {
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${group}` },
    spec: { group, scope, names: { kind, plural }, versions: [{ name: version, served: true, storage: true, schema }] },
  };
}

/** Cluster API's Cluster and two of Cilium's kinds, as far as the hand-over looks at them. */
const others = [
  definition("cluster.x-k8s.io", "v1beta1", "Cluster", "clusters"),
  definition("cilium.io", "v2", "CiliumNode", "ciliumnodes", "Cluster"),
  definition("cilium.io", "v2", "CiliumNetworkPolicy", "ciliumnetworkpolicies"),
];

function pods(name: string, image: string) {
  const labels = { "k8s-app": name };
  const container = { name: "agent", image, args: ["--config-dir=/tmp/cilium/config-map"] };
  return { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } };
}

const image = "public.ecr.aws/eks/cilium/cilium:v1.19.4-0";
const inSystem = (kind: string, apiVersion: string, name: string, more: object): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: system },
  ...more,
});
const ofCilium: readonly KubernetesObject[] = [
  inSystem("DaemonSet", "apps/v1", "cilium", { spec: pods("cilium", image) }),
  inSystem("Deployment", "apps/v1", "cilium-operator", { spec: { replicas: 2, ...pods("cilium-operator", image) } }),
  inSystem("ConfigMap", "v1", "cilium-config", { data: { tunnel: "geneve" } }),
  inSystem("ServiceAccount", "v1", "cilium", {}),
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "cilium" },
    rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["get"] }],
  },
];

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

export class HandOverBench {
  server!: ApiServer;
  private readonly folder = mkdtempSync(join(tmpdir(), "calico-kit-hand-over-"));
  private isPlaying = true;
  private player: Promise<void> = Promise.resolve();

  async start(): Promise<void> {
    const eksAnywhere = shared("crds/eks-anywhere/anywhere.eks.amazonaws.com.yaml") ?? "";
    this.server = await startApiServer({ crds: [crdFiles.operator, crdFiles.served, eksAnywhere] });
    for (const one of others) await this.server.client.apply(one);
    await this.isServed("/apis/cluster.x-k8s.io/v1beta1/clusters");
    for (const { path, content } of synthesise(planOf(intent))) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
      if (path.endsWith(".sh")) chmodSync(join(this.folder, path), 0o755);
    }
    // A folder `fails` makes Calico's part of it fail.
    renameSync(join(this.folder, "apply.sh"), join(this.folder, "apply-really.sh"));
    const guard = '#!/usr/bin/env bash\n[ ! -e "$(dirname "$0")/fails" ] || [ "${3:-}" != --before-nodes ] || exit 1\n';
    writeFileSync(join(this.folder, "apply.sh"), `${guard}exec "$(dirname "$0")/apply-really.sh" "$@"\n`);
    chmodSync(join(this.folder, "apply.sh"), 0o755);
    await this.fill();
    this.player = this.play();
  }

  async stop(): Promise<void> {
    this.isPlaying = false;
    await this.player;
    await (this.server as ApiServer | undefined)?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async isServed(path: string): Promise<void> {
    while ((await this.server.client.send("GET", path)).status !== 200) await sleep(100);
  }

  private async fill(): Promise<void> {
    const { client } = this.server;
    for (const name of ["eksa-system", "calico-system"])
      await client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
    for (const object of eksAnywhereObjects(resolved(small).cluster, "create")) await client.apply(object);
    await client.apply({ ...capi, spec: {} });
    for (const object of ofCilium) await client.apply(object);
    const taints = [{ key: "node.cilium.io/agent-not-ready", effect: "NoSchedule" }];
    for (const [index, name] of nodeNames.entries())
      await client.apply({
        apiVersion: "v1",
        kind: "Node",
        metadata: { name },
        spec: index === 0 ? { taints } : {},
      });
    for (const [name, hostNetwork] of [
      ["coredns", false],
      ["kube-proxy", true],
    ] as const)
      await client.apply(
        inSystem("Pod", "v1", name, { spec: { hostNetwork, containers: [{ name: "a", image: "example.com/a" }] } }),
      );
  }

  /** The controllers of DaemonSets, the kubelets and the operator, again and again. */
  private async play(): Promise<void> {
    while (this.isPlaying) {
      await this.playOnce().catch((error: unknown) => {
        if (this.isPlaying) process.stderr.write(`${String(error)}\n`);
      });
      await sleep(100);
    }
  }

  private async playOnce(): Promise<void> {
    const { client } = this.server;
    const pulls = await client.find(inSystem("DaemonSet", "apps/v1", "calico-kit-images", {}));
    for (const node of nodeNames) {
      const pod = inSystem("Pod", "v1", `calico-kit-images-${node}`, {});
      const there = await client.find(pod);
      if (pulls === undefined && there !== undefined) await client.remove(pod);
      if (pulls === undefined || there !== undefined) continue;
      const spec = { containers: [{ name: "image-1", image: "example.com/a" }] };
      await client.apply({ ...pod, metadata: { ...pod.metadata, labels: { "calico-kit/pulls": "images" } }, spec });
      const waiting = { reason: "RunContainerError" };
      const one = { name: "image-1", image: "a", imageID: "a", ready: false, restartCount: 0, state: { waiting } };
      await client.merge(pod, { status: { containerStatuses: [one] } }, "status");
    }
    const installed = await client.find(installation);
    const agents = await client.find(cilium);
    if (installed !== undefined) {
      await client.apply({ ...calicoNode, spec: pods("calico-node", "example.com/node") });
      for (const name of ["calico", "apiserver"]) {
        const status = { apiVersion: "operator.tigera.io/v1", kind: "TigeraStatus", metadata: { name } };
        await client.apply({ ...status, spec: {} });
        const condition = { type: "Available", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" };
        await client.merge(status, { status: { conditions: [condition] } }, "status");
      }
    }
    for (const set of [cilium, calicoNode, inSystem("DaemonSet", "apps/v1", "calico-kit-cilium-clean-up", {})]) {
      const found = await client.find(set);
      if (found === undefined) continue;
      const numbers = Object.fromEntries(
        [
          "currentNumberScheduled",
          "desiredNumberScheduled",
          "numberReady",
          "numberAvailable",
          "updatedNumberScheduled",
        ].map((key) => [key, nodeNames.length]),
      );
      const status = { ...numbers, numberMisscheduled: 0, observedGeneration: found.metadata.generation };
      await client.merge(set, { status }, "status");
    }
    const status = installed === undefined && agents === undefined ? "False" : "True";
    for (const name of nodeNames)
      await client.merge(
        { apiVersion: "v1", kind: "Node", metadata: { name } },
        {
          status: {
            conditions: [{ type: "Ready", status, reason: "Test", lastTransitionTime: "2026-01-01T00:00:00Z" }],
          },
        },
        "status",
      );
  }

  /** Runs the script; `until`: kills it, and all that it started, once that is so. */
  async run(way: string, until?: () => Promise<boolean>): Promise<Ran> {
    const child = spawn("bash", [join(this.folder, "eks-anywhere/hand-over.sh"), way], {
      detached: true,
      env: {
        ...process.env,
        KUBECONFIG: this.server.kubeconfig,
        CALICO_KIT_CONTEXT: "",
        PATH: `${dirname(enginePath("kubectl"))}${delimiter}${process.env["PATH"] ?? ""}`,
      },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = new Promise<Ran>((done) => child.once("close", (status, signal) => done({ status, signal, said })));
    if (until !== undefined) {
      const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
      while (!hasEnded() && !(await until())) await sleep(20);
      if (!hasEnded()) process.kill(-child.pid!, "SIGKILL");
    }
    return ended;
  }

  setFailing(fails: boolean): void {
    const flag = join(this.folder, "fails");
    if (fails) writeFileSync(flag, "");
    else rmSync(flag, { force: true });
  }
}

const calicoNode: Reference = {
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "calico-node", namespace: "calico-system" },
};
