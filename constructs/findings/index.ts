export { catalogue, type Code, type Entry, type Judge } from "./catalogue";
export { pointer, pointerKeys, valueAt, type Finding, type Location, type Severity } from "./finding";
export { Report, type Detail } from "./report";
export { jsonReport, sarifReport, summary, tableReport, type ReportContext, type TableOptions } from "./reporters";
