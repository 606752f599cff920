import { printable } from "../../constructs/findings";
import { readManifests } from "../../constructs/intent";
import { Ip } from "../../constructs/net";
import { parseProbe, type Probe, probeText, type Reach, type EndpointClass } from "../../constructs/reach";
import { UserError } from "../errors";

/** One line of a file of expectations: who reaches whom by what, or does not. */
export interface Expectation {
  readonly from: string;
  readonly to: string;
  readonly probe: Probe;
  readonly isAllowed: boolean;
  readonly line: number;
}

const form = "a list of { from: shop/web, to: shop/db, probe: tcp:5432, allow: true }";

/** Reads a file of expectations; names may have `*` in them, as in `shop/*`. */
export function readExpectations(file: string): readonly Expectation[] {
  const read = readManifests(file);
  if (!read.ok) {
    const [first] = read.report.findings;
    throw malformed(`${file}:${first?.location?.line ?? 1}: ${printable(first?.message ?? "it cannot be read")}`);
  }
  const wrongs: string[] = [];
  const found = read.documents.flatMap((document) => {
    const { data } = document;
    if (!Array.isArray(data)) wrongs.push(`${file}:1: it is not a list`);
    return (Array.isArray(data) ? data : []).flatMap((item: unknown, index): readonly Expectation[] => {
      const line = document.locate(`/${index}`)?.line ?? 1;
      const made = expectationOf(item, line);
      if (typeof made !== "string") return [made];
      wrongs.push(`${file}:${line}: ${printable(made)}`);
      return [];
    });
  });
  if (wrongs.length > 0) throw malformed(wrongs.join("; "));
  return found;
}

/** An expectation, or what is wrong with it. */
function expectationOf(item: unknown, line: number): Expectation | string {
  const { from, to, probe, allow, ...more } = (item ?? {}) as Readonly<Record<string, unknown>>;
  const parsed = typeof probe === "string" ? parseProbe(probe) : undefined;
  if (typeof from !== "string" || typeof to !== "string") return "from or to is missing";
  if (parsed === undefined) return `probe is not such as tcp:80, udp:53 or icmp: ${JSON.stringify(probe)}`;
  if (typeof allow !== "boolean") return "allow is neither true nor false";
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return `the key ${unknown} is not known`;
  return { from, to, probe: parsed, isAllowed: allow, line };
}

/** The addresses that expectations name: they are outside of the cluster, unless something in it has them. */
export function addressesIn(expectations: readonly Expectation[]): readonly string[] {
  return expectations.flatMap(({ from, to }) => [from, to]).filter((name) => Ip.parse(name).ok);
}

function malformed(what: string): UserError {
  return new UserError({ what, wanted: form, fix: "correct what is named" });
}

/** What is not as expected, one line each; an endpoint that is not there is such a thing, too. */
export function unmet(reach: Reach, expectations: readonly Expectation[], file: string): readonly string[] {
  return expectations.flatMap(({ from, to, probe, isAllowed, line }) => {
    const at = `${file}:${line}`;
    const [senders, receivers] = [matching(reach, from), matching(reach, to)];
    const missing = [...(senders.length === 0 ? [from] : []), ...(receivers.length === 0 ? [to] : [])];
    if (missing.length > 0) return missing.map((name) => `${at}: no endpoint is called ${name}`);
    const edges = senders.flatMap((sender) =>
      receivers
        .filter((receiver) => receiver !== sender || sender.members.length > 1)
        .map((receiver) => reach.edge(sender, receiver, probe)),
    );
    return edges
      .filter((edge) => edge.isAllowed !== isAllowed)
      .map(
        (edge) =>
          `${at}: ${edge.from.first.id} -> ${edge.to.first.id} ${probeText(probe)} is ${isAllowed ? "denied" : "allowed"}, wanted ${isAllowed ? "allowed" : "denied"}`,
      );
  });
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
