import * as pulumi from "@pulumi/pulumi";
import { renderCalico } from "../../../constructs/calico";
import type { IntentInput } from "../../../constructs/kit";
import {
  EksCalicoCluster,
  type EksCalicoClusterOptions,
  type EksIntentInput,
} from "../../../constructs/platforms/eks/component";
import { kubeconfig } from "../../../constructs/platforms/eks/components/kubeconfig";
import { eksPlatform } from "../../../constructs/platforms/eks/platform";
import { changed } from "../../support/changed";
import { fourWays, resolved, vpcCni, vpp, vxlan } from "./intents";
import { Recording } from "../recording";

async function run(
  intent: IntentInput,
  extra: EksCalicoClusterOptions = {},
  inspect: (made: EksCalicoCluster) => void = () => undefined,
): Promise<Recording> {
  const { cluster } = resolved(intent);
  const calico = renderCalico(cluster);
  const manifests = [...eksPlatform.manifests(cluster), ...calico.manifests];
  return Recording.of((opts) => {
    inspect(new EksCalicoCluster("demo", { plan: { cluster, manifests, calico }, ...extra }, opts));
  });
}

const nodeGroup = "aws:eks/nodeGroup:NodeGroup";
const cluster = "aws:eks/cluster:Cluster";
const installation = "kubernetes:operator.tigera.io/v1:Installation demo/installation/default";

const isLate = (name: string): boolean => /coredns/.test(name);

/** One recording for all tests that only look at a reference cluster. */
const recordings = new Map<IntentInput, Promise<Recording>>();
function recordingOf(intent: IntentInput): Promise<Recording> {
  const recording = recordings.get(intent) ?? run(intent);
  recordings.set(intent, recording);
  return recording;
}

describe.each(Object.entries(fourWays))("an EKS cluster of kind %s", (_way, intent) => {
  it("has every resource under the component, named by it and by no index", async () => {
    const parents = (await recordingOf(intent)).parents();
    for (const [child, parent] of parents) {
      if (child === "calico-kit:eks:Cluster demo") continue;
      expect([child, parent]).toEqual([child, expect.stringMatching(/^(calico-kit:|kubernetes:)/)]);
      expect(child).toMatch(/ demo(-|\/|$)/);
    }
  });

  it("has Calico and every DaemonSet add-on before the first node, CoreDNS after it", async () => {
    const one = await recordingOf(intent);
    const before = one.waitsFor(nodeGroup, "demo-main");
    expect(before).toContain(installation);
    for (const [name] of one.of("aws:eks/addon:Addon")) {
      expect([name, before.has(`aws:eks/addon:Addon ${name}`)]).toEqual([name, !isLate(name)]);
      if (isLate(name)) expect(one.waitsFor("aws:eks/addon:Addon", name)).toContain(`${nodeGroup} demo-main`);
    }
  });

  it("keeps the roles' rights for as long as what uses them", async () => {
    const one = await recordingOf(intent);
    const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    expect(one.waitsFor(cluster, "demo")).toContain(`${attachment} demo-cluster-AmazonEKSClusterPolicy`);
    const before = one.waitsFor(nodeGroup, "demo-main");
    expect(before).toContain(`${attachment} demo-nodes-AmazonEKSWorkerNodePolicy`);
    expect(before).toContain("aws:ec2/route:Route demo-private-eu-central-1a");
  });

  it("has access before anything in Kubernetes, which goes with the cluster", async () => {
    const one = await recordingOf(intent);
    const objects = one.resources.filter(({ type }) => type.startsWith("kubernetes:"));
    expect(objects.length).toBeGreaterThan(4);
    for (const { type, name } of objects) {
      expect(one.waitsFor(type, name)).toContain(
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation demo-deployer",
      );
      expect([name, one.optionsOf(type, name).deletedWith]).toEqual([name, expect.any(pulumi.CustomResource)]);
    }
  });

  it("asks for the version of each add-on that EKS has for the cluster's Kubernetes, as nothing else updates it", async () => {
    const one = await recordingOf(intent);
    for (const [name, { inputs }] of one.of("aws:eks/addon:Addon"))
      expect([name, inputs["addonVersion"]]).toEqual([
        name,
        expect.stringMatching(/^the default of [a-z-]+ for 1\.\d+$/),
      ]);
  });

  it("has no add-on of EKS' own choice, and an API that only IAM principals enter", async () => {
    const { inputs } = (await recordingOf(intent)).only(cluster);
    expect(inputs).toMatchObject({
      bootstrapSelfManagedAddons: false,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false },
    });
    expect(inputs["vpcConfig"]).not.toHaveProperty("publicAccessCidrs");
  });

  it("has templates with what EKS allows and nothing it forbids", async () => {
    const [template] = [...(await recordingOf(intent)).of("aws:ec2/launchTemplate:LaunchTemplate").values()];
    expect(template?.inputs).toMatchObject({
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
      vpcSecurityGroupIds: ["demo-nodes-id"],
      blockDeviceMappings: [{ ebs: { encrypted: "true" } }],
    });
    for (const forbidden of [
      "instanceType",
      "iamInstanceProfile",
      "networkInterfaces",
      "instanceMarketOptions",
      "keyName",
    ]) {
      expect(template?.inputs).not.toHaveProperty(forbidden);
    }
  });
});

