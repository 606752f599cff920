export { type Finding, type Location, pointer, pointerKeys, type Severity, valueAt } from "./finding";
export { type Detail, type Raise, Report } from "./report";
export { jsonReport } from "./reporters/json";
export { sarifReport } from "./reporters/sarif";
export { type ReportContext, summary } from "./reporters/shared";
export { type TableOptions, tableReport } from "./reporters/table";
export {
  catalogueOf,
  type Entry,
  type Finds,
  findsOf,
  type Raising,
  type Rule,
  type RuleDefinition,
  rulesAbout,
  type Verdict,
} from "./rule";
export {
  apiServerAccepts,
  apiServerRefuses,
  felixAccepts,
  felixRefuses,
  here,
  operatorAccepts,
  operatorRefuses,
  vppAccepts,
  vppRefuses,
} from "./verdicts";
