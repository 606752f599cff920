import type { SwitchConfig } from "../..";

/** What a system takes for a number, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The numbers that an intent may ask more of than a system takes. */
export const numberNames = [
  "keepalive",
  "hold",
  "restartTime",
  "bfdInterval",
  "bfdMultiplier",
  "restartMinutes",
  "multipath",
  "callers",
  "mtu",
] as const;

export type NumberName = (typeof numberNames)[number];

/** What a system takes; absent: whatever an intent may say. */
export type Numbers = Readonly<Partial<Record<NumberName, Range>>>;

const words: Readonly<Record<NumberName, string>> = {
  keepalive: "keepalive, seconds",
  hold: "hold time, seconds",
  restartTime: "graceful restart, seconds",
  bfdInterval: "BFD interval, ms",
  bfdMultiplier: "BFD packets that may be missing",
  restartMinutes: "minutes until a session with too many routes comes up again",
  multipath: "equal ways",
  callers: "nodes that may call from a range",
  mtu: "MTU",
};

/** Jumbo frames as fabrics mean them, `as much as ports take`: what has a little less is not worth a word. */
const jumbo = 9216;

/** A number as the system takes it: the nearest. */
export function taken(numbers: Numbers, name: NumberName, value: number): number {
  const range = numbers[name];
  return range === undefined ? value : Math.min(Math.max(value, range.least), range.most);
}

/** A number that the system does not take, and what is written for it. */
export interface Beyond {
  /** What it is, in words. */
  readonly what: string;
  readonly wanted: number;
  readonly written: number;
  readonly range: Range;
}

/** The numbers of a configuration that the system does not take, each once. */
export function beyond(config: SwitchConfig, numbers: Numbers): readonly Beyond[] {
  const found = new Map<string, Beyond>();
  for (const [name, wanted] of numbersOf(config)) {
    const range = numbers[name];
    const written = taken(numbers, name, wanted);
    if (range === undefined || written === wanted || (name === "mtu" && wanted === jumbo)) continue;
    found.set(`${name} ${wanted}`, { what: words[name], wanted, written, range });
  }
  return [...found.values()];
}

function numbersOf({ bgp, bfdProfiles, interfaces }: SwitchConfig): readonly (readonly [NumberName, number])[] {
  const restart = bgp.gracefulRestart;
  return [
    ...bgp.groups.flatMap(({ timers, maximumPrefixes, dynamic }): readonly (readonly [NumberName, number])[] => [
      ["keepalive", timers.keepalive],
      ["hold", timers.hold],
      ...(maximumPrefixes?.restartMinutes === undefined
        ? []
        : [["restartMinutes", maximumPrefixes.restartMinutes] as const]),
      ...dynamic.map(({ limit }) => ["callers", limit] as const),
    ]),
    ...(restart.kind === "disabled" ? [] : [["restartTime", restart.restartTime] as const]),
    ...bfdProfiles.flatMap(
      ({ transmitInterval, receiveInterval, detectMultiplier }): readonly (readonly [NumberName, number])[] => [
        ["bfdInterval", transmitInterval],
        ["bfdInterval", receiveInterval],
        ["bfdMultiplier", detectMultiplier],
      ],
    ),
    ["multipath", bgp.multipath],
    ...interfaces.flatMap((one) => (one.kind === "loopback" ? [] : [["mtu", one.mtu] as const])),
  ];
}
