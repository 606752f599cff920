import type { Faults, Network } from "./network";

/** Something that is broken, or taken out on purpose. */
export type Failure =
  /** A rack's switch, a spine or a node is dead: it neither speaks nor forwards. */
  | { readonly kind: "tor" | "spine" | "node"; readonly name: string }
  /**
   * A node's BIRD is away and comes back, and its machine forwards on: its kernel keeps what it has (`persist`), and switches that
   * help a restart (RFC 4724) keep its routes, for no longer than BGPPeer.maxRestartTime.
   */
  | { readonly kind: "restart"; readonly name: string }
  /** A cable is cut: between a node and a switch of its rack, or between that and a spine; in any order. */
  | { readonly kind: "link"; readonly ends: readonly [string, string] }
  /** A switch asks its neighbours to send nothing by way of it (RFC 8326), and forwards on. */
  | { readonly kind: "drain"; readonly name: string };

/** As a user writes it: `tor=NAME`, `link=A/B`. */
export function failureText(failure: Failure): string {
  return failure.kind === "link" ? `link=${failure.ends.join("/")}` : `${failure.kind}=${failure.name}`;
}

/** What has a name that no router, or no link, has; with names that there are. */
export interface UnknownFailure {
  readonly failure: Failure;
  /** Names that there are of this kind, sorted. */
  readonly known: readonly string[];
}

/** Failures as faults of a network, and those that are of nothing in it. */
export function faultsOf(
  network: Pick<Network, "routers" | "links" | "channels" | "helpsRestarts">,
  failures: readonly Failure[],
): { readonly faults: Faults; readonly unknown: readonly UnknownFailure[] } {
  const { routers, links, channels, helpsRestarts } = network;
  const indices = new Map(routers.map(({ name, kind, index }) => [`${kind} ${name}`, index]));
  const nameOf = (index: number): string => routers[index]?.name ?? "";
  const linkIndices = new Map(links.map(({ index, a, b }) => [`${nameOf(a)}/${nameOf(b)}`, index]));
  const restarting = new Set<number>();
  const found = { routers: new Set<number>(), links: new Set<number>(), drained: new Set<number>() };
  const unknown: UnknownFailure[] = [];
  const add = (set: Set<number>, index: number | undefined, failure: Failure, known: () => readonly string[]): void => {
    if (index === undefined) unknown.push({ failure, known: known() });
    else set.add(index);
  };
  const named = (...kinds: readonly string[]): readonly string[] =>
    routers.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  for (const failure of failures) {
    if (failure.kind === "link") {
      const [a, b] = failure.ends;
      const index = linkIndices.get(`${a}/${b}`) ?? linkIndices.get(`${b}/${a}`);
      add(found.links, index, failure, () => [...linkIndices.keys()].sort());
    } else if (failure.kind === "restart") {
      add(restarting, indices.get(`node ${failure.name}`), failure, () => named("node"));
    } else if (failure.kind === "drain") {
      const index = indices.get(`tor ${failure.name}`) ?? indices.get(`spine ${failure.name}`);
      add(found.drained, index, failure, () => named("tor", "spine"));
    } else {
      const index = indices.get(`${failure.kind} ${failure.name}`);
      add(found.routers, index, failure, () => named(failure.kind));
    }
  }
  // BIRD helps BIRD always.
  const withdrawn = channels.filter(
    ({ from, to }) => restarting.has(from) && routers[to]?.kind !== "node" && !helpsRestarts,
  );
  const muted = new Set(withdrawn.map(({ index }) => index));
  return { faults: { ...found, channels: new Set(), ...(muted.size === 0 ? {} : { muted }) }, unknown };
}
