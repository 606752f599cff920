import type { BfdTimers } from "../../model";
import type { FabricDesign, FabricSessions, FabricUplinks } from "../fabric";
import type { FabricIntent, RackIntent, SessionsIntent } from "../schema";
import { defaults } from "../schema/defaults";
import type { MaximumPrefixes, SwitchGracefulRestart } from "../switch-config";

export function designOf({ design }: FabricIntent): FabricDesign {
  switch (design.kind) {
    case "as-per-rack":
    case "as-per-server":
      return { kind: design.kind };
    case "shared-as":
      return { kind: design.kind, loops: design.loops ?? "as-override" };
    case "route-reflectors":
      return { kind: design.kind, in: design.in, loops: design.loops ?? "as-override" };
  }
}

export function sessionsOfNodes({ sessions = {} }: FabricIntent): FabricSessions {
  const { bfd, maximumPrefixes, ttlSecurity, communities } = sessions;
  return {
    neighbours: sessions.neighbours ?? "static",
    advertise: sessions.advertise ?? "all",
    timers: sessions.timers ?? usualTimers,
    ...(bfd === undefined ? {} : { bfd: { ...bfdTimers(bfd), speaker: bfd.speaker } }),
    gracefulRestart: gracefulRestartOf(sessions),
    ...(sessions.gracefulRestart?.kind === "long-lived" ? { restartMode: "LongLivedGracefulRestart" as const } : {}),
    ...(ttlSecurity === undefined ? {} : { ttlSecurity }),
    ...(maximumPrefixes === undefined ? {} : { maximumPrefixes: maximumPrefixesOf(maximumPrefixes) }),
    communities: { pods: communities?.pods ?? [], services: communities?.services ?? [] },
  };
}

export function uplinksOf({ uplinks = {} }: FabricIntent): FabricUplinks {
  const { ttlSecurity, password } = uplinks;
  return {
    timers: uplinks.timers ?? usualTimers,
    bfd: bfdTimers(uplinks.bfd ?? {}),
    ...(ttlSecurity === undefined ? {} : { ttlSecurity }),
    ...(password === undefined ? {} : { password }),
    mtu: uplinks.mtu ?? defaults.switchMtu,
  };
}

const usualTimers = { keepalive: defaults.keepalive, hold: defaults.hold };

function bfdTimers(wanted: { readonly [Key in keyof BfdTimers]?: number | undefined }): BfdTimers {
  const { transmitInterval, receiveInterval, detectMultiplier } = defaults.bfd;
  return {
    transmitInterval: wanted.transmitInterval ?? transmitInterval,
    receiveInterval: wanted.receiveInterval ?? receiveInterval,
    detectMultiplier: wanted.detectMultiplier ?? detectMultiplier,
  };
}

function gracefulRestartOf({ gracefulRestart }: SessionsIntent): SwitchGracefulRestart {
  switch (gracefulRestart?.kind) {
    case "disabled":
      return { kind: "disabled" };
    case "restarter": {
      const { restartTime, longLivedStaleTime } = gracefulRestart;
      return { kind: "restarter", restartTime, ...(longLivedStaleTime === undefined ? {} : { longLivedStaleTime }) };
    }
    case "long-lived":
      return { kind: "helper", restartTime: defaults.restartTime, longLivedStaleTime: staleTimeOf(gracefulRestart) };
    default:
      return { kind: "helper", restartTime: gracefulRestart?.restartTime ?? defaults.restartTime };
  }
}

/**
 * BGPPeer.spec.maxRestartTime of a rack's nodes. Each rack has its own, so that one with a single switch changes no session of
 * the others.
 */
export function maxRestartTimeOf(
  { sessions: { gracefulRestart } = {} }: Pick<FabricIntent, "sessions">,
  { tors }: Pick<RackIntent, "tors">,
): string | undefined {
  const hasSecondWay = tors.length > 1;
  if (gracefulRestart?.kind === "disabled") return undefined;
  if (gracefulRestart?.kind === "long-lived") return `${staleTimeOf(gracefulRestart)}s`;
  return gracefulRestart?.maxRestartTime ?? (hasSecondWay ? defaults.maxRestartTime : undefined);
}

function staleTimeOf({ staleTime }: { readonly staleTime?: number | undefined }): number {
  return staleTime ?? defaults.longLivedStaleTime;
}

function maximumPrefixesOf(wanted: NonNullable<SessionsIntent["maximumPrefixes"]>): MaximumPrefixes {
  return {
    limit: wanted.limit,
    warningPercent: wanted.warningPercent ?? defaults.warningPercent,
    ...(wanted.action === "warning-only" ? {} : { restartMinutes: wanted.restartMinutes ?? defaults.restartMinutes }),
  };
}
