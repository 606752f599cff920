import * as z from "zod";
import { duration } from "../../intent";
import { defaults } from "./defaults";
import { community, mtu, passwordOf } from "./primitives";

const bfdTimers = {
  transmitInterval: z
    .number()
    .int()
    .min(50)
    .max(60000)
    .optional()
    .meta({ description: `ms, default ${defaults.bfd.transmitInterval}` }),
  receiveInterval: z
    .number()
    .int()
    .min(50)
    .max(60000)
    .optional()
    .meta({ description: `ms, default ${defaults.bfd.receiveInterval}` }),
  detectMultiplier: z
    .number()
    .int()
    .min(2)
    .max(50)
    .optional()
    .meta({ description: `default ${defaults.bfd.detectMultiplier}` }),
};
const uplinkBfd = z.strictObject(bfdTimers).meta({ description: "BFD" });
const nodeBfd = z
  .strictObject({
    ...bfdTimers,
    speaker: z.enum(["calico-enterprise", "own"]).meta({
      description:
        "who speaks it on nodes: Calico Enterprise, or a daemon that you run there; Calico Open Source cannot",
    }),
  })
  .meta({ description: "BFD between nodes and switches" });

const timers = z
  .strictObject({
    keepalive: z.number().int().min(1).max(21845),
    hold: z.number().int().min(3).max(65535),
  })
  .meta({ description: `seconds; default ${defaults.keepalive} and ${defaults.hold}` });

const ttlSecurity = z.number().int().min(1).max(254).optional().meta({ description: "hops (GTSM); default: off" });

const gracefulRestart = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("disabled") }),
    z
      .strictObject({
        kind: z.literal("helper"),
        restartTime: z
          .number()
          .int()
          .min(1)
          .max(4095)
          .optional()
          .meta({
            description: `seconds for which the switch asks nodes to keep its routes; default ${defaults.restartTime}`,
          }),
        maxRestartTime: duration.optional().meta({
          description: `BGPPeer.maxRestartTime: for how long a switch keeps a node's routes; default ${defaults.maxRestartTime} where the node's rack has a second switch, else Calico's own`,
        }),
      })
      .meta({ description: "switches keep the routes of a node that restarts (default)" }),
    z
      .strictObject({
        kind: z.literal("restarter"),
        restartTime: z.number().int().min(1).max(4095).meta({ description: "seconds" }),
        maxRestartTime: duration.optional(),
        longLivedStaleTime: z
          .number()
          .int()
          .min(1)
          .max(16777215)
          .optional()
          .meta({ description: "seconds (RFC 9494)" }),
      })
      .meta({ description: "switches also forward while they restart" }),
    z
      .strictObject({
        kind: z.literal("long-lived"),
        staleTime: z
          .number()
          .int()
          .min(1)
          .max(16777215)
          .optional()
          .meta({ description: `seconds; default ${defaults.longLivedStaleTime}` }),
      })
      .meta({
        description:
          "either end keeps the routes of one that is gone, as the last choice (RFC 9494): Calico Enterprise only",
      }),
  ])
  .meta({ description: "graceful restart between nodes and switches" });

const maximumPrefixes = z
  .strictObject({
    limit: z.number().int().min(1).max(1000000),
    warningPercent: z
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: `default ${defaults.warningPercent}` }),
    action: z.enum(["restart", "warning-only"]).optional().meta({ description: "default restart" }),
    restartMinutes: z
      .number()
      .int()
      .min(1)
      .max(65535)
      .optional()
      .meta({ description: `default ${defaults.restartMinutes}` }),
  })
  .meta({ description: "routes that a switch takes from one neighbour; default: derived from the nodes' pods" });

export const sessions = z
  .strictObject({
    neighbours: z.enum(["static", "dynamic"]).optional().meta({
      description: "each node by its address (default), or whoever calls from the subnet (a listen range)",
    }),
    advertise: z.enum(["all", "default"]).optional().meta({
      description:
        "what switches announce to nodes: every route of pods and Services (default), or a default route only",
    }),
    timers: timers.optional(),
    bfd: nodeBfd.optional(),
    gracefulRestart: gracefulRestart.optional(),
    ttlSecurity,
    password: passwordOf("the nodes' sessions"),
    maximumPrefixes: maximumPrefixes.optional(),
    communities: z
      .strictObject({ pods: z.array(community).min(1).optional(), services: z.array(community).min(1).optional() })
      .optional()
      .meta({ description: "what switches add to the routes that they take from nodes" }),
  })
  .meta({ description: "between nodes and racks' switches" });

export const uplinks = z
  .strictObject({
    timers: timers.optional(),
    bfd: uplinkBfd.optional(),
    ttlSecurity,
    password: passwordOf("the sessions between switches"),
    mtu: mtu.optional(),
  })
  .meta({ description: "between racks' switches and spines" });

export type SessionsIntent = z.infer<typeof sessions>;
