/** Helm releases: recorded, never templated. Charts come from the network, which a sandbox has not. */
import type { Surroundings } from "../cluster/surroundings";
import { text } from "../host/read";
import { digits, refuse } from "../host/definition";
import { label } from "../host/errors";
import type { Failure, Subject } from "../host/provider";
import { claimOrphan, type Cloud, entries, type Entry, find, put, remove, type Store } from "../host/store";
import { asText, isObject, type Properties, unknown } from "../host/values";
import { bringsDefinitions, chartName, definitions, operatorChart, refuseOrphanedInstallation } from "./definitions";
import { releaseType } from "./objects";
import { operatorInstall } from "./operator";

const definitionsChart = "crd.projectcalico.org.v1";

/** Charts that hold definitions only: nothing in them has to become ready. */
const withoutPods = [definitionsChart, "projectcalico.org.v3"];

export function checkRelease(inputs: Properties): Failure[] {
  const failures: Failure[] = [];
  const version = text(inputs, "version");
  if (version !== undefined && !/^v?\d+\.\d+\.\d+([-+].+)?$/.test(version)) {
    failures.push({ property: "version", reason: `got "${version}", want an exact version, like v3.32.1` });
  }
  const name = inputs["name"];
  if (name !== undefined && name !== unknown && !/^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/.test(asText(name))) {
    failures.push({
      property: "name",
      reason: `got ${JSON.stringify(name)}, want up to 53 lower-case letters, digits and -`,
    });
  }
  const repository = text(inputs, "repositoryOpts.repo");
  if (repository !== undefined && !/^(https?|oci):\/\/\S+$/.test(repository)) {
    failures.push({ property: "repositoryOpts.repo", reason: `got "${repository}", want an https or oci address` });
  }
  const values = inputs["values"];
  if (values !== undefined && values !== unknown && !isObject(values)) {
    failures.push({ property: "values", reason: "want an object" });
  }
  return failures;
}

/** `namespace/name` */
export function releaseId(inputs: Properties, subject: Subject): string {
  return `${text(inputs, "namespace") ?? "default"}/${text(inputs, "name") ?? `${subject.name}-${digits(subject.urn, "release", 8)}`}`;
}

/** Installs or upgrades. @throws Refusal when the namespace is missing, or pods have no node to become ready on. */
export function applyRelease(
  store: Store,
  subject: Subject,
  inputs: Properties,
  oldId: string | undefined,
  around: Surroundings,
  namespaceExists: (name: string) => boolean,
): { id: string; outputs: Properties } {
  const what = `${label(subject.urn)} (chart ${chartName(inputs)})`;
  const id = oldId ?? releaseId(inputs, subject);
  const [namespace = "", name = ""] = id.split("/");
  if (inputs["createNamespace"] !== true && !namespaceExists(namespace)) {
    const fix = "set createNamespace, or create the Namespace first (dependsOn)";
    refuse("NotFound", `${what}: namespaces "${namespace}" not found; ${fix}`);
  }
  if (!around.hasNodes && inputs["skipAwait"] !== true && !withoutPods.includes(chartName(inputs))) {
    const problem = "its pods did not become ready: no node has joined";
    refuse("Timeout", `${what}: ${problem}; set skipAwait: true, or create a node group first (dependsOn)`);
  }
  return store.change((cloud) => {
    if (oldId === undefined) claimOrphan(cloud, subject.urn, releaseType);
    if (oldId === undefined && find(cloud, releaseType, id) !== undefined) {
      refuse("AlreadyExists", `${what}: cannot re-use a name that is still in use: ${id}`);
    }
    if (inputs["takeOwnership"] !== true && oldId === undefined) refuseUnowned(cloud, what, inputs);
    const before = Number(text(find(cloud, releaseType, id)?.outputs, "status.revisionText") ?? 0);
    const status = {
      chart: chartName(inputs),
      name,
      namespace,
      revision: before + 1,
      revisionText: String(before + 1),
      status: "deployed",
      version: text(inputs, "version") ?? "",
    };
    const outputs: Properties = { ...inputs, name, namespace, resourceNames: {}, status };
    put(cloud, { urn: subject.urn, type: releaseType, id, inputs, outputs, known: oldId !== undefined });
    return { id, outputs };
  });
}

/** @throws Refusal when the chart holds definitions of which objects are left: they would go with it. */
export function removeRelease(store: Store, subject: Subject, id: string): void {
  store.change((cloud) => {
    const entry = find(cloud, releaseType, id);
    if (entry === undefined) return;
    refuseOrphanedInstallation(cloud, entry);
    if (chartName(entry.inputs) === definitionsChart) {
      const left = [...entries(cloud)].find((other) =>
        new RegExp(`(${definedGroups.join("|").replaceAll(".", "\\.")})/`).test(other.type),
      );
      if (left !== undefined) {
        const fix = "delete these first (dependsOn)";
        refuse(
          "Timeout",
          `${label(subject.urn)} (${id}) cannot be deleted: it would take ${label(left.urn)} with it; ${fix}`,
        );
      }
      // With those that the release took over, whoever made them.
      for (const definition of calicoDefinitions(cloud)) remove(cloud, definition.type, definition.id);
    }
    remove(cloud, releaseType, id);
  });
}

const definedGroups = ["operator.tigera.io", "crd.projectcalico.org"];

function calicoDefinitions(cloud: Cloud): Entry[] {
  return definitions(cloud).filter(({ id }) => definedGroups.some((group) => id.endsWith(`.${group}`)));
}

/** Helm takes over nothing that it did not make (helm/helm pkg/action/validate.go), unless it is told to. */
function refuseUnowned(cloud: Cloud, what: string, inputs: Properties): void {
  const there = thereOf(cloud, chartName(inputs));
  if (there === undefined) return;
  refuse(
    "Invalid",
    `${what}: Unable to continue with install: ${there} exists and cannot be imported into the current release: ` +
      `invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"`,
  );
}

/** Something of what a chart makes that is there, and that no release of Helm's owns. */
function thereOf(cloud: Cloud, chart: string): string | undefined {
  if (chart === definitionsChart) {
    const name =
      calicoDefinitions(cloud)[0]?.id ?? (bringsDefinitions(cloud) ? "apiservers.operator.tigera.io" : undefined);
    return name === undefined ? undefined : `CustomResourceDefinition "${name}"`;
  }
  if (chart !== operatorChart) return undefined;
  const made = operatorInstall.find((object) => {
    const [type = "", id = ""] = object.split(" ");
    return find(cloud, type, id) !== undefined;
  });
  return made?.replace(/^.*:(\w+) (.*)$/, '$1 "$2"');
}
