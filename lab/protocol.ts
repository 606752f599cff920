import type { Ended } from "./inside/daemons";

/** What is asked of a running lab: one line of JSON over its socket. The answer is lines of JSON, the last with `done` or `failed`. */
export type LabRequest =
  | { readonly verb: "plan" }
  | { readonly verb: "state"; readonly tables: boolean }
  | { readonly verb: "fail"; readonly fault: Fault }
  | { readonly verb: "heal" }
  | { readonly verb: "drain"; readonly switch: string; readonly on: boolean }
  | {
      readonly verb: "restart";
      readonly device: string;
      readonly afterMilliseconds: number;
      readonly signal: RestartSignal;
    }
  | { readonly verb: "reload"; readonly device: string; readonly files: Readonly<Record<string, string>> }
  | { readonly verb: "run"; readonly device: string; readonly argv: readonly string[] }
  | { readonly verb: "probe"; readonly seconds?: number; readonly flows: number; readonly intervalMilliseconds: number }
  | { readonly verb: "down" };

/** `SIGKILL`: as a container that is killed; `SIGTERM`: it takes its leave, and others drop what it told them. */
export type RestartSignal = "SIGKILL" | "SIGTERM";

/**
 * `silent`: nothing passes any more, and no link goes down (a hung switch, a broken optic). `carrier`: the links lose their
 * light (a pulled cable, a switch without power).
 */
export interface Fault {
  readonly kind: "silent" | "carrier";
  /** A switch or node, or a link by its two ends. */
  readonly of: { readonly device: string } | { readonly link: readonly [string, string] };
}

export type LabAnswer = { readonly line: ProbeTick } | { readonly done: unknown } | { readonly failed: string };

export interface LabState {
  readonly phase: "network" | "daemons" | "running";
  readonly sessions: readonly SessionState[];
  readonly faults: readonly Fault[];
  readonly drained: readonly string[];
  /** Devices whose daemons are stopped because that was asked for. */
  readonly stopped: readonly string[];
  /** Daemons that ended by themselves. */
  readonly ended: readonly Ended[];
  /** By device; absent where they were not asked for. */
  readonly kernel?: Readonly<Record<string, readonly KernelRoute[]>>;
  readonly bgp?: Readonly<Record<string, readonly BgpRoute[]>>;
}

/** A session, as the switch that the plan names for it sees it. */
export interface SessionState {
  readonly key: string;
  readonly at: string;
  readonly peer: string;
  /** `Established`, or the state of BGP that it is in; `Absent`: the switch knows no such neighbour. */
  readonly state: string;
  /** Milliseconds for which it has been Established. */
  readonly uptime?: number;
  readonly prefixesReceived?: number;
  readonly prefixesSent?: number;
  /** Absent: no BFD on it. */
  readonly bfd?: string;
  /** Why it is not Established, as far as FRR knows. */
  readonly why?: string;
}

/** A route of the main table. */
export interface KernelRoute {
  readonly prefix: string;
  readonly type: "unicast" | "blackhole" | "unreachable" | "other";
  /** Who put it there: `bgp` is FRR's, `bird` is BIRD's, `kernel`, `static`, `boot`. */
  readonly protocol: string;
  readonly ways: readonly {
    readonly via?: string;
    readonly interface?: string;
    readonly source?: string;
    readonly isUp: boolean;
  }[];
}

/** A prefix in a switch's BGP table, and the next hops of the paths that it uses. */
export interface BgpRoute {
  readonly prefix: string;
  readonly nextHops: readonly string[];
  readonly paths: number;
}

/** What a prober has seen so far of one pod sending to another. */
export interface ProbePair {
  readonly from: string;
  readonly to: string;
  readonly sent: number;
  readonly lost: number;
  /** Milliseconds between the first packet that was lost in a row and the next that arrived. */
  readonly longestOutage: number;
}

export interface ProbeTick {
  /** Milliseconds since the first packet. */
  readonly at: number;
  readonly sent: number;
  readonly lost: number;
  /** Flows from which nothing arrives at the moment, of all. */
  readonly silent: number;
  readonly flows: number;
  readonly longestOutage: number;
  /** Milliseconds for which a prober had no processor, the longest time: what was lost then may be the machine's doing. */
  readonly stalled: number;
}

export interface ProbeResult extends ProbeTick {
  readonly pairs: readonly ProbePair[];
}
