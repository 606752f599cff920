/** What rules of all of Kubernetes' policies have in common: how Calico converts their ports and peers. */
import type { Direction, Entity, Port, Rule } from "../policy";
import { protocolNumbers, tcp } from "../protocols";
import type { Field } from "./field";
import { anyone } from "./rules";

/** What no policy of Kubernetes can say. */
export const unset = { applyOnForward: false, preDNAT: false, doNotTrack: false } as const;

/** By protocol, its ports; no ports: any of that protocol; undefined: any packet at all. */
export type PortsByProtocol = ReadonlyMap<number, readonly Port[]> | undefined;

/** Calico's conversion: one rule for each protocol, by name, and a protocol without a port takes all its ports. */
export function grouped(
  items: readonly { readonly protocol: number; readonly port: Port | undefined }[],
): PortsByProtocol {
  const byProtocol = new Map<number, readonly Port[]>();
  for (const { protocol, port } of items) {
    const known = byProtocol.get(protocol);
    if (port === undefined || known?.length === 0) byProtocol.set(protocol, []);
    else byProtocol.set(protocol, [...(known ?? []), port]);
  }
  return new Map([...byProtocol].sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b), "en")));
}

const nameOf = (protocol: number): string =>
  [...protocolNumbers].find(([, number]) => number === protocol)?.[0].toUpperCase() ?? "";

export function readKubernetesProtocol(field: Field): number {
  const text = field.oneOf("TCP", "UDP", "SCTP") ?? "TCP";
  return protocolNumbers.get(text.toLowerCase()) ?? tcp;
}

export interface WrittenEntity {
  readonly entity: Entity;
  readonly written: Field;
}

export function rulesOf(
  ports: PortsByProtocol,
  peers: readonly WrittenEntity[],
  direction: Direction,
  action: Rule["action"],
): readonly Rule[] {
  const variants =
    ports === undefined
      ? [{ ports: [] as readonly Port[] }]
      : [...ports].map(([protocol, of]) => ({ protocol, ports: of }));
  return variants.flatMap(({ ports: wanted, ...rest }) =>
    peers.map(({ entity, written }) => ({
      action,
      ...rest,
      http: false,
      source: direction === "ingress" ? entity : anyone,
      destination: direction === "ingress" ? { ...anyone, ports: wanted } : { ...entity, ports: wanted },
      written: written.written,
    })),
  );
}
