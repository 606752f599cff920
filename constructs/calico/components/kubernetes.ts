import type * as pulumi from "@pulumi/pulumi";
import * as apiextensions from "@pulumi/kubernetes/apiextensions/v1";
import * as apps from "@pulumi/kubernetes/apps/v1";
import * as core from "@pulumi/kubernetes/core/v1";
import * as rbac from "@pulumi/kubernetes/rbac/v1";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { CustomResourcePatch } from "@pulumi/kubernetes/apiextensions/customResourcePatch";
import { Release } from "@pulumi/kubernetes/helm/v3/release";
import { type KubernetesObject, objectKey } from "../../model";
import type { HelmChart } from "../release/steps";
import { isIpamConfiguration, isShared } from "../resources";
import { make, type Making, type ResourceClass } from "./making";

/** The class of an object, by apiVersion and kind; functions, because the packages load a class when it is read. */
const classes: Readonly<Record<string, () => ResourceClass>> = {
  "apps/v1/DaemonSet": () => apps.DaemonSet,
  "apps/v1/Deployment": () => apps.Deployment,
  "rbac.authorization.k8s.io/v1/ClusterRole": () => rbac.ClusterRole,
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": () => rbac.ClusterRoleBinding,
  "rbac.authorization.k8s.io/v1/Role": () => rbac.Role,
  "rbac.authorization.k8s.io/v1/RoleBinding": () => rbac.RoleBinding,
  "v1/ConfigMap": () => core.ConfigMap,
  "v1/Namespace": () => core.Namespace,
  "v1/Secret": () => core.Secret,
  "v1/Service": () => core.Service,
  "v1/ServiceAccount": () => core.ServiceAccount,
};

/**
 * One resource for one Kubernetes object: the typed class where there is one, else a generic custom resource. What is not
 * the kit's alone is a patch (`patchFor`).
 */
export function resourceFor(
  making: Making,
  object: KubernetesObject,
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const key = objectKey(object);
  const patch = patchFor(object);
  if (patch !== undefined) {
    // What the intent, or the release, says wins over what somebody wrote before.
    const args = annotated(object, { "pulumi.com/patchForce": "true" });
    const retain = patch.retain ? { retainOnDelete: true } : {};
    const aliases = [{ type: patch.before }];
    return make(making, patch.type, { key, args, options: { ...options, aliases, ...retain } });
  }
  const type = classes[`${object.apiVersion}/${object.kind}`]?.() ?? CustomResource;
  // These pods wait for a node, which comes later.
  const waitsForNode = object.kind === "Deployment" || object.kind === "DaemonSet";
  const args = waitsForNode ? annotated(object, { "pulumi.com/skipAwait": "true" }) : object;
  // The class of Secrets marks their data as secret by itself.
  return make(making, type, { key, args, options });
}

interface Patch {
  readonly type: ResourceClass;
  /** The type under which stacks of earlier versions of the kit hold the object: without it the engine would delete it. */
  readonly before: string;
  /** Whether the fields stay as they are when the kit lets go of them. */
  readonly retain: boolean;
}

/**
 * Objects that may be there before the kit, or must outlive it, are Patch resources: the provider creates objects with a
 * plain POST, which fails with AlreadyExists (pulumi-kubernetes 4.29), and deletes them when they leave the program. A
 * patch makes the object where there is none, owns only the fields that are set, and deletes nothing.
 *
 * - Definitions: with one go all of its objects, also those of other people. A release brings some that the other has not
 *   (AdminNetworkPolicy, ClusterNetworkPolicy), so that every change of release would delete some.
 * - Objects that Calico makes itself.
 */
function patchFor(object: KubernetesObject): Patch | undefined {
  const { apiVersion, kind } = object;
  const before = `kubernetes:${apiVersion}:${kind}`;
  if (kind === "CustomResourceDefinition") {
    return { type: apiextensions.CustomResourceDefinitionPatch, before, retain: true };
  }
  // Nodes belong to whoever made them: of theirs the kit has labels and annotations, and gives them back.
  if (kind === "Node") return { type: core.NodePatch, before, retain: false };
  if (!isShared(object)) return undefined;
  return { type: CustomResourcePatch, before, retain: isIpamConfiguration(object) };
}

/**
 * Waits until Calico's API server answers: the operator sets `status.state` of APIServer `default` once all of the
 * server's pods are available (tigera/operator, apiserver_controller.go). A patch of the object that the installation
 * made, so it needs nothing of its own in the cluster, and deleting it takes its one annotation back.
 */
export function apiServerGate(
  making: Making,
  key: string,
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const args = {
    apiVersion: "operator.tigera.io/v1",
    kind: "APIServer",
    metadata: { name: "default", annotations: { "pulumi.com/waitFor": "jsonpath={.status.state}=Ready" } },
  };
  // Images are pulled by a node that has just been born.
  return make(making, CustomResourcePatch, { key, args, options: { ...options, customTimeouts: { create: "15m" } } });
}

/**
 * A chart as a Helm release. The release's name is the chart's and not one of Pulumi's making, so that a second release
 * of the same chart is refused. Its pods are not waited for, because they need a node.
 */
export function chartRelease(chart: HelmChart) {
  return (making: Making, key: string, options: pulumi.CustomResourceOptions): pulumi.CustomResource => {
    const args = {
      name: chart.name,
      chart: chart.chart,
      version: chart.version,
      repositoryOpts: { repo: chart.repository },
      namespace: chart.namespace,
      createNamespace: false,
      skipAwait: true,
      ...(chart.takeOwnership && { takeOwnership: true }),
      values: chart.values,
    };
    return make(making, Release, { key, args, options });
  };
}

function annotated(object: KubernetesObject, annotations: Readonly<Record<string, string>>): KubernetesObject {
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
}
