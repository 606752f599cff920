import { eksPlatform } from "../../../constructs/eks";
import { Report, type Finding } from "../../../constructs/findings";
import { eksFamily } from "../../../constructs/findings/catalogue/eks";
import { intentSchema, type Intent } from "../../../constructs/intent";
import { changed, fourWays, nftables, resolved, vxlan, type DeepPartial } from "../intents";
import { eksFixtures, type EksCode } from "./fixtures";

function findingsOf(intent: Intent): readonly Finding[] {
  const { cluster, facts } = resolved(intent);
  const report = new Report(intent);
  for (const rule of eksPlatform.rules) rule({ intent, cluster, facts, report });
  return report.findings;
}

function withChanges(changes: DeepPartial<Intent>): Intent {
  const intent = changed<Intent>(vxlan, changes);
  const parsed = intentSchema.safeParse(intent);
  if (!parsed.success) throw new Error(`the schema refuses the fixture: ${parsed.error.message}`);
  return parsed.data;
}

const codes = Object.keys(eksFamily) as EksCode[];

it("has fixtures for exactly the codes of the family", () => {
  expect(Object.keys(eksFixtures)).toEqual(codes);
});

it.each(codes)("%s is found where it is, and only there", (code) => {
  const { failing, passing, path } = eksFixtures[code];
  const found = findingsOf(withChanges(failing)).filter((finding) => finding.code === code);
  expect(found.map((finding) => finding.path)).toEqual([path]);
  expect(findingsOf(withChanges(passing)).map((finding) => finding.code)).not.toContain(code);
});

it.each([...Object.keys(fourWays), "nftables"])("finds no mistake in the reference cluster %s", (way) => {
  const findings = findingsOf(fourWays[way] ?? nftables);
  expect(findings.filter((finding) => finding.severity !== "info")).toEqual([]);
});

it("says in every finding what it saw, what is wanted and what to do", () => {
  const all = codes.flatMap((code) => findingsOf(withChanges(eksFixtures[code].failing)));
  for (const { code, message, want, fix } of all) {
    for (const text of [message, want, fix]) {
      expect(`${code}: ${text}`).not.toMatch(/undefined|\[object|NaN|^\S+ $/);
      expect(text.length).toBeGreaterThan(0);
    }
  }
});

it("does not throw on what the schema lets through and nobody can use", () => {
  const broken = withChanges({
    network: { services: ["::/0"], pods: ["0.0.0.0/0"] },
    platform: {
      vpc: { kind: "create", cidr: "::/0" },
      endpoint: { publicCidrs: ["::/0"] },
      nodeGroups: [
        { name: "main", instanceTypes: ["mac-m4.metal", "u-6tb1.112xlarge"], availabilityZones: ["us-east-1a"] },
      ],
      routeServer: {
        amazonSideAsn: 0,
        peers: [{ name: "a", availabilityZone: "us-east-1a", peerAddress: "::", peerAsn: 4294967295 }],
      },
    },
  });
  expect(findingsOf(broken).map((finding) => finding.code)).toContain("EKS-005");
});
