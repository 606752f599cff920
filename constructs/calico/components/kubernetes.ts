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
import { isShared } from "../resources";
import { make, type Making, type ResourceClass } from "./making";

/** The class of an object, by apiVersion and kind; functions, because the packages load a class when it is read. */
const classes: Readonly<Record<string, () => ResourceClass>> = {
  "apiextensions.k8s.io/v1/CustomResourceDefinition": () => apiextensions.CustomResourceDefinition,
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
 * One resource for one Kubernetes object: the typed class where there is one, else a generic custom resource.
 *
 * Objects that Calico makes itself (`isShared`) become Patch resources: the provider creates objects with a plain POST,
 * which would fail with AlreadyExists (pulumi-kubernetes 4.29), while a patch owns only the fields that are set, and
 * gives them back when it is deleted.
 */
export function resourceFor(
  making: Making,
  object: KubernetesObject,
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const key = objectKey(object);
  if (isShared(object)) {
    // The operator has written some of the fields; what the intent says wins.
    const args = annotated(object, { "pulumi.com/patchForce": "true" });
    // Given back, IPAMConfiguration's fields would all become false, and no node could have a block.
    const retain = object.kind === "IPAMConfiguration" ? { retainOnDelete: true } : {};
    return make(making, CustomResourcePatch, { key, args, options: { ...options, ...retain } });
  }
  const type = classes[`${object.apiVersion}/${object.kind}`]?.() ?? CustomResource;
  // These pods wait for a node, which comes later.
  const waitsForNode = object.kind === "Deployment" || object.kind === "DaemonSet";
  const args = waitsForNode ? annotated(object, { "pulumi.com/skipAwait": "true" }) : object;
  // The class of Secrets marks their data as secret by itself.
  return make(making, type, { key, args, options });
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
      values: chart.values,
    };
    return make(making, Release, { key, args, options });
  };
}

function annotated(object: KubernetesObject, annotations: Readonly<Record<string, string>>): KubernetesObject {
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
}
