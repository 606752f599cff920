import { checkSource, type Plan, readScenarios } from "../../constructs/kit";
import { plain, Selector } from "../../constructs/model";
import { Asn, Cidr, Ip } from "../../constructs/net";
import { renderKops } from "../../constructs/platforms/kops/render";
import type { ResolvedKops } from "../../constructs/platforms/kops/types";

function planOf(id: string): Plan {
  const checked = checkSource(id);
  if (!checked.ok) throw new Error(`${id} has errors`);
  return checked.plan;
}

/** Pointers of what is not plain data: values of a class, functions, undefined. */
function notPlain(value: unknown, at = ""): string[] {
  if (value === undefined || typeof value === "function") return [`${at} is ${typeof value}`];
  if (typeof value !== "object" || value === null) return [];
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) return [`${at} is a ${value.constructor.name}`];
  return Object.entries(value).flatMap(([key, item]) => notPlain(item, `${at}/${key}`));
}

it("sees what is not plain", () => {
  expect(notPlain({ a: [{ b: Cidr.of("10.0.0.0/8") }], c: undefined, d: () => 1, e: { f: 1 } })).toEqual([
    "/a/0/b is a Cidr",
    "/c is undefined",
    "/d is function",
  ]);
});

it.each(readScenarios().map(({ id }) => id))("%s: every manifest is plain data", (id) => {
  const { manifests, cluster } = planOf(id);
  const isKops = cluster.platform.kind === "kops";
  const written = [...manifests, ...(isKops ? [renderKops(cluster as ResolvedKops)] : [])];
  expect(written.length).toBeGreaterThan(0);
  expect(notPlain(written)).toEqual([]);
});

it("makes plain data of parsed values, and leaves out what has none", () => {
  const late = { $late: "apiServer.host" };
  const given = {
    ranges: [Cidr.of("fd00::/48")],
    address: Ip.of("10.0.0.1"),
    number: Asn.of("1.10"),
    selector: Selector.of("has(a)"),
    nothing: undefined,
    none: null,
    late,
  };
  expect(plain(given)).toStrictEqual({
    ranges: ["fd00::/48"],
    address: "10.0.0.1",
    number: 65546,
    selector: "has(a)",
    none: null,
    late,
  });
});
