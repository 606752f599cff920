import { calicoCases } from "./calico";
import { fabricCases } from "./fabric";
import { eksCases } from "./eks";
import { kopsCases } from "./kops";
import { existingCases } from "./existing";
import { kubesprayCases } from "./kubespray";
import { eksAnywhereCases } from "./eks-anywhere";
import type { LiveChangeCase } from "./bases";

export type { LiveChangeCase } from "./bases";
export { causes } from "./causes";
export { harmlessChanges } from "./harmless";

/** Cases for each code; the first of each is one of a cluster above. */
export const liveChangeCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  ...calicoCases,
  ...fabricCases,
  ...eksCases,
  ...kopsCases,
  ...existingCases,
  ...kubesprayCases,
  ...eksAnywhereCases,
};
