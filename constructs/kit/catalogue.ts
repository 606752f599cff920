import { calicoRules, fabricRules, releaseFinds } from "../calico";
import { catalogueOf, type Finds } from "../findings";
import { shapeFinds, sourceFinds } from "../intent";
import type * as graph from "../graph";
import type * as policy from "../policy";
import { acceptFinds } from "../platforms";
import { once } from "../model";
import { liveRules } from "./live-rules";
import { platforms } from "./platforms";
import { switchRules } from "./switch-rules";

/** The codes about policies, of which a run that reads none needs no more. */
function policyFinds(): readonly Finds[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- in time: each start counts
  const { designFinds, readFinds } = require("../policy") as typeof policy;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
  const { graphFinds } = require("../graph") as typeof graph;
  return [readFinds, designFinds, graphFinds];
}

/** Every code that the kit can raise, made from the rules: the documentation page, SARIF and the tests come from here. */
export const catalogue = once((): Finds =>
  catalogueOf([
    sourceFinds,
    shapeFinds,
    acceptFinds,
    releaseFinds,
    ...policyFinds(),
    ...fabricRules.map(({ finds }) => finds),
    ...calicoRules.map(({ finds }) => finds),
    ...platforms().flatMap(({ rules }) => rules.map(({ finds }) => finds)),
    ...switchRules().map(({ finds }) => finds),
    ...liveRules().map(({ finds }) => finds),
  ]),
);
