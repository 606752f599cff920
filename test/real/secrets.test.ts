/**
 * Secrets of the stack's configuration, by the real engine: each reaches the cluster and nothing else. And those that
 * would not work, or that everybody can read, are refused before anything is touched.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { jsonReport, sarifReport, tableReport } from "../../constructs/findings";
import { catalogue, type IntentInput, type Plan, synthesise } from "../../constructs/kit";
import { outputLines } from "../../cli/engine/outputs";
import { watchArguments, type Watched } from "./support/arguments";
import { describeWith } from "./support/needs";
import { changed, planOfIntent, SandboxStack } from "./support/stack";
import type { Outcome, Wanted } from "./support/up-once";

// Each of its own, so that a leak tells which.
const key = "cAnArY-ipsec-4f8a1e7c2b9d3f6a5e0c8b7d-XyZ";
const password = "cAnArY-bgp-7d2e9c4a1f";
const login = "cAnArY-registry-b83c5e";
const credentials = JSON.stringify({
  auths: { "registry.example.com": { auth: Buffer.from(`robot:${login}`).toString("base64") } },
});

const values = { ipsecKey: key, torPassword: password, registryCredentials: credentials };
const given: Readonly<Record<string, string>> = values;

/** Each as it is and as others write it. */
const forms = (text: string): readonly string[] => [text, Buffer.from(text).toString("base64").replace(/=+$/, "")];
const canaries = [
  ...forms(key),
  ...forms(password),
  ...forms(login),
  ...forms(`robot:${login}`),
  ...forms(credentials),
];

const bgp: NonNullable<IntentInput["calico"]>["bgp"] = {
  peers: [{ name: "tor", peerIP: "10.0.0.1", asNumber: 65101, password: { kind: "secret", config: "torPassword" } }],
};
const images: NonNullable<IntentInput["calico"]>["images"] = {
  registry: "registry.example.com/",
  pullSecrets: [{ kind: "secret", name: "registry", config: "registryCredentials" }],
};

