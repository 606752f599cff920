import type { Path } from "./path";

/** A way to a prefix, as one router has it. The same way to another prefix is the same object. */
export interface Route {
  /** Unique within its router. */
  readonly id: number;
  readonly path: Path;
  readonly localPreference: number;
  /** Next hop; undefined: the router itself. */
  readonly nextHop: string | undefined;
  /** Index of the channel that brought it; -1: the router's own. */
  readonly channel: number;
  readonly isInternal: boolean;
  /** Whether a client of the router told it. */
  readonly isFromClient: boolean;
  /** Router id of who brought it into the AS, where it was reflected. */
  readonly originator: bigint | undefined;
  /** Cluster ids that it passed, the latest first. */
  readonly clusters: readonly string[];
  /** Whether its next hop is the very end of the session that brought it, so that it is there as long as that is. */
  readonly isDirect: boolean;
  /** Community GRACEFUL_SHUTDOWN (RFC 8326). */
  readonly isShuttingDown: boolean;
}

/** What a router knows of a prefix. Equal knowledge is the same object. */
export interface Rib {
  /** Best first. */
  readonly routes: readonly Route[];
  /** How many of the first ones it uses. */
  readonly used: number;
  /** Whether BIRD installs it although it cannot resolve the next hop: packets are refused as unreachable. */
  readonly isUnreachable: boolean;
}
