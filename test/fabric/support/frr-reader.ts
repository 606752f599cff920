import { Cidr, Ip } from "../../../constructs/net";

/** What an FRR text says of a neighbour, its group's lines included, in words that do not depend on the side. */
export interface ReadNeighbour {
  readonly own: string;
  readonly ownAs: number;
  /** An address, or the range of whoever calls. */
  readonly other: string;
  /** A number, `internal` or `external`. */
  readonly otherAs: string;
  readonly name: string;
  readonly settings: string;
  /** Prefixes that pass, each as `prefix least-most`. */
  readonly filterIn: readonly string[];
  readonly filterOut: readonly string[];
}

type Lines = ReadonlyMap<string, readonly string[]>;

/** Reads frr.conf and interfaces of a switch. A neighbour that is not in the address family of its address is not read. */
export function readFrr(conf: string, interfaces: string): readonly ReadNeighbour[] {
  const own = [...interfaces.matchAll(/^ +address (\S+)$/gm)].map(([, address = ""]) => address);
  const said = linesByNeighbour(conf);
  const ownAs = Number(/^router bgp (\d+)/m.exec(conf)?.[1]);
  const lists = listsOf(conf);
  const profiles = profilesOf(conf);
  const neighbours = [...said].flatMap(([address, lines]) =>
    isAddress(address) ? [{ address, group: valueOf(lines, "peer-group") ?? "", lines }] : [],
  );
  const callers = [...conf.matchAll(/^ bgp listen range (\S+) peer-group (\S+)$/gm)].map(
    ([, address = "", group = ""]) => ({ address, group, lines: [] }),
  );
  return [...neighbours, ...callers].flatMap(({ address, group, lines }) => {
    // A group that is not made is none, whatever is said of it.
    const of = said.get(group) ?? [];
    const family = address.includes(":") ? 6 : 4;
    if (!of.includes("peer-group") || !isActive(conf, group, family)) return [];
    const all = [...lines, ...of];
    const value = (key: string): string | undefined => valueOf(all, key);
    const [keepalive = "60", hold = "180"] = (value("timers") ?? "").split(" ").filter((word) => word !== "");
    const bfd = of.includes("bfd") ? profiles.get(value("bfd profile") ?? "") : undefined;
    return [
      {
        own: value("update-source") ?? own.find((one) => onLink(one, address))?.replace(/[/].*/, "") ?? "",
        ownAs,
        other: address,
        otherAs: value("remote-as") ?? "",
        name: valueOf(lines, "description") ?? "",
        settings: JSON.stringify([
          family,
          Number(keepalive),
          Number(hold),
          value("password"),
          Number(value("ttl-security hops") ?? 0),
          value("update-source") === undefined ? 1 : 2,
          bfd,
        ]),
        filterIn: lists(family, mapOf(all, "in")),
        filterOut: lists(family, mapOf(all, "out")),
      },
    ];
  });
}

const isAddress = (text: string): boolean => Ip.parse(text).ok;

/** What is said of each neighbour and group, without the word and the name. */
function linesByNeighbour(conf: string): Lines {
  const found = new Map<string, string[]>();
  for (const [, name = "", rest = ""] of conf.matchAll(/^ +neighbor (\S+) (.+)$/gm))
    found.set(name, [...(found.get(name) ?? []), rest]);
  return found;
}

function valueOf(lines: readonly string[], key: string): string | undefined {
  return lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1);
}

function mapOf(lines: readonly string[], direction: "in" | "out"): string {
  return lines.map((line) => new RegExp(`^route-map (\\S+) ${direction}$`).exec(line)?.[1]).find(Boolean) ?? "";
}

function isActive(conf: string, group: string, family: 4 | 6): boolean {
  const block = new RegExp(`^ address-family ipv${family} unicast$([^]*?)^ exit-address-family$`, "m").exec(conf)?.[1];
  return block?.split("\n").includes(`  neighbor ${group} activate`) ?? false;
}

function onLink(own: string, other: string): boolean {
  const [address = "", length = ""] = own.split("/");
  const range = Cidr.containing(Ip.of(address), Number(length));
  if (!other.includes("/")) return range.contains(Ip.of(other));
  return range.equals(Cidr.of(other));
}

/** The prefixes that a map lets pass, by way of its lists. */
function listsOf(conf: string): (family: 4 | 6, map: string) => readonly string[] {
  return (family, map) => {
    const word = family === 4 ? "ip" : "ipv6";
    const entries = [...conf.matchAll(/^route-map (\S+) permit \d+$([^]*?)^exit$/gm)].filter(
      ([, name]) => name === map,
    );
    const names = entries.map(
      ([, , inside = ""]) => new RegExp(` match ${word} address prefix-list (\\S+)`).exec(inside)?.[1],
    );
    return names.flatMap((list) =>
      [
        ...conf.matchAll(
          new RegExp(`^${word} prefix-list (\\S+) seq \\d+ permit (\\S+?)/(\\d+)(?: ge (\\d+))?(?: le (\\d+))?$`, "gm"),
        ),
      ]
        .filter(([, name]) => name === list)
        .map(([, , prefix = "", length = "", ge, le]) => {
          const most = le ?? (ge === undefined ? length : family === 4 ? "32" : "128");
          return `${prefix}/${length} ${ge ?? length}-${most}`;
        }),
    );
  };
}

/** BFD's timers of each profile; what a profile does not say is FRR's own. */
function profilesOf(conf: string): ReadonlyMap<string, readonly number[]> {
  return new Map(
    [...conf.matchAll(/^ profile (\S+)$([^]*?)^ exit$/gm)].map(([, name = "", inside = ""]) => {
      const of = (key: string, own: number): number => Number(new RegExp(`${key} (\\d+)`).exec(inside)?.[1] ?? own);
      return [name, [of("transmit-interval", 300), of("receive-interval", 300), of("detect-multiplier", 3)]];
    }),
  );
}
