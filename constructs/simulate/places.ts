import type { Cidr, Ip, IpFamily } from "../net";
import type { Prefix } from "./network";

/** Finds prefixes around addresses and prefixes. */
export class Places {
  private readonly byLength: ReadonlyMap<IpFamily, readonly (readonly [length: number, Map<bigint, Prefix>])[]>;

  constructor(prefixes: readonly Prefix[]) {
    this.byLength = new Map(([4, 6] as const).map((family) => [family, lengthsOf(prefixes, family)]));
  }

  /** Prefixes around an address or a prefix, itself among them, the longest first. */
  around(place: Ip | Cidr): readonly Prefix[] {
    return "prefixLength" in place
      ? this.aroundValue(place.family, place.network.value, place.prefixLength)
      : this.aroundValue(place.family, place.value);
  }

  aroundValue(family: IpFamily, value: bigint, longest = 128): readonly Prefix[] {
    return (this.byLength.get(family) ?? []).flatMap(([length, prefixes]) => {
      const found = length > longest ? undefined : prefixes.get(keyOf(family, value, length));
      return found ?? [];
    });
  }
}

function lengthsOf(prefixes: readonly Prefix[], family: IpFamily) {
  const found = new Map<number, Map<bigint, Prefix>>();
  for (const prefix of prefixes) {
    const { prefixLength, network } = prefix.cidr;
    if (network.family !== family) continue;
    const there = found.get(prefixLength) ?? new Map<bigint, Prefix>();
    found.set(prefixLength, there);
    there.set(keyOf(family, network.value, prefixLength), prefix);
  }
  return [...found].sort(([a], [b]) => b - a);
}

function keyOf(family: IpFamily, value: bigint, length: number): bigint {
  return value >> BigInt((family === 4 ? 32 : 128) - length);
}
