import type {
  EnforcementLevel,
  Policies,
  PolicyConfigSchema,
  ReportViolation,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import { type Finding, printable } from "../constructs/findings";
import { type GraphResource, judgeGraph, judgeReach, judgeResource, type Judgement } from "../constructs/graph";
import { expectationForm } from "../constructs/reach";
import { acceptSchema, type ExpectedEdge, expectationsOf, type ReachConfig, reachSchema } from "./settings";

export interface CalicoPoliciesOptions {
  /** `mandatory` unless said: an error stops the update. */
  readonly errors?: EnforcementLevel;
  /** `advisory` unless said. Policies of this level have `-warnings` behind their name. */
  readonly warnings?: EnforcementLevel;
  /** Edges that must be as said, beside those of the pack's configuration. */
  readonly expect?: readonly ExpectedEdge[];
}

type Level = "error" | "warning";

/**
 * Policies of Pulumi that ask the kit's rules about a stack: each Kubernetes and Calico object alone, all of them together, the
 * edges that are expected, and what AWS lets in. Violations are the kit's findings, and name the resource by its URN.
 *
 * What is about one resource stops it before it is made. What is about the stack comes at the end of a preview, which
 * `pulumi up` makes before it changes anything, unless it is told `--skip-preview`: then it comes after the update.
 *
 * A value that a program marks as secret is plain to a policy pack (Pulumi's SDK unwraps it), and may stand in a violation where a
 * policy's own spec holds it. Objects of kind Secret and ConfigMap are never quoted.
 */
export function calicoPolicies(options: CalicoPoliciesOptions = {}): Policies {
  const { errors = "mandatory", warnings = "advisory", expect = [] } = options;
  const levels = [
    { level: "error", ending: "", enforcementLevel: errors },
    { level: "warning", ending: "-warnings", enforcementLevel: warnings },
  ] as const;
  return [
    ...levels.flatMap(({ level, ending, enforcementLevel }) => [
      aboutResources({
        name: `calico-objects${ending}`,
        description: "What an API server refuses of a Kubernetes or Calico object, or drops from it",
        enforcementLevel,
        level,
        isAbout: (type) => type.startsWith("kubernetes:"),
      }),
      aboutResources({
        name: `aws-security-groups${ending}`,
        description: "Ports of nodes, Docker, etcd and Calico that a security group opens to everyone",
        enforcementLevel,
        level,
        isAbout: (type) => type.startsWith("aws:"),
      }),
      aboutStack({
        name: `calico-design${ending}`,
        description: "What policies, pools and machines of a stack do to each other that nobody means",
        enforcementLevel,
        level,
        configSchema: acceptSchema,
        judge: (resources) => judgeGraph(resources),
      }),
    ]),
    aboutReach(expect, errors),
  ];
}

interface Told {
  readonly name: string;
  readonly description: string;
  readonly enforcementLevel: EnforcementLevel;
  readonly level: Level;
}

function aboutResources({
  isAbout,
  level,
  ...policy
}: Told & { readonly isAbout: (type: string) => boolean }): ResourceValidationPolicy {
  return {
    ...policy,
    configSchema: acceptSchema,
    validateResource: (args, reportViolation) => {
      if (isAbout(args.type)) tell(judgeResource(args), level, args.getConfig(), reportViolation);
    },
  };
}

function aboutStack({
  judge,
  level,
  ...policy
}: Told & {
  readonly configSchema: PolicyConfigSchema;
  readonly judge: (resources: readonly GraphResource[]) => Judgement;
}): StackValidationPolicy {
  return {
    ...policy,
    validateStack: (args, reportViolation) => tell(judge(ownResources(args)), level, args.getConfig(), reportViolation),
  };
}

function aboutReach(expect: readonly ExpectedEdge[], enforcementLevel: EnforcementLevel): StackValidationPolicy {
  return {
    name: "calico-reach",
    description: "Who may talk to whom is as expected",
    enforcementLevel,
    configSchema: reachSchema,
    validateStack: (args, reportViolation) => {
      const config = args.getConfig<ReachConfig>();
      const { expectations, problems } = expectationsOf({ ...config, expect: [...expect, ...(config.expect ?? [])] });
      for (const problem of problems)
        reportViolation(
          `${printable(problem)}; wanted ${expectationForm}; fix: correct the configuration of calico-reach`,
        );
      const staged = config.staged === true ? ("enforce" as const) : undefined;
      tell(
        judgeReach(ownResources(args), { expectations, ...(staged === undefined ? {} : { staged }) }),
        "error",
        {},
        reportViolation,
      );
    },
  };
}

const ownResources = ({ resources }: StackValidationArgs): readonly GraphResource[] => resources;

/** Reports what was found at a level, and, where something is not known yet, lets Pulumi say so. */
function tell(
  { report, unknowns }: Judgement,
  level: Level,
  { accept = [] }: { readonly accept?: readonly string[] },
  reportViolation: ReportViolation,
): void {
  for (const finding of report.findings) {
    if (finding.severity !== level || (level === "warning" && accept.includes(finding.code))) continue;
    reportViolation(violationText(finding), finding.location?.file);
  }
  // The SDK turns its own error about an unknown value into a remark of the preview.
  const [unknown] = unknowns;
  if (unknown !== undefined) throw unknown.error;
}

/** A finding as the engine prints it, below the URN: what, where in the resource, got, wanted, fix. */
export function violationText({ code, path, message, got, want, fix }: Finding): string {
  const where = path === "" ? "" : ` at ${path}`;
  return [`${code}${where}: ${message}`, `got ${got}`, `wanted ${want}`, `fix: ${fix}`].map(printable).join("; ");
}
