import { fabricOwnRules } from "../../../fabric";
import { earlyNetworkingRules } from "../../enterprise/rules/early-networking";
import type { Rule } from "../../rule";
import { calicoOnFabricRules } from "./fabric";
import { fabricAddressRules } from "./fabric-addresses";
import { fabricNodeRules } from "./fabric-nodes";
import { fabricPoolRules } from "./fabric-pools";
import { fabricRouteRules } from "./fabric-routes";

/** Every rule about a fabric: by itself, and Calico on it. */
export const fabricRules: readonly Rule[] = [
  ...fabricOwnRules,
  ...calicoOnFabricRules,
  ...fabricAddressRules,
  ...fabricPoolRules,
  ...fabricNodeRules,
  ...earlyNetworkingRules,
  ...fabricRouteRules,
];
