import { calicoRules, fabricRules, releaseFinds } from "../calico";
import { catalogueOf, type Finds } from "../findings";
import { shapeFinds, sourceFinds } from "../intent";
import { designFinds, readFinds } from "../policy";
import { acceptFinds } from "../platforms";
import { once } from "../model";
import { liveRules } from "./live-rules";
import { platforms } from "./platforms";
import { switchRules } from "./switch-rules";

/** Every code that the kit can raise, made from the rules: the documentation page, SARIF and the tests come from here. */
export const catalogue = once((): Finds =>
  catalogueOf([
    sourceFinds,
    shapeFinds,
    acceptFinds,
    releaseFinds,
    readFinds,
    designFinds,
    ...fabricRules.map(({ finds }) => finds),
    ...calicoRules.map(({ finds }) => finds),
    ...platforms().flatMap(({ rules }) => rules.map(({ finds }) => finds)),
    ...switchRules().map(({ finds }) => finds),
    ...liveRules().map(({ finds }) => finds),
  ]),
);
