import type { BfdTimers } from "../../model";
import type { FabricDesign, FabricSessions, FabricUplinks } from "../fabric";
import type { FabricIntent, SessionsIntent } from "../schema";
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

export function sessionsOfNodes({ sessions = {}, racks }: FabricIntent): FabricSessions {
  const { bfd, maximumPrefixes, ttlSecurity, communities } = sessions;
  const hasSecondWay = racks.every(({ tors }) => tors.length > 1);
  const maxRestartTime = maxRestartTimeOf(sessions, hasSecondWay);
  return {
    neighbours: sessions.neighbours ?? "static",
    advertise: sessions.advertise ?? "all",
    timers: sessions.timers ?? usualTimers,
    ...(bfd === undefined ? {} : { bfd: { ...bfdTimers(bfd), speaker: bfd.speaker } }),
    gracefulRestart: gracefulRestartOf(sessions),
    ...(sessions.gracefulRestart?.kind === "long-lived" ? { restartMode: "LongLivedGracefulRestart" as const } : {}),
    ...(maxRestartTime === undefined ? {} : { maxRestartTime }),
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

function maxRestartTimeOf({ gracefulRestart }: SessionsIntent, hasSecondWay: boolean): string | undefined {
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
