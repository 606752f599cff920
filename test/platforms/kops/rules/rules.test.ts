import type { Judged } from "../../../../constructs/calico";
import type { Finding, Rule } from "../../../../constructs/findings";
import type { Intent } from "../../../../constructs/kit";
import { kopsPlatform } from "../../../../constructs/platforms/kops/platform";
import { changed, type DeepPartial } from "../../../support/changed";
import { describeRules, findingsBy, judgedOf, mistakesOf, parsed } from "../../../support/rules";
import { type KopsOnly, native, ways } from "../intents";
import { group } from "./changes";
import { kopsFixtures } from "./fixtures";

const rules = kopsPlatform.rules as readonly Rule<Judged>[];

function findingsOf(intent: Intent): readonly Finding[] {
  return findingsBy(rules, judgedOf(intent));
}

function withChanges(changes: DeepPartial<KopsOnly>): Intent {
  return parsed(changed<KopsOnly>(native, changes));
}

describeRules({
  rules,
  mistakes: mistakesOf(kopsFixtures, withChanges),
  references: ways,
});

it.each(["a=b", ",eth0"])("finds that kOps cannot read interface %s", (text) => {
  const intent = withChanges({ calico: { nodeAddressAutodetection: { ipv4: { interface: text } } } });
  expect(findingsOf(intent).map(({ code, path }) => `${code} ${path}`)).toContain(
    "KOPS-008 /calico/nodeAddressAutodetection/ipv4/interface",
  );
});

it("finds a method for IPv6 that kOps is never told", () => {
  const intent = withChanges({ calico: { nodeAddressAutodetection: { ipv6: { interface: "ens.*" } } } });
  expect(findingsOf(intent).map(({ path }) => path)).toEqual(["/calico/nodeAddressAutodetection/ipv6"]);
});

it("points at a place that the intent has, whatever the mistake", () => {
  for (const { path } of Object.values(kopsFixtures)) expect(path).toMatch(/^\/(platform|calico|network|kubernetes)/);
});

it("does not throw on what the schema lets through and nobody can use", () => {
  const broken = withChanges({
    network: { services: ["::/0"], pods: ["0.0.0.0/0"] },
    platform: {
      vpc: { kind: "create", cidr: "::/0", availabilityZones: ["us-east-1a"] },
      nonMasqueradeCidr: "::/0",
      instanceGroups: [{ name: "nodes", instanceTypes: ["u-6tb1.112xlarge"], scaling: { min: 0, max: 0 } }],
    },
  });
  expect(findingsOf(broken).map((finding) => finding.code)).toContain("KOPS-022");
});

it.each([
  ["the same taint twice", {}, ["KOPS-046"]],
  ["two of one key and effect, with other values", { value: "other" }, ["KOPS-046"]],
  ["one key with another effect", { value: "other", effect: "NoExecute" }, []],
  ["a key with two slashes", { key: "a/b/c" }, ["KOPS-049"]],
] as const)("taints: %s", (_, second, codes) => {
  const taint = { key: "dedicated", value: "net", effect: "NoSchedule" } as const;
  const intent = withChanges(group({ taints: [taint, { ...taint, ...second }] }));
  expect(findingsOf(intent).map(({ code }) => code)).toEqual(codes);
});