it("names the role behind the session that runs the program, and asks for it once", async () => {
  const one = await recordingOf(vxlan);
  expect(one.only("aws:eks/accessEntry:AccessEntry").inputs).toMatchObject({
    principalArn: "arn:aws:iam::111122223333:role/ops/Deploy",
  });
  expect(one.calls.filter((token) => token.includes("getCallerIdentity"))).toHaveLength(1);
});

it("gives the nodes' role to Felix for network interfaces of this VPC alone", async () => {
  const { inputs } =
    (await recordingOf(vpp)).of("aws:iam/rolePolicy:RolePolicy").get("demo-source-destination-check") ?? {};
  const policy = JSON.parse(String(inputs?.["policy"])) as { Statement: { Action: string[]; Condition?: object }[] };
  expect(policy.Statement.map(({ Action, Condition }) => [Action, Condition])).toEqual([
    [["ec2:DescribeInstances"], undefined],
    [["ec2:ModifyNetworkInterfaceAttribute"], { ArnLike: { "ec2:Vpc": "arn:aws:ec2:eu-central-1:*:vpc/demo-id" } }],
  ]);
});

it("gives aws-node a role of its own, by pod identity or by OpenID Connect", async () => {
  const byPod = await recordingOf(vpcCni);
  expect(byPod.of("aws:eks/addon:Addon").get("demo-vpc-cni")?.inputs).toMatchObject({
    podIdentityAssociations: [{ serviceAccount: "aws-node", roleArn: expect.any(String) as string }],
  });
  const byOidc = await run(changed<IntentInput>(vpcCni, { platform: { workloadIdentity: "oidc" } }));
  expect(byOidc.of("aws:eks/addon:Addon").get("demo-vpc-cni")?.inputs).toHaveProperty("serviceAccountRoleArn");
  expect(String(byOidc.of("aws:iam/role:Role").get("demo-vpc-cni")?.inputs["assumeRolePolicy"])).toContain(
    "system:serviceaccount:kube-system:aws-node",
  );
});

it("puts the cluster's address into the user data of an image of one's own", async () => {
  const own = changed<IntentInput>(vxlan, { platform: { nodeGroups: [{ name: "main", amiId: "ami-0a" }] } });
  const one = await run(own);
  const [template] = [...one.of("aws:ec2/launchTemplate:LaunchTemplate").values()];
  const text = Buffer.from(String(template?.inputs["userData"]), "base64").toString();
  expect(text).toContain("apiServerEndpoint: https://ABC.gr7.eu-central-1.eks.amazonaws.com");
  expect(text).toContain("certificateAuthority: Q0E=");
  const group = one.only(nodeGroup).inputs;
  for (const property of ["amiType", "version", "releaseVersion"]) expect(group).not.toHaveProperty(property);
});

