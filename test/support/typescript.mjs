// TypeScript in the workers of the unit tests. Types are checked by `npm run types`; here tsx only strips them.
import { register as registerRequire } from "tsx/cjs/api";
import { register as registerImport } from "tsx/esm/api";

registerRequire();
registerImport();
