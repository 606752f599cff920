export { base, type BaseIntent, type PlatformIntent } from "./base";
export { parse, type Parsed, shapeFinds } from "./parse";
export {
  absolutePathOrNone,
  asNumber,
  cidr,
  duration,
  enabledOrDisabled,
  ip,
  labels,
  taints,
  objectName,
  parsed,
  port,
  secretKeyRef,
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
export { parseText, type ReadResult, readSource, type SourceDocument, sourceFinds } from "./source";