it("changes one resource when one group's size changes", async () => {
  const scaling = { min: 2, desired: 3, max: 4 };
  const before = await recordingOf(vxlan);
  const after = await run(changed<IntentInput>(vxlan, { platform: { nodeGroups: [{ name: "main", scaling }] } }));
  const texts = (one: Recording) =>
    new Map(one.resources.map((r) => [`${r.type} ${r.name}`, JSON.stringify(r.inputs)]));
  const [old, now] = [texts(before), texts(after)];
  expect([...now].filter(([key, text]) => old.get(key) !== text).map(([key]) => key)).toEqual([
    `${nodeGroup} demo-main`,
  ]);
  expect(now.size).toBe(old.size);
});

it("adds a zone without touching the others", async () => {
  const availabilityZones = [..."abcd"].map((letter) => `eu-central-1${letter}`);
  const before = await recordingOf(vxlan);
  const after = await run(changed<IntentInput>(vxlan, { platform: { vpc: { kind: "create", availabilityZones } } }));
  for (const [name, subnet] of before.of("aws:ec2/subnet:Subnet")) {
    expect(after.of("aws:ec2/subnet:Subnet").get(name)).toEqual(subnet);
  }
  expect(after.of("aws:ec2/subnet:Subnet").size).toBe(8);
});

it("takes the user's VPC as it is", async () => {
  const subnet = (zone: string, id: string) => ({
    subnetId: `subnet-${id}`,
    availabilityZone: `eu-central-1${zone}`,
    routeTableId: `rtb-${id}`,
  });
  const one = await run(
    changed<IntentInput>(vxlan, {
      platform: {
        vpc: {
          kind: "adopt",
          vpcId: "vpc-0a",
          cidr: "10.0.0.0/16",
          privateSubnets: [subnet("a", "0a"), subnet("b", "0b")],
        },
        routeServer: {
          amazonSideAsn: 65000,
          endpointsPerSubnet: 1,
          peers: [{ name: "node", availabilityZone: "eu-central-1a", peerAddress: "10.0.0.9", peerAsn: 64512 }],
        },
      },
    }),
  );
  const types = new Set(one.resources.map(({ type }) => type).filter((type) => type.startsWith("aws:ec2/")));
  expect([...types].sort()).toEqual(["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/securityGroup:SecurityGroup"]);
  expect(one.only(nodeGroup).inputs["subnetIds"]).toEqual(["subnet-0a", "subnet-0b"]);
  expect(one.only("aws:vpc/routeServerEndpoint:RouteServerEndpoint").inputs).toMatchObject({ subnetId: "subnet-0a" });
  const tables = [...one.of("aws:vpc/routeServerPropagation:RouteServerPropagation").values()];
  expect(tables.map(({ inputs }) => inputs["routeTableId"])).toEqual(["rtb-0a", "rtb-0b"]);
});

it("makes an IPsec key that is secret, or takes the user's", async () => {
  const generated = await recordingOf(vpp);
  expect(generated.only("random:index/randomBytes:RandomBytes").inputs).toEqual({ length: 36 });
  const named = changed<IntentInput>(vpp, {
    calico: { encryption: { kind: "ipsec", preSharedKey: { kind: "secret", config: "psk" } } },
  });
  const given = await run(named, { secrets: { psk: "a-key-of-the-users-own, and a long one" } });
  expect(given.of("random:index/randomBytes:RandomBytes").size).toBe(0);
  await expect(run(named)).rejects.toThrow("pulumi config set --secret psk");
  await expect(run(named, { secrets: { psk: "short" } })).rejects.toThrow(
    /psk, named at .* is shorter than 32 characters/,
  );
});

it("lets a transform change any child, and says which", async () => {
  let escapes: readonly string[] = [];
  const one = await run(
    vxlan,
    {
      transform: {
        "NodeGroup/main": (args) => ({ args: { ...args, releaseVersion: "1.35.0-20260724" } }),
        Cluster: (args, options) => ({ args, options: { ...options, retainOnDelete: true } }),
        "installation/default": (object) => ({
          args: { ...object, metadata: { name: "default", labels: { a: "b" } } },
        }),
      },
    },
    (made) => {
      escapes = made.escapes;
    },
  );
  expect(one.only(nodeGroup).inputs).toMatchObject({ releaseVersion: "1.35.0-20260724" });
  const [installed] = one.resources.filter(({ name }) => name === "demo/installation/default");
  expect(installed?.inputs).toMatchObject({ metadata: { labels: { a: "b" } } });
  expect(escapes).toEqual(["Cluster", "NodeGroup/main", "installation/default"]);
});

