import type { Cluster, ReleaseStep } from "../calico";
import { type LateName, lateValues, type Phase } from "../model";

/** One file of the synthesis as the script applies it. */
export interface AppliedFile {
  readonly path: string;
  readonly phase: Phase;
  /** Late values that the file still waits for. */
  readonly late: readonly LateName[];
}

/**
 * The script that applies a synthesis in order, for people who do not use Pulumi. It downloads the release's own
 * manifests where the intent says `install: release`, refuses them when a checksum differs, and never writes a secret
 * to a file: late values come from the environment.
 */
export function applyScript(plan: {
  readonly cluster: Cluster;
  readonly files: readonly AppliedFile[];
  readonly steps: readonly ReleaseStep[];
}): string {
  const { cluster, files, steps } = plan;
  const isInstalled = cluster.calico.installer.kind === "platform";
  const names = [...new Set(files.flatMap(({ late }) => late))].sort();
  const blocks: string[] = [header(cluster, names)];
  const before = files.filter(({ phase }) => phase !== "resources");
  const after = files.filter(({ phase }) => phase === "resources");
  const platform = before.filter(({ phase }) => phase === "platform");
  blocks.push(...platform.map(applyFile));
  const crds = steps.filter(({ phase }) => phase === "crds");
  blocks.push(
    ...crds.map(downloadStep),
    ...ofPhase("crds").map(applyFile),
    waitForCrds(crds.length > 0 || ofPhase("crds").length > 0),
  );
  blocks.push(
    ...ofPhase("operator").map(applyFile),
    ...steps.filter(({ phase }) => phase === "operator").map(downloadStep),
  );
  blocks.push(...ofPhase("installation").map(applyFile), ...ofPhase("vpp").map(applyFile));
  if (after.length > 0) blocks.push(isInstalled ? waitForOwnCrds : waitForApiServer, ...after.map(applyFile));
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;

  function ofPhase(phase: Phase): readonly AppliedFile[] {
    return before.filter((file) => file.phase === phase);
  }
}

function header({ name, calico }: Cluster, names: readonly LateName[]): string {
  const checks = names.map((late) => {
    const { variable, what } = lateValues[late];
    return `: "\${${variable}:?set it first: ${what}}"`;
  });
  return [
    "#!/usr/bin/env bash",
    `# Calico ${calico.release.calico} for cluster ${name}, in order. Needs kubectl, curl, sha256sum and envsubst, and a`,
    "# kubeconfig that points at the cluster. Running it again changes nothing.",
    "set -euo pipefail",
    'cd "$(dirname "$0")"',
    ...checks,
    "",
    "# The intent owns what it names, also where the operator wrote a field first.",
    "apply() { kubectl apply --server-side --force-conflicts --field-manager=calico-kit -f -; }",
    "",
    "# Downloads a file of the release and refuses it unless its checksum is the pinned one.",
    "fetch() {",
    "  local url=$1 sha256=$2 file",
    "  file=$(mktemp)",
    '  curl --fail --silent --show-error --location --output "$file" "$url"',
    '  echo "$sha256  $file" | sha256sum --check --quiet',
    '  cat "$file"',
    '  rm -f "$file"',
    "}",
  ].join("\n");
}

function applyFile({ path, late }: AppliedFile): string {
  if (late.length === 0) return `apply < ${path}`;
  const variables = late.map((name) => `\${${lateValues[name].variable}}`).join(" ");
  return `envsubst '${variables}' < ${path} | apply`;
}

function downloadStep({ url, sha256, edits }: ReleaseStep): string {
  const lines = [`fetch ${url} \\`, `  ${sha256} \\`];
  for (const edit of edits) lines.push(`  | sed -e '${edit}' \\`);
  lines.push("  | apply");
  return lines.join("\n");
}

function waitForCrds(hasCrds: boolean): string {
  if (!hasCrds) return "";
  return "kubectl wait --for=condition=Established --timeout=60s crd/installations.operator.tigera.io";
}

/** The platform installs Calico with its first control-plane node. */
const waitForOwnCrds = [
  'echo "waiting for the Calico that the platform installs"',
  "kubectl wait --for=create --timeout=15m crd/bgpconfigurations.crd.projectcalico.org",
  "kubectl wait --for=condition=Established --timeout=60s crd/bgpconfigurations.crd.projectcalico.org",
].join("\n");

const waitForApiServer = [
  "# projectcalico.org/v3 is served by Calico's API server, which is a pod: it needs a node.",
  'echo "waiting for Calico\'s API server (it needs a node that is Ready)"',
  "kubectl wait --for=create --timeout=15m tigerastatus/apiserver",
  "kubectl wait --for=condition=Available --timeout=15m tigerastatus/apiserver",
].join("\n");
