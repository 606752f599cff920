import type { Code } from "../../constructs/findings";
import { catalogue } from "../../constructs/findings";
import { fourWays, nftables, vxlan } from "../eks/intents";
import { calicoFixtures } from "./rules/fixtures";
import { findingsOf, intentWith } from "./rules/support";

const codes = Object.keys(calicoFixtures) as Code[];

function fixture(code: Code) {
  const found = calicoFixtures[code];
  if (found === undefined) throw new Error(`no fixture for ${code}`);
  return found;
}

it.each(codes)("%s is found where it is, and only there", (code) => {
  const { failing, passing, path, adapt } = fixture(code);
  const found = findingsOf(intentWith(failing), adapt).filter((finding) => finding.code === code);
  expect(found.map((finding) => finding.path)).toEqual([path]);
  expect(found.map(({ severity }) => severity)).toEqual([catalogue[code].severity]);
  expect(findingsOf(intentWith(passing)).map((finding) => finding.code)).not.toContain(code);
});

it.each([...Object.entries(fourWays), ["nftables", nftables], ["vxlan", vxlan]] as const)(
  "finds nothing in the reference cluster %s",
  (_, intent) => {
    expect(findingsOf(intent)).toEqual([]);
  },
);

it("says in every finding what is wrong, what is wanted and what to do", () => {
  for (const code of codes) {
    const { failing, adapt } = fixture(code);
    for (const { code: raised, message, want, fix } of findingsOf(intentWith(failing), adapt)) {
      for (const text of [message, want, fix]) {
        const line = `${raised}: ${text}`;
        expect(line).not.toMatch(/undefined|\[object|NaN|null|Infinity| {2}| $/);
        expect(line).not.toMatch(/\.$/);
        expect(text.length).toBeGreaterThan(2);
      }
      expect(message).not.toBe("");
    }
  }
});
