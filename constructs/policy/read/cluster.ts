import { type Cidr, Ip } from "../../net";
import type { EndpointPort, EndpointSlice, Node, Pod, Service, ServicePort } from "../policy";
import { protocolNumbers, tcp } from "../protocols";
import type { Field } from "./field";
import type { ObjectFields } from "./object";

/** Objects that make pods, and where their template stands. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

export function isWorkload(kind: string): boolean {
  return kind === "Pod" || Object.hasOwn(templates, kind);
}

/** A pod, or one that stands for all that an object makes: equal as far as policy goes. Undefined: one that has ended. */
export function readPod(kind: string, { name, namespace = "default", labels, body }: ObjectFields): Pod | undefined {
  const path = templates[kind] ?? [];
  const template = path.reduce((field, key) => field.at(key), body);
  const spec = template.at("spec");
  const node = spec.at("nodeName").text();
  const status = body.at("status");
  if (["Succeeded", "Failed"].includes(String(status.at("phase").value))) return undefined;
  return {
    name: kind === "Pod" ? name : `${name} (${kind})`,
    namespace,
    labels: kind === "Pod" ? labels : template.at("metadata").at("labels").labels(),
    serviceAccount: spec.at("serviceAccountName").text() || "default",
    addresses: kind === "Pod" ? podAddresses(status) : [],
    ports: [...spec.at("containers").list(), ...spec.at("initContainers").list()].flatMap(portsOf),
    hostNetwork: spec.at("hostNetwork").flag(),
    assumed: false,
    ...(node ? { node } : {}),
    written: body.written,
  };
}

function podAddresses(status: Field): readonly Ip[] {
  const plural = status
    .at("podIPs")
    .list()
    .flatMap((item) => item.at("ip").ip() ?? []);
  const single = status.at("podIP").ip();
  return plural.length > 0 || single === undefined ? plural : [single];
}

function portsOf(container: Field): readonly EndpointPort[] {
  return container
    .at("ports")
    .list()
    .flatMap((field) => {
      const name = field.at("name").text();
      const port = field.at("containerPort").wholeNumber(1, 65535);
      return name === undefined || port === undefined ? [] : [{ name, port, protocol: protocolOf(field) }];
    });
}

const protocolOf = (field: Field): number =>
  protocolNumbers.get((field.at("protocol").oneOf("TCP", "UDP", "SCTP") ?? "TCP").toLowerCase()) ?? tcp;

export function readService({ name, namespace = "default", body }: ObjectFields): Service {
  const spec = body.at("spec");
  const selector = spec.at("selector").labels();
  return {
    name,
    namespace,
    ports: spec.at("ports").list().flatMap(servicePort),
    clusterIPs: addressesOf(spec),
    externalTrafficPolicy: spec.at("externalTrafficPolicy").oneOf("Cluster", "Local") ?? "Cluster",
    ...(Object.keys(selector).length > 0 ? { selector } : {}),
    written: body.written,
  };
}

function addressesOf(spec: Field): readonly Ip[] {
  const all = [...spec.at("clusterIPs").texts(), spec.at("clusterIP").text() ?? ""];
  return [...new Set(all)].flatMap((text) => {
    const parsed = Ip.parse(text);
    return parsed.ok ? [parsed.value] : [];
  });
}

function servicePort(field: Field): readonly ServicePort[] {
  const port = field.at("port").wholeNumber(1, 65535);
  if (port === undefined) return [];
  const name = field.at("name").text();
  const target = field.at("targetPort").value;
  const nodePort = field.at("nodePort").wholeNumber(1, 65535);
  return [
    {
      port,
      protocol: protocolOf(field),
      ...(name === undefined ? {} : { name }),
      ...(typeof target === "number" || typeof target === "string" ? { targetPort: target } : {}),
      ...(nodePort === undefined ? {} : { nodePort }),
    },
  ];
}

export function readEndpointSlice({ namespace = "default", labels, body }: ObjectFields): EndpointSlice | undefined {
  const service = labels["kubernetes.io/service-name"];
  if (service === undefined) return undefined;
  return {
    service,
    namespace,
    addresses: body
      .at("endpoints")
      .list()
      .flatMap((endpoint) => endpoint.at("addresses").list())
      .flatMap((item) => item.ip() ?? []),
    ports: body
      .at("ports")
      .list()
      .flatMap((field) => {
        const port = field.at("port").wholeNumber(1, 65535);
        return port === undefined ? [] : [{ port, protocol: protocolOf(field) }];
      }),
  };
}

/** A node with its own subnet, where Calico has written it down. */
export interface NodeFields extends Node {
  readonly subnets: readonly Cidr[];
}

export function readNode({ name, labels, body }: ObjectFields): NodeFields {
  const addresses = body
    .at("status")
    .at("addresses")
    .list()
    .filter((item) => ["InternalIP", "ExternalIP"].includes(String(item.at("type").value)))
    .flatMap((item) => item.at("address").ip() ?? []);
  const annotations = body.at("metadata").at("annotations");
  const subnets = ["projectcalico.org/IPv4Address", "projectcalico.org/IPv6Address"].flatMap(
    (key) => annotations.at(key).cidr() ?? [],
  );
  return { name, labels, addresses, subnets };
}
