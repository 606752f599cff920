import { allTries } from "../../support/tries";

// A factor of one's own, for a change that wants more than that: CALICO_KIT_ALL_TRIES=20.
process.env[allTries] ??= "1";

// The properties of the unit tests, with all their tries.
describe.each([
  "calico/bird",
  "calico/fabric",
  "fabric/os/frr-sessions",
  "fabric/os/vendors",
  "fabric/resolve",
  "fabric/sessions",
  "intent/parse",
  "model/selector",
  "net/blocks",
  "net/cidr",
  "net/ip",
  "reach/reach",
  "runbook/sessions",
  "simulate/properties",
])("%s", (file) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it registers its tests in this block
  require(`../../${file}.test`);
});
