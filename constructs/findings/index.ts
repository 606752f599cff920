export { compare } from "./compare";
export { type Entry, type Finds, here, type Verdict } from "./entry";
export { type Acceptance, type Finding, type Location, pointer, pointerKeys, type Severity, valueAt } from "./finding";
export { jsonText } from "./json-text";
export { list, type Printable, repeated } from "./lists";
export { printable, printableLines } from "./printable";
export { type Detail, type Raise, Report } from "./report";
export { jsonReport } from "./reporters/json";
export { sarifReport } from "./reporters/sarif";
export { isCounted, type ReportContext, summary } from "./reporters/shared";
export { type TableOptions, tableReport } from "./reporters/table";
export { catalogueOf, findsOf, type Raising, type Rule, type RuleDefinition, rulesAbout } from "./rule";
export {
  hasUserInfo,
  isReferenceName,
  isSecretPlace,
  looksLikeKey,
  namesSecret,
  notShown,
  placesOfUserInfo,
  Redactor,
} from "./secrets";