it("takes what an intent accepts that only a live cluster shows, or another platform, as check does", async () => {
  const accept = ["LIVE-312", "KOPS-042", "EKS-039"].map((code) => ({ code, reason: "taught in the second lesson" }));
  const made = await Recording.of((opts) => {
    new EksCalicoCluster("demo", { intent: { ...vxlan, accept } as EksIntentInput }, opts);
  });
  expect(made.only(cluster).name).toBe("demo");
});

it("refuses a transform of a child that there is not, with the nearest name", async () => {
  const change = (): undefined => undefined;
  await expect(run(vxlan, { transform: { "NodeGroup/mian": change, "installation/defualt": change } })).rejects.toThrow(
    /NodeGroup\/mian, and there is no such child; did you mean NodeGroup\/main\?[^]*did you mean installation\/default\?/,
  );
});

// A program in JavaScript has no compiler before it.
it.each([
  [undefined, /^demo is given neither an intent nor a plan/],
  [{}, /^demo is given neither an intent nor a plan/],
  [{ intent: vxlan, transform: { "NodeGroup/main": 5 } }, /^transform has for NodeGroup\/main what is no function/],
])("says what is wanted of the arguments %j", async (args, message) => {
  let refused: unknown;
  const made = await Recording.of((opts) => {
    try {
      new EksCalicoCluster("demo", args as never, opts);
    } catch (error) {
      refused = error;
    }
  });
  expect(made.resources).toEqual([]);
  expect(pulumi.ResourceError.isInstance(refused) && refused.message).toMatch(message);
});

it("takes the intent itself, and refuses one with errors before anything is made, all at once and without a stack", async () => {
  const made = await Recording.of((opts) => {
    new EksCalicoCluster("demo", { intent: vxlan as EksIntentInput }, opts);
  });
  const planned = await run(vxlan);
  const key = ({ type, name }: { type: string; name: string }): string => `${type} ${name}`;
  expect(made.resources.map(key).sort()).toEqual(planned.resources.map(key).sort());
  let refused: unknown;
  const nothing = await Recording.of((opts) => {
    const intent = { ...vxlan, kubernetes: "1.3", calico: { mtu: 1 } } as unknown as EksIntentInput;
    try {
      new EksCalicoCluster("demo", { intent }, opts);
    } catch (error) {
      refused = error;
    }
  });
  expect(nothing.resources).toEqual([]);
  expect(pulumi.ResourceError.isInstance(refused)).toBe(true);
  const { message, stack } = refused as Error;
  expect(message).toMatch(/\/calico\/mtu[^]*\/kubernetes/);
  expect(stack).toBe(`ResourceError: ${message}`);
});

it("gives out a secret kubeconfig without a token in it", async () => {
  let isSecret: Promise<boolean> | undefined;
  await run(vxlan, {}, (made) => {
    isSecret = pulumi.isSecret(made.kubeconfig);
  });
  expect(await isSecret).toBe(true);
  const text = kubeconfig({
    clusterName: "demo",
    region: "eu-central-1",
    endpoint: "https://ABC",
    caData: "Q0E=",
    roleArn: "arn:aws:iam::111122223333:role/Deploy",
    profile: "ops",
  });
  const { users } = JSON.parse(text) as { users: { user: { exec: { args: string[]; env: unknown } } }[] };
  expect(users[0]?.user.exec).toMatchObject({
    command: "aws",
    args: expect.arrayContaining(["get-token", "--role-arn", "arn:aws:iam::111122223333:role/Deploy"]) as string[],
    env: [{ name: "AWS_PROFILE", value: "ops" }],
  });
  expect(text).not.toMatch(/"token"/);
});
