export { fileOf } from "./lines";
export { asPathListOf } from "./frr-text/policies";
export { listenLimit } from "./frr-text/bgp";
export { type FrrOn, frrConfig } from "./frr-text/config";
export { frrDefaults } from "./frr-text/defaults";
