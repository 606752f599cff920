/** Whatever anybody writes is read, and what is refused is said: test/intent/parse.test.ts has a sample. */
import fc from "fast-check";
import { neverThrows } from "../../intent/support/parsing";
import { longTries } from "../../support/tries";

test.each(neverThrows)("%s", (_what, property) => fc.assert(property, longTries(1000)));
