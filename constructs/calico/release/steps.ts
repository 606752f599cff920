import { secretReferences } from "../pull-secrets";
import { compact, compactOrNothing, type Phase } from "../../model";
import type { CalicoCluster, Cluster } from "../cluster";
import { hostDns, type HostDns } from "../install/host-dns";
import { operatorNamespace } from "../names";
import { imageRewrites, rewriteImage, split } from "./images";
import type { PinnedRelease } from "./releases";

/** A published file to apply, checked and changed first: a line of the script that `synth` writes. */
export interface ReleaseStep {
  /** After the manifests of the same phase. */
  readonly phase: Extract<Phase, "crds" | "operator">;
  readonly name: string;
  readonly url: string;
  /** The SHA-256 that the file must have, lower-case hex. */
  readonly sha256: string;
  /** `sed -e` scripts, in order, that change the file for this cluster. */
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
  /** Whether it takes over what is there of its objects, whoever made them; else Helm refuses. */
  readonly takeOwnership: boolean;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The files of the published release. Too large for client-side apply: apply them server-side. */
export function releaseSteps(
  { calico }: Cluster,
  { manifests, operator: version }: PinnedRelease,
): readonly ReleaseStep[] {
  const { crds, operator } = manifests;
  return [
    { phase: "crds", name: "calico-crds", ...crds, edits: [] },
    { phase: "operator", name: "tigera-operator", ...operator, edits: operatorEdits(calico, operatorImage(version)) },
  ];
}

/** The operator's image of a release, as its manifests and chart have it. */
function operatorImage(version: string): string {
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
function operatorEdits(calico: CalicoCluster, image: string): readonly string[] {
  const settings = operatorPodSettings(calico);
  const pod = Object.entries(settings ?? {}).map(([key, value]) => literal(`      ${key}: ${JSON.stringify(value)}`));
  return [
    ...imageRewrites([image], calico.images).map(({ from, to }) => `s|${escape(from)}|${replacement(to)}|`),
    // The ServiceAccount's own list, the only one in the first column.
    ...(settings?.imagePullSecrets === undefined
      ? []
      : [
          `/^imagePullSecrets:$/,/\\[\\]/c\\\n${literal(`imagePullSecrets: ${JSON.stringify(settings.imagePullSecrets)}`)}`,
        ]),
    ...(settings?.dnsPolicy === undefined ? [] : ["/^      dnsPolicy:/d"]),
    ...(pod.length === 0 ? [] : [`/^      serviceAccountName: tigera-operator$/a\\\n${pod.join("\\\n")}`]),
  ];
}

/** A text as a pattern of sed that finds it, and nothing else. */
function escape(text: string): string {
  return text.replace(/[.[\]*^$\\]/g, "\\$&");
}

/** A text as sed puts it in place of a match. */
function replacement(text: string): string {
  return text.replace(/[|&\\\n]/g, "\\$&");
}

/** A line as sed's `a` and `c` write it. */
function literal(line: string): string {
  return line.replaceAll("\\", "\\\\");
}

/**
 * The charts of a release: CRDs, then the operator. CRDs may be there before: Helm never owns those that it installed from
 * `crds/`, and an operator makes what it misses. An operator that is there before is somebody else's, or the kit's by
 * another way of install, and must not be taken over: what the stack then lets go of would be deleted under Helm.
 *
 * The operator's chart has a pre-delete hook, a Job that removes the Installation and waits for it
 * (templates/tigera-operator/00-uninstall.yaml). The kit removes the Installation itself, and earlier, so the Job finds
 * nothing and ends at once. But it needs a node to run on: where the nodes go before the chart, uninstalling it must be
 * skipped together with the cluster (Pulumi's `deletedWith`), or it waits for ever.
 */
export function helmCharts({ calico }: Cluster, release: PinnedRelease): readonly HelmChart[] {
  const { calico: version, charts } = release;
  const common = { version, repository: charts.repository, namespace: operatorNamespace };
  return [
    { phase: "crds", name: "calico-crds", ...common, ...charts.crds, takeOwnership: true, values: {} },
    {
      phase: "operator",
      name: "calico",
      chart: charts.operator,
      ...common,
      takeOwnership: false,
      values: operatorValues(calico, release),
    },
  ];
}

/** The kit makes these objects itself, with the same text in every way of installing. */
const off = { enabled: false };

function operatorValues(calico: CalicoCluster, release: PinnedRelease): Readonly<Record<string, unknown>> {
  return compact({
    // The chart gives these secrets to the operator's ServiceAccount, and through it to its pods.
    installation: compact({ ...off, imagePullSecrets: secretReferences(calico.images.pullSecrets) }),
    apiServer: off,
    goldmane: off,
    whisker: off,
    tigeraOperator: operatorImageValues(calico, release),
    ...hostDns(calico),
  });
}

/** The chart writes `<registry>/<image>:<version>`; undefined where its own values fit. */
function operatorImageValues({ images }: CalicoCluster, { operator: version }: PinnedRelease): object | undefined {
  const image = operatorImage(version);
  const rewritten = rewriteImage(image, images);
  if (rewritten === image) return undefined;
  const { registry, path, name } = split(rewritten);
  const repository = name.slice(0, name.lastIndexOf(":"));
  return { registry, image: path === "" ? repository : `${path}/${repository}`, version };
}
