import { judgeFelixConfiguration } from "../calico";
import { Report } from "../findings";
import { readObjects, type ReadObjects } from "../policy";
import { type Expectation, judgeDesign, reachesOf, type Staged, unmetBy } from "../reach";
import { graphFinds } from "./finds";
import { type GraphObject, objectOf, objectsOf } from "./objects";
import type { GraphResource, Unknown } from "./resource";
import { judgeSourceCheck } from "./source-check";
import { judgeSecurityGroup } from "./security-groups";

/** What was found; each finding's `location.file` is the URN that it is about. */
export interface Judgement {
  readonly report: Report;
  /** What only an update will know, and a judgement would need: it is not complete. */
  readonly unknowns: readonly Unknown[];
}

/** One resource alone: what an API server refuses of an object of Kubernetes or Calico, and what AWS opens to everyone. */
export function judgeResource(resource: GraphResource): Judgement {
  const report = new Report();
  const unknowns = judgeSecurityGroup(resource, report);
  const object = objectOf(resource);
  if (object === undefined) return { report, unknowns };
  if (isAboutPolicy(object) && object.unknowns.length > 0)
    return { report, unknowns: [...unknowns, ...object.unknowns] };
  // Whoever makes a cluster writes them so before there is an API server of Calico's, the kit among them.
  readObjects([object], report, { isStoredMeant: true });
  const felix = object.value.kind === "FelixConfiguration" ? judgeFelix(object, report) : [];
  return { report, unknowns: [...unknowns, ...felix] };
}

function judgeFelix({ urn, value, unknowns }: GraphObject, report: Report): readonly Unknown[] {
  if (unknowns.length > 0) return unknowns;
  const location = { file: urn, line: 1, column: 1 };
  for (const { path, got, want } of judgeFelixConfiguration(value["spec"], report, location))
    report.of(graphFinds).add("GRAPH-006", path, { got, want, fix: "correct the value, or remove the key", location });
  return [];
}

/** Kinds of which a part that is not known yet changes what policies do. */
function isAboutPolicy({ value: { apiVersion = "", kind = "" } }: GraphObject): boolean {
  const { ignored } = readObjects([{ value: { apiVersion, kind, metadata: { name: "x" } }, locate }], new Report());
  return ignored.size === 0;
}

const locate = (): undefined => undefined;

/** All resources of a stack together: what its objects do to each other, and to AWS. */
export function judgeGraph(resources: readonly GraphResource[]): Judgement {
  const { objects, read, unknowns } = readGraph(resources);
  const report = new Report();
  if (unknowns.length === 0) judgeDesign(read, report);
  judgeSourceCheck(resources, objects, report);
  return { report, unknowns };
}

export interface ReachQuestions {
  readonly expectations: readonly Expectation[];
  /** As if staged policies were enforced. */
  readonly staged?: Staged;
}

/** Whether the edges of a stack are as expected. */
export function judgeReach(resources: readonly GraphResource[], { expectations, staged }: ReachQuestions): Judgement {
  const { read, unknowns } = readGraph(resources);
  const report = new Report();
  if (unknowns.length > 0 || expectations.length === 0) return { report, unknowns };
  const reaches = reachesOf(read.set, {
    ...(staged === undefined ? {} : { staged }),
    externals: expectations.flatMap(({ externals }) => externals),
  });
  const raise = report.of(graphFinds);
  for (const expectation of expectations) {
    const { missing, isUnasked, wrong } = unmetBy(reaches, expectation);
    for (const name of missing)
      raise.add("GRAPH-011", "", {
        message: `no pod, host endpoint or node of the stack is called ${name}`,
        got: name,
        want: "NAMESPACE/NAME of a pod or of what makes it, host:NAME, or an address; * stands for any text",
        fix: "correct the name, or take the expectation out",
      });
    if (isUnasked)
      raise.add("GRAPH-011", "", {
        message: `nothing to ask: ${expectation.from} and ${expectation.to} are one endpoint, or have no version of IP in common`,
        got: `${expectation.from} -> ${expectation.to}`,
        want: "two endpoints with addresses of one version of IP, and ICMP for IPv4, ICMPv6 for IPv6",
        fix: "correct the names or the probe, or take the expectation out",
      });
    for (const { edge, text, wanted } of wrong) {
      const { policy } = edge.decisive?.verdict ?? {};
      const location = policy?.written.location;
      raise.add("GRAPH-010", policy === undefined ? "" : "/spec", {
        message: `${text}, wanted ${wanted}`,
        got: policy === undefined ? "no policy is about it" : `decided by ${policy.kind} ${policy.fullName}`,
        want: wanted,
        fix: "correct the policy that decides, or the expectation",
        ...(location === undefined ? {} : { location }),
      });
    }
  }
  return { report, unknowns };
}

function readGraph(resources: readonly GraphResource[]): {
  readonly objects: readonly GraphObject[];
  readonly read: ReadObjects;
  readonly unknowns: readonly Unknown[];
} {
  const objects = objectsOf(resources);
  const unknowns = objects.filter(isAboutPolicy).flatMap((object) => object.unknowns);
  // What is wrong with each alone is said of each alone.
  const read = readObjects(objects, new Report());
  return { objects, read, unknowns };
}
