export { base, type BaseIntent, type PlatformIntent } from "./base";
export { parse, type Parsed, shapeFinds } from "./parse";
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
export { parseText, type ReadResult, readSource, type SourceDocument, sourceFinds } from "./source";
