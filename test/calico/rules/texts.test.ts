import { PeerAddress } from "../../../constructs/calico/bgp/peer-address";
import { goRegExp } from "../../../constructs/calico/go-regexp";
import { quantityOf } from "../../../constructs/calico/install/rules/pod-settings";

it.each([
  ["^ens5$", "ens5", true],
  ["(?i)^ENS", "ens5", true],
  ["(?P<kind>ens)[0-9]", "ens5", true],
  ["\\Aens5\\z", "ens5", true],
  ["[[:alpha:]]+[[:digit:]]", "ens5", true],
  ["^eth", "ens5", false],
])("matches %p with %p as Go does: %p", (pattern, text, expected) => {
  const compiled = goRegExp(pattern);
  expect(compiled.ok && compiled.test(text)).toBe(expected);
});

it.each([
  ["ens(5", "Unterminated group"],
  ["*", "Nothing to repeat"],
  ["[z-a]", "Range out of order"],
  ["ens(?=5)", "no lookahead"],
  ["(?<!a)b", "no lookahead"],
  ["(a)\\1", "no back-references"],
])("refuses the pattern %p, which Go refuses too", (pattern, reason) => {
  const compiled = goRegExp(pattern);
  expect(compiled.ok ? "" : compiled.reason).toContain(reason);
});

it.each([
  ["10.9.0.1", "10.9.0.1", undefined],
  ["10.9.0.1:1179", "10.9.0.1", 1179],
  ["2001:db8::1", "2001:db8::1", undefined],
  ["[2001:db8::1]:179", "2001:db8::1", 179],
])("reads the peer address %p", (text, ip, port) => {
  const parsed = PeerAddress.of(text);
  expect([parsed.ip.toString(), parsed.port]).toEqual([ip, port]);
  expect(JSON.stringify(parsed)).toBe(JSON.stringify(text));
});

it.each(["", "tor", "10.9.0.1/32", "10.9.0.1:0", "10.9.0.1:65536", "[2001:db8::1]", "[10.9.0.1]:179", "10.9.0:179"])(
  "does not take %p for a peer address",
  (text) => {
    expect(PeerAddress.parse(text).ok).toBe(false);
  },
);

it.each([
  ["1", 1],
  ["250m", 0.25],
  ["0.5Gi", 2 ** 29],
  ["1e3", 1000],
  ["2k", 2000],
  [".5", 0.5],
])("reads the quantity %p as %d", (text, amount) => {
  expect(quantityOf(text)).toBe(amount);
});

it.each(["", "Mi", "1 Gi", "1mi", "1GiB", "one", "1,5"])("does not take %p for a quantity", (text) => {
  expect(quantityOf(text)).toBeUndefined();
});
