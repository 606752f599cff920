import { Cidr } from "./cidr";

/** Ranges that no host routes, with what they are for: IANA IPv4 and IPv6 Special-Purpose Address registries. */
const special: readonly (readonly [Cidr, string])[] = [
  [Cidr.of("0.0.0.0/8"), "means this host"],
  [Cidr.of("127.0.0.0/8"), "is loopback"],
  [Cidr.of("169.254.0.0/16"), "is link-local"],
  [Cidr.of("224.0.0.0/4"), "is multicast"],
  [Cidr.of("240.0.0.0/4"), "is reserved"],
  [Cidr.of("::/127"), "is loopback"],
  [Cidr.of("fe80::/10"), "is link-local"],
  [Cidr.of("ff00::/8"), "is multicast"],
];

/** What makes a range unusable for hosts, or undefined: `127.0.0.0/8 is loopback`. */
export function specialUse(range: Cidr): string | undefined {
  const found = special.find(([block]) => block.overlaps(range));
  return found && `${found[0]} ${found[1]}`;
}
