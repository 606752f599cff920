import { calicoRules } from "../../../constructs/calico";
import { Report, type Finding } from "../../../constructs/findings";
import { kopsFamily } from "../../../constructs/findings/catalogue/kops";
import { intentSchema, type Intent } from "../../../constructs/intent";
import { kopsPlatform } from "../../../constructs/kops";
import { changed, native, resolved, ways, type DeepPartial, type KopsOnly } from "../intents";
import { kopsFixtures, type KopsCode } from "./fixtures";

function findingsOf(intent: Intent): readonly Finding[] {
  const { cluster, facts } = resolved(intent);
  const report = new Report(intent);
  for (const rule of kopsPlatform.rules) rule({ intent, cluster, facts, report });
  return report.findings;
}

function withChanges(changes: DeepPartial<KopsOnly>): Intent {
  const parsed = intentSchema.safeParse(changed<KopsOnly>(native, changes));
  if (!parsed.success) throw new Error(`the schema refuses the fixture: ${parsed.error.message}`);
  return parsed.data;
}

const codes = Object.keys(kopsFamily) as KopsCode[];

it("has fixtures for exactly the codes of the family", () => {
  expect(Object.keys(kopsFixtures).sort()).toEqual([...codes].sort());
});

it.each(codes)("%s is found where it is, and only there", (code) => {
  const { failing, passing, path } = kopsFixtures[code];
  const found = findingsOf(withChanges(failing)).filter((finding) => finding.code === code);
  expect(found.map((finding) => finding.path)).toEqual([path]);
  expect(findingsOf(withChanges(passing)).map((finding) => finding.code)).not.toContain(code);
});

it.each(Object.keys(ways))("finds no mistake in the reference cluster %s, nor do Calico's own rules", (way) => {
  const intent = ways[way] as Intent;
  const { cluster, facts } = resolved(intent);
  const report = new Report(intent);
  for (const rule of [...calicoRules, ...kopsPlatform.rules]) rule({ intent, cluster, facts, report });
  expect(report.findings.filter((finding) => finding.severity !== "info")).toEqual([]);
});

it("says in every finding what it saw, what is wanted and what to do", () => {
  const all = codes.flatMap((code) => findingsOf(withChanges(kopsFixtures[code].failing)));
  for (const { code, message, want, fix } of all)
    for (const text of [message, want, fix]) {
      expect(`${code}: ${text}`).not.toMatch(/undefined|\[object|NaN|^\S+ $/);
      expect(text.length).toBeGreaterThan(0);
    }
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
  for (const code of codes) expect(kopsFixtures[code].path).toMatch(/^\/(platform|calico|network|kubernetes)/);
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
