export { base, type BaseIntent, type PlatformIntent } from "./base";
export { shapeFinds } from "./complaints";
export { parse, type Parsed } from "./parse";
export {
  absolutePathOrNone,
  asNumber,
  cidr,
  configName,
  duration,
  enabledOrDisabled,
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
export { jsonSchemaOf, nearest, type Shape, type ShapeAt, shapeOf } from "./shape";
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
  pathText,
  pattern,
  plainWord,
} from "./texts";
export type { SourceDocument } from "./document";
export { sourceFinds } from "./finds";
export { type FileText, readDescriptor } from "./file";
export { parseFileText, parseText, type ReadResult, readSource } from "./source";
