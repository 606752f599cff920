import fc from "fast-check";
import type * as z from "zod";
import { peerAddress } from "../../../constructs/calico/bgp/schema";
import { asNumber, cidr, configName, duration, ip, secretName, selector } from "../../../constructs/intent/primitives";
import { Selector } from "../../../constructs/model";
import { Cidr, Ip } from "../../../constructs/net";

/** Texts that programs stumble over. */
const nasty = fc.constantFrom(
  ...[
    "",
    " ",
    "0",
    "-1",
    "a",
    "None",
    "none",
    "/",
    "/a",
    "a/b",
    "UseDefault",
    "registry.example.com",
    "https://x/",
    "*",
  ],
  ...[
    "all()",
    "has(",
    "a == b",
    "global()",
    "(",
    "[",
    "a{1001}",
    "(?i)ens",
    "(?P<x>e)",
    "\\1",
    "(?=a)",
    "^ens5$",
    "cali",
  ],
  ...["localhost", "127.0.0.1", "10.0.0.1:443", "[::1]:443", "::1", "10.100.0.1", "kubernetes.default", "fd00::1", ":"],
  ...[
    "1:2",
    "65536:1",
    "1:2:3",
    "1Gi",
    "1.5h",
    "500m",
    "100%",
    "0%",
    "__proto__",
    "constructor",
    "é",
    "\u0000",
    "a\nb",
  ],
  ...["20000:29999", "30000-32767", "100000000000000000000", "1e9", "tcp"],
);

const address = fc.oneof(
  fc.constantFrom(
    "10.0.0.1",
    "10.100.0.1",
    "172.16.0.9",
    "169.254.0.1",
    "fe80::1",
    "fd00::1",
    "2001:db8::1",
    "0.0.0.0",
  ),
  fc.bigInt(0n, (1n << 32n) - 1n).map((value) => Ip.fromValue(4, value).toString()),
  fc.bigInt(0n, (1n << 128n) - 1n).map((value) => Ip.fromValue(6, value).toString()),
);
const range = fc.oneof(
  fc.constantFrom(
    "0.0.0.0/0",
    "::/0",
    "10.0.0.0/16",
    "172.16.0.0/16",
    "10.100.0.0/16",
    "fd00:10::/56",
    "169.254.0.0/16",
  ),
  fc.tuple(address, fc.nat(128)).map(([text, length]) => {
    const parsed = Ip.of(text);
    return Cidr.containing(parsed, Math.min(length, parsed.family === 4 ? 32 : 128)).toString();
  }),
);

/** Values for the schemas that check by code instead of by a pattern. */
const known = new Map<unknown, fc.Arbitrary<unknown>>([
  [cidr._zod.def, range],
  [ip._zod.def, address],
  [
    asNumber._zod.def,
    fc.oneof(fc.constantFrom(0, 1, 64512, 65535, "1.10", 4200000000, "4294967295"), fc.nat(4294967295)),
  ],
  [
    selector._zod.def,
    fc
      .oneof(nasty, fc.constantFrom("rack == 'r1'", "has(a) && !has(b)"))
      .filter((text) => text !== "" && Selector.parse(text).ok),
  ],
  [
    peerAddress._zod.def,
    fc.oneof(
      address,
      fc.tuple(address, fc.integer({ min: 1, max: 65535 })).map(([text, port]) => {
        return text.includes(":") ? `[${text}]:${port}` : `${text}:${port}`;
      }),
    ),
  ],
  [configName._zod.def, fc.constantFrom("psk", "torPassword", "tor.password", "registry-credentials")],
  [secretName._zod.def, fc.constantFrom("registry", "bgp-passwords", "calico-kit-bgp-passwords")],
  [duration._zod.def, fc.constantFrom("0s", "10s", "1m30s", "1.5h", "100us", "5ms")],
]);

interface Def {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly items?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly valueType?: Schema;
}
interface Check {
  readonly check?: string;
  readonly pattern?: RegExp;
  readonly format?: string;
  readonly value?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly length?: number;
}
type Schema = z.core.$ZodType;

/** Values that a schema of the intent takes. `probability`: how often an optional key is there, in percent. */
export function arbitraryOf(schema: Schema, probability: number): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Def;
  const again = (inner: Schema | undefined) =>
    inner === undefined ? fc.constant(undefined) : arbitraryOf(inner, probability);
  const checks = (def.checks ?? []).map((check) => check._zod.def);
  const bound = (kind: string) => checks.find(({ check }) => check === kind);
  const found = known.get(schema._zod.def);
  if (found !== undefined) return found;
  switch (def.type) {
    case "object": {
      const entries = Object.entries(def.shape ?? {});
      return fc
        .tuple(...entries.map(([key, inner]) => again(inner).map((value) => [key, value] as const)))
        .map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== undefined)));
    }
    case "optional":
      return fc.oneof(
        { weight: probability, arbitrary: again(def.innerType) },
        { weight: 100 - probability, arbitrary: fc.constant(undefined) },
      );
    case "array": {
      const fixed = bound("length_equals")?.length;
      const least = fixed ?? bound("min_length")?.minimum ?? 0;
      return fc.array(again(def.element), { minLength: least, maxLength: fixed ?? least + 2 });
    }
    case "tuple":
      return fc.tuple(...(def.items ?? []).map(again));
    case "union":
      return fc.oneof(...(def.options ?? []).map(again));
    case "enum":
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case "literal":
      return fc.constantFrom(...(def.values ?? []));
    case "boolean":
      return fc.boolean();
    case "number": {
      const min = bound("greater_than")?.value ?? -2147483648;
      const max = bound("less_than")?.value ?? 2147483647;
      const small = Math.max(min, 0);
      return fc.oneof(
        fc.integer({ min, max }),
        fc.constantFrom(min, max),
        fc.integer({ min: small, max: Math.max(small, Math.min(max, 100)) }),
      );
    }
    case "record":
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), again(def.valueType), { maxKeys: 2 });
    case "string": {
      const pattern = checks.find((check) => check.pattern !== undefined)?.pattern;
      const least = bound("min_length")?.minimum ?? 0;
      const most = bound("max_length")?.maximum ?? 100;
      // fast-check makes no texts for a pattern that looks ahead or refuses categories of Unicode.
      const isFree = pattern === undefined || /\(\?[!=]|\[\^\\p/.test(pattern.source);
      const texts = isFree ? nasty.filter((text) => pattern?.test(text) ?? true) : fc.stringMatching(pattern);
      return texts.filter((text) => text.length >= least && text.length <= most);
    }
    default:
      throw new Error(`no values for a schema of type ${def.type}`);
  }
}
