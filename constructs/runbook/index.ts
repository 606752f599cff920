export { applyScript, type ApplyScriptArgs } from "./apply-script";
export { type AppliedFile, calicoSteps } from "./calico-steps";
export { fillInScript } from "./fill-in-script";
export { stepsSection } from "./markdown";
export { type HandledSwitches, switchSteps } from "./switch-steps";
export { nodeLinksFile, nodeLinksPath } from "./node-links";
export { outputReadme, type ReadmeArgs } from "./readme";
