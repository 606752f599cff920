import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts, operatorAccepts } from "../../verdicts";
import type { Enterprise } from "../schema";

const page = "docs.tigera.io/calico-enterprise/latest/observability/packetcapture";
const portless: readonly string[] = ["ICMP", "ICMPv6"];
const everybody: readonly string[] = ["system:authenticated", "system:unauthenticated", "system:serviceaccounts"];

const captures = rule({
  finds: {
    "ENT-030": {
      title: "packet capture that captures nothing",
      severity: "error",
      why: "The object is accepted, its state stays Scheduled or Finished, and no file ever has a packet.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/packetcapture",
    },
    "ENT-031": {
      title: "captured packets for everybody",
      severity: "warning",
      why: "Files of packets hold passwords and tokens of whoever was captured: whoever may read them has those, too.",
      upstream: apiServerAccepts,
      see: page,
    },
    "ENT-032": {
      title: "two objects of one name",
      severity: "error",
      why: "The one that is applied later takes the place of the other.",
      upstream: apiServerAccepts,
      see: "kubectl apply",
    },
  },
  check: (context) => {
    const { enterprise } = context.cluster.calico;
    const place = (...keys: readonly (string | number)[]): string => at(context, "calico", "enterprise", ...keys);
    for (const [index, { name, startTime, endTime, filters = [] }] of (
      enterprise?.packetCapture?.captures ?? []
    ).entries()) {
      if (startTime !== undefined && endTime !== undefined && Date.parse(endTime) <= Date.parse(startTime))
        context.report.add("ENT-030", place("packetCapture", "captures", index, "endTime"), {
          message: `capture ${name} ends before it begins`,
          got: endTime,
          want: `a time after ${startTime}`,
          fix: "correct one of the two",
        });
      for (const [position, { protocol, ports }] of filters.entries())
        if (protocol !== undefined && ports !== undefined && portless.includes(protocol))
          context.report.add("ENT-030", place("packetCapture", "captures", index, "filters", position, "ports"), {
            message: `capture ${name} looks for ports of ${protocol}, which has none`,
            got: protocol,
            want: "TCP, UDP, SCTP or UDPLite, or no ports",
            fix: "correct the protocol, or remove ports",
          });
    }
    for (const [index, { name, subjects, may }] of (enterprise?.packetCapture?.access ?? []).entries())
      for (const [position, subject] of subjects.entries())
        if (subject.kind === "Group" && may.includes("Files") && everybody.includes(subject.name))
          context.report.add("ENT-031", place("packetCapture", "access", index, "subjects", position), {
            message: `access ${name} gives captured packets to ${subject.name}`,
            got: subject.name,
            want: "people and service accounts who look into this namespace",
            fix: "name them, or leave out Files",
          });
    for (const { path, key } of twice(enterprise))
      context.report.add("ENT-032", place(...path), {
        message: `${key} is there twice`,
        got: key,
        want: "each name once, in a namespace where it has one",
        fix: "rename one of them",
      });
  },
});

interface Place {
  readonly path: readonly (string | number)[];
  readonly key: string;
}

/** Those that have the name of one before them. */
function twice(enterprise: Enterprise | undefined): readonly Place[] {
  const lists: readonly (readonly [readonly string[], string, readonly { name: string; namespace?: string }[]])[] = [
    [["packetCapture", "captures"], "PacketCapture", enterprise?.packetCapture?.captures ?? []],
    [["packetCapture", "access"], "access", enterprise?.packetCapture?.access ?? []],
    [["egress", "gateways"], "EgressGateway", enterprise?.egress?.gateways ?? []],
    [["egress", "policies"], "EgressGatewayPolicy", enterprise?.egress?.policies ?? []],
    [["bfd"], "BFDConfiguration", enterprise?.bfd ?? []],
  ];
  return lists.flatMap(([path, kind, items]) => {
    const keys = items.map(({ name, namespace }) => [kind, [namespace, name].filter(Boolean).join("/")].join(" "));
    return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [{ path: [...path, index, "name"], key }] : []));
  });
}

const logs = rule({
  finds: {
    "ENT-033": {
      title: "logs of L7 that nobody carries",
      severity: "warning",
      why: "Envoy writes them to files of the node; without Fluentd they go no further, and nobody sees them.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/observability/elastic/l7/configure",
    },
  },
  check: (context) => {
    const { enterprise } = context.cluster.calico;
    if (enterprise?.applicationLayer?.collectLogs !== "Enabled" || enterprise.logCollector !== undefined) return;
    context.report.add("ENT-033", at(context, "calico", "enterprise", "applicationLayer", "collectLogs"), {
      message: "collectLogs is Enabled, and there is no logCollector",
      want: "logCollector beside, and logStorage for what it carries",
      fix: "add calico.enterprise.logCollector: {}",
    });
  },
});

const bfd = rule({
  finds: {
    "ENT-034": {
      title: "BFDConfiguration that no session goes by",
      severity: "warning",
      why: "A session has BFD by its peer's failureDetectionMode: without one of them the timers are nobody's.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/bgppeer",
    },
    "ENT-035": {
      title: "timer of BFD that is not a whole number of milliseconds",
      severity: "error",
      why: "BIRD's configuration has milliseconds, above 0.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/bfdconfig",
    },
  },
  check: (context) => {
    const { enterprise, bgp } = context.cluster.calico;
    const asked = enterprise?.bfd;
    if (asked === undefined) return;
    if (!bgp.peers.some(({ failureDetectionMode }) => failureDetectionMode === "BFDIfDirectlyConnected"))
      context.report.add("ENT-034", at(context, "calico", "enterprise", "bfd"), {
        message: "no peer has failureDetectionMode: BFDIfDirectlyConnected",
        want: "a peer that asks for BFD",
        fix: "add failureDetectionMode: BFDIfDirectlyConnected to the peer, or remove bfd",
      });
    const timers = ["minimumRecvInterval", "minimumSendInterval", "idleSendInterval"] as const;
    for (const [index, { name, interfaces }] of asked.entries())
      for (const [position, one] of interfaces.entries())
        for (const timer of timers) {
          const text = one[timer];
          if (text === undefined || isWholeMilliseconds(text)) continue;
          context.report.add(
            "ENT-035",
            at(context, "calico", "enterprise", "bfd", index, "interfaces", position, timer),
            {
              message: `${timer} of ${name} is ${text}`,
              got: text,
              want: "whole milliseconds, above 0, such as 300ms or 1s",
              fix: "correct it",
            },
          );
        }
  },
});

const nanoseconds: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Of a Go duration: exactly, since 0.1ms is 100 us. */
function isWholeMilliseconds(text: string): boolean {
  const parts = [...text.matchAll(/(\d+)(?:\.(\d+))?(ns|us|ms|s|m|h)/g)];
  const scale = 10n ** 9n;
  const total = parts.reduce((sum, [, whole = "0", fraction = "", unit = "s"]) => {
    const digits = BigInt(whole) * scale + BigInt(fraction.slice(0, 9).padEnd(9, "0"));
    return sum + digits * (nanoseconds[unit] ?? 0n);
  }, 0n);
  return total > 0n && total % (1_000_000n * scale) === 0n;
}

/** Captures and who may have them, L7 logs, and BFD. */
export const captureRules: readonly Rule[] = [captures, logs, bfd];
