import { type EngineEvent, plainMessage } from "../../cli/engine/events";
import { Progress, seconds } from "../../cli/engine/progress";

const parts = "urn:pulumi:demo::calico-kit::kit:eks:EksCalicoCluster$";
const cluster = { type: "aws:eks/cluster:Cluster", urn: `${parts}aws:eks/cluster:Cluster::demo-cluster` };
const vpc = { type: "aws:ec2/vpc:Vpc", urn: `${parts}aws:ec2/vpc:Vpc::demo-vpc` };
const stack = { type: "pulumi:pulumi:Stack", urn: "urn:pulumi:demo::calico-kit::pulumi:pulumi:Stack::calico-kit-demo" };
const component = {
  type: "kit:eks:EksCalicoCluster",
  urn: "urn:pulumi:demo::calico-kit::kit:eks:EksCalicoCluster::demo",
};
const provider = { type: "pulumi:providers:aws", urn: "urn:pulumi:demo::calico-kit::pulumi:providers:aws::demo" };
const automatic = { ...provider, urn: "urn:pulumi:demo::calico-kit::pulumi:providers:aws::default_7_48_0" };

type Kind = "resourcePreEvent" | "resOutputsEvent" | "resOpFailedEvent";

function step(kind: Kind, resource: { type: string; urn: string }, op: string, custom = true): EngineEvent {
  return { sequence: 0, timestamp: 0, [kind]: { metadata: { ...resource, op, new: { custom } } } };
}
const diagnostic = (severity: string, message: string, more: object = {}) =>
  ({ sequence: 0, timestamp: 0, diagnosticEvent: { severity, message, color: "never", ...more } }) as EngineEvent;
const summaryEvent = (resourceChanges: Record<string, number>, durationSeconds = 12) =>
  ({ sequence: 0, timestamp: 0, summaryEvent: { resourceChanges, durationSeconds } }) as EngineEvent;

const start = 1_000_000;
const fresh = (expected?: number) => new Progress({ title: "Updating demo", start, expected });

describe("lines for good", () => {
  it("says what was done to what and how long it took, when it is done", () => {
    const progress = fresh();
    expect(progress.apply(step("resourcePreEvent", cluster, "create"), start)).toEqual([]);
    expect(progress.apply(step("resOutputsEvent", cluster, "create"), start + 12_345)).toEqual([
      "+ create aws:eks/cluster:Cluster  demo-cluster  12.3 s",
    ]);
  });

  it.each([
    ["update", "~ update"],
    ["delete", "- delete"],
    ["create-replacement", "+ replace"],
    ["delete-replaced", "- delete old"],
    ["read", "> read"],
  ])("shows %s as %s", (op, label) => {
    expect(fresh().apply(step("resOutputsEvent", vpc, op), start)).toEqual([`${label} aws:ec2/vpc:Vpc  demo-vpc`]);
  });

  it("is silent about what stays, about providers, components and the stack", () => {
    const progress = fresh();
    const events = [
      step("resOutputsEvent", vpc, "same"),
      step("resOutputsEvent", vpc, "replace"),
      step("resOutputsEvent", provider, "create"),
      step("resOutputsEvent", automatic, "create"),
      step("resOutputsEvent", component, "create", false),
      step("resOutputsEvent", stack, "create", false),
    ];
    expect(events.flatMap((event) => progress.apply(event, start))).toEqual([]);
    // As the engine counts: all but the providers that it makes itself.
    expect(progress.count).toBe(4);
  });

  it("shows no durations in a preview", () => {
    const progress = new Progress({ title: "Previewing demo", start, isPreview: true });
    progress.apply(step("resourcePreEvent", vpc, "create"), start);
    const lines = progress.apply(step("resOutputsEvent", vpc, "create"), start + 5);
    expect(lines).toEqual(["+ create aws:ec2/vpc:Vpc  demo-vpc"]);
  });
});

