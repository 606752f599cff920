import * as pulumi from "@pulumi/pulumi";
import { spawnSync } from "node:child_process";
import { parseAllDocuments } from "yaml";
import { renderCalico } from "../../../constructs/calico";
import type { KubernetesObject } from "../../../constructs/model";
import { instanceGroupsOf } from "../../../constructs/platforms/kops/instance-groups";
import { KopsCalicoCluster, type KopsCalicoClusterOptions } from "../../../constructs/platforms/kops/component";
import { changed } from "../../support/changed";
import { Recording } from "../recording";
import { type KopsOnly, native, operator, resolved, vpp, ways } from "./intents";

const command = "command:local:Command";
const cluster = "demo.k8s.internal";
const withRules = changed<KopsOnly>(vpp, { calico: { encryption: { kind: "none" } } });

function run(
  intent: KopsOnly,
  extra: KopsCalicoClusterOptions = {},
  inspect: (made: KopsCalicoCluster) => void = () => undefined,
): Promise<Recording> {
  const { cluster } = resolved(intent);
  const { manifests, charts } = renderCalico(cluster);
  return Recording.of((opts) => {
    inspect(new KopsCalicoCluster("demo", { plan: { cluster, manifests, calico: { charts } }, ...extra }, opts));
  });
}

/** One recording for all tests that only look at what an intent as it is becomes. */
const recordings = new Map<KopsOnly, Promise<Recording>>();
function recordingOf(intent: KopsOnly): Promise<Recording> {
  const recording = recordings.get(intent) ?? run(intent);
  recordings.set(intent, recording);
  return recording;
}

function step(one: Recording, key: string): Readonly<Record<string, unknown>> {
  return one.of(command).get(`demo-${key}`)?.inputs ?? {};
}

/** What kOps reads, over all steps. */
function specOf(one: Recording): KubernetesObject[] {
  const texts = [...one.of(command).values()].filter(({ inputs }) => inputs["create"] === "kops replace --force -f -");
  return texts.flatMap(({ inputs }) =>
    parseAllDocuments(String(inputs["stdin"])).map((document) => document.toJS() as KubernetesObject),
  );
}

async function urnOf(resource: pulumi.Resource | undefined): Promise<string> {
  if (resource === undefined) throw new Error("no resource");
  return new Promise((found) => resource.urn.apply(found));
}

