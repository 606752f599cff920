/** Judgement of one Installation after another by one running operator. */
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "../../../constructs/model";
import type { Program } from "./api-server-process";
import { type KubernetesClient, type Reference, Refusal, type ServerObject } from "./kubernetes-client";
import type { Degraded, OperatorLog } from "./operator-log";
import { asStored, isStored } from "./operator-stored";

/** Somebody said no, in these words. */
export interface Refused {
  readonly kind: "refused";
  readonly by: "kube-apiserver" | "tigera-operator";
  /** The operator's TigeraStatusReason, e.g. `InvalidConfigurationError`, or the API server's. */
  readonly reason: string;
  readonly message: string;
}

/** The operator went through the whole Installation; this is what it wrote. */
export interface Reconciled {
  readonly kind: "reconciled";
  /** calico-node. */
  readonly daemonSet: ServerObject;
  /** As stored, crd.projectcalico.org/v1. */
  readonly pools: readonly ServerObject[];
  /** `default`, as stored. */
  readonly felixConfiguration: ServerObject;
  /** With the defaults that the operator has written into it. Its status says nothing as long as no pod runs. */
  readonly installation: ServerObject;
}

export type Verdict = Refused | Reconciled;

const installationController = "controller_installation";
const poolController = "controller_ippool";
/** The controllers that read an Installation; the rest cannot get far without pods that run. */
export const judges = [poolController, installationController, "controller_windows"];

/** This means that the Installation itself is wrong; every other reason may pass while caches fill. */
const finalReason = "InvalidConfigurationError";

/**
 * Milliseconds. The operator retries what fails at growing intervals: a refusal counts once it has stood for a while, and
 * for longer when it may be about something that comes yet.
 */
const patience = { final: 500, other: 3000, missing: 20_000, all: 180_000 };

const endpointConfigMap = "kubernetes-services-endpoint";
/** How it refuses an address of the API server where it is to find that itself. */
const hasEndpoint = "bpfNetworkBootstrap is Enabled but";

/** Kinds of operator.tigera.io that are judged; what the others make needs pods that run. */
const judgedKinds = ["Installation", "ImageSet"];

export class OperatorCourt {
  /** What the last judgement applied. */
  private applied: Reference[] = [];
  private knowsEndpoint = false;

  constructor(
    private readonly client: KubernetesClient,
    private readonly operator: Program,
    private readonly log: OperatorLog,
    private readonly namespace: string,
  ) {}

  async judge(objects: readonly KubernetesObject[]): Promise<Verdict> {
    await this.tidy();
    const judged = objects.filter(isJudged);
    const installations = judged.filter(({ kind }) => kind === "Installation");
    const [installation] = installations;
    if (installation === undefined) throw new Error("there is no Installation among the objects");
    const stored = judged.filter(isStored).map(asStored);
    const before = judged.filter((object) => object.kind !== "Installation" && !isStored(object));
    const isEmptied = await this.forgetEndpoint(before);

    // Objects of projectcalico.org/v3 come when the pools are there, as in a real cluster; but where the Installation
    // manages none, the operator waits for theirs.
    const waitsForPools = poolsOf(installation)?.length === 0;
    const first = [...before, ...installations, ...(waitsForPools ? stored : [])];
    const mark = this.log.mark();
    const refused = await this.apply(first);
    const isRemoved = refused === undefined && isEmptied && bootstraps(installation);
    if (isRemoved) await this.removeEmptied(mark);
    const verdict = refused ?? (await this.outcome(mark, isRemoved));
    if (waitsForPools || stored.length === 0 || verdict.kind === "refused") return verdict;
    const then = this.log.mark();
    return (await this.apply(stored)) ?? (await this.objection(then)) ?? (await this.result());
  }

  /** Undefined when the API server has taken all of them, else its refusal of the first that it did not. */
  private async apply(objects: readonly KubernetesObject[]): Promise<Refused | undefined> {
    for (const object of objects) {
      this.applied.push(object);
      try {
        await this.client.apply(object);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { kind: "refused", by: "kube-apiserver", reason: error.reason, message: error.message };
      }
    }
    return undefined;
  }

  /**
   * The operator keeps the API server's address that it has read once, even when the ConfigMap is gone: an empty one
   * makes it forget.
   */
  private async forgetEndpoint(objects: readonly KubernetesObject[]): Promise<boolean> {
    const hasEndpoint = objects.some(
      ({ kind, metadata }) => kind === "ConfigMap" && metadata.name === endpointConfigMap,
    );
    const isEmptied = !hasEndpoint && this.knowsEndpoint;
    if (isEmptied) await this.apply([{ ...this.endpointReference(), data: {} }]);
    this.knowsEndpoint ||= hasEndpoint;
    return isEmptied;
  }

