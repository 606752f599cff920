import { Cidr } from "../../net";
import type { ConfiguredFailsafe, FailsafePort, FailsafePorts } from "../policy";
import { protocolNumbers } from "../protocols";
import type { Field } from "./field";

/** What was gathered of FelixConfigurations, and can be added to. */
export interface GatheredFailsafe extends ConfiguredFailsafe {
  all: Partial<FailsafePorts>;
  readonly nodes: Map<string, Partial<FailsafePorts>>;
}

export const nothingConfigured = (): GatheredFailsafe => ({ all: {}, nodes: new Map() });

/** Takes the failsafe ports of a FelixConfiguration: `default` is for all nodes, `node.NAME` for one. */
export function gatherFailsafe(name: string, spec: Field, to: GatheredFailsafe): void {
  const said: Partial<FailsafePorts> = {
    ...portsAt("ingress", spec.at("failsafeInboundHostPorts")),
    ...portsAt("egress", spec.at("failsafeOutboundHostPorts")),
  };
  if (name === "default") to.all = said;
  else if (name.startsWith("node.")) to.nodes.set(name.slice("node.".length), said);
}

/** An empty list is no port at all (protoPortSliceToString of libcalico-go: `none`); an absent one leaves Felix its own. */
function portsAt(direction: "ingress" | "egress", { value }: Field): Partial<FailsafePorts> {
  return Array.isArray(value) ? { [direction]: value.flatMap(portOf) } : {};
}

function portOf(item: unknown): readonly FailsafePort[] {
  const { protocol, port, net } = (item ?? {}) as Readonly<Record<string, unknown>>;
  const number = typeof protocol === "string" ? protocolNumbers.get(protocol.toLowerCase()) : undefined;
  if (number === undefined || typeof port !== "number") return [];
  if (typeof net !== "string" || net === "") return [{ protocol: number, port }];
  const text = net.includes("/") ? net : `${net}/${net.includes(":") ? 128 : 32}`;
  const parsed = Cidr.parse(text, { strict: false });
  // Felix leaves out what it cannot read.
  return parsed.ok ? [{ protocol: number, port, net: parsed.value }] : [];
}
