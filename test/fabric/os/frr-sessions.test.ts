import fc from "fast-check";
import { passwordToken, sessionsOf, switchConfigs } from "../../../constructs/fabric";
import { frr } from "../../../constructs/fabric/os/frr";
import { endsOf, type PrefixFilter, type Session } from "../../../constructs/model";
import { Cidr } from "../../../constructs/net";
import { announcedOf, resolved, sampleOf, type Shape, shapes } from "../support/arbitrary";
import { type ReadNeighbour, readFrr } from "../support/frr-reader";
import { tries } from "../../support/tries";

type Told = Exclude<Session, { kind: "reflector" }>;
type Texts = ReadonlyMap<string, { readonly conf: string; readonly interfaces: string }>;

function made(shape: Shape, neighbours: "static" | "dynamic" = "static") {
  const { sessions = {} } = shape.more as { readonly sessions?: object };
  const sample = sampleOf({ ...shape, more: { ...shape.more, sessions: { ...sessions, neighbours } } });
  const fabric = resolved(sample);
  const announced = announcedOf(sample);
  const texts: Texts = new Map(
    switchConfigs(fabric, announced).map((config) => {
      const files = new Map(frr.render(config).map(({ path, content }) => [path.replace(/.*[/]/, ""), content]));
      return [config.hostname, { conf: files.get("frr.conf") ?? "", interfaces: files.get("interfaces") ?? "" }];
    }),
  );
  return { sessions: sessionsOf(fabric, announced).filter((one) => one.kind !== "reflector"), texts };
}

const rulesOf = ({ rules }: PrefixFilter): readonly string[] =>
  rules.map(({ prefix, least, most }) => `${prefix} ${least}-${most}`);

/** A session as an end of it should be told, in the reader's words; the filters of a spine are those of all racks. */
function halfOf(session: Told, end: "lower" | "upper"): ReadNeighbour {
  const [lower, upper] = endsOf(session);
  const [own, other] = end === "upper" ? [upper, lower] : [lower, upper];
  const { family, timers, password, ttlSecurity = 0, hops, bfd, filters } = session;
  const ofBfd = bfd && [bfd.transmitInterval, bfd.receiveInterval, bfd.detectMultiplier];
  const token = password && passwordToken(password);
  return {
    own: own.address.toString(),
    ownAs: own.asNumber.value,
    other: other.address.toString(),
    otherAs: own.asNumber.equals(other.asNumber) ? "internal" : other.asNumber.toString(),
    name: other.name,
    settings: JSON.stringify([family, timers.keepalive, timers.hold, token, ttlSecurity, hops, ofBfd]),
    filterIn: rulesOf(end === "upper" ? filters.up : filters.down),
    filterOut: rulesOf(end === "upper" ? filters.down : filters.up),
  };
}

const withoutFilters = ({ filterIn: _in, filterOut: _out, ...half }: ReadNeighbour): object => half;

/** A neighbour that is named; of a listen range the nodes that call from it, as far as it has an AS number for them. */
function callers(read: ReadNeighbour, at: string, sessions: readonly Told[]): readonly ReadNeighbour[] {
  if (!read.other.includes("/")) return [read];
  const found = sessions.flatMap((session) =>
    session.kind === "node" && session.switch.name === at && Cidr.of(read.other).contains(session.node.address)
      ? [halfOf(session, "upper")]
      : [],
  );
  const known = found.map(({ other, otherAs, name }): ReadNeighbour => ({
    ...read,
    ...{ other, name, otherAs: read.otherAs === "external" && otherAs !== "internal" ? otherAs : read.otherAs },
  }));
  return known.length === 0 ? [read] : known;
}

