import { hasStandIns, type NetworkOs, type SwitchConfig } from "../../../../constructs/fabric";
import { type Exchanged, exchanged, made } from "../../../fabric/support/exchanged";
import { halfOf } from "../../../fabric/support/halves";
import { endsOf, type Session } from "../../../../constructs/model";
import { Cidr, Ip } from "../../../../constructs/net";
import { passwordToken } from "../../../../constructs/fabric";
import { describeWith } from "../needs";
import { type Tree, treesOf } from "./python";
import { expected, type Manner, type ReadSwitch } from "./read";

interface What {
  readonly os: NetworkOs;
  readonly manner: Manner;
  readonly read: (tree: Tree, config: SwitchConfig) => ReadSwitch;
  readonly libraries: readonly (readonly [Parameters<typeof treesOf>[0], Parameters<typeof treesOf>[1]])[];
  /** Name of the case and switch whose lines are left out one by one. */
  readonly broken: string;
}

/** The tests of a language that no program but the switch reads: as trees, by libraries that are not ours. */
export function describeReading({ os, manner, read, libraries, broken }: What): void {
  const textOf = (config: SwitchConfig): string => os.render(config)[0]!.content;
  const cases = (): readonly (readonly [string, SwitchConfig, Exchanged])[] =>
    [...exchanged(os.name), ...made(os.name, 15)].flatMap((one) =>
      one.configs.map((config) => [`${one.name}: ${config.hostname}`, config, one] as const),
    );

  describeWith(["pyavd", "ciscoconfparse2"], `${os.label}, as others read it`, () => {
    const all = cases();

    it.each(libraries)("has all that each switch is told and nothing else, by %s", (library, platform) => {
      const trees = treesOf(
        library,
        platform,
        all.map(([, config]) => textOf(config)),
      );
      expect(all.length).toBeGreaterThan(100);
      for (const [index, [name, config]] of all.entries())
        expect({ name, ...read(trees[index]!, config) }).toEqual({ name, ...expected(config, manner) });
    });

    it("has every session once at each switch of it, mirrored", () => {
      const [[library, platform]] = libraries as [(typeof libraries)[number]];
      const trees = treesOf(
        library,
        platform,
        all.map(([, config]) => textOf(config)),
      );
      const found = new Map(all.map(([name, config], index) => [name, read(trees[index]!, config)]));
      for (const one of new Set(all.map(([, , from]) => from))) {
        const isWhole = one.fabric.render === "whole";
        const count = one.sessions.flatMap((session) => halves(session, isWhole)).length;
        for (const session of one.sessions)
          for (const half of halves(session, isWhole)) {
            const at = found.get(`${one.name}: ${half.at}`);
            expect([session.key, half.at, sessionOf(at, half.other)]).toEqual([
              session.key,
              half.at,
              expect.objectContaining({
                asNumbers: expect.any(String) as string,
                ...(half.password === undefined ? {} : { password: half.password }),
                // Where only neighbours are written, the addresses are those that are there.
                ...(isWhole ? { local: half.own } : {}),
              }),
            ]);
            expect(takes(sessionOf(at, half.other)?.asNumbers, half.otherAs)).toBe(true);
          }
        const said = one.configs.flatMap((config) =>
          Object.keys(found.get(`${one.name}: ${config.hostname}`)!.sessions),
        );
        // A listen range is one for many.
        const isNamed = one.fabric.sessions.neighbours === "static" && !one.fabric.racks.some(hasStandIns);
        if (isNamed) expect(said).toHaveLength(count);
      }
    });

    it("sees each line that is missing", () => {
      const [, config] = all.find(([name]) => name === broken)!;
      const lines = textOf(config).trimEnd().split("\n");
      const [[library, platform]] = libraries as [(typeof libraries)[number]];
      const counted = lines.flatMap((line, index) => (/^\s*([!#]|delete )/.test(line) ? [] : [index]));
      expect(counted.length).toBeGreaterThan(80);
      const texts = counted.map((index) => [...lines.slice(0, index), ...lines.slice(index + 1)].join("\n"));
      const [unbroken, ...trees] = treesOf(library, platform, [lines.join("\n"), ...texts]);
      expect(read(unbroken!, config)).toEqual(expected(config, manner));
      const whole = JSON.stringify(expected(config, manner));
      const unseen = counted.filter((_, position) => {
        try {
          return (
            JSON.stringify(sortKeys(read(trees[position]!, config))) === JSON.stringify(sortKeys(JSON.parse(whole)))
          );
        } catch {
          return false;
        }
      });
      expect(unseen.map((index) => lines[index])).toEqual([]);
    });
  });
}

const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inside]) => [key, sortKeys(inside)]),
        )
      : value;

interface HalfAt {
  readonly at: string;
  readonly own: string;
  readonly other: string;
  readonly otherAs: number;
  readonly password?: string;
}

/** The ends of a session that switches hold, as far as they are written. */
function halves(session: Session, isWhole: boolean): readonly HalfAt[] {
  if (session.kind === "reflector" || (session.kind === "uplink" && !isWhole)) return [];
  const [lower, upper] = endsOf(session);
  const ends = session.kind === "uplink" ? (["upper", "lower"] as const) : (["upper"] as const);
  return ends.map((end) => {
    const { own, other, otherAs } = halfOf(session, end);
    return {
      at: (end === "upper" ? upper : lower).name,
      own,
      other,
      otherAs,
      ...(session.password === undefined ? {} : { password: passwordToken(session.password) }),
    };
  });
}

/** The session with an address: its own, or that of the range that it is in. */
function sessionOf(at: ReadSwitch | undefined, other: string) {
  const own = at?.sessions[other];
  if (own !== undefined) return own;
  return Object.entries(at?.sessions ?? {}).find(
    ([range]) => range.includes("/") && Cidr.of(range.replace(/^0::/, "::")).contains(Ip.of(other)),
  )?.[1];
}

function takes(numbers: string | undefined, as: number): boolean {
  const [from = NaN, to = from] = (numbers ?? "").split("-").map(Number);
  return from <= as && as <= to;
}
