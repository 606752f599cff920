import { eksAnywherePlatform } from "../../../constructs/platforms/eks-anywhere";
import { describeRules } from "../../support/rules";
import { ways } from "./intents";
import { mistakes } from "./mistakes";

describeRules({ rules: eksAnywherePlatform.rules, mistakes, references: ways });
