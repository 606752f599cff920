import { list } from "../findings";
import { readManifests } from "../intent";
import { Ip } from "../net";
import type { EndpointClass } from "./population";
import { isOfFamily, parseProbe, type Probe, probeText } from "./probe";
import type { Edge, Reach } from "./reach";

/** Who reaches whom by what, or does not. Names may have `*` in them, as in `shop/*`. */
export interface Expectation {
  readonly from: string;
  readonly to: string;
  readonly probe: Probe;
  readonly isAllowed: boolean;
  /** Those of the names that are addresses. */
  readonly externals: readonly Ip[];
  /** Where it stands in its file, from 1. */
  readonly line: number;
}

export const expectationForm = "a list of { from: shop/web, to: shop/db, probe: tcp:5432, allow: true }";

/** An expectation, or what is wrong with it. */
export function expectationOf(item: unknown, line: number): Expectation | string {
  const { from, to, probe, allow, ...more } = (item ?? {}) as Readonly<Record<string, unknown>>;
  const parsed = typeof probe === "string" ? parseProbe(probe) : undefined;
  if (typeof from !== "string" || typeof to !== "string") return "from or to is missing";
  if (parsed === undefined) return `probe is not such as tcp:80, udp:53 or icmp: ${JSON.stringify(probe)}`;
  if (typeof allow !== "boolean") return "allow is neither true nor false";
  const unknown = Object.keys(more);
  if (unknown.length > 0) return `the key ${list(unknown)} is not known`;
  const externals = [from, to].flatMap((name) => {
    const address = Ip.parse(name);
    return address.ok ? [address.value] : [];
  });
  return { from, to, probe: parsed, isAllowed: allow, externals, line };
}

export interface ReadExpectations {
  readonly expectations: readonly Expectation[];
  /** What cannot be read, as `FILE:LINE: …`; each line of it. */
  readonly problems: readonly string[];
}

/** Reads a file of expectations. */
export function readExpectations(file: string): ReadExpectations {
  const read = readManifests(file);
  if (!read.ok) {
    const [first] = read.report.findings;
    const problem = `${file}:${first?.location?.line ?? 1}: ${first?.message ?? "it cannot be read"}`;
    return { expectations: [], problems: [problem] };
  }
  const problems: string[] = [];
  const expectations = read.documents.flatMap((document) => {
    const { data } = document;
    if (!Array.isArray(data)) problems.push(`${file}:1: it is not a list`);
    return (Array.isArray(data) ? data : []).flatMap((item: unknown, index): readonly Expectation[] => {
      const line = document.locate(`/${index}`)?.line ?? 1;
      const made = expectationOf(item, line);
      if (typeof made !== "string") return [made];
      problems.push(`${file}:${line}: ${made}`);
      return [];
    });
  });
  if (expectations.length === 0 && problems.length === 0) problems.push(`${file}:1: it expects nothing`);
  return { expectations, problems };
}

/** What of an expectation does not hold. */
export interface Unmet {
  /** Names that no endpoint has. */
  readonly missing: readonly string[];
  /** Whether nothing was asked: both are one endpoint, or no version of IP has both and the probe. */
  readonly isUnasked: boolean;
  readonly wrong: readonly { readonly edge: Edge; readonly text: string; readonly wanted: "allowed" | "denied" }[];
}

/**
 * Asks every edge that an expectation is about, of each version of IP; an endpoint that is not there is not as expected, too.
 * @param reaches one for each version of IP of the cluster
 */
export function unmetBy(reaches: readonly Reach[], { from, to, probe, isAllowed }: Expectation): Unmet {
  const missing = [...new Set([from, to])].filter((name) =>
    reaches.every((reach) => matching(reach, name).length === 0),
  );
  const [wanted, is] = isAllowed ? (["allowed", "denied"] as const) : (["denied", "allowed"] as const);
  const edges = reaches
    .filter(({ family }) => isOfFamily(probe, family))
    .flatMap((reach) =>
      matching(reach, from).flatMap((sender) =>
        matching(reach, to)
          .filter((receiver) => receiver !== sender || sender.members.length > 1)
          .map((receiver) => reach.edge(sender, receiver, probe)),
      ),
    );
  const wrong = edges
    .filter((edge) => edge.isAllowed !== isAllowed)
    .map((edge) => {
      const over = reaches.length > 1 ? ` over IPv${edge.family}` : "";
      const text = `${edge.from.first.id} -> ${edge.to.first.id} ${probeText(probe)}${over} is ${is}`;
      return { edge, text, wanted };
    });
  return { missing, isUnasked: missing.length === 0 && edges.length === 0, wrong };
}

function matching(reach: Reach, name: string): readonly EndpointClass[] {
  if (!name.includes("*")) {
    const found =
      reach.find(name) ??
      reach.classes.find(({ members }) => members.some(({ id }) => id.replace(/ \(\w+\)$/, "") === name));
    return found === undefined ? [] : [found];
  }
  const pattern = new RegExp(
    `^${name
      .split("*")
      .map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, "\\$&"))
      .join(".*")}$`,
  );
  return reach.classes.filter(({ members }) => members.some(({ id }) => pattern.test(id)));
}
