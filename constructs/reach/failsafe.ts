import { tcp, udp } from "../policy";
import type { Direction } from "../policy";
import type { Probe } from "./probe";

/** Ports of a host that stay open whatever policy says. */
export type FailsafePorts = Readonly<
  Record<Direction, readonly { readonly protocol: number; readonly port: number }[]>
>;

const ports = (protocol: number, ...numbers: readonly number[]) => numbers.map((port) => ({ protocol, port }));

/** Felix' defaults (felix/config/config_params.go of 3.31). */
export const defaultFailsafePorts: FailsafePorts = {
  ingress: [...ports(tcp, 22, 179, 2379, 2380, 5473, 6443, 6666, 6667), ...ports(udp, 68)],
  egress: [...ports(tcp, 179, 2379, 2380, 5473, 6443, 6666, 6667), ...ports(udp, 53, 67)],
};

export function isFailsafe(failsafe: FailsafePorts, direction: Direction, { protocol, port }: Probe): boolean {
  return failsafe[direction].some((one) => one.protocol === protocol && one.port === port);
}
