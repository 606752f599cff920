/** The sample applications as a cluster has them: pods with addresses instead of Deployments, slices instead of Services. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { installation, type KubernetesObject } from "../../constructs/model";

const folder = join(installation, "samples");

/** Their names, sorted. */
export const samples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export const samplePath = (name: string): string => join(folder, name);
export const edgesPath = (name: string): string => join(folder, `${name}.edges.yaml`);

export interface SampleEdge {
  readonly from: string;
  readonly to: string;
  readonly probe: string;
  readonly allow: boolean;
}

/** What is expected of a sample, as it is written. */
export function sampleEdges(name: string): readonly SampleEdge[] {
  return parse(readFileSync(edgesPath(name), "utf8")) as SampleEdge[];
}

/** The objects of a sample, as they are written. */
export function sampleObjects(name: string): readonly KubernetesObject[] {
  return readdirSync(samplePath(name))
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(samplePath(name), file), "utf8")))
    .map((document) => document.toJS() as KubernetesObject);
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
}

export interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly Container[]; readonly serviceAccountName: string };
}

export interface Workload extends KubernetesObject {
  readonly spec: { readonly replicas: number; readonly template: PodTemplate };
}

export const isWorkload = (object: KubernetesObject): object is Workload => object.kind === "Deployment";

interface ServiceSpec {
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly name: string; readonly targetPort: string }[];
}

interface RunningPod extends KubernetesObject {
  readonly status: { readonly podIP: string };
}

/** What the API server of a cluster would hold once a sample runs there. */
export function runningObjects(name: string): readonly KubernetesObject[] {
  const objects = sampleObjects(name);
  const pods = objects.filter(isWorkload).flatMap((workload, at) => podsOf(workload, at));
  const slices = objects.filter(({ kind }) => kind === "Service").map((service) => sliceOf(service, pods));
  const rest = objects.filter((object) => !isWorkload(object) && object.kind !== "Service").map(withNameLabel);
  return [...rest, ...pods, ...slices];
}

/** The name of what a pod belongs to, as expectations have it. */
export const workloadOf = (id: string): string => id.replace(/-\d+$/, "");

/** Kubernetes gives it to each namespace. */
function withNameLabel(object: KubernetesObject): KubernetesObject {
  if (object.kind !== "Namespace") return object;
  const { name, labels } = object.metadata;
  return { ...object, metadata: { name, labels: { ...labels, "kubernetes.io/metadata.name": name } } };
}

function podsOf({ metadata, spec }: Workload, at: number): readonly RunningPod[] {
  const { replicas, template } = spec;
  return Array.from({ length: replicas }, (_, index) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...template.metadata, name: `${metadata.name}-${index}`, namespace: metadata.namespace ?? "default" },
    spec: { ...template.spec, nodeName: "n1" },
    status: { phase: "Running", podIP: `10.0.${at}.${index + 1}` },
  }));
}

function sliceOf({ metadata, spec }: KubernetesObject, pods: readonly RunningPod[]): KubernetesObject {
  const { selector, ports } = spec as ServiceSpec;
  const behind = pods.filter(
    (pod) =>
      pod.metadata.namespace === metadata.namespace &&
      Object.entries(selector).every(([key, value]) => pod.metadata.labels?.[key] === value),
  );
  const numbered = ports.map(({ name, targetPort }) => {
    const containers = behind.flatMap((pod) => (pod.spec as PodTemplate["spec"]).containers);
    const found = containers.flatMap((one) => one.ports ?? []).find((port) => port.name === targetPort);
    if (found === undefined) throw new Error(`Service ${metadata.name}: no port is called ${targetPort}`);
    return { name, protocol: "TCP", port: found.containerPort };
  });
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace ?? "default",
      labels: { "kubernetes.io/service-name": metadata.name },
    },
    addressType: "IPv4",
    endpoints: behind.map(({ status }) => ({ addresses: [status.podIP], conditions: { ready: true } })),
    ports: numbered,
  };
}
