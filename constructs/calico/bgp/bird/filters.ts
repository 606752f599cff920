import { createHash } from "node:crypto";
import type { Asn, IpFamily } from "../../../net";
import type { BgpFilter, BgpFilterRule } from "../schema";
import { type Dialect, mostPriority } from "./options";

type Direction = "import" | "export";

/** The functions of every BGPFilter that says something of a family (confd template_funcs.go, BGPFilterBIRDFuncs). */
export function filterFunctions(filters: readonly BgpFilter[], family: IpFamily, dialect: Dialect): readonly string[] {
  return [...filters]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((filter) =>
      (["import", "export"] as const).flatMap((direction) => {
        const rules = rulesOf(filter, direction, family);
        if (rules.length === 0) return [];
        const parameter = takesPeerType(rules, dialect) ? "bool is_same_as" : "";
        return [
          `function ${functionName(filter.name, direction, family)}(${parameter}) {`,
          ...rules.map((rule) => `  ${guarded(rule, dialect)}`),
          "}",
        ];
      }),
    );
}

/** The call of a filter, or undefined where it is not there or says nothing of a family: confd leaves it out, too. */
export function filterCall(
  filters: readonly BgpFilter[],
  name: string,
  direction: Direction,
  {
    family,
    dialect,
    isInternal,
  }: { readonly family: IpFamily; readonly dialect: Dialect; readonly isInternal: boolean },
): string | undefined {
  const filter = filters.find((one) => one.name === name);
  const rules = filter === undefined ? [] : rulesOf(filter, direction, family);
  if (rules.length === 0) return undefined;
  return `${functionName(name, direction, family)}(${takesPeerType(rules, dialect) ? isInternal : ""});`;
}

function rulesOf(filter: BgpFilter, direction: Direction, family: IpFamily): readonly BgpFilterRule[] {
  return filter[`${direction}V${family}`] ?? [];
}

function takesPeerType(rules: readonly BgpFilterRule[], dialect: Dialect): boolean {
  return dialect === "3.32" && rules.some(({ peerType }) => peerType !== undefined);
}

/** BIRD takes no longer name. */
const longestSymbol = 64;

function functionName(name: string, direction: Direction, family: IpFamily): string {
  const around = ["bgp_", `_${direction}FilterV${family}`] as const;
  const room = longestSymbol - around.join("").length;
  return `'${around[0]}${shortened(name, room)}${around[1]}'`;
}

function shortened(name: string, room: number): string {
  if (name.length <= room) return name;
  const digest = createHash("sha256").update(name).digest("hex").toUpperCase().slice(0, 16);
  return `${name.slice(0, room - digest.length - 1)}_${digest}`;
}

function guarded(rule: BgpFilterRule, dialect: Dialect): string {
  const statement = statementOf(rule, dialect);
  if (dialect === "3.31" || rule.peerType === undefined) return statement;
  return `if (${rule.peerType === "iBGP" ? "" : "!"}is_same_as) then { ${statement} }`;
}

/** One rule. 3.31 does not know what came with 3.32, and leaves it out. */
function statementOf(rule: BgpFilterRule, dialect: Dialect): string {
  const conditions = [
    ...ofPrefix(rule),
    ...(rule.source === undefined ? [] : ["((defined(source))&&(source ~ [ RTS_BGP ]))"]),
    ...(rule.interface === undefined ? [] : [`((defined(ifname))&&(ifname ~ "${rule.interface}"))`]),
    ...(dialect === "3.31" ? [] : ofAttributes(rule)),
  ];
  const operations = dialect === "3.31" ? [] : (rule.operations ?? []).flatMap(operationStatements);
  const body = [...operations, `${rule.action.toLowerCase()};`].join(" ");
  return conditions.length === 0 ? body : `if (${conditions.join("&&")}) then { ${body} }`;
}

const operators = { Equal: "=", NotEqual: "!=", In: "~", NotIn: "!~" } as const;

function ofPrefix({ cidr, matchOperator, prefixLength }: BgpFilterRule): readonly string[] {
  if (cidr === undefined || matchOperator === undefined) return [];
  const operator = operators[matchOperator];
  if (prefixLength === undefined) return [`(net ${operator} ${cidr})`];
  const least = Math.max(cidr.prefixLength, prefixLength.min ?? 0);
  const most = Math.min(cidr.family === 4 ? 32 : 128, prefixLength.max ?? 128);
  return [`(net ${operator} [ ${cidr}{${least},${most}} ])`];
}

function ofAttributes({ communities, asPathPrefix, priority }: BgpFilterRule): readonly string[] {
  const [community] = communities?.values ?? [];
  return [
    ...(community === undefined ? [] : [`(${communityTuple(community)} ~ ${communityList(community)})`]),
    ...(asPathPrefix === undefined || asPathPrefix.length === 0
      ? []
      : [`(bgp_path ~ [= ${asPathPrefix.map(plain).join(" ")} * =])`]),
    ...(priority === undefined ? [] : [`(defined(bgp_local_pref)&&(bgp_local_pref = ${mostPriority - priority}))`]),
  ];
}

function operationStatements({
  addCommunity,
  prependASPath,
  setPriority,
}: NonNullable<BgpFilterRule["operations"]>[number]): readonly string[] {
  if (addCommunity !== undefined) return [addCommunityStatement(addCommunity.value)];
  // BIRD prepends one at a time, and the last is the first of the path.
  if (prependASPath !== undefined)
    return [...prependASPath.prefix].reverse().map((asNumber) => `bgp_path.prepend(${plain(asNumber)});`);
  return setPriority === undefined ? [] : [`bgp_local_pref = ${mostPriority - setPriority.value};`];
}

/** What gives a route a community, `aa:nn` or `aa:nn:mm`. */
export function addCommunityStatement(community: string): string {
  return `${communityList(community)}.add(${communityTuple(community)});`;
}

function communityTuple(community: string): string {
  return `(${community.split(":").join(", ")})`;
}

function communityList(community: string): string {
  return community.split(":").length === 2 ? "bgp_community" : "bgp_large_community";
}

const plain = (asNumber: Asn): string => asNumber.toAsplain();
