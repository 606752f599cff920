import { eksAnywherePlatform } from "../../../constructs/platforms/eks-anywhere";
import { allFindingsOf, describeRules, parsed } from "../../support/rules";
import { small, ways } from "./intents";
import { mistakes } from "./mistakes";

describeRules({ rules: eksAnywherePlatform.rules, mistakes, references: ways });

it("finds a network of another datacenter, which EKS Anywhere completes to one that nobody has", () => {
  const { on } = small.platform as { readonly on: object };
  const platform = { ...small.platform, on: { ...on, network: "/Other/network/nodes" } };
  const intent = parsed({ ...small, platform });
  expect(allFindingsOf(intent)).toMatchObject([{ code: "EKA-052", path: "/platform/on/network" }]);
});
