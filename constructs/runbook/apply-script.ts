import type { Cluster } from "../calico";
import { comment, isMaking, type LateName, lateValue, type LateValue, type Step, fileVariable, word } from "../model";
import { bashOf } from "./bash";

/**
 * The script that applies a synthesis in the order of the cluster's steps, for people who do not use Pulumi. It downloads
 * the release's own manifests where the intent says `install: release`, refuses them when a checksum differs, and never
 * writes a secret to a file: late values come from the environment.
 */
export function applyScript(cluster: Cluster, steps: readonly Step[]): string {
  const names = steps.flatMap(({ run }) => (run.kind === "apply" ? run.late : []));
  const blocks = [header(cluster, [...new Set(names)].sort())];
  for (const step of steps) {
    const block = bashOf(step) ?? (isMaking(step) && step.phase === "nodes" ? pause : undefined);
    // With nothing before it there is nothing to go on from.
    if (block === undefined || (block === pause && (blocks.length === 1 || blocks.includes(pause)))) continue;
    blocks.push(block);
  }
  return `${blocks.join("\n\n")}\n`;
}

/** Where the platform's own script has something to make that what follows needs. */
const pause = [
  comment("With --before-nodes it ends here, and is run again, without, once the nodes are as they are to be."),
  '[ "${1:-}" != --before-nodes ] || exit 0',
].join("\n");

/**
 * Takes a late value from the environment, and refuses what its reader would not take. What objects hold in base64 is
 * brought there by what bash has built in: among a program's arguments everybody could read it.
 */
function fromEnvironment({ variable, what, base64, mostBytes }: LateValue, inFiles: string): readonly string[] {
  const refuse = (why: string): string => `echo ${word(`${variable} ${why}`)} >&2; exit 1`;
  return [
    `: "\${${variable}:?set it first: ${what}}"`,
    ...(mostBytes === undefined
      ? []
      : [
          `case $${variable} in *[[:cntrl:]\\"]*) ${refuse("holds a double quote or a line break")} ;; esac`,
          `[ "$(printf %s "$${variable}" | wc -c)" -le ${mostBytes} ] || { ${refuse(`is longer than ${mostBytes} bytes`)}; }`,
        ]),
    ...(base64 === true ? [`${inFiles}=$(printf %s "$${variable}" | base64 | tr -d '\\n')`, `export ${inFiles}`] : []),
  ];
}

function header({ name, calico }: Cluster, names: readonly LateName[]): string {
  const checks = names.flatMap((name) => fromEnvironment(lateValue(name), fileVariable(name)));
  return [
    "#!/usr/bin/env bash",
    comment(
      `Calico ${calico.release.calico} for cluster ${name}, in order. Needs kubectl, curl, sha256sum and envsubst, and a`,
    ),
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
