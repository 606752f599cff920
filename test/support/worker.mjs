// What each worker of the unit tests begins with: TypeScript. Types are checked by `npm run types`; here tsx only strips them.
import { register as registerRequire } from "tsx/cjs/api";
import { register as registerImport } from "tsx/esm/api";

registerRequire();
registerImport();

// A worker whose jest is gone, at its end or before, has nobody to tell anything.
process.once("disconnect", () => process.exit());
