import { type ConfiguredFailsafe, type FailsafePorts, tcp, udp } from "../policy";
import type { Direction } from "../policy";
import type { EndpointClass, Population } from "./population";
import type { Probe } from "./probe";

const ports = (protocol: number, ...numbers: readonly number[]) => numbers.map((port) => ({ protocol, port }));

/** Felix' defaults (felix/config/config_params.go of 3.31). */
export const defaultFailsafePorts: FailsafePorts = {
  ingress: [...ports(tcp, 22, 179, 2379, 2380, 5473, 6443, 6666, 6667), ...ports(udp, 68)],
  egress: [...ports(tcp, 179, 2379, 2380, 5473, 6443, 6666, 6667), ...ports(udp, 53, 67)],
};

/** Which ports of which host stay open to whom. */
export class Failsafe {
  /** @param said instead of what FelixConfigurations and Felix say */
  constructor(
    private readonly population: Population,
    private readonly configured: ConfiguredFailsafe | undefined,
    private readonly said: FailsafePorts | undefined,
  ) {}

  /** Whether a host lets it through before any policy is asked (felix/rules/static.go, failsafeInChain and failsafeOutChain). */
  isOpen(own: EndpointClass, other: EndpointClass, direction: Direction, { protocol, port }: Probe): boolean {
    return this.portsOf(own.first.node ?? "", direction).some(
      (one) =>
        one.protocol === protocol &&
        one.port === port &&
        (one.net === undefined ||
          (one.net.family === this.population.family && this.population.within([one.net])[other.index] === 1)),
    );
  }

  private portsOf(node: string, direction: Direction): FailsafePorts[Direction] {
    const { all, nodes } = this.configured ?? { all: {}, nodes: new Map<string, Partial<FailsafePorts>>() };
    return this.said?.[direction] ?? nodes.get(node)?.[direction] ?? all[direction] ?? defaultFailsafePorts[direction];
  }
}

/** Ranges that failsafe ports are narrowed to. */
export function failsafeNets(configured: ConfiguredFailsafe | undefined, said: FailsafePorts | undefined) {
  const lists = [said, configured?.all, ...(configured?.nodes.values() ?? [])];
  return lists.flatMap((one) =>
    [...(one?.ingress ?? []), ...(one?.egress ?? [])].flatMap(({ net }) => (net === undefined ? [] : [net])),
  );
}
