// The library's front door. Pulumi components and cdk8s charts are imported by their own paths
// (constructs/platforms/eks/component, constructs/calico/component, constructs/calico/chart), so that nobody else loads
// those SDKs.
export { objectKey, late, type Manifest, type Reasons } from "./model";
export {
  releases,
  renderCalico,
  requiredFlows,
  type Cluster,
  type Flow,
  type Release,
  type RenderedCalico,
} from "./calico";
export { topologySvg } from "./diagram";
export { jsonReport, sarifReport, tableReport, type Finding, type Severity } from "./findings";
export {
  catalogue,
  checkSource,
  defineIntent,
  intentJsonSchema,
  listScenarios,
  platforms,
  resolve,
  synthesise,
  type Checked,
  type Intent,
  type Plan,
  type Refusal,
} from "./kit";
export { Asn, Cidr, Ip, podMtu } from "./net";
