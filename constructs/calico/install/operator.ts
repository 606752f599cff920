import { compact, type KubernetesObject, type Manifest } from "../../model";
import type { Cluster } from "../cluster";
import { operatorNamespace } from "../names";
import type { ReleaseFiles } from "../release/directory";
import { rewriteImage } from "../release/images";
import { operatorPodSettings } from "../release/steps";
import { registrySecrets } from "../secrets/render";

/**
 * Phases `crds` and `operator`: the namespace, the address of the API server, the credentials of registries, and, where the release comes from a
 * directory, its objects. A published release adds its own steps or charts (release/steps.ts) after the manifests of a phase.
 */
export function operatorManifests(cluster: Cluster, files?: ReleaseFiles): readonly Manifest[] {
  const endpoint = servicesEndpoint(cluster);
  // Before the operator, whose own image may need them; it copies them to what it deploys.
  const credentials = registrySecrets(cluster, operatorNamespace);
  return [
    // First of all, because charts need the namespace, too.
    { phase: "crds", name: "namespace", objects: [namespace()] },
    ...(files === undefined ? [] : [{ phase: "crds" as const, name: "calico-crds", objects: files.crds.objects }]),
    ...(endpoint === undefined
      ? []
      : [{ phase: "operator" as const, name: "api-server-endpoint", objects: [endpoint] }]),
    ...(credentials.length === 0
      ? []
      : [{ phase: "operator" as const, name: "registry-credentials", objects: credentials }]),
    ...(files === undefined ? [] : [releaseOperator(cluster, files)]),
  ];
}

/** As in the release's tigera-operator.yaml. The operator's pods need hostPath and the host's network. */
function namespace(): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name: operatorNamespace,
      labels: { name: operatorNamespace, "pod-security.kubernetes.io/enforce": "privileged" },
    },
  };
}

/**
 * Where the operator, and every component it deploys, reaches the API server without kube-proxy. The operator reads it
 * as environment at its start, so it comes before the operator. Values are text.
 */
function servicesEndpoint({ calico: { dataplane } }: Cluster): KubernetesObject | undefined {
  if (dataplane.kind !== "ebpf" || dataplane.apiServer.kind !== "endpoint") return undefined;
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "kubernetes-services-endpoint", namespace: operatorNamespace },
    data: {
      KUBERNETES_SERVICE_HOST: dataplane.apiServer.host,
      KUBERNETES_SERVICE_PORT: String(dataplane.apiServer.port),
    },
  };
}

/** The release's operator for this cluster: images under the user's registry, pull secrets, DNS. */
function releaseOperator({ calico }: Cluster, { operator }: ReleaseFiles): Manifest {
  const settings = operatorPodSettings(calico);
  const objects = operator.objects
    // The kit's own namespace stands for the release's.
    .filter(({ kind, metadata }) => kind !== "Namespace" || metadata.name !== operatorNamespace)
    .map((object) => {
      if (object.kind === "Deployment")
        return forCluster(object, (image) => rewriteImage(image, calico.images), settings);
      if (object.kind === "ServiceAccount" && settings?.imagePullSecrets !== undefined) {
        return { ...object, imagePullSecrets: settings.imagePullSecrets };
      }
      return object;
    });
  return { phase: "operator", name: "tigera-operator", objects };
}

interface Container {
  readonly image?: string;
}

interface PodSpec {
  readonly initContainers?: readonly Container[];
  readonly containers?: readonly Container[];
}

function forCluster(
  deployment: KubernetesObject,
  rewrite: (image: string) => string,
  settings: object | undefined,
): KubernetesObject {
  const spec = deployment.spec as { readonly template: { readonly spec: PodSpec } };
  const pod = spec.template.spec;
  const images = (containers: readonly Container[] | undefined) =>
    containers?.map((container) =>
      container.image === undefined ? container : { ...container, image: rewrite(container.image) },
    );
  return {
    ...deployment,
    spec: {
      ...spec,
      template: {
        ...spec.template,
        spec: compact({
          ...pod,
          ...settings,
          initContainers: images(pod.initContainers),
          containers: images(pod.containers),
        }),
      },
    },
  };
}
