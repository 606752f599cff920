import { pointer, valueAt } from "../../../findings";
import { goRegExp } from "../../go-regexp";
import { type Rule, rule, type RuleContext } from "../../rule";
import { apiServerAccepts } from "../../verdicts";

/** A text with its place in the intent. */
type Found = readonly [path: string, text: string];

/** Every regular expression of the intent. */
function patterns({ intent }: RuleContext): readonly Found[] {
  const calico = intent.calico;
  const detection = (["ipv4", "ipv6"] as const).flatMap((name) =>
    (["interface", "skipInterface"] as const).flatMap((option) => {
      const text = calico?.nodeAddressAutodetection?.[name]?.[option];
      return (text?.split(",") ?? []).map((one): Found => [
        pointer("calico", "nodeAddressAutodetection", name, option),
        one,
      ]);
    }),
  );
  const felix = [
    "bpfDataIfacePattern",
    "bpfL3IfacePattern",
    "bpfDisableGROForIfaces",
    "logDebugFilenameRegex",
    "mtuIfacePattern",
  ] as const;
  return [
    ...detection,
    ...each(calico?.felix && [calico.felix], ["calico", "felix"], felix).map(([path, text]): Found => [
      path.replace("/felix/0/", "/felix/"),
      text,
    ]),
    ...each(
      calico?.kubeControllers?.hostEndpointTemplates,
      ["calico", "kubeControllers", "hostEndpointTemplates"],
      ["interfacePattern"],
    ),
  ];
}

/** The texts at some keys of every item of a list. */
function each(items: readonly object[] | undefined, place: readonly string[], keys: readonly string[]): Found[] {
  return (items ?? []).flatMap((item, index) =>
    keys.flatMap((key): Found[] => {
      const text = valueAt(item, pointer(key));
      return typeof text === "string" ? [[pointer(...place, index, key), text]] : [];
    }),
  );
}

const malformedPatterns = rule({
  finds: {
    "CAL-020": {
      title: "malformed regular expression",
      severity: "error",
      why: "Calico compiles it with Go's regexp package: the program that needs it does not start, or ignores it.",
      upstream: apiServerAccepts,
      see: "github.com/google/re2/wiki/Syntax",
    },
  },
  check: (context) => {
    for (const [path, text] of patterns(context)) {
      const compiled = goRegExp(text);
      if (compiled.ok) continue;
      context.report.add("CAL-020", path, {
        message: `${text} is not a regular expression: ${compiled.reason}`,
        want: "a regular expression in Go's syntax (RE2), e.g. ^(eth|ens).*",
        fix: "close every bracket and write .* where * alone was meant",
      });
    }
  },
});

/** Texts in a language of their own. */
export const textRules: readonly Rule[] = [malformedPatterns];
