import { kubesprayPlatform } from "../../../constructs/platforms/kubespray";
import { describeRules } from "../../support/rules";
import { ways } from "./intents";
import { mistakes } from "./mistakes";

describeRules({ rules: kubesprayPlatform.rules, mistakes, references: ways });
