export { pointer, pointerKeys, valueAt, type Finding, type Location, type Severity } from "./finding";
export { Report, type Detail, type Raise } from "./report";
export { jsonReport, sarifReport, summary, tableReport, type ReportContext, type TableOptions } from "./reporters";
export {
  catalogueOf,
  findsOf,
  rulesAbout,
  type Entry,
  type Finds,
  type Raising,
  type Rule,
  type RuleDefinition,
  type Verdict,
} from "./rule";
export * from "./verdicts";
