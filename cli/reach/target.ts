import { resolve } from "node:path";
import { isCounted, Report } from "../../constructs/findings";
import type { FileText } from "../../constructs/intent";
import { type Cidr, Ip, type IpFamily } from "../../constructs/net";
import {
  isManifests,
  isManifestText,
  type KnownRelease,
  type LocatedObject,
  readManifestObjects,
  readObjects,
  readObjectsOf,
  type ReadObjects,
  tcp,
} from "../../constructs/policy";
import { isOfFamily, judgeDesign, parseProbe, type Probe, Reach, reachesOf, type Staged } from "../../constructs/reach";
import type { Context } from "../context";
import { Done, exitCodes, UserError } from "../errors";
import { planOf, printFindings, standardInput } from "../source";

export interface ReachOptions {
  /** Folders or files of further objects: workloads beside an intent, policies beside workloads. */
  readonly with: readonly string[];
  /** Such as `tcp:80`. */
  readonly probe: readonly string[];
  /** Addresses outside the cluster. */
  readonly external: readonly string[];
  /** Whether staged policies count as if they were promoted. */
  readonly staged: boolean;
}

/** For each version of IP of the cluster who reaches whom, and what to ask about. */
export interface Reaches {
  readonly reaches: readonly Reach[];
  readonly probes: readonly Probe[];
  /** The same set, asked of a version of IP that nobody there has an address of. */
  readonly empty: (family: IpFamily) => Reach;
}

/** What a source says of who may talk to whom: an intent's own objects, or those of a folder or file. */
export function reachOf(source: string, options: ReachOptions, context: Context): Reaches {
  const report = new Report();
  const { objects, ...known } = objectsOf(source, report, context);
  const read = readObjects(
    [...objects, ...options.with.flatMap((path) => filesAt(path, report, context))],
    report,
    known,
  );
  if (!report.hasErrors) judgeDesign(read, report);
  const told = report.findings.filter((finding) => finding.severity !== "info" && isCounted(finding));
  if (told.length > 0) printFindings(told, source, context);
  if (report.hasErrors) throw new Done(exitCodes.findings);
  sayDomains(read, context);
  if (read.set.pods.length + read.set.hostEndpoints.length === 0)
    throw new UserError({
      what: `${source} has no endpoint to ask about`,
      wanted: "pods, or what makes them (Deployment, StatefulSet, DaemonSet, Job, CronJob), or host endpoints",
      fix: "name a folder with the workloads: --with FOLDER, such as the output of `kubectl get pods,namespaces,services -A -o yaml`",
    });
  const externals = options.external.map((text) => parsedIp(text));
  const staged: Staged = options.staged ? "enforce" : "ignore";
  const reaches = reachesOf(read.set, { externals, staged });
  const probes = probesOf(options.probe, read);
  refuseStrangers(reaches, externals, probes);
  return { reaches, probes, empty: (family) => new Reach(read.set, { family, externals, staged }) };
}

/** With Calico Enterprise nothing else says it, and a verdict about an address may be otherwise. */
function sayDomains({ set, release }: ReadObjects, context: Context): void {
  const rules = set.policies.flatMap(({ ingress, egress }) => [...ingress, ...egress]);
  if (release.edition === "enterprise" && rules.some(({ destination: { domains } }) => domains !== undefined))
    context.err.write("calico-kit: rules with DNS names are taken to match no address: no file says what they are\n");
}

/** What was asked that no endpoint has: an address, or a message, of the other version of IP. */
function refuseStrangers(reaches: readonly Reach[], externals: readonly Ip[], probes: readonly Probe[]): void {
  const families = reaches.map(({ family }) => family);
  const [only] = families;
  if (only === undefined || families.length > 1) return;
  const stranger = externals.find(({ family }) => family !== only);
  if (stranger !== undefined)
    throw new UserError({
      what: `--external has the IPv${stranger.family} address ${stranger.toString()}, and pods and hosts have addresses of IPv${only} alone`,
      wanted: `an address of IPv${only}`,
      fix: "correct the address; a cluster with both versions of IP is known by its pools, or by the pods' addresses",
    });
  if (!probes.some((probe) => isOfFamily(probe, only)))
    throw new UserError({
      what: `pods and hosts have addresses of IPv${only} alone, which has no such message`,
      wanted: only === 4 ? "--probe icmp" : "--probe icmpv6",
      fix: "write it so",
    });
}

function readText({ input, err }: Context): FileText {
  if (input.isTTY) err.write("calico-kit: waiting for objects or an intent, up to Ctrl-D on a line of its own\n");
  return input.read();
}

/** The objects of a source, and what it says of the cluster beside them. */
interface SourceObjects {
  readonly objects: readonly LocatedObject[];
  readonly release?: KnownRelease;
  readonly podRanges?: readonly Cidr[];
}

function objectsOf(source: string, report: Report, context: Context): SourceObjects {
  const path = resolve(context.cwd, source);
  if (source !== standardInput && isManifests(path)) return { objects: readManifestObjects(source, report) };
  const text = source === standardInput ? readText(context) : undefined;
  if (text !== undefined && isManifestText("<stdin>", text)) return { objects: readObjectsOf("<stdin>", text, report) };
  const input = text === undefined ? context.input : { ...context.input, read: () => text };
  const { manifests, cluster } = planOf(source, { ...context, input });
  const { release } = cluster.calico;
  const minor = Number(/^v?3\.(\d+)/.exec(release.calico)?.[1] ?? Number.NaN);
  return {
    objects: manifests.flatMap(({ objects }) => objects).map((value) => ({ value, locate: () => undefined })),
    release: release.kind === "enterprise" ? { edition: "enterprise" } : { edition: "open source", minor },
    podRanges: cluster.network.pods,
  };
}

function filesAt(path: string, report: Report, context: Context): readonly LocatedObject[] {
  if (isManifests(resolve(context.cwd, path))) return readManifestObjects(path, report);
  throw new UserError({
    what: `${path} holds no objects of Kubernetes`,
    wanted: "a folder or a file of YAML or JSON",
    fix: "check the path",
  });
}

function parsedIp(text: string): Ip {
  const parsed = Ip.parse(text);
  if (parsed.ok) return parsed.value;
  throw new UserError({
    what: "--external is not an address",
    got: text,
    wanted: parsed.reason,
    fix: "write an address such as 203.0.113.9",
  });
}

/** What was asked for, or what the set's services and rules are about. */
function probesOf(texts: readonly string[], { set }: ReadObjects): readonly Probe[] {
  const asked = texts.map((text) => {
    const probe = parseProbe(text);
    if (probe !== undefined) return probe;
    throw new UserError({
      what: "--probe is none",
      got: text,
      wanted: "tcp:PORT, udp:PORT, sctp:PORT, icmp, or a number of a protocol",
      fix: "write for example --probe tcp:80",
    });
  });
  if (asked.length > 0) return asked;
  const found = new Map<string, Probe>();
  for (const { ports } of set.endpointSlices) for (const one of ports) found.set(`${one.protocol} ${one.port}`, one);
  return found.size === 0
    ? [{ protocol: tcp, port: 80 }]
    : [...found.values()].sort((a, b) => a.protocol - b.protocol || (a.port ?? 0) - (b.port ?? 0));
}
