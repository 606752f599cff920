// The package's front door, `calico-kit`: an intent in, a plan or files out. It loads neither Pulumi nor cdk8s. Components
// are behind the doors of their platforms (`calico-kit/eks`, `calico-kit/kops`, `calico-kit/kubespray`, `calico-kit/existing`), the chart behind
// `calico-kit/cdk8s`.
export { objectKey, late, type Artefact, type Manifest, type Reasons } from "./model";
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
  check,
  checkSource,
  defineIntent,
  IntentError,
  intentJsonSchema,
  listScenarios,
  platforms,
  resolve,
  synthesise,
  type Checked,
  type Intent,
  type IntentInput,
  type Plan,
  type Refusal,
  type SynthesisOptions,
} from "./kit";
export { Asn, Cidr, Ip, podMtu } from "./net";