  private endpointReference(): KubernetesObject {
    return {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: endpointConfigMap, namespace: this.namespace },
    };
  }

  /** Who is to find the API server itself may not be told: not even by an empty ConfigMap, once it has been read. */
  private async removeEmptied(mark: number): Promise<void> {
    await this.operator.until("it has read that there is no address", () =>
      this.log.since(mark).some(({ msg }) => msg.startsWith(hasEndpoint)),
    );
    await this.client.remove(this.endpointReference());
  }

  /**
   * Waits until the operator is through with the Installation, or says no for good.
   * @param isRemoved whether the ConfigMap with the API server's address went a moment ago, which it has yet to hear of
   */
  private async outcome(mark: number, isRemoved: boolean): Promise<Verdict> {
    const started = performance.now();
    const standing = new Standing();
    let seen: { readonly state: string; readonly at: number } | undefined;
    for (;;) {
      await this.moment();
      const said = this.log.standing(mark);
      const stood = standing.update(said);
      if (said !== undefined) {
        const mayPass = isRemoved && said.message.startsWith(hasEndpoint);
        if (stood > (mayPass ? patience.missing : patienceWith(said))) return refusal(said);
      }

      const state = await this.state(mark);
      if (state === undefined || state !== seen?.state) {
        seen = state === undefined ? undefined : { state, at: this.log.mark() };
      } else if (said === undefined && (this.log.isSilent() || this.log.wentThrough(seen.at))) {
        // The operator works in several runs, each of which may change what the last one wrote; this one did not.
        return this.result();
      }
      if (performance.now() - started > patience.all) throw this.operator.error("neither reconciled nor refused it");
    }
  }

  /** A refusal that comes after the Installation has been reconciled, because of objects that were added to it. */
  private async objection(mark: number): Promise<Refused | undefined> {
    const started = performance.now();
    const standing = new Standing();
    for (;;) {
      await this.moment();
      const said = this.log.standing(mark);
      const stood = standing.update(said);
      if (said !== undefined && stood > patience.final) return refusal(said);
      const took = performance.now() - started;
      const isUnmoved = took > patience.final && this.log.isSilent();
      if (said === undefined && (isUnmoved || this.log.wentThrough(mark))) return undefined;
      if (took > patience.all) throw this.operator.error("did not come to rest");
    }
  }

  private async moment(): Promise<void> {
    if (!this.operator.isRunning) throw this.operator.error("ended while it judged");
    await sleep(25);
  }

  /**
   * What the operator has made so far, in short; undefined as long as it has not got to the end once. The last thing
   * that it writes is whether Felix uses BPF; that the pools have passed, only its log tells.
   */
  private async state(mark: number): Promise<string | undefined> {
    if (!this.log.said(mark, poolController, "Reconciling IP pools for installation")) return undefined;
    const felix = await this.client.find(felixReference);
    if ((felix?.spec as { bpfEnabled?: boolean } | undefined)?.bpfEnabled === undefined) return undefined;
    // Felix' configuration comes before the workloads.
    if ((await this.client.find(nodeReference)) === undefined) return undefined;
    const { installation, daemonSet } = await this.result();
    return [installation, daemonSet].map(({ metadata }) => metadata.generation).join();
  }

  private async result(): Promise<Reconciled> {
    const [daemonSet, felixConfiguration, installation, pools] = await Promise.all([
      this.client.get(nodeReference),
      this.client.get(felixReference),
      this.client.get({ apiVersion: "operator.tigera.io/v1", kind: "Installation", metadata: { name: "default" } }),
      this.client.list(storedVersion, "IPPool"),
    ]);
    return { kind: "reconciled", daemonSet, pools, felixConfiguration, installation };
  }

  /** Removes everything that the last judgement left, so that the next starts from nothing. */
  private async tidy(): Promise<void> {
    const mark = this.log.mark();
    const installations = await this.client.list("operator.tigera.io/v1", "Installation");
    for (const installation of installations) await this.client.remove(installation);
    if (installations.length > 0) {
      await this.operator.until("the operator knows that its Installation is gone", () =>
        [installationController, poolController].every((name) =>
          this.log.said(mark, name, "Installation config not found"),
        ),
      );
    }
    // Only now: as long as there is an Installation, the operator puts back what is missing.
    const leftovers: Reference[] = [...this.applied];
    for (const kind of await this.client.kindsOf(storedVersion)) {
      leftovers.push(...(await this.client.list(storedVersion, kind)));
    }
    for (const kind of ["DaemonSet", "Deployment"])
      leftovers.push(...(await this.client.list("apps/v1", kind, calicoSystem)));
    leftovers.push(...(await this.client.list("operator.tigera.io/v1", "TigeraStatus")));
    // A namespace would stay half deleted: the controller that empties it does not run.
    for (const object of leftovers) if (object.kind !== "Namespace") await this.client.remove(object);
    this.applied = [];
  }
}

const calicoSystem = "calico-system";
const storedVersion = "crd.projectcalico.org/v1";
const nodeReference: Reference = {
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "calico-node", namespace: calicoSystem },
};
const felixReference: Reference = {
  apiVersion: storedVersion,
  kind: "FelixConfiguration",
  metadata: { name: "default" },
};

/** For how many milliseconds the same sentence has stood. */
class Standing {
  private message: string | undefined;
  private since = 0;

  update(said: Degraded | undefined): number {
    const now = performance.now();
    if (said?.message !== this.message) this.since = now;
    this.message = said?.message;
    return now - this.since;
  }
}

/** What another of the operator's controllers makes first, such as its CA, comes by itself, on a busy machine later. */
function patienceWith({ reason, message }: Degraded): number {
  if (/does not exist yet/.test(message)) return patience.missing;
  return reason === finalReason ? patience.final : patience.other;
}

function refusal({ reason, message }: Degraded): Refused {
  return { kind: "refused", by: "tigera-operator", reason, message };
}

function isJudged({ apiVersion, kind }: KubernetesObject): boolean {
  if (kind === "CustomResourceDefinition") return false;
  return !apiVersion.startsWith("operator.tigera.io/") || judgedKinds.includes(kind);
}

function bootstraps(installation: KubernetesObject): boolean {
  const spec = installation.spec as { calicoNetwork?: { bpfNetworkBootstrap?: string } } | undefined;
  return spec?.calicoNetwork?.bpfNetworkBootstrap === "Enabled";
}

function poolsOf(installation: KubernetesObject): readonly unknown[] | undefined {
  const spec = installation.spec as { calicoNetwork?: { ipPools?: readonly unknown[] } } | undefined;
  return spec?.calicoNetwork?.ipPools;
}
