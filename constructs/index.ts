// The library's front door. Pulumi components and cdk8s charts are imported by their own paths
// (constructs/eks/component, constructs/calico/component, constructs/calico/chart), so that nobody else loads those SDKs.
export { renderCalico, requiredFlows, type Flow, type RenderedCalico } from "./calico";
export { late, objectKey, releases, resolve, type Cluster, type Manifest, type Reasons, type Release } from "./cluster";
export { topologySvg } from "./diagram";
export { eksPlatform, type EksCluster } from "./eks";
export { jsonReport, sarifReport, tableReport, type Finding, type Severity } from "./findings";
export { Asn, Cidr, Ip, podMtu } from "./net";
export {
  catalogue,
  checkSource,
  defineIntent,
  intentJsonSchema,
  listScenarios,
  synthesise,
  type Intent,
  type Checked,
  type Plan,
  type Refusal,
} from "./plan";