describe("failures", () => {
  const message = "1 error occurred:\n\t* creating EKS Cluster (demo): <{%fg 1%}>AccessDenied<{%reset%}>\n";

  it("shows an error fully, with the resource, once", () => {
    const progress = fresh();
    progress.apply(step("resourcePreEvent", cluster, "create"), start);
    expect(progress.apply(diagnostic("error", message, { urn: cluster.urn }), start)).toEqual([
      "error: aws:eks/cluster:Cluster demo-cluster: 1 error occurred:",
      "  \t* creating EKS Cluster (demo): AccessDenied",
    ]);
    expect(progress.apply(step("resOpFailedEvent", cluster, "create"), start + 3000)).toEqual([
      "x + create aws:eks/cluster:Cluster  demo-cluster  failed after 3.0 s",
    ]);
    expect(progress.apply(diagnostic("error", message, { urn: stack.urn }), start)).toEqual([]);
    expect(progress.apply(diagnostic("error", message), start)).toEqual([]);
    expect(progress.errors).toBe(1);
  });

  it("names no resource for what the stack or the program says", () => {
    const progress = fresh();
    expect(progress.apply(diagnostic("error", "bad intent\nline two", { urn: stack.urn }), start)).toEqual([
      "error: bad intent",
      "  line two",
    ]);
    expect(progress.apply(diagnostic("warning", "old API"), start)).toEqual(["warning: old API"]);
    expect(progress.errors).toBe(1);
  });

  it("does not count as done what failed", () => {
    const progress = fresh(2);
    progress.apply(step("resourcePreEvent", cluster, "create"), start);
    progress.apply(step("resOpFailedEvent", cluster, "create"), start);
    expect(progress.live(start, 80)).toEqual(["Updating demo: 0/2 done, 0 s"]);
  });

  it("never shows the engine's debugging output, which may hold secrets", () => {
    expect(fresh().apply(diagnostic("debug", "RegisterResource password=hunter2"), start)).toEqual([]);
  });

  it("shows no stack trace, but keeps it for a bug report", () => {
    const progress = fresh();
    const text =
      "Unhandled exception: Error: no such role\n    at Object.callback (/x/invoke.ts:281:37)\n    at x (y)\n";
    expect(progress.apply(diagnostic("error", text), start)).toEqual(["error: no such role"]);
    expect(progress.apply(diagnostic("error", "no such role"), start)).toEqual([]);
    expect(progress.traces).toEqual([text.trim()]);
  });

  it("leaves out what the end of the operation says anyway", () => {
    const notice = { sequence: 0, timestamp: 0, stdoutEvent: { message: "^C received; cancelling.", color: "" } };
    const progress = fresh();
    expect(progress.apply(notice, start)).toEqual([]);
    for (const text of ["update failed", "update canceled", "preview failed"]) {
      expect(progress.apply(diagnostic("error", text, { urn: stack.urn }), start)).toEqual([]);
    }
    expect(progress.errors).toBe(0);
  });

  it("knows whether a provider is at work", () => {
    const progress = fresh();
    progress.apply(step("resourcePreEvent", stack, "create", false), start);
    expect(progress.isIdle).toBe(true);
    progress.apply(step("resourcePreEvent", vpc, "create"), start);
    expect(progress.isIdle).toBe(false);
    progress.apply(step("resOpFailedEvent", vpc, "create"), start);
    expect(progress.isIdle).toBe(true);
  });

  it("takes terminal codes out of messages", () => {
    expect(plainMessage("\u001b[31mred\u001b[0m\u0007 <{%bold%}>x<{%reset%}>\r\nb\n")).toBe("red x\nb");
  });
});

