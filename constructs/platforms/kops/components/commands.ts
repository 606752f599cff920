import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { createHash } from "node:crypto";
import { type Argument, commandLine, func, word } from "../../../model";
import { childOptions } from "../../../places/aws/component";
import { annotationOf, drainOf } from "../kubectl";
import { reflectors } from "../script/reflectors";
import { keepsMesh, rollingUpdates } from "../steps";
import type { KopsCluster, ResolvedKops } from "../types";
import type { Making } from "./making";
import type { Stores } from "./stores";
import { newResource } from "../../../calico/component";

/** One step of kOps. */
export interface Step {
  readonly create: string;
  /** Run instead of `create` when something has changed. */
  readonly update?: string;
  readonly delete?: string;
  readonly stdin?: pulumi.Input<string>;
  /** Runs the step again whenever it changes. */
  readonly trigger?: pulumi.Input<string>;
  /** Nothing of its output is shown, and all of it is kept as a secret. */
  readonly isSecret?: boolean;
  /** Goes with this one: when both go, only its `delete` is run. */
  readonly deletedWith?: pulumi.Resource;
}

export type Run = (key: string, step: Step, ...dependsOn: readonly pulumi.Resource[]) => command.local.Command;

/**
 * Makes steps of kOps as resources; nothing runs before the engine creates, updates or deletes them.
 *
 * What triggers a step stands in its environment, not in the resource's `triggers`: those replace it, and replacing the
 * step that holds the cluster would run its `delete`, while a change of the environment runs `update`. kOps takes its
 * credentials from the environment of whoever runs Pulumi; `more` adds to it, e.g. AWS_PROFILE.
 */
export function runner(
  making: Making,
  { stateStore }: Stores,
  more: Readonly<Record<string, pulumi.Input<string>>>,
): Run {
  const { name, common } = making;
  return (key, { trigger, isSecret = false, deletedWith, ...step }, ...dependsOn) =>
    newResource(
      command.local.Command,
      `${name}-${key}`,
      {
        ...step,
        // What a step prints is shown, unless it is a credential.
        ...(isSecret ? { logging: command.types.enums.local.Logging.None } : {}),
        environment: {
          ...more,
          KOPS_STATE_STORE: stateStore,
          AWS_REGION: common.region,
          ...(trigger === undefined ? {} : { CALICO_KIT_TRIGGER: trigger }),
        },
      },
      {
        ...childOptions(making, ...dependsOn),
        ...(isSecret ? { additionalSecretOutputs: ["stdout", "stderr"] } : {}),
        ...(deletedWith && { deletedWith }),
      },
    );
}

/** Short, and the same for the same text; of what is known later, later. */
export function digest(text: pulumi.Input<string>): pulumi.Input<string> {
  const of = (known: string): string => createHash("sha256").update(known).digest("hex");
  return typeof text === "string" ? of(text) : pulumi.output(text).apply(of);
}

/** The commands themselves, for `/bin/sh`. */
export const kops = {
  replace: "kops replace --force -f -",
  delete: (cluster: string) => commandLine(["kops", "delete", "cluster", `--name=${cluster}`, "--yes"]),
  /** kOps takes the machines away as they are (pkg/instancegroups/delete.go), so pods are moved off them first. */
  deleteInstanceGroup: (cluster: string, group: string) =>
    inPrivateDirectory(
      exportTo(cluster, "--admin=1h"),
      kubectl(drainOf(group)),
      commandLine(["kops", "delete", "instancegroup", group, `--name=${cluster}`, "--yes"]),
    ),
  /** The user's own kubeconfig stays as it is. */
  update: (cluster: string) =>
    commandLine(["kops", "update", "cluster", `--name=${cluster}`, "--yes", "--create-kube-config=false"]),
  /** With the mesh on before a route reflector goes, and with nodes that are made anew as reflectors again. */
  rollingUpdate: (cluster: ResolvedKops) => {
    const { clusterName, routeReflectors } = cluster.platform;
    const lines = rollingUpdates(cluster.platform)
      .flatMap(({ run }) => (run.kind === "command" ? [run.command] : []))
      .map((command) => commandLine([...command, `--name=${clusterName}`]));
    const reflects = routeReflectors.length > 0;
    if (!reflects && !keepsMesh(cluster)) return lines.join("\n");
    return inPrivateDirectory(
      exportTo(clusterName, "--auth-plugin"),
      kubectlHere,
      ...reflectors(cluster).map(func),
      ...(keepsMesh(cluster) ? ["keep_routes"] : []),
      ...lines.map((line) => (reflects ? `annotating ${line}` : line)),
    );
  },
  validate: (cluster: string) => commandLine(["kops", "validate", "cluster", `--name=${cluster}`, "--wait=15m"]),
  /** kOps writes a kubeconfig into files only, and locks them: so through one that nobody else may read. */
  exportKubeconfig: (cluster: string, credentials: string) =>
    inPrivateDirectory(exportTo(cluster, credentials), 'cat "$directory/config"'),
  annotate: (groups: KopsCluster["routeReflectors"]) =>
    inPrivateDirectory(
      'cat > "$directory/config"',
      kubectlHere,
      annotateNodes,
      ...groups
        .map(annotationOf)
        .map(({ selector, annotation }) => commandLine(["annotate_nodes", selector, annotation])),
    ),
};

const kubectlHere = func({ name: "kubectl", body: ['command kubectl --kubeconfig="$directory/config" "$@"'] });

/** Without a node kubectl would say that all is well, and BGPConfiguration could switch the mesh off. */
const annotateNodes = func({
  name: "annotate_nodes",
  body: [
    "attempts=0",
    'until [ -n "$(kubectl get nodes -l "$1" -o name)" ]; do',
    "  attempts=$((attempts + 1))",
    '  [ "$attempts" -lt 180 ] || {',
    '    echo "there is no node with $1; BGPConfiguration is left as it is" >&2',
    "    exit 1",
    "  }",
    "  sleep 5",
    "done",
    'kubectl annotate nodes --overwrite -l "$1" "$2"',
  ],
});

function kubectl(args: readonly Argument[]): string {
  return `kubectl --kubeconfig="$directory/config" ${args.map(word).join(" ")}`;
}

function exportTo(cluster: string, credentials: string): string {
  const command = commandLine(["kops", "export", "kubeconfig", `--name=${cluster}`, credentials]);
  return `${command} --kubeconfig="$directory/config" >&2`;
}

function inPrivateDirectory(...lines: readonly string[]): string {
  return ["set -eu", "umask 077", "directory=$(mktemp -d)", `trap 'rm -rf "$directory"' EXIT`, ...lines].join("\n");
}
