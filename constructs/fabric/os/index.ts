export { fileOf } from "./lines";
export { asPathListOf } from "./frr-text/policies";
export { type FrrOn, frrConfig } from "./frr-text/config";
export { frrDefaults } from "./frr-text/defaults";
export { mustHold } from "./frr-text/must-hold";
