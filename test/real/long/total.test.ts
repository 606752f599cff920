import fc from "fast-check";
import { intentSchema, platformOf, resolve } from "../../../constructs/kit";
import { allFindingsOf } from "../../support/rules";
import { withoutStackTraces } from "../../support/stack-traces";
import { arbitraryOf } from "../../calico/rules/arbitrary";
import { longTries } from "../../support/tries";

it.each([
  [5, 150],
  [30, 100],
  [80, 40],
])("judges any intent that passes the schema, with %d %% of the optional keys, without throwing", (percent, numRuns) =>
  // fast-check throws and catches for each character of a negated class in a pattern.
  withoutStackTraces(() =>
    fc.assert(
      fc.property(arbitraryOf(intentSchema(), percent), (candidate) => {
        const parsed = intentSchema().safeParse(candidate);
        fc.pre(parsed.success);
        const { reasons } = resolve(parsed.data, platformOf(parsed.data.platform.kind));
        const findings = allFindingsOf(parsed.data);
        const texts = [
          ...reasons.entries().map(([, { why }]) => why),
          ...findings.flatMap(({ message, want, fix }) => [message, want, fix]),
        ];
        expect(texts.filter((text) => /undefined|\[object|NaN/.test(text))).toEqual([]);
        expect(findings.map(({ path }) => path).filter((path) => path !== "" && !path.startsWith("/"))).toEqual([]);
      }),
      longTries(numRuns),
    ),
  ),
);
