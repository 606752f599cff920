import { here } from "../../findings";
import { isCommunityInRange } from "../../net";
import { hasStandIns } from "../marks";
import { at, rule, withFabric } from "./support";

const lab = "calico-kit: FRR 8.4 and BIRD 1.6 in network namespaces, a switch killed under load";

const timers = rule({
  finds: {
    "FAB-040": {
      title: "hold time under three keepalives",
      severity: "error",
      why: "One lost packet ends the session, or the switch refuses the pair.",
      upstream: here,
      see: "RFC 4271 section 4.4",
    },
    "FAB-041": {
      title: "hold time of few seconds on nodes",
      severity: "warning",
      why: "A node that is busy for that long does not read its keepalives: all of its routes flap, about once a day as reported.",
      upstream: here,
      see: "projectcalico/calico issue 7086",
    },
    "FAB-042": {
      title: "long hold time and no BFD",
      severity: "warning",
      why: "A dead switch or node whose link stays up has its packets for as long as the hold time.",
      upstream: here,
      see: "projectcalico/calico issue 4607",
    },
  },
  check: withFabric((context, fabric) => {
    const { report } = context;
    for (const which of ["sessions", "uplinks"] as const) {
      const { keepalive, hold } = fabric[which].timers;
      if (hold < 3 * keepalive)
        report.add("FAB-040", at(context, which, "timers", "hold"), {
          message: `${hold} s is less than three keepalives of ${keepalive} s`,
          got: hold,
          want: `${3 * keepalive} or more`,
          fix: `write hold: ${3 * keepalive}`,
        });
    }
    const { timers: wanted, bfd } = fabric.sessions;
    const path = at(context, "sessions", "timers", "hold");
    if (wanted.hold < 9)
      report.add("FAB-041", path, {
        message: `a node has ${wanted.hold} s to answer`,
        got: wanted.hold,
        want: "9, and BFD where nodes can speak it",
        fix: "write timers: { keepalive: 3, hold: 9 }; for less, give calico-node CPU requests and no limit, and try it under load",
      });
    if (wanted.hold > 30 && bfd === undefined)
      report.add("FAB-042", path, {
        message: `a dead end is found after ${wanted.hold} s`,
        got: wanted.hold,
        want: "9, or BFD",
        fix: "write timers: { keepalive: 3, hold: 9 }",
      });
  }),
});

const restarts = rule({
  finds: {
    "FAB-043": {
      title: "switch whose dead routes nodes keep",
      severity: "warning",
      why: "FRR announces long-lived graceful restart even as a helper, so that BIRD takes an expired hold timer for a restart: 127 s of loss at 120 s.",
      upstream: here,
      see: lab,
    },
    "FAB-044": {
      title: "graceful restart with neighbours that nobody names",
      severity: "warning",
      why: "A switch that restarts has no list of whom to dial, and one that helps may forget such a neighbour with its routes.",
      upstream: here,
      see: "FRRouting/frr issues 6523 and 10310",
    },
  },
  check: withFabric((context, { sessions, racks }) => {
    const { report } = context;
    const {
      gracefulRestart: restart,
      bfd,
      timers: { hold },
      neighbours,
    } = sessions;
    if (restart.kind === "disabled") return;
    if (bfd === undefined && restart.restartTime > hold)
      report.add("FAB-043", at(context, "sessions", "gracefulRestart", "restartTime"), {
        message: `nodes send packets to a dead switch for ${restart.restartTime} s beyond the hold time`,
        got: restart.restartTime,
        want: `${hold} or less, or BFD`,
        fix: "write gracefulRestart: { kind: helper, restartTime: 1 }, and drain a switch before it restarts",
      });
    const isNameless = racks.some(hasStandIns);
    if (neighbours === "dynamic" || isNameless)
      report.add("FAB-044", at(context, "sessions", isNameless ? "gracefulRestart" : "neighbours"), {
        message: "switches do not know their nodes by address, and keep routes of those that restart",
        got: isNameless ? "machines without names" : neighbours,
        want: isNameless ? "gracefulRestart: { kind: disabled }" : "static, or gracefulRestart: { kind: disabled }",
        fix: isNameless ? "write gracefulRestart: { kind: disabled }" : "write neighbours: static",
      });
  }),
});

const hops = rule({
  finds: {
    "FAB-045": {
      title: "TTL security of one hop towards a loopback",
      severity: "error",
      why: "Routed links have the session with the switch's loopback, one hop further on: its packets are dropped.",
      upstream: here,
      see: "RFC 5082",
    },
    "FAB-046": {
      title: "BFD on links between two addresses that are not on it",
      severity: "error",
      why: "Calico Enterprise speaks BFD with neighbours on a link, and the switch's loopback is on none: BFD never comes up.",
      upstream: here,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/bgppeer (failureDetectionMode)",
    },
  },
  check: withFabric((context, { links, sessions }) => {
    if (links.kind !== "routed") return;
    const { report } = context;
    if (sessions.ttlSecurity === 1)
      report.add("FAB-045", at(context, "sessions", "ttlSecurity"), {
        message: "the switch's loopback is a hop away",
        want: "2, or links: { kind: vlan }",
        fix: "write ttlSecurity: 2",
      });
    if (sessions.bfd?.speaker === "calico-enterprise")
      report.add("FAB-046", at(context, "sessions", "bfd", "speaker"), {
        message: "sessions of routed links are with the switch's loopback",
        want: "own, or links: { kind: vlan }",
        fix: "write links: { kind: vlan }, or remove bfd",
      });
  }),
});

const communities = rule({
  finds: {
    "FAB-047": {
      title: "community out of range on switches",
      severity: "error",
      why: "aa:nn has two 16-bit numbers, aa:nn:mm three of 32 bits: a switch refuses the line, and with it the map that lets routes in.",
      upstream: here,
      see: "RFC 1997; RFC 8092",
    },
    "FAB-048": {
      title: "community that switches act on",
      severity: "warning",
      why: "0:nn and 65535:nn are set aside: no-export keeps routes within the rack, graceful-shutdown makes them the last choice, blackhole drops their packets.",
      upstream: here,
      see: "RFC 1997; RFC 7999; RFC 8326; IANA, BGP well-known communities",
    },
  },
  check: withFabric((context, { sessions }) => {
    const { report } = context;
    for (const what of ["pods", "services"] as const)
      for (const [index, community] of sessions.communities[what].entries()) {
        const path = at(context, "sessions", "communities", what, index);
        if (!isCommunityInRange(community))
          report.add("FAB-047", path, {
            message: `${community} has a number that is too large`,
            want: "aa:nn up to 65535:65535, or aa:nn:mm up to 4294967295 each",
            fix: "use a large community (aa:nn:mm) for numbers above 65535",
          });
        else if (/^0*(?:0|65535):\d+$/.test(community))
          report.add("FAB-048", path, {
            message: `${community} means something to every switch`,
            want: "a community of an AS number of yours, 1 to 65534",
            fix: "write another number before the colon",
          });
      }
  }),
});

/** Timers, restarts and what else both ends must agree on. */
export const sessionRules = [timers, restarts, hops, communities];
