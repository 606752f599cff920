import { compact, compactOrNothing, type Phase } from "../../model";
import type { CalicoCluster, Cluster } from "../cluster";
import { hostDns, type HostDns } from "../install/host-dns";
import { operatorNamespace } from "../names";
import { imageRewrites, rewriteImage, split } from "./images";
import { secretReferences } from "../pull-secrets";

/** A published file to apply, checked and changed first: a line of the script that `synth` writes. */
export interface ReleaseStep {
  /** After the manifests of the same phase. */
  readonly phase: Extract<Phase, "crds" | "operator">;
  readonly name: string;
  readonly url: string;
  /** The SHA-256 that the file must have, lower-case hex. */
  readonly sha256: string;
  /** `sed -e` scripts, in order, that change the file for this cluster; without single quotes. */
  readonly edits: readonly string[];
}

/** A Helm chart to install: what the Pulumi component turns into a release. */
export interface HelmChart {
  /** After the manifests of the same phase. */
  readonly phase: Extract<Phase, "crds" | "operator">;
  /** Name of the Helm release. */
  readonly name: string;
  readonly chart: string;
  readonly version: string;
  /** URL of the chart repository. */
  readonly repository: string;
  /** Exists already: the kit makes it. */
  readonly namespace: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The files of the published release. Too large for client-side apply: apply them server-side. */
export function releaseSteps({ calico }: Cluster): readonly ReleaseStep[] {
  const { crds, operator } = calico.release.manifests;
  return [
    { phase: "crds", name: "calico-crds", ...crds, edits: [] },
    { phase: "operator", name: "tigera-operator", ...operator, edits: operatorEdits(calico) },
  ];
}

/** The operator's image of a release, as its manifests and chart have it. */
export function operatorImage(version: string): string {
  return `quay.io/tigera/operator:${version}`;
}

/** Fields of the operator's pods that depend on the cluster; undefined where the release's own fit. */
export function operatorPodSettings(
  calico: CalicoCluster,
): Partial<HostDns & { imagePullSecrets: readonly { name: string }[] }> | undefined {
  return compactOrNothing({ ...hostDns(calico), imagePullSecrets: secretReferences(calico.images.pullSecrets) });
}

/**
 * What `operatorPodSettings` and the user's registry mean for the text of tigera-operator.yaml. Its checksum is pinned,
 * so every line that is looked for is there; a test compares the outcome with the objects made from a directory.
 */
function operatorEdits(calico: CalicoCluster): readonly string[] {
  const image = operatorImage(calico.release.operator);
  const settings = operatorPodSettings(calico);
  const pod = Object.entries(settings ?? {}).map(([key, value]) => `      ${key}: ${JSON.stringify(value)}`);
  return [
    ...imageRewrites([image], calico.images).map(({ from, to }) => `s|${escape(from)}|${to}|`),
    // The ServiceAccount's own list, the only one in the first column.
    ...(settings?.imagePullSecrets === undefined
      ? []
      : [`/^imagePullSecrets:$/,/\\[\\]/c\\\nimagePullSecrets: ${JSON.stringify(settings.imagePullSecrets)}`]),
    ...(settings?.dnsPolicy === undefined ? [] : ["/^      dnsPolicy:/d"]),
    ...(pod.length === 0 ? [] : [`/^      serviceAccountName: tigera-operator$/a\\\n${pod.join("\\\n")}`]),
  ];
}

function escape(text: string): string {
  return text.replace(/[.[\]*^$\\]/g, "\\$&");
}

/**
 * The charts of a release. From 3.32 on the CRDs have a chart of their own; before, the operator's chart carries them.
 *
 * The operator's chart has a pre-delete hook, a Job that removes the Installation and waits for it
 * (templates/tigera-operator/00-uninstall.yaml). The kit removes the Installation itself, and earlier, so the Job finds
 * nothing and ends at once. But it needs a node to run on: where the nodes go before the chart, uninstalling it must be
 * skipped together with the cluster (Pulumi's `deletedWith`), or it waits for ever.
 */
export function helmCharts({ calico }: Cluster): readonly HelmChart[] {
  const { calico: version, charts } = calico.release;
  const common = { version, repository: charts.repository, namespace: operatorNamespace };
  return [
    ...(charts.crds === undefined
      ? []
      : [{ phase: "crds" as const, name: "calico-crds", chart: charts.crds, ...common, values: {} }]),
    { phase: "operator", name: "calico", chart: charts.operator, ...common, values: operatorValues(calico) },
  ];
}

/** The kit makes these objects itself, with the same text in every way of installing. */
const off = { enabled: false };

function operatorValues(calico: CalicoCluster): Readonly<Record<string, unknown>> {
  return compact({
    // The chart gives these secrets to the operator's ServiceAccount, and through it to its pods.
    installation: compact({ ...off, imagePullSecrets: secretReferences(calico.images.pullSecrets) }),
    apiServer: off,
    goldmane: off,
    whisker: off,
    tigeraOperator: operatorImageValues(calico),
    // The chart of 3.31 knows dnsConfig only: cluster DNS is then asked first, and the host's servers after a timeout.
    ...hostDns(calico),
  });
}

/** The chart writes `<registry>/<image>:<version>`; undefined where its own values fit. */
function operatorImageValues({ images, release }: CalicoCluster): object | undefined {
  const image = operatorImage(release.operator);
  const rewritten = rewriteImage(image, images);
  if (rewritten === image) return undefined;
  const { registry, path, name } = split(rewritten);
  const repository = name.slice(0, name.lastIndexOf(":"));
  return { registry, image: path === "" ? repository : `${path}/${repository}`, version: release.operator };
}
