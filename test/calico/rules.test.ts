import { calicoRules } from "../../constructs/calico";
import { fourWays, nftables, vxlan } from "../platforms/eks/intents";
import { describeRules, mistakesOf } from "../support/rules";
import { calicoFixtures } from "./rules/fixtures";
import { intentWith } from "./rules/support";

describeRules({
  rules: calicoRules,
  mistakes: mistakesOf(calicoFixtures, intentWith),
  references: { ...fourWays, nftables, vxlan },
});
