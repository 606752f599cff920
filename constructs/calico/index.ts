// Calico's objects for one cluster, and what Calico needs of the network. chart.ts (cdk8s) and component.ts (Pulumi) are
// imported by their paths, so that nobody else loads those libraries.
export { requiredFlows, type Flow } from "./flows";
export { rewriteImage, type ImageSettings } from "./images";
export { renderCalico, type RenderedCalico } from "./manifests";
export { ipsecSecret, operatorNamespace, vppNamespace } from "./names";
export {
  loadReleaseDirectory,
  releaseFinds,
  type LoadedRelease,
  type ReleaseFiles,
  type ReleaseObjects,
  type ReleaseProblem,
} from "./release-directory";
export type { HelmChart, ReleaseStep } from "./release";
export { calicoRules } from "./rules";
export { parsePeerIp } from "./rules/bgp-peers";
export { amazonLinuxHooks, usesVfio, vfioCommands } from "./vpp/nodes";
export { describeBgp } from "./words";
