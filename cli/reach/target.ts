import { resolve } from "node:path";
import { isCounted, Report } from "../../constructs/findings";
import { Ip } from "../../constructs/net";
import {
  isManifests,
  type LocatedObject,
  readManifestObjects,
  readObjects,
  type ReadObjects,
  tcp,
} from "../../constructs/policy";
import { judgeDesign, parseProbe, type Probe, Reach, type Staged } from "../../constructs/reach";
import type { Context } from "../context";
import { Done, exitCodes, UserError } from "../errors";
import { planOf, printFindings } from "../source";

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

/** What a source says of who may talk to whom: an intent's own objects, or those of a folder or file. */
export function reachOf(
  source: string,
  options: ReachOptions,
  context: Context,
): { readonly reach: Reach; readonly probes: readonly Probe[] } {
  const report = new Report();
  const objects = [
    ...objectsOf(source, report, context),
    ...options.with.flatMap((path) => filesAt(path, report, context)),
  ];
  const read = readObjects(objects, report);
  if (!report.hasErrors) judgeDesign(read, report);
  const told = report.findings.filter((finding) => finding.severity !== "info" && isCounted(finding));
  if (told.length > 0) printFindings(told, source, context);
  if (report.hasErrors) throw new Done(exitCodes.findings);
  if (read.set.pods.length + read.set.hostEndpoints.length === 0)
    throw new UserError({
      what: `${source} has no endpoint to ask about`,
      wanted: "pods, or what makes them (Deployment, StatefulSet, DaemonSet, Job, CronJob), or host endpoints",
      fix: "name a folder with the workloads: --with FOLDER, such as the output of `kubectl get pods,namespaces,services -A -o yaml`",
    });
  const externals = options.external.map((text) => parsedIp(text));
  const staged: Staged = options.staged ? "enforce" : "ignore";
  return { reach: new Reach(read.set, { externals, staged }), probes: probesOf(options.probe, read) };
}

function objectsOf(source: string, report: Report, context: Context): readonly LocatedObject[] {
  const path = resolve(context.cwd, source);
  if (isManifests(path)) return readManifestObjects(source, report);
  const { manifests } = planOf(source, context);
  return manifests.flatMap(({ objects }) => objects).map((value) => ({ value, locate: () => undefined }));
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
