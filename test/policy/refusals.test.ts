/** What programs refuse (test/real/policy-packs.test.ts asks them), and what they take. */
import { calicoRefusals, kubernetesRefusals, nullRefusals } from "./refusals";
import { readYaml } from "./support";

const release = { edition: "open source", minor: 32 } as const;
const all = [...kubernetesRefusals, ...calicoRefusals, ...nullRefusals];

const said = (text: string, minor = 32): readonly string[] =>
  readYaml(text, { release: { ...release, minor } })
    .findings.filter(({ code }) => /^POL-0(0|1|4[1-9])/.test(code))
    .map(({ code }) => code);

it.each(all)("says of %s that it is refused", (_what, refused) => {
  expect(said(refused)).not.toEqual([]);
});

it.each(all)("has nothing against what is right in place of %s", (_what, _refused, taken) => {
  expect(said(taken)).toEqual([]);
});

it.each(nullRefusals)("has nothing against %s before 3.32", (_what, refused) => {
  expect(said(refused)).toContain("POL-044");
  expect(said(refused, 31)).toEqual([]);
});

it("says of two dots in a policy's name where a release refuses them", () => {
  const text =
    "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: default.a.b }\nspec: { selector: has(a) }";
  expect(said(text, 31)).toEqual(["POL-001"]);
  expect(said(text)).toEqual([]);
});
