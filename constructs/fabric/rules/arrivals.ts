import type { Fabric, FabricNode, FabricRack, FabricTor } from "../fabric";
import { speakersOf } from "../sessions";
import { repeatedAsNumbers } from "../switches/loops";

/** By how many of its switches a node has a way to another's pods: each, some of them, by the default route alone, none. */
export type Arrival = "every" | "fewer" | "default" | "none";

interface Place {
  readonly rack: FabricRack;
  readonly node: FabricNode;
}

/**
 * What becomes of a node's route on its way to another node as far as AS numbers decide it: its switch, a spine and the other's
 * switch each add theirs, and whoever finds its own in a path drops the route, as often as it is not told to let it pass. The
 * same as `simulate` finds by asking every router, for one pair of nodes.
 */
export function arrivalsOf(fabric: Fabric): (from: Place, to: Place) => Arrival {
  const { design, sessions, spines } = fabric;
  const repeated = repeatedAsNumbers(fabric);
  const hasLoops = "loops" in design && sessions.advertise === "all";
  const spineNumbers = new Map(spines.map(({ name, asNumber }) => [name, asNumber.value]));

  /** The paths by which a switch has the route; undefined where no links lead there, whatever the numbers are. */
  const pathsAt = (from: Place, to: Place, tor: FabricTor): readonly (readonly number[])[] | undefined => {
    const own = tor.asNumber.value;
    const number = from.node.asNumber.value;
    const behind = (switchOf: FabricTor): readonly number[] => (switchOf.asNumber.value === number ? [] : [number]);
    const direct = from.rack === to.rack && hasLink(from.node, tor) ? [behind(tor)] : [];
    const allowed = repeated.tors.has(own) ? 1 : 0;
    const bySpines = from.rack.tors.flatMap((first) => {
      if (first === tor || !hasLink(from.node, first)) return [];
      const path = [first.asNumber.value, ...behind(first)];
      return first.uplinks.flatMap(({ spine }) => {
        const ofSpine = spineNumbers.get(spine);
        const isBoth = tor.uplinks.some((uplink) => uplink.spine === spine);
        return ofSpine === undefined || !isBoth ? [] : [{ ofSpine, path }];
      });
    });
    if (direct.length + bySpines.length === 0) return undefined;
    const taken = bySpines.flatMap(({ ofSpine, path }) => {
      const whole = [ofSpine, ...path];
      return path.includes(ofSpine) || countOf(whole, own) > allowed ? [] : [whole];
    });
    return [...direct, ...taken];
  };

  /** Whether a node takes one of the paths that its switch has. */
  const isTaken = ({ rack, node }: Place, tor: FabricTor, paths: readonly (readonly number[])[]): boolean => {
    if (paths.length === 0) return false;
    if (sessions.advertise === "default") return true;
    const [own, ofTor] = [node.asNumber.value, tor.asNumber.value];
    const isLooped =
      hasLoops &&
      speakersOf(fabric, rack).some(({ asNumber }) => asNumber.value !== ofTor && repeated.nodes.has(asNumber.value));
    const isExternal = own !== ofTor;
    const isOverridden = isExternal && isLooped && design.loops === "as-override";
    const allowed = isLooped && design.loops === "numAllowedLocalASNumbers" ? 1 : 0;
    return isOverridden || paths.some((path) => countOf(path, own) <= allowed);
  };

  return (from, to) => {
    const takes = to.rack.tors.flatMap((tor) => {
      const paths = hasLink(to.node, tor) ? pathsAt(from, to, tor) : undefined;
      return paths === undefined ? [] : [isTaken(to, tor, paths)];
    });
    if (!takes.includes(false)) return "every";
    if (takes.includes(true)) return "fewer";
    // A node that has the route from a reflector makes nothing of it, and does not send by the default route either.
    const isReflected = design.kind === "route-reflectors" && design.in === "cluster" && from.rack !== to.rack;
    return fabric.defaultRoute === "originated" && spines.length > 0 && !isReflected ? "default" : "none";
  };
}

function hasLink({ links }: FabricNode, { name }: FabricTor): boolean {
  return links.some(({ tor }) => tor === name);
}

function countOf(path: readonly number[], number: number): number {
  return path.filter((one) => one === number).length;
}