const intents: Readonly<Record<string, IntentInput>> = {
  "EKS, VPP with IPsec": {
    name: "canary-eks",
    platform: {
      kind: "eks",
      region: "eu-central-1",
      nodeGroups: [{ name: "workers" }],
      kubeProxy: { kind: "daemonset", mode: "iptables" },
    },
    calico: {
      routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled" },
      dataplane: { kind: "vpp" },
      encryption: { kind: "ipsec", preSharedKey: { kind: "secret", config: "ipsecKey" } },
      bgp,
      images,
    },
  },
  "kOps, by the operator": {
    name: "canary-operator",
    platform: { kind: "kops", region: "eu-central-1", networking: "cni", instanceGroups: [{ name: "nodes" }] },
    calico: { routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled" }, bgp, images },
  },
  "kOps' own Calico": {
    name: "canary-kops",
    platform: { kind: "kops", region: "eu-central-1", instanceGroups: [{ name: "nodes" }] },
    calico: { routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet", bgp: "Enabled" }, bgp },
  },
  "a cluster that is there": {
    name: "canary-existing",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      nodeGroups: [{ name: "workers", kernel: "6.8", interfaceName: "eth0" }],
      underlay: { nodes: ["192.0.2.0/25"] },
    },
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    calico: { routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled" }, bgp, images },
  },
};

/** Every file below a folder, as text. */
function texts(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"));
}

const leaks = (...where: readonly string[]): number =>
  canaries.filter((canary) => where.some((text) => text.includes(canary))).length;

const reportsOf = ({ findings }: Plan): readonly string[] => [
  tableReport(findings, { source: "canary" }),
  jsonReport(findings, { source: "canary" }),
  sarifReport(findings, { source: "canary", catalogue: catalogue() }),
];

describeWith(["pulumi"], "canaries in the stack's configuration", () => {
  const table: string[] = [];
  const stacks: SandboxStack[] = [];
  afterAll(() => {
    for (const { directory } of stacks) rmSync(directory, { recursive: true, force: true });
    process.stdout.write(`${table.join("\n")}\n`);
  });

  /** A stack whose configuration holds the secrets that the intent names. */
  function stackOf(plan: Plan, intent: IntentInput): SandboxStack {
    const stack = SandboxStack.make(plan.cluster.name);
    stacks.push(stack);
    const text = JSON.stringify(intent);
    stack.secrets = Object.fromEntries(Object.entries(given).filter(([name]) => text.includes(`"config":"${name}"`)));
    return stack;
  }

  it("would see a text among a process' arguments, and in the cluster", async () => {
    const script = ["-e", "setTimeout(() => {}, 5000)", key];
    const { watched } = await watchArguments(canaries, async () => {
      spawnSync(process.execPath, script);
      await Promise.resolve();
    });
    expect(watched.seen).toHaveLength(1);
  });

  it.each(Object.entries(intents))("%s: the cluster has them and nobody else", async (name, intent) => {
    const plan = planOfIntent(intent);
    const stack = stackOf(plan, intent);
    const { result: up, watched } = await watchArguments(canaries, () => stack.up(plan));
    expect(up.error).toBeUndefined();
    expect(Object.keys(changed(up))).toEqual(["create"]);
    const again = await stack.up(plan);
    expect(changed(again)).toEqual({});

    const outputs = await (await stack.open(plan)).outputs();
    const found: Readonly<Record<string, number>> = {
      state: leaks(...texts(join(stack.directory, "state"))),
      configuration: leaks(...texts(join(stack.directory, "project"))),
      "events and logs": leaks(up.said, again.said, ...texts(join(stack.directory, "home"))),
      outputs: leaks(outputLines(outputs).join("\n")),
      artefacts: leaks(...synthesise(plan).map(({ content }) => content)),
      reports: leaks(...reportsOf(plan)),
      arguments: watched.seen.length,
    };
    table.push(line(name, found, watched));
    // Each secret in the cluster: as its bytes, or as base64 has them.
    const cloud = JSON.stringify(stack.cloud);
    const secrets = Object.values(stack.secrets);
    for (const secret of secrets) expect(leaksOf(cloud, secret)).toBe(true);
    expect(watched.looked).toBeGreaterThan(1000);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((where) => [where, 0])));
  });

  it("an error of the cluster does not repeat them", async () => {
    const intent = intents["a cluster that is there"]!;
    const plan = planOfIntent(intent);
    const stack = stackOf(plan, intent);
    const match = { type: "kubernetes:core/v1:Secret" };
    stack.configure({ faults: [{ match, operation: "create", times: 9, error: "the API server refuses it" }] });
    const up = await stack.up(plan);
    expect(up.said).toContain("the API server refuses it");
    expect(leaks(up.said, ...texts(join(stack.directory, "state")), ...texts(join(stack.directory, "home")))).toBe(0);
  });

  // Every reason by itself is tried in test/calico/secrets.test.ts.
  const bad: readonly (readonly [what: string, changes: Partial<typeof values>, says: readonly RegExp[]])[] = [
    [
      "what is empty, too long or no configuration",
      { ipsecKey: "", torPassword: password.repeat(5), registryCredentials: `robot:${login}` },
      [
        /ipsecKey, named at \/calico\/encryption\S+, is empty/,
        /torPassword, .* 80 bytes/,
        /registryCredentials, .* no Docker/,
      ],
    ],
    [
      "what is too short, or would break BIRD's configuration",
      { ipsecKey: "cAnArY-short", torPassword: `${password}"` },
      [/ipsecKey, .* is shorter than 32 characters/, /torPassword, .* holds a double quote/],
    ],
  ];

  const intent = intents["EKS, VPP with IPsec"]!;

  it.each(bad)("%s is refused before anything is touched, and not shown", (_what, changes, says) => {
    const { error, said, made } = refused({ intent, config: {}, secrets: { ...values, ...changes } });
    expect(error).toContain("nothing was touched");
    for (const problem of says) expect(said).toMatch(problem);
    expect(said).not.toContain("cAnArY");
    expect(made).toBe(0);
  });

  it("what is missing or in plain text is refused by name, all at once", () => {
    const config = { ipsecKey: key, torPassword: password };
    const { error, said, made } = refused({ intent, config, secrets: {} });
    expect(error).toContain("nothing was touched");
    expect(said).toMatch(/ipsecKey, .* is in plain text .* fix: pulumi config set --secret ipsecKey/);
    expect(said).toMatch(/torPassword, .* is in plain text .* fix: pulumi config set --secret torPassword/);
    expect(said).toMatch(/registryCredentials, .* is missing; fix: pulumi config set --secret registryCredentials/);
    // The event that begins a run lists the configuration in plain text; what is shown does not.
    expect(leaks(...said.split("\n").filter((text) => !text.includes('"preludeEvent"')))).toBe(0);
    expect(made).toBe(0);
  });
});

/** An `up` that ends before it begins. */
function refused(wanted: Wanted): Outcome {
  const script = join(__dirname, "support", "up-once.ts");
  const run = spawnSync(process.execPath, ["--require", require.resolve("tsx/cjs"), script], {
    input: JSON.stringify(wanted),
    encoding: "utf8",
  });
  const last = run.stdout.trimEnd().split("\n").at(-1) ?? "";
  if (!last.startsWith("{")) throw new Error(run.stdout + run.stderr);
  const outcome = JSON.parse(last) as Outcome;
  rmSync(outcome.directory, { recursive: true, force: true });
  // What the SDK prints counts, too.
  return { ...outcome, said: [outcome.said, run.stderr, ...run.stdout.split("\n").slice(0, -2)].join("\n") };
}

function leaksOf(text: string, secret: string): boolean {
  return forms(secret).some((form) => text.includes(form) || text.includes(JSON.stringify(form).slice(1, -1)));
}

function line(name: string, found: Readonly<Record<string, number>>, { looked }: Watched): string {
  const cells = Object.entries(found).map(([where, count]) => `${where} ${count}`);
  return `${name.padEnd(24)} ${cells.join(", ")} (of ${looked} command lines)`;
}
