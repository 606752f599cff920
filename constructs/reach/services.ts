import type { EndpointSlice, PolicySet, Rule } from "../policy";
import type { Membership, Population } from "./population";
import type { Probe } from "./probe";

type Named = { readonly name: string; readonly namespace: string };

/** The text in a class's key that says behind which services that rules name an address is, and on which ports. */
export function servicesByAddress(set: PolicySet, rules: Iterable<Rule>): ReadonlyMap<string, string> {
  const wanted = new Set<string>();
  for (const { source, destination } of rules)
    for (const { services } of [source, destination]) if (services !== undefined) wanted.add(keyOf(services));
  const texts = new Map<string, Set<string>>();
  for (const slice of set.endpointSlices) {
    const key = keyOf({ name: slice.service, namespace: slice.namespace });
    if (!wanted.has(key)) continue;
    const ports = slice.ports.map(({ protocol, port }) => `${protocol}:${port}`).join(",");
    for (const address of slice.addresses) {
      const known = texts.get(address.toString()) ?? new Set();
      texts.set(address.toString(), known.add(`${key} ${ports}`));
    }
  }
  return new Map([...texts].map(([address, parts]) => [address, [...parts].sort().join(";")]));
}

/** Which classes are behind a service (felix/serviceindex): for a destination, with the port that is asked for. */
export class ServiceMembers {
  private readonly slices = new Map<string, EndpointSlice[]>();
  private readonly made = new Map<string, Membership>();

  constructor(
    set: PolicySet,
    private readonly population: Population,
  ) {
    for (const slice of set.endpointSlices) {
      const key = keyOf({ name: slice.service, namespace: slice.namespace });
      this.slices.set(key, [...(this.slices.get(key) ?? []), slice]);
    }
  }

  /** @param probe what is asked for; absent for a source, whose port is any */
  members(service: Named, probe: Probe | undefined): Membership {
    const key = JSON.stringify([service.namespace, service.name, probe?.protocol, probe?.port]);
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const addresses = new Set(
      (this.slices.get(keyOf(service)) ?? [])
        .filter(({ ports }) => probe === undefined || ports.some((one) => isPort(one, probe)))
        .flatMap((slice) => slice.addresses.map(String)),
    );
    const { classes, family } = this.population;
    const made = Uint8Array.from(classes, ({ first }) =>
      first.addresses.some((one) => one.family === family && addresses.has(one.toString())) ? 1 : 0,
    );
    this.made.set(key, made);
    return made;
  }
}

const isPort = (one: { readonly protocol: number; readonly port: number }, { protocol, port }: Probe): boolean =>
  one.protocol === protocol && one.port === port;

const keyOf = ({ name, namespace }: Named): string => `${namespace}/${name}`;
