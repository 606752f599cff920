/** The sample applications: what they say of themselves holds, nothing is said about them, and no policy is there for nothing. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/program";
import { Report } from "../../constructs/findings";
import { installation } from "../../constructs/model";
import { Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { judgeDesign, parseProbe, Reach } from "../../constructs/reach";
import { world } from "../cli/support";
import {
  edgesPath,
  isWorkload,
  runningObjects,
  sampleEdges,
  sampleObjects,
  samplePath,
  samples,
  type Workload,
  workloadOf,
} from "../support/samples";

type Objects = ReturnType<typeof runningObjects>;

const located = (objects: Objects) => objects.map((value) => ({ value, locate: () => undefined }));

/** Who reaches whom of every pair of a sample, by each port that something listens on, and from and to an address outside. */
function matrix(objects: Objects): ReadonlyMap<string, boolean> {
  const { set } = readObjects(located(objects), new Report());
  const outside = [Ip.of("203.0.113.10"), Ip.of("198.51.100.1"), Ip.of("169.254.169.254")];
  const reach = new Reach(set, { externals: outside });
  const ports = [...new Set([443, ...set.pods.flatMap((pod) => pod.ports.map(({ port }) => port))])];
  const edges = ports.flatMap((port) => [...reach.edges({ protocol: 6, port })]);
  return new Map(
    edges.flatMap(({ from, to, probe, isAllowed }) =>
      from.members.flatMap((sender) =>
        to.members.map((receiver) => [`${sender.id} ${receiver.id} ${probe.port ?? ""}`, isAllowed] as const),
      ),
    ),
  );
}

it("are there, and each has its edges", () => {
  expect(samples).toEqual(["boutique", "stars", "three-tier-shop"]);
  const files = readdirSync(join(installation, "samples")).filter((name) => name.endsWith(".edges.yaml"));
  expect(files.sort()).toEqual(samples.map((name) => `${name}.edges.yaml`));
});

describe.each(samples)("sample %s", (name) => {
  const workloads: readonly Workload[] = sampleObjects(name).filter(isWorkload);

  it("holds its expectations by the command, and nothing is found about it", async () => {
    const { context, out, err } = world();
    const code = await run(["reach", samplePath(name), "--expect", edgesPath(name)], context);
    expect({ code, err: err.text }).toEqual({ code: 0, err: "" });
    expect(out.text).toBe(`${sampleEdges(name).length} expectations: all hold\n`);
  });

  it("is expected of in every pair, by every port that listens, both what is allowed and what is not", () => {
    const ids = workloads.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const wanted = workloads.flatMap(({ metadata, spec }) => {
      const ports = spec.template.spec.containers.flatMap((one) => one.ports ?? []);
      const to = `${metadata.namespace}/${metadata.name}`;
      return ports.flatMap(({ containerPort }) =>
        ids.filter((from) => from !== to).map((from) => `${from} ${to} tcp:${containerPort}`),
      );
    });
    const written = sampleEdges(name).map(({ from, to, probe }) => `${from} ${to} ${probe}`);
    expect(written).toEqual(expect.arrayContaining(wanted));
    expect(new Set(written).size).toBe(written.length);
    expect(new Set(sampleEdges(name).map(({ allow }) => allow))).toEqual(new Set([true, false]));
    for (const { probe } of sampleEdges(name)) expect(parseProbe(probe)).toBeDefined();
  });

  it("has no finding once it runs, either", () => {
    const report = new Report();
    judgeDesign(readObjects(located(runningObjects(name)), report), report);
    expect(report.findings).toEqual([]);
  });

  it("changes an edge by each policy that is taken away, but by those that are for what is not there yet", () => {
    const objects = runningObjects(name);
    const whole = matrix(objects);
    const idle = objects
      .filter(({ kind }) => /NetworkPolicy$/.test(kind))
      .filter((policy) => {
        const without = matrix(objects.filter((one) => one !== policy));
        return [...whole].every(([edge, isAllowed]) => without.get(edge) === isAllowed);
      })
      .map(({ metadata }) => metadata.name);
    expect(idle).toEqual(idleOf[name] ?? []);
  });

  it("has images with tag and digest, for amd64 and arm64 alike, and runs without any right", () => {
    for (const { spec } of workloads) {
      const text = JSON.stringify(spec.template.spec);
      expect(text).not.toMatch(/kubernetes\.io\/(arch|hostname)|nodeName|hostNetwork|hostPath|privileged/);
      expect(spec.template.spec).toMatchObject({ securityContext: { runAsNonRoot: true } });
      for (const { image } of spec.template.spec.containers)
        expect(image).toMatch(/^[a-z0-9./-]+:[0-9][0-9.]*@sha256:[0-9a-f]{64}$/);
    }
  });

  it("touches its own namespaces only", () => {
    const own = sampleObjects(name).filter(({ kind }) => kind === "Namespace");
    for (const { metadata } of own) expect(metadata.labels).toMatchObject({ "calico-kit/sample": name });
    for (const { kind, metadata, spec } of sampleObjects(name)) {
      if (metadata.namespace !== undefined) expect(own.map((one) => one.metadata.name)).toContain(metadata.namespace);
      else if (kind === "GlobalNetworkPolicy")
        expect(spec).toMatchObject({ namespaceSelector: `calico-kit/sample == '${name}'` });
      else if (kind !== "Namespace") expect(metadata.name).toMatch(new RegExp(`^${name}`));
    }
  });

  it("has pods that are told apart by the name of what makes them", () => {
    const pods = runningObjects(name).filter(({ kind }) => kind === "Pod");
    expect(new Set(pods.map(({ metadata }) => workloadOf(metadata.name))).size).toBe(workloads.length);
  });
});

/** Denials behind others of the same; DNS, which is no part of a sample; who is in quarantine, and has no address of the cloud's: what others deny already. */
const idleOf: Readonly<Record<string, readonly string[]>> = {
  stars: ["default-deny", "default-deny"],
  "three-tier-shop": ["three-tier-shop-dns"],
  boutique: [
    "boutique-security.quarantine",
    "boutique-security.metadata-service",
    "boutique-platform.dns",
    "default-deny",
  ],
};
