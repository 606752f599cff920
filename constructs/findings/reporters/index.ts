export { jsonReport } from "./json";
export { sarifReport } from "./sarif";
export { tableReport, type TableOptions } from "./table";
export { summary, type ReportContext } from "./shared";
