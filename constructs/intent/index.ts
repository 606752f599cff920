export { type AcceptedFinding, base, type BaseIntent, type PlatformIntent } from "./base";
export { parse, type Parsed, partOf } from "./parse";
export {
  addressIn,
  absolutePathOrNone,
  asNumber,
  cidr,
  configName,
  duration,
  enabledOrDisabled,
  int32,
  fromConfiguration,
  ip,
  labels,
  taints,
  objectName,
  parsed,
  port,
  secretKeyRef,
  secretName,
  secretValue,
  type SecretValue,
  selector,
  tags,
  toleration,
} from "./primitives";
export { mostLike, nearest } from "./nearest";
export { annotatedSchemaOf, type JsonSchema, jsonSchemaOf } from "./shape";
export { type Wanted, wanting } from "./wanted";
export { exampleOf, wantOf } from "./wants";
export {
  block,
  freeLine,
  hostText,
  imageText,
  interfaceFilter,
  interfaceName,
  labelKey,
  labelValue,
  line,
  lineWithoutCommas,
  pathText,
  pattern,
  plainWord,
  sentence,
} from "./texts";
export type { SourceDocument } from "./document";
export { shapeFinds, sourceFinds } from "./finds";
export { type FileText, readDescriptor } from "./file";
export {
  parseFileText,
  parseManifests,
  parseText,
  readData,
  type ReadDocuments,
  readFileText,
  readManifests,
  type ReadResult,
  readSource,
} from "./source";