describe.each(Object.entries(ways))("a cluster by kOps, %s", (_way, intent) => {
  it("takes kOps' steps in order, all under the component", async () => {
    const one = await recordingOf(intent);
    for (const [child, parent] of one.parents()) {
      if (child === "calico-kit:kops:Cluster demo") continue;
      expect([child, parent]).toEqual([child, expect.stringMatching(/^(calico-kit:|kubernetes:)/)]);
    }
    const steps = ["cluster", "update", "rolling-update", "validate"];
    for (const [index, after] of steps.slice(1).entries())
      expect(one.waitsFor(command, `demo-${after}`)).toContain(`${command} demo-${steps[index]}`);
    expect(step(one, "cluster")).toMatchObject({
      create: "kops replace --force -f -",
      update: "kops replace --force -f -",
      delete: `kops delete cluster --name=${cluster} --yes`,
      environment: { KOPS_STATE_STORE: expect.stringMatching(/^s3:\/\//), AWS_REGION: "eu-central-1" },
    });
    expect(step(one, "validate")["create"]).toBe(`kops validate cluster --name=${cluster} --wait=15m`);
    // Whatever triggers a step must not replace it: replacing the cluster's would delete the cluster.
    for (const { inputs } of one.of(command).values()) expect(inputs).not.toHaveProperty("triggers");
    for (const { name, inputs } of one.of(command).values())
      if ("delete" in inputs) expect(name).toMatch(/^demo-(cluster|instance-group-[a-z0-9-]+)$/);
  });

  it("hands over only what `kops replace` takes, with nothing left open", async () => {
    const one = await recordingOf(intent);
    const spec = specOf(one);
    expect(new Set(spec.map(({ kind }) => kind))).toEqual(new Set(["Cluster", "InstanceGroup"]));
    expect(JSON.stringify(spec)).not.toMatch(/\$\{|\$late/);
  });

  it("makes each group a step of its own, which drains and deletes it unless the whole cluster goes", async () => {
    const one = await recordingOf(intent);
    const instanceGroups = instanceGroupsOf(resolved(intent).cluster);
    expect(instanceGroups.length).toBeGreaterThan(1);
    for (const { name } of instanceGroups) {
      const key = `instance-group-${name}`;
      const text = String(step(one, key)["delete"]);
      expect(text.indexOf(`drain -l kops.k8s.io/instancegroup=${name} `)).toBeGreaterThan(0);
      expect(text.indexOf(`kops delete instancegroup ${name} --name=${cluster} --yes`)).toBeGreaterThan(
        text.indexOf("drain"),
      );
      expect(await urnOf(one.optionsOf(command, `demo-${key}`).deletedWith)).toMatch(/::demo-cluster$/);
      expect(one.waitsFor(command, "demo-update")).toContain(`${command} demo-${key}`);
      expect(one.waitsFor(command, `demo-${key}`)).toContain(`${command} demo-cluster`);
    }
  });

  it("lets everything inside Kubernetes go with the cluster", async () => {
    const one = await recordingOf(intent);
    const objects = one.resources.filter(({ type }) => type.startsWith("kubernetes:"));
    for (const { type, name } of objects) expect(one.optionsOf(type, name).deletedWith).toBeDefined();
    const installation = "kubernetes:operator.tigera.io/v1:Installation demo/installation/default";
    expect(one.waitsFor(command, "demo-validate").has(installation)).toBe(intent.platform.networking === "cni");
  });
});

it("makes a state store that is private, encrypted and versioned, before kOps writes into it", async () => {
  const one = await recordingOf(native);
  const prefix = "aws:s3/bucket";
  expect(one.only(`${prefix}PublicAccessBlock:BucketPublicAccessBlock`).inputs).toMatchObject({
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  expect(one.only(`${prefix}Versioning:BucketVersioning`).inputs).toMatchObject({
    versioningConfiguration: { status: "Enabled" },
  });
  const encryption = `${prefix}ServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration`;
  expect(JSON.stringify(one.only(encryption).inputs)).toContain("AES256");
  const policy = String(one.only(`${prefix}Policy:BucketPolicy`).inputs["policy"]);
  expect(policy).toContain("aws:SecureTransport");
  expect(policy).not.toContain("Allow");
  for (const setting of ["Policy:BucketPolicy", "Versioning:BucketVersioning"])
    expect(one.waitsFor(command, "demo-cluster")).toContain(`${prefix}${setting} demo-state`);
});

it("opens the discovery store for reading by policy, under the name that the issuer has", async () => {
  const one = await run(changed<KopsOnly>(native, { platform: { discoveryStore: "s3://keys" } }));
  const bucket = one.of("aws:s3/bucket:Bucket").get("demo-discovery");
  expect(bucket?.inputs).toMatchObject({ bucket: "keys" });
  const policy = one.of("aws:s3/bucketPolicy:BucketPolicy").get("demo-discovery")?.inputs["policy"];
  expect(JSON.parse(String(policy))).toMatchObject({
    Statement: [{ Effect: "Deny" }, { Effect: "Allow", Principal: "*", Action: "s3:GetObject" }],
  });
});

it("makes no bucket where the intent names a state store", async () => {
  const stores = { stateStore: "s3://shared-by-many", discoveryStore: "s3://keys" };
  const one = await run(changed<KopsOnly>(native, { platform: stores }));
  expect(one.resources.filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
  expect(step(one, "update")["environment"]).toMatchObject({ KOPS_STATE_STORE: "s3://shared-by-many" });
});

it("makes the VPC with networking cni, whether nodes need a group of the kit's or not, and shares it with kOps", async () => {
  expect((await recordingOf(native)).of("aws:ec2/vpc:Vpc").size).toBe(0);
  const without = await recordingOf(operator);
  expect(without.of("aws:ec2/vpc:Vpc").size).toBe(1);
  expect(without.of("aws:ec2/securityGroup:SecurityGroup").size).toBe(0);
  expect(specOf(without)[0]).toMatchObject({ spec: { networkID: "demo-id" } });
  const one = await recordingOf(withRules);
  const [spec] = specOf(one) as (KubernetesObject & { spec: { networkID: string; subnets: { id: string }[] } })[];
  expect(spec?.spec.networkID).toBe("demo-id");
  for (const { id } of spec?.spec.subnets ?? []) expect(id).toMatch(/^demo-(utility-)?eu-central-1[abc]-id$/);
  expect(step(one, "instance-group-nodes")["stdin"]).toContain("demo-calico-id");
  const before = one.waitsFor(command, "demo-cluster");
  for (const rule of one.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").keys())
    expect(before).toContain(`aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule ${rule}`);
  expect(one.of("aws:ec2/natGateway:NatGateway").size).toBe(3);
});

it("changes commands only when a group's size changes, and of the groups' that one", async () => {
  const texts = (one: Recording) => new Map(one.resources.map((r) => [r.name, JSON.stringify(r.inputs)]));
  const scaling = { min: 3, max: 9 };
  const old = texts(await recordingOf(operator));
  const now = texts(
    await run(changed<KopsOnly>(operator, { platform: { instanceGroups: [{ name: "nodes", scaling }] } })),
  );
  const different = [...now].filter(([key, text]) => old.get(key) !== text).map(([key]) => key);
  const steps = ["instance-group-nodes", "kubeconfig", "rolling-update", "update", "validate"];
  expect(different.sort()).toEqual(steps.map((key) => `demo-${key}`));
  expect(now.size).toBe(old.size);
});

it("gives out a secret kubeconfig whose credentials end, and keeps none for itself", async () => {
  let isSecret: Promise<boolean> | undefined;
  const one = await run(native, { kubeconfigLifetime: "2h" }, (made) => {
    isSecret = pulumi.isSecret(made.kubeconfig);
  });
  expect(await isSecret).toBe(true);
  expect(step(one, "kubeconfig")["create"]).toContain("--admin=2h");
  expect(step(one, "access")["create"]).toContain("--auth-plugin");
  for (const key of ["kubeconfig", "access"]) {
    expect(step(one, key)["logging"]).toBe("none");
    expect(one.optionsOf(command, `demo-${key}`)).toMatchObject({ additionalSecretOutputs: ["stdout", "stderr"] });
  }
});

describe("route reflectors", () => {
  const reflecting: Parameters<typeof changed<KopsOnly>>[1] = {
    platform: { instanceGroups: [{ name: "reflectors", routeReflectorClusterId: "244.0.0.1" }] },
    calico: {
      routing: { kind: "fabric" },
      bgp: {
        nodeToNodeMeshEnabled: false,
        peers: [{ name: "reflectors", nodeSelector: "all()", peerSelector: "has(route-reflector)" }],
      },
    },
  };
  const bgp = "kubernetes:crd.projectcalico.org/v1:";
  const [peer, configuration] = [
    `${bgp}BGPPeer demo/bgppeer/reflectors`,
    `${bgp}BGPConfigurationPatch demo/bgpconfiguration/default`,
  ];

  it("are annotated behind their peers, and the mesh goes behind both", async () => {
    const one = await run(changed<KopsOnly>(native, reflecting));
    expect(step(one, "annotate")["create"]).toContain(
      "annotate_nodes kops.k8s.io/instancegroup=reflectors,route-reflector=true projectcalico.org/RouteReflectorClusterID=244.0.0.1",
    );
    const before = one.waitsFor(command, "demo-annotate");
    for (const label of [`${command} demo-validate`, peer]) expect(before).toContain(label);
    const [type = "", name = ""] = configuration.split(" ");
    for (const label of [`${command} demo-annotate`, peer]) expect(one.waitsFor(type, name)).toContain(label);
  });

  it("are annotated while nodes are made anew, control plane first, then those that are to reflect", async () => {
    const one = await run(changed<KopsOnly>(native, reflecting));
    const lines = String(step(one, "rolling-update")["update"]).split("\n");
    const rolls = lines.filter((line) => /^annotating kops rolling-update/.test(line));
    expect(rolls.map((line) => /--instance-group.*(?= --name)/.exec(line)?.[0])).toEqual([
      "--instance-group-roles=control-plane",
      "--instance-group=reflectors",
      undefined,
    ]);
    expect(lines).not.toContain("keep_routes");
  });

  it("go only when the mesh is on again", async () => {
    const lines = String(step(await recordingOf(native), "rolling-update")["update"]).split("\n");
    expect(lines.indexOf("keep_routes")).toBeGreaterThan(0);
    expect(lines.indexOf("keep_routes")).toBeLessThan(
      lines.indexOf(`kops rolling-update cluster --yes --name=${cluster}`),
    );
  });
});

it("hands shell to the engine that a plain shell reads", async () => {
  const instanceGroups = [{ name: "reflectors", routeReflectorClusterId: "244.0.0.1" }];
  const one = await run(changed<KopsOnly>(native, { platform: { instanceGroups } }));
  const texts = [...one.of(command).values()].flatMap(({ inputs }) =>
    ["create", "update", "delete"].map((key) => inputs[key]).filter((text) => typeof text === "string"),
  );
  expect(texts.length).toBeGreaterThan(10);
  // One shell for all: to start each from here takes longer than to read it.
  const script = 'for text; do printf %s "$text" | sh -n || exit 1; done';
  const { status, stderr } = spawnSync("sh", ["-c", script, "sh", ...texts], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

it("lets a transform change any step", async () => {
  const one = await run(native, {
    transform: { "Command/validate": (args) => ({ args: { ...args, create: "true" } }) },
  });
  expect(step(one, "validate")["create"]).toBe("true");
});
