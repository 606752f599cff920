import fc from "fast-check";
import { intentSchema, platformOf, resolve } from "../../../constructs/kit";
import { allFindingsOf } from "../../support/rules";
import { arbitraryOf } from "./arbitrary";

it.each([
  [5, 150],
  [30, 100],
  [80, 40],
])(
  "judges any intent that passes the schema, with %d %% of the optional keys, without throwing",
  (percent, numRuns) => {
    fc.assert(
      fc.property(arbitraryOf(intentSchema, percent), (candidate) => {
        const parsed = intentSchema.safeParse(candidate);
        fc.pre(parsed.success);
        const { reasons } = resolve(parsed.data, platformOf(parsed.data.platform.kind));
        for (const [, { why }] of reasons.entries()) expect(why).not.toMatch(/undefined|\[object|NaN/);
        for (const { path, message, want, fix } of allFindingsOf(parsed.data)) {
          expect(path === "" || path.startsWith("/")).toBe(true);
          for (const text of [message, want, fix]) expect(text).not.toMatch(/undefined|\[object|NaN/);
        }
      }),
      { numRuns },
    );
  },
);
