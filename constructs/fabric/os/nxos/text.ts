import type { BfdTimers } from "../../../model";
import type { Cidr, IpFamily } from "../../../net";
import { taken } from "..";
import { nxosDefaults, nxosNumbers } from "./defaults";

/** A line and what stands within it. */
export function within(first: string, inside: readonly string[]): readonly string[] {
  return [first, ...inside.map((line) => `  ${line}`)];
}

/** `ip` or `ipv6`, as lists and routes begin. */
export function versionWord(family: IpFamily): "ip" | "ipv6" {
  return family === 4 ? "ip" : "ipv6";
}

/** A prefix as NX-OS shows it: it has `0::/0` for `::/0`. */
export function prefixText(prefix: Cidr): string {
  const text = prefix.toString();
  return text === "::/0" ? "0::/0" : text;
}

export function defaultRoute(family: IpFamily): string {
  return family === 4 ? "0.0.0.0/0" : "0::/0";
}

/** `interval 300 min_rx 300 multiplier 3`; absent where that is NX-OS' own. */
export function bfdTimers(of: BfdTimers | undefined): string | undefined {
  if (of === undefined) return undefined;
  const transmit = taken(nxosNumbers, "bfdInterval", of.transmitInterval);
  const receive = taken(nxosNumbers, "bfdInterval", of.receiveInterval);
  const multiplier = taken(nxosNumbers, "bfdMultiplier", of.detectMultiplier);
  const { bfd } = nxosDefaults;
  const isDefault =
    transmit === bfd.transmitInterval && receive === bfd.receiveInterval && multiplier === bfd.detectMultiplier;
  return isDefault ? undefined : `interval ${transmit} min_rx ${receive} multiplier ${multiplier}`;
}
