export { applyScript, type ApplyScriptArgs } from "./apply-script";
export { type AppliedFile, calicoSteps } from "./calico-steps";
export { fillInScript } from "./fill-in-script";
export { stepsSection } from "./markdown";
export { outputReadme, type ReadmeArgs } from "./readme";
