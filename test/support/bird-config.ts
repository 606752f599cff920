/**
 * Reads what BIRD 1.6 is configured with, as far as two texts can be compared: comments, spaces and the order of what has no
 * order are gone, everything else is kept.
 */

/** A statement, or a block with what is in it. */
export interface BirdItem {
  readonly head: string;
  readonly body?: readonly BirdItem[];
}

/** Strings, prefixes with lengths (`10.0.0.0/8{8,32}`), words, and single characters of punctuation. */
const token = /"[^"]*"|'[^']*'|[0-9a-fA-F.:]+\/[0-9]+\{[0-9]+,[0-9]+\}|\[=|=\]|&&|\|\||!=|!~|[A-Za-z0-9_.:/*]+|[^\s]/g;

/** The items of a text, in its order. Throws where a brace is not closed. */
export function readBird(text: string): readonly BirdItem[] {
  const tokens = [...withoutComments(text).matchAll(token)].map(([one]) => one);
  const { items, next } = readItems(tokens, 0);
  if (next !== tokens.length) throw new Error(`a brace too many before ${tokens.slice(next, next + 8).join(" ")}`);
  return items;
}

function withoutComments(text: string): string {
  return text.replace(/"[^"\n]*"|#.*$/gm, (part) => (part.startsWith("#") ? "" : part));
}

function readItems(tokens: readonly string[], from: number): { items: BirdItem[]; next: number } {
  const items: BirdItem[] = [];
  let head: string[] = [];
  let next = from;
  for (; next < tokens.length && tokens[next] !== "}"; next++) {
    const one = tokens[next]!;
    if (one === ";") {
      if (head.length > 0) items.push({ head: head.join(" ") });
      head = [];
    } else if (one === "{") {
      const inner = readItems(tokens, next + 1);
      if (tokens[inner.next] !== "}") throw new Error(`${head.join(" ")} { is not closed`);
      items.push({ head: head.join(" "), body: inner.items });
      head = [];
      next = inner.next;
    } else head.push(one);
  }
  // `debug { states }`: a list in braces ends without a semicolon.
  if (head.length > 0) items.push({ head: head.join(" ") });
  return { items, next };
}

/** Whose options are a set; the statements of a function or filter are a sequence. */
const isSet = ({ head }: BirdItem): boolean => /^(protocol|template) /.test(head);

/** One line for each item, nested ones indented: equal for texts that mean the same. */
export function birdLines(text: string): readonly string[] {
  return linesOf(readBird(text), true).flat();
}

function linesOf(items: readonly BirdItem[], sorts: boolean): readonly (readonly string[])[] {
  const blocks = items.map((item): readonly string[] => {
    if (item.body === undefined) return [item.head];
    const inner = linesOf(item.body, isSet(item)).flat();
    return [`${item.head} {`, ...inner.map((line) => `  ${line}`), "}"];
  });
  return sorts ? [...blocks].sort((a, b) => (a.join("\n") < b.join("\n") ? -1 : 1)) : blocks;
}

/** What a `protocol bgp` says, by option. */
export interface BirdSession {
  /** E.g. `Node_172_31_11_1`. */
  readonly protocol: string;
  readonly address: string;
  readonly port?: number;
  readonly as: number;
  /** Every other option, the first word or words by the rest: `source address` by the address. */
  readonly options: ReadonlyMap<string, string>;
  readonly import: readonly BirdItem[];
  readonly export: readonly BirdItem[];
}

const known = [
  ...["ttl security", "multihop", "local as", "source address", "passive", "graceful restart time", "keepalive time"],
  ...["rr cluster id", "rr client", "password", "next hop", "allow local as", "import"],
];

/** The sessions of a text, in its order. Throws of an option that nobody named, so that none is overlooked. */
export function birdSessions(text: string): readonly BirdSession[] {
  return readBird(text).flatMap(({ head, body = [] }): readonly BirdSession[] => {
    const protocol = /^protocol bgp (\S+) from bgp_template$/.exec(head)?.[1];
    if (protocol === undefined) return [];
    const options = new Map<string, string>();
    let neighbour: RegExpExecArray | null = null;
    for (const item of body) {
      if (/^(import|export) filter$/.test(item.head)) continue;
      const found = /^neighbor (\S+)(?: port (\d+))? as (\d+)$/.exec(item.head);
      const option = known.find((name) => item.head === name || item.head.startsWith(`${name} `));
      if (found) neighbour = found;
      else if (option === undefined) throw new Error(`${protocol}: nobody knows ${item.head}`);
      else options.set(option, item.head.slice(option.length + 1).replace(/^"|"$/g, ""));
    }
    if (neighbour === null) throw new Error(`${protocol} has no neighbour`);
    const [, address = "", port, as] = neighbour;
    const filter = (name: string): readonly BirdItem[] =>
      body.find((item) => item.head === `${name} filter`)?.body ?? [];
    return [
      {
        ...{ protocol, address, as: Number(as), options, import: filter("import"), export: filter("export") },
        ...(port === undefined ? {} : { port: Number(port) }),
      },
    ];
  });
}

/** The AS number that a node says is its own. */
export function birdAsNumber(text: string): number | undefined {
  const template = readBird(text).find(({ head }) => head === "template bgp bgp_template");
  const said = template?.body?.find(({ head }) => head.startsWith("local as "));
  return said && Number(said.head.slice("local as ".length));
}
