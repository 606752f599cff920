import type { Live } from "../../sandbox/host/provider";
import type { Properties } from "../../sandbox/host/values";
import { addCni, client, cluster, labForEachTest, made, nodes, refusal } from "./eks-lab";
import { aws, lab, region, trust, types } from "./support";

labForEachTest();

describe("a cluster", () => {
  it("has the outputs that programs build on, the same in every run", async () => {
    const { outputs } = made.cluster;
    expect(outputs).toMatchObject({
      arn: `arn:aws:eks:${region}:123456789012:cluster/lab`,
      endpoint: expect.stringMatching(/^https:\/\/[0-9A-F]{32}\.gr7\.eu-central-1\.eks\.amazonaws\.com$/),
      status: "ACTIVE",
      kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16", ipFamily: "ipv4" },
      vpcConfig: { clusterSecurityGroupId: expect.stringMatching(/^sg-[0-9a-f]{17}$/), vpcId: made.vpc.id },
      identities: [
        { oidcs: [{ issuer: expect.stringMatching(/^https:\/\/oidc\.eks\.eu-central-1\.amazonaws\.com\/id\//) }] },
      ],
    });
    const { data } = outputs["certificateAuthority"] as { data: string };
    expect(Buffer.from(data, "base64").toString()).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    expect((await lab(aws())).cluster.outputs).toEqual(outputs);
  });

  it.each<[string, () => Properties, RegExp]>([
    [
      "one zone",
      () => cluster({}, { subnetIds: [made.subnets[0]?.id ?? ""] }),
      /subnets in 1 availability zone\(s\) \(eu-central-1a\), want at least 2/,
    ],
    [
      "a subnet that is not there",
      () => cluster({}, { subnetIds: ["subnet-1"] }),
      /InvalidSubnetID.NotFound: Cluster "bad": vpcConfig.subnetIds\[0\]/,
    ],
    [
      "a role that is not there",
      () => cluster({ roleArn: "arn:aws:iam::123456789012:role/x" }),
      /NoSuchEntity: Cluster "bad": roleArn/,
    ],
    [
      "a role for something else",
      () => cluster({ roleArn: made.nodeRole.outputs["arn"] as string }),
      /trusts ec2.amazonaws.com, want eks.amazonaws.com/,
    ],
    [
      "no endpoint",
      () => cluster({}, { endpointPublicAccess: false }),
      /endpointPublicAccess and endpointPrivateAccess are both false/,
    ],
    [
      "public service addresses",
      () => cluster({ kubernetesNetworkConfig: { serviceIpv4Cidr: "100.64.0.0/16" } }),
      /want a block inside 10.0.0.0\/8/,
    ],
    [
      "too small a service range",
      () => cluster({ kubernetesNetworkConfig: { serviceIpv4Cidr: "10.100.0.0/25" } }),
      /got \/25, want \/12 to \/24/,
    ],
    [
      "service addresses of the VPC",
      () => cluster({ kubernetesNetworkConfig: { serviceIpv4Cidr: "10.0.128.0/20" } }),
      /does not overlap 10.0.0.0\/16/,
    ],
    ["a malformed name", () => cluster({ name: "-lab" }), /name: got "-lab", want 1 to 100 letters/],
    ["a version that is none", () => cluster({ version: "1.3" }), /version: got "1.3", want one of 1.30/],
    [
      "a log type that is none",
      () => cluster({ enabledClusterLogTypes: ["kubelet"] }),
      /got "kubelet", want one of api/,
    ],
    ["half of Auto Mode", () => cluster({ computeConfig: { enabled: true } }), /must be switched on or off together/],
    [
      "a key that is not there",
      () => cluster({ encryptionConfig: { provider: { keyArn: "k" }, resources: ["secrets"] } }),
      /NotFoundException.*keyArn/,
    ],
    [
      "the name of another",
      () => cluster({ name: "lab" }),
      /ResourceInUseException: Cluster "bad": lab already exists/,
    ],
  ])("is refused with %s", async (_, inputs, says) => expect(await refusal(types.cluster, inputs())).toMatch(says));

  it.each<[string, () => Properties]>([
    ["both endpoints", () => cluster({}, { endpointPrivateAccess: true })],
    [
      "a service range beside the VPC",
      () => cluster({ kubernetesNetworkConfig: { serviceIpv4Cidr: "10.100.0.0/16" } }),
    ],
  ])("is taken with %s", async (_, inputs) => expect(await refusal(types.cluster, inputs())).toBe("accepted"));

  it("goes up one minor at a time", async () => {
    const to = (version: string): Promise<Live> =>
      client.change(types.cluster, "lab", made.cluster, { ...made.cluster.inputs, version });
    await expect(to("1.36")).rejects.toThrow(/got from 1.34 to 1.36, want 1.35: one minor at a time, never down/);
    await expect(to("1.33")).rejects.toThrow(/never down/);
    expect((await to("1.35")).outputs["version"]).toBe("1.35");
  });

  it("is replaced for what cannot change, and updated for the rest", () => {
    const change = (more: Properties): string[] =>
      client.diff(types.cluster, "lab", made.cluster, { ...made.cluster.inputs, ...more });
    expect(change({ version: "1.35" })).toEqual(["version"]);
    expect(change({ bootstrapSelfManagedAddons: true })).toEqual(["bootstrapSelfManagedAddons!"]);
    expect(change({ encryptionConfig: { provider: { keyArn: "k" }, resources: ["secrets"] } })).toEqual([
      "encryptionConfig",
    ]);
    const subnetIds = made.subnets.map(({ id }) => id).reverse();
    expect(change({ vpcConfig: { subnetIds } })).toEqual([]);
  });

  it("keeps its subnets, role and itself until nothing uses them", async () => {
    await expect(client.remove(types.role, "cluster", made.role)).rejects.toThrow(/DeleteConflict.*uses it/);
    await expect(client.remove(types.subnet, "a", made.subnets[0] as Live)).rejects.toThrow(/DependencyViolation/);
    const cni = await addCni();
    await expect(client.remove(types.cluster, "lab", made.cluster)).rejects.toThrow(
      /ResourceInUseException.*Addon "cni" uses it/,
    );
    await client.remove(types.addon, "cni", cni);
    await client.remove(types.cluster, "lab", made.cluster);
    await client.remove(types.attachment, "cluster", made.attachment);
    await client.remove(types.role, "cluster", made.role);
  });

  it("wants its role's rights from the first to the last moment", async () => {
    const assumeRolePolicy = trust("eks.amazonaws.com");
    const bare = await client.make(types.role, "bare", { assumeRolePolicy });
    const message = await refusal(types.cluster, cluster({ roleArn: bare.outputs["arn"] as string }));
    expect(message).toMatch(/Role "bare" lacks AmazonEKSClusterPolicy; attach it first/);
    await client.remove(types.attachment, "cluster", made.attachment);
    await expect(client.remove(types.cluster, "lab", made.cluster)).rejects.toThrow(
      /DependencyViolation.*has lost AmazonEKSClusterPolicy, so its network interfaces would stay/,
    );
  });

  it("cannot be deleted while it is protected", async () => {
    const safe = await client.make(types.cluster, "safe", cluster({ deletionProtection: true }));
    await expect(client.remove(types.cluster, "safe", safe)).rejects.toThrow(/deletionProtection is on/);
  });
});

describe("add-ons and access", () => {
  it.each<[string, Properties, RegExp]>([
    ["a name that is none", { addonName: "calico" }, /addonName: got "calico", want one of/],
    ["a version that is none", { addonName: "coredns", addonVersion: "latest" }, /want a version like v1/],
    [
      "values that are no JSON",
      { addonName: "coredns", configurationValues: "replicaCount: 2" },
      /want the text of a JSON object/,
    ],
    ["no node to run on", { addonName: "coredns" }, /CREATE_FAILED.*InsufficientNumberOfReplicas/],
  ])("refuse an add-on with %s", async (_, inputs, says) => {
    expect(await refusal(types.addon, { clusterName: "lab", ...inputs })).toMatch(says);
  });

  it("take CoreDNS once there are nodes", async () => {
    await addCni();
    await client.make(types.nodeGroup, "workers", nodes());
    expect(await refusal(types.addon, { clusterName: "lab", addonName: "coredns", configurationValues: "{}" })).toBe(
      "accepted",
    );
  });

  it("want the API for access entries, and an entry before a policy", async () => {
    const principalArn = "arn:aws:iam::111122223333:role/admins";
    const entry = { clusterName: "lab", principalArn };
    expect(await refusal(types.accessEntry, entry)).toMatch(/authenticationMode CONFIG_MAP, want API/);
    await client.make(types.cluster, "api", cluster({ name: "api", accessConfig: { authenticationMode: "API" } }));
    const policy = {
      clusterName: "api",
      principalArn,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    };
    expect(await refusal(types.accessPolicy, policy)).toMatch(/want the principal of an AccessEntry/);
    const typed = { clusterName: "api", principalArn, type: "EC2_LINUX", kubernetesGroups: ["a"] };
    expect(await refusal(types.accessEntry, typed)).toMatch(/an entry of type EC2_LINUX may not have kubernetesGroups/);
    const own = { clusterName: "api", principalArn: "arn:aws:iam::123456789012:role/none" };
    expect(await refusal(types.accessEntry, own)).toMatch(/NoSuchEntity/);
    await client.make(types.accessEntry, "admins", { clusterName: "api", principalArn });
    const wrong = { ...policy, policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" };
    expect(await refusal(types.accessPolicy, wrong)).toMatch(/cluster-access-policy/);
    const scope = { ...policy, accessScope: { type: "namespace" } };
    expect(await refusal(types.accessPolicy, scope)).toMatch(/wants at least one/);
    expect(await refusal(types.accessPolicy, policy)).toBe("accepted");
  });

  it("want a pod identity's role to trust pods", async () => {
    const type = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
    const inputs = { clusterName: "lab", namespace: "kube-system", serviceAccount: "aws-node" };
    const roleArn = made.nodeRole.outputs["arn"] as string;
    expect(await refusal(type, { ...inputs, roleArn })).toMatch(/must trust pods.eks.amazonaws.com/);
    const assumeRolePolicy = trust("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]);
    const pods = await client.make(types.role, "pods", { assumeRolePolicy });
    expect(await refusal(type, { ...inputs, roleArn: pods.outputs["arn"] as string })).toBe("accepted");
  });

  it("want an identity provider's URL to be the cluster's issuer", async () => {
    const url =
      (made.cluster.outputs["identities"] as unknown as { oidcs: { issuer: string }[] }[])[0]?.oidcs[0]?.issuer ?? "";
    const inputs = { clientIdLists: ["sts.amazonaws.com"] };
    expect(await refusal(types.oidc, { ...inputs, url: url.slice(0, -1) })).toMatch(
      /want the issuer of an existing cluster/,
    );
    expect(await refusal(types.oidc, { ...inputs, url: "http://x" })).toMatch(/want an https URL/);
    expect(await refusal(types.oidc, { ...inputs, url })).toBe("accepted");
  });
});
