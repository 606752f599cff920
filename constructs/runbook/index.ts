export { applyScript } from "./apply-script";
export { type AppliedFile, calicoSteps } from "./calico-steps";
export { stepsSection } from "./markdown";
