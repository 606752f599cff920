/* eslint-disable @typescript-eslint/no-require-imports -- import() would go past the hook that compiles TypeScript */
import type * as cancel from "./cancel";
import type * as check from "./check";
import type * as destroy from "./destroy";
import type * as explain from "./explain";
import type * as init from "./init";
import type * as lab from "./lab";
import type * as list from "./list";
import type * as preview from "./preview";
import type * as reach from "./reach";
import type * as refresh from "./refresh";
import type * as simulate from "./simulate";
import type * as synth from "./synth";
import type * as up from "./up";

/**
 * The commands, each loaded when it is called: the Pulumi SDK alone takes longer to load than `check` takes to run.
 */
export const commands = {
  list: () => (require("./list") as typeof list).list,
  init: () => (require("./init") as typeof init).init,
  check: () => (require("./check") as typeof check).check,
  synth: () => (require("./synth") as typeof synth).synth,
  explain: () => (require("./explain") as typeof explain).explain,
  simulate: () => (require("./simulate") as typeof simulate).simulate,
  reach: () => require("./reach") as typeof reach,
  preview: () => (require("./preview") as typeof preview).preview,
  up: () => (require("./up") as typeof up).up,
  destroy: () => (require("./destroy") as typeof destroy).destroy,
  refresh: () => (require("./refresh") as typeof refresh).refresh,
  lab: () => require("./lab") as typeof lab,
  cancel: () => (require("./cancel") as typeof cancel).cancel,
};