/** The halves that the texts should have and have not, each with whom it is missing at; and how many there are. */
function read(sessions: readonly Told[], texts: Texts) {
  const there = new Map(
    [...texts].map(([name, { conf, interfaces }]) => {
      const neighbours = readFrr(conf, interfaces).flatMap((one) => callers(one, name, sessions));
      const keys = neighbours.map((one) => JSON.stringify(one));
      return [
        name,
        { keys: new Set([...keys, ...neighbours.map((one) => JSON.stringify(withoutFilters(one)))]), neighbours },
      ];
    }),
  );
  const missing = sessions.flatMap((session) => {
    const [lower, upper] = endsOf(session);
    const has = (name: string, half: object): boolean => there.get(name)?.keys.has(JSON.stringify(half)) ?? false;
    const up = halfOf(session, "upper");
    return [
      ...(has(upper.name, session.kind === "node" ? up : withoutFilters(up))
        ? []
        : [`${session.key} at ${upper.name}`]),
      ...(session.kind === "node" || has(lower.name, halfOf(session, "lower"))
        ? []
        : [`${session.key} at ${lower.name}`]),
    ];
  });
  const count = [...there.values()].reduce((sum, { neighbours }) => sum + neighbours.length, 0);
  return { missing, count, there };
}

it("has every session of a node once, and every one between switches twice, both ends told the same", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { sessions, texts } = made(shape);
      const { missing, count } = read(sessions, texts);
      expect(missing).toEqual([]);
      expect(count).toBe(sessions.reduce((sum, { kind }) => sum + (kind === "node" ? 1 : 2), 0));
    }),
    tries(60),
  );
});

/** What of a neighbour, or of its group, both ends must agree on. */
const telling =
  /^ +neighbor \S+ (?:peer-group|remote-as|description|bfd|password|timers|update-source|ttl-security|activate|route-map)\b/;

it("names the half that is missing where any one line of a neighbour is", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, choice) => {
      const { sessions, texts } = made(shape);
      const lines = [...texts].flatMap(([name, { conf }]) =>
        conf.split("\n").flatMap((line, index) => (telling.test(line) ? [{ name, line, index }] : [])),
      );
      const gone = lines[choice % Math.max(lines.length, 1)];
      if (gone === undefined) return;
      const { conf, interfaces } = texts.get(gone.name)!;
      const broken = conf
        .split("\n")
        .filter((_, index) => index !== gone.index)
        .join("\n");
      const { missing } = read(sessions, new Map([...texts, [gone.name, { conf: broken, interfaces }]]));
      // Lists of a spine are not of one session: the next test looks at them.
      const isOfSpine = gone.name.startsWith("spine") && gone.line.includes("route-map");
      if (isOfSpine) return;
      expect([gone.line, missing]).not.toEqual([gone.line, []]);
      expect(missing.filter((half) => !half.endsWith(` at ${gone.name}`))).toEqual([]);
    }),
    tries(150),
  );
});

it("lets in at each end what the other may announce", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { sessions, texts } = made(shape);
      const { there } = read([], texts);
      for (const session of sessions) {
        if (session.kind !== "uplink") continue;
        const { lower, upper } = session;
        const at = (name: string, other: string) => there.get(name)!.neighbours.find((one) => one.other === other)!;
        const up = at(upper.name, lower.address.toString());
        const down = at(lower.name, upper.address.toString());
        expect(down.filterOut.filter((rule) => !isWithin(rule, up.filterIn))).toEqual([]);
        expect(up.filterOut.filter((rule) => !isWithin(rule, down.filterIn))).toEqual([]);
      }
    }),
    tries(60),
  );
});

/** Whether one rule lets through whatever another does. */
function isWithin(rule: string, rules: readonly string[]): boolean {
  const parts = (text: string) => {
    const [prefix = "", least = "", most = ""] = text.split(/[ -]/);
    return { prefix: Cidr.of(prefix), least: Number(least), most: Number(most) };
  };
  const { prefix, least, most } = parts(rule);
  return rules.map(parts).some((other) => other.prefix.contains(prefix) && other.least <= least && other.most >= most);
}

it("lets in whoever calls from the subnet of the nodes' links, with what all of them share", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const named = made(shape);
      const { texts } = made(shape, "dynamic");
      const { there } = read([], texts);
      for (const session of named.sessions) {
        if (session.kind !== "node") continue;
        const half = halfOf(session, "upper");
        const callers = there.get(session.switch.name)!.neighbours.filter(({ other }) => other.includes("/"));
        const range = callers.find(({ other }) => Cidr.of(other).contains(session.node.address));
        expect([range?.settings, range?.filterIn, range?.filterOut]).toEqual([
          half.settings,
          half.filterIn,
          half.filterOut,
        ]);
        expect([half.otherAs, "external"]).toContain(range?.otherAs);
      }
    }),
    tries(40),
  );
});
