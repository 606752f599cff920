import type { Fabric } from "../fabric";
import type { Session } from "../model";
import type { Failure } from "./failures";

/** For how long a failure may go unnoticed. */
export interface Detection {
  /** Bound in milliseconds: packets are lost for no longer, but for what routers need to reckon again. */
  readonly milliseconds: number;
  readonly by: "nothing to notice" | "carrier" | "BFD" | "hold timer" | "hold timer and restart time";
  /** Key of the session that notices last. */
  readonly session?: string;
}

/** Both bounds of a failure. */
export interface Detections {
  /** Its links go down with it, as when power is lost or a cable is cut. */
  readonly withCarrier: Detection;
  /** Its links stay up, as when it hangs, or there is something between. */
  readonly silent: Detection;
}

/** Within which a router has noticed that a port lost its carrier and has other ways in use: a budget, not a measurement. */
const carrierBudget = 50;
/** BIRD's own hold time between nodes, where nothing lower is proposed; in the lab, 220 s: no restart time comes after it. */
const birdHold = 240;

const unnoticed: Detection = { milliseconds: 0, by: "nothing to notice" };

/**
 * How long it takes until everybody has noticed a failure, by the sessions that end with it.
 * @param isDown whether a session between nodes has no way any more: nobody but its hold timer tells
 */
export function detectionsOf(
  fabric: Fabric,
  sessions: readonly Session[],
  failure: Failure,
  isDown: (key: string) => boolean,
): Detections {
  // Who ends a session says so by closing it.
  if (failure.kind === "drain" || failure.kind === "restart") return { withCarrier: unnoticed, silent: unnoticed };
  const ended = sessions.filter(
    (session) => isEndedBy(session, failure) || (session.kind === "reflector" && isDown(session.key)),
  );
  return {
    withCarrier: latest(
      ended.map((session) => (seesCarrier(fabric, session, failure) ? carrierOf(session) : silentOf(fabric, session))),
    ),
    silent: latest(ended.map((session) => silentOf(fabric, session))),
  };
}

/** The sessions that a failure ends, those aside that only its routes carry. */
export function isEndedBy(session: Session, failure: Failure): boolean {
  const names = namesOf(session);
  if (failure.kind !== "link") return failure.kind !== "drain" && names.includes(failure.name);
  return session.kind !== "reflector" && failure.ends.every((end) => names.includes(end));
}

function namesOf(session: Session): readonly string[] {
  switch (session.kind) {
    case "node":
      return [session.node.name, session.switch.name];
    case "uplink":
      return [session.lower.name, session.upper.name];
    case "reflector":
      return [session.client.name, session.reflector.name];
  }
}

/**
 * Whether who is left sees the port go down. A switch's interface on a VLAN stays up without one of its ports, so that it does
 * not see a node go; nodes pass over routes by a port without carrier.
 */
function seesCarrier({ links }: Fabric, session: Session, failure: Failure): boolean {
  if (session.kind === "reflector") return false;
  if (session.kind === "uplink" || links.kind === "routed") return true;
  return failure.kind === "tor";
}

function carrierOf({ key }: Session): Detection {
  return { milliseconds: carrierBudget, by: "carrier", session: key };
}

/** Without a carrier: BFD, or the hold timer, and then, for a node, what the switch asked it to wait for. */
function silentOf({ sessions }: Fabric, session: Session): Detection {
  if (session.kind === "reflector") return { milliseconds: birdHold * 1000, by: "hold timer", session: session.key };
  const { key, bfd, timers } = session;
  if (bfd !== undefined) {
    const interval = Math.max(bfd.transmitInterval, bfd.receiveInterval);
    return { milliseconds: interval * bfd.detectMultiplier, by: "BFD", session: key };
  }
  const { gracefulRestart } = sessions;
  const restart = session.kind === "node" && gracefulRestart.kind !== "disabled" ? gracefulRestart.restartTime : 0;
  return {
    milliseconds: (timers.hold + restart) * 1000,
    by: restart > 0 ? "hold timer and restart time" : "hold timer",
    session: key,
  };
}

function latest(all: readonly Detection[]): Detection {
  return all.reduce((last, one) => (one.milliseconds > last.milliseconds ? one : last), unnoticed);
}
