import type { SwitchConfig } from "../..";
import { when } from "..";
import { preciseBelow } from "./defaults";
import { groupLines, holdOf } from "./groups";

/** `protocols bgp`, with what holds for all of it unless only neighbours are written. */
export function bgpLines(config: SwitchConfig): readonly string[] {
  return [
    ...(config.render === "whole" ? processLines(config) : []),
    ...config.bgp.groups.flatMap((group) => groupLines(group, config)),
  ];
}

function processLines(config: SwitchConfig): readonly string[] {
  return [
    ...preciseLines(config),
    // Told neighbours of the same AS by LOCAL_PREF 0, and others by GRACEFUL_SHUTDOWN (RFC 8326).
    ...when(config.bgp.isDrained, "protocols bgp graceful-shutdown sender"),
  ];
}

/** So that keepalives go out while routes are worked on. Junos Evolved has no such line. */
export function preciseLines({ bgp }: SwitchConfig): readonly string[] {
  return when(
    bgp.groups.some((group) => holdOf(group) < preciseBelow),
    "protocols bgp precision-timers",
  );
}
