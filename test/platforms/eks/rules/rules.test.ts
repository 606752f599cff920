import type { Judged } from "../../../../constructs/calico";
import type { Finding, Rule } from "../../../../constructs/findings";
import type { Intent, IntentInput } from "../../../../constructs/kit";
import { eksPlatform } from "../../../../constructs/platforms/eks/platform";
import { changed, type DeepPartial } from "../../../support/changed";
import { describeRules, findingsBy, judgedOf, mistakesOf, parsed } from "../../../support/rules";
import { fourWays, nftables, vxlan } from "../intents";
import { eksFixtures } from "./fixtures";

const rules = eksPlatform.rules as readonly Rule<Judged>[];

function findingsOf(intent: Intent): readonly Finding[] {
  return findingsBy(rules, judgedOf(intent));
}

function withChanges(changes: DeepPartial<IntentInput>): Intent {
  return parsed(changed<IntentInput>(vxlan, changes));
}

describeRules({
  rules,
  mistakes: mistakesOf(eksFixtures, withChanges),
  references: { ...fourWays, nftables },
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
