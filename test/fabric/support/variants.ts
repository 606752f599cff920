import type { IntentInput } from "../../../constructs/kit";
import { planes, single } from "./intents";

type Fabric = NonNullable<IntentInput["fabric"]>;

const of = (fabric: object): Partial<Fabric> => fabric;
const perServer = { design: { kind: "as-per-server" } };
const many = { name: "r1", tors: [{ name: "r1-tor", os: "frr" }], plannedNodes: 200 };
const other = { name: "r2", tors: [{ name: "r2-tor", os: "frr" }] };

/** Every setting that a switch is told in lines of its own, one after the other. */
export const variants: Readonly<Record<string, IntentInput>> = {
  "whoever calls": single(of({ sessions: { neighbours: "dynamic" } })),
  "whoever calls, many": single(of({ racks: [many, other], sessions: { neighbours: "dynamic" } })),
  "whoever calls, each an AS": planes(of({ ...perServer, sessions: { neighbours: "dynamic", ttlSecurity: 1 } })),
  "whoever calls, one AS": single(of({ design: { kind: "shared-as" }, sessions: { neighbours: "dynamic" } })),
  "defaults of FRR": single(
    of({
      sessions: {
        timers: { keepalive: 60, hold: 180 },
        gracefulRestart: { kind: "helper", restartTime: 120 },
        bfd: { speaker: "own" },
        maximumPrefixes: { limit: 100, warningPercent: 75 },
      },
      multipath: 256,
    }),
  ),
  "one way only": single(of({ multipath: 1 })),
  restarters: planes(
    of({ sessions: { gracefulRestart: { kind: "restarter", restartTime: 60, longLivedStaleTime: 300 } } }),
  ),
  "no graceful restart": single(of({ sessions: { gracefulRestart: { kind: "disabled" } } })),
  "BFD of many kinds": planes(
    of({
      sessions: { bfd: { speaker: "own", transmitInterval: 100, receiveInterval: 150, detectMultiplier: 5 } },
      uplinks: { bfd: { transmitInterval: 1000 } },
    }),
  ),
  "prefixes that are warned of": single(of({ sessions: { maximumPrefixes: { limit: 50, action: "warning-only" } } })),
  communities: single(
    of({
      services: ["ClusterIP"],
      sessions: { communities: { pods: ["65000:100", "65000:101"], services: ["65000:200:1", "65000:2"] } },
    }),
  ),
  "a default route only": planes(of({ sessions: { advertise: "default" } })),
  "no spines": single(of({ spines: undefined, defaultRoute: "outside" })),
  "passwords and TTL": planes(
    of({
      ...perServer,
      sessions: { password: { secretKeyRef: { name: "bgp", key: "tors" } }, ttlSecurity: 1 },
      uplinks: { password: { kind: "secret", config: "spines" }, ttlSecurity: 1, timers: { keepalive: 1, hold: 3 } },
    }),
  ),
  "routed, each an AS": planes(
    of({ ...perServer, planes: 1, links: { kind: "routed" }, sessions: { ttlSecurity: 2 } }),
  ),
  "routed, one AS": planes(of({ design: { kind: "shared-as" }, planes: 1, links: { kind: "routed" } })),
};
