import { calicoRules } from "../../constructs/calico";
import { fourWays, nftables, vxlan } from "../platforms/eks/intents";
import { describeRules } from "../support/rules";
import { calicoFixtures } from "./rules/fixtures";
import { intentWith } from "./rules/support";

describeRules({
  rules: calicoRules,
  mistakes: Object.fromEntries(
    Object.entries(calicoFixtures).map(([code, { failing, passing, path, adapt }]) => [
      code,
      () => ({ failing: intentWith(failing), passing: intentWith(passing), path, adapt }),
    ]),
  ),
  references: { ...fourWays, nftables, vxlan },
});
