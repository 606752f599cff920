import { pointer, valueAt } from "../../../findings";
import { parseSelector } from "../../../model";
import { goRegExp } from "../../go-regexp";
import { type Rule, rule, type RuleContext } from "../../rule";
import { apiServerAccepts } from "../../verdicts";

/** A text with its place in the intent. */
type Found = readonly [path: string, text: string];

/** Every selector of the intent. Labels alone are no selector: controlPlaneNodeSelector is not here. */
function selectors({ intent }: RuleContext): readonly Found[] {
  const calico = intent.calico;
  return [
    ...each(calico?.pools, ["calico", "pools"], ["nodeSelector", "namespaceSelector"]),
    ...each(calico?.bgp?.peers, ["calico", "bgp", "peers"], ["nodeSelector", "peerSelector", "localWorkloadSelector"]),
    ...each(
      calico?.kubeControllers?.hostEndpointTemplates,
      ["calico", "kubeControllers", "hostEndpointTemplates"],
      ["nodeSelector"],
    ),
  ];
}

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

const malformedSelectors = rule({
  finds: {
    "CAL-019": {
      title: "malformed selector",
      severity: "error",
      why: "Calico's own API server refuses it; where it gets past, it selects nothing.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors",
    },
  },
  check: (context) => {
    for (const [path, text] of selectors(context)) {
      const parsed = parseSelector(text);
      if (parsed.ok) continue;
      context.report.add("CAL-019", path, {
        message: `${parsed.reason} (character ${parsed.offset + 1})`,
        want: "a selector such as rack == 'r1', has(gpu), zone in { 'a', 'b' } or all()",
        fix: "values stand in quotes, labels do not; join conditions with && or ||",
      });
    }
  },
});

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
export const textRules: readonly Rule[] = [malformedSelectors, malformedPatterns];