describe("the live region", () => {
  it("counts, and lists what runs with the time it has taken, longest first", () => {
    const progress = fresh(57);
    progress.apply(step("resourcePreEvent", stack, "create", false), start);
    progress.apply(step("resourcePreEvent", cluster, "create"), start);
    progress.apply(step("resourcePreEvent", vpc, "create"), start + 61_000);
    progress.apply(step("resOutputsEvent", component, "create", false), start);
    expect(progress.live(start + 65_500, 80)).toEqual([
      "Updating demo: 1/57 done, 1 min 5 s",
      "  + create aws:eks/cluster:Cluster  demo-cluster  1 min 5 s",
      "  + create aws:ec2/vpc:Vpc  demo-vpc  4 s",
    ]);
  });

  it("shows what a provider says about a resource, until it says something else", () => {
    const progress = fresh();
    progress.apply(step("resourcePreEvent", vpc, "create"), start);
    const status = { urn: vpc.urn, ephemeral: true };
    expect(progress.apply(diagnostic("info", "[1/2] waiting", status), start)).toEqual([]);
    progress.apply(diagnostic("info", "[2/2] ready", status), start);
    expect(progress.live(start, 80)).toEqual([
      "Updating demo: 0 done, 0 s",
      "  + create aws:ec2/vpc:Vpc  demo-vpc  0 s  [2/2] ready",
    ]);
  });

  it("stays within the terminal", () => {
    const progress = fresh();
    for (let i = 0; i < 20; i++) {
      const urn = `${vpc.urn}-${i}-${"long".repeat(40)}`;
      progress.apply(step("resourcePreEvent", { ...vpc, urn }, "create"), start);
    }
    const lines = progress.live(start, 60);
    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toBe("  and 8 more");
    for (const line of lines) expect(line.length).toBeLessThan(60);
  });

  it("never promises less than it has seen", () => {
    const progress = fresh(1);
    progress.apply(step("resOutputsEvent", vpc, "create"), start);
    progress.apply(step("resourcePreEvent", cluster, "create"), start);
    expect(progress.live(start, 80)[0]).toBe("Updating demo: 1/2 done, 0 s");
  });

  it("counts a replaced resource once", () => {
    const progress = fresh();
    for (const op of ["create-replacement", "replace", "delete-replaced"]) {
      progress.apply(step("resourcePreEvent", vpc, op), start);
      progress.apply(step("resOutputsEvent", vpc, op), start);
    }
    expect(progress.live(start, 80)).toEqual(["Updating demo: 1 done, 0 s"]);
  });
});

describe("the summary", () => {
  it("is the engine's own", () => {
    const progress = fresh();
    progress.apply(summaryEvent({ create: 57, same: 3, replace: 1, update: 2, delete: 4 }), start);
    expect(progress.summary()).toEqual([
      "Resources: + 57 created, 3 unchanged, +- 1 replaced, ~ 2 updated, - 4 deleted",
      "Duration: 12 s",
    ]);
    expect(progress.hasChanges).toBe(true);
  });

  it("speaks of the future in a preview", () => {
    const progress = new Progress({ title: "Previewing demo", start, isPreview: true });
    progress.apply(summaryEvent({ create: 1, same: 2 }), start);
    expect(progress.summary()[0]).toBe("Resources: + 1 to create, 2 unchanged");
  });

  it("knows when nothing changes, and when nothing is known", () => {
    const progress = fresh();
    expect(progress.summary()).toEqual([]);
    progress.apply(summaryEvent({ same: 5 }), start);
    expect(progress.hasChanges).toBe(false);
    const empty = fresh();
    empty.apply(summaryEvent({}), start);
    expect(empty.summary()[0]).toBe("Resources: none");
  });
});

it("writes durations for people", () => {
  expect([seconds(0, 1), seconds(12_340, 1), seconds(12_999, 0), seconds(125_000, 1)]).toEqual([
    "0.0 s",
    "12.3 s",
    "12 s",
    "2 min 5 s",
  ]);
});

describe("what a policy pack says", () => {
  const policyEvent = (enforcementLevel: string, resourceUrn: string, message: string): EngineEvent =>
    ({
      sequence: 0,
      timestamp: 0,
      policyEvent: { ...{ enforcementLevel, resourceUrn, message, color: "never" }, policyName: "calico-objects" },
    }) as EngineEvent;

  it("counts as an error where it is mandatory, with the resource it is about", () => {
    const progress = fresh();
    expect(progress.apply(policyEvent("mandatory", vpc.urn, "POL-001 at /spec"), start)).toEqual([
      "error: policy calico-objects of aws:ec2/vpc:Vpc demo-vpc: POL-001 at /spec",
    ]);
    expect(progress.errors).toBe(1);
  });

  it("is a warning where it is advisory, and about nobody where it is the stack's", () => {
    const progress = fresh();
    expect(progress.apply(policyEvent("advisory", stack.urn, "POL-022"), start)).toEqual([
      "warning: policy calico-objects: POL-022",
    ]);
    expect(progress.errors).toBe(0);
  });
});
