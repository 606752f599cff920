export { disclaimer } from "./disclaimer";
export { type HandOverStep, handOverSteps, stepOf } from "./plan";
export { runbook } from "./runbook";
export { handOverScript } from "./script";
export { windowSeconds } from "./window";
