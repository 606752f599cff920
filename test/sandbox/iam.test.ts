import { policyProblems } from "../../sandbox/aws/policy-document";
import type { Properties } from "../../sandbox/host/values";
import { aws, type Client, trust, types } from "./support";

let client: Client;
beforeEach(() => {
  client = aws();
});

const allow = (statement: Properties): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
const service = { Service: "ec2.amazonaws.com" };

describe("policy documents", () => {
  it.each<[string, string, Parameters<typeof policyProblems>[1], RegExp]>([
    ["that are no JSON", "{", "identity", /not JSON/],
    ["that are no object", "[]", "identity", /want an object/],
    [
      "without a version",
      '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      "identity",
      /Version: got null/,
    ],
    ["without a statement", '{"Version":"2012-10-17"}', "identity", /Statement: missing/],
    ["with a strange element", '{"Version":"2012-10-17","Statements":[]}', "identity", /Statements: no such element/],
    [
      "without an effect",
      '{"Version":"2012-10-17","Statement":{"Action":"*","Resource":"*"}}',
      "identity",
      /Effect: got null/,
    ],
    [
      "with a small effect",
      allow({ Effect: "allow", Action: "*", Resource: "*" }),
      "identity",
      /got "allow", want "Allow"/,
    ],
    ["without an action", allow({ Resource: "*" }), "identity", /want exactly one of Action and NotAction/],
    [
      "with a malformed action",
      allow({ Action: "DescribeInstances", Resource: "*" }),
      "identity",
      /want service:action/,
    ],
    ["without a resource", allow({ Action: "ec2:*" }), "identity", /missing Resource/],
    ["with a malformed resource", allow({ Action: "s3:*", Resource: "my-bucket" }), "identity", /want "\*" or an ARN/],
    [
      "with a principal",
      allow({ Action: "s3:*", Resource: "*", Principal: "*" }),
      "identity",
      /not allowed in a policy that is attached/,
    ],
    ["of trust without a principal", allow({ Action: "sts:AssumeRole" }), "trust", /missing Principal/],
    [
      "of trust with a resource",
      allow({ Action: "sts:AssumeRole", Principal: service, Resource: "*" }),
      "trust",
      /not allowed in a trust policy/,
    ],
    [
      "with a service that is none",
      allow({ Action: "sts:AssumeRole", Principal: { Service: "ec2" } }),
      "trust",
      /want a service principal/,
    ],
    [
      "with a principal that is none",
      allow({ Action: "sts:AssumeRole", Principal: { Role: "x" } }),
      "trust",
      /want AWS, Service/,
    ],
    ["of a resource without a principal", allow({ Action: "s3:*", Resource: "*" }), "resource", /missing Principal/],
  ])("%s are malformed", (_, text, use, says) => expect(policyProblems(text, use).join("\n")).toMatch(says));

  it.each<[string, string, Parameters<typeof policyProblems>[1]]>([
    ["everything on everything", allow({ Action: "*", Resource: "*" }), "identity"],
    ["a trust", trust("eks.amazonaws.com"), "trust"],
    [
      "a bucket's",
      allow({ Action: ["s3:GetObject"], Resource: "arn:aws:s3:::b/*", Principal: { AWS: "123456789012" } }),
      "resource",
    ],
    [
      "one with a condition",
      allow({ Action: "ec2:*", Resource: "*", Condition: { StringEquals: { a: "b" } } }),
      "identity",
    ],
  ])("take %s", (_, text, use) => expect(policyProblems(text, use)).toEqual([]));

  it("are refused in every resource that holds one", () => {
    const bad = { policy: "{}" };
    expect(() => client.check(types.role, "r", { assumeRolePolicy: "{}" })).toThrow(/MalformedPolicyDocument/);
    expect(() => client.check("aws:iam/policy:Policy", "p", bad)).toThrow(/MalformedPolicyDocument/);
    expect(() => client.check("aws:iam/rolePolicy:RolePolicy", "p", { ...bad, role: "r" })).toThrow(
      /MalformedPolicyDocument/,
    );
    expect(() => client.check("aws:kms/key:Key", "k", bad)).toThrow(/MalformedPolicyDocument/);
    expect(() => client.check("aws:s3/bucketPolicy:BucketPolicy", "b", { ...bad, bucket: "b" })).toThrow(
      /MalformedPolicyDocument/,
    );
  });

  it("may be given as objects, and compare by content", async () => {
    const role = await client.make(types.role, "r", {
      assumeRolePolicy: JSON.parse(trust("ec2.amazonaws.com")) as Properties,
    });
    expect(role.inputs["assumeRolePolicy"]).toBe(trust("ec2.amazonaws.com"));
    const spaced = JSON.stringify(JSON.parse(trust("ec2.amazonaws.com")), null, 2);
    expect(client.diff(types.role, "r", role, { assumeRolePolicy: spaced })).toEqual([]);
  });
});

describe("roles and policies", () => {
  it("refuse an unknown policy and role, and take AWS's own and the stack's", async () => {
    const role = await client.make(types.role, "nodes", { assumeRolePolicy: trust("ec2.amazonaws.com") });
    const attach = (policyArn: string, name = role.id): Promise<unknown> =>
      client.make(types.attachment, policyArn, { role: name, policyArn });
    await expect(attach("arn:aws:iam::aws:policy/AmazonEKSNodePolicy")).rejects.toThrow(
      /NoSuchEntity.*want an existing policy/,
    );
    const worker = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy";
    await expect(attach(worker, "nobody")).rejects.toThrow(/NoSuchEntity.*role: got "nobody"/);
    await attach(worker);
    const policy = await client.make("aws:iam/policy:Policy", "own", {
      policy: allow({ Action: "ec2:*", Resource: "*" }),
    });
    await attach(policy.id);
    await expect(client.remove("aws:iam/policy:Policy", "own", policy)).rejects.toThrow(/DeleteConflict/);
    await expect(client.remove(types.role, "nodes", role)).rejects.toThrow(/DeleteConflict.*RolePolicyAttachment/);
  });

  it("are named by the provider where nobody does, the same in every run, anew for a replacement", async () => {
    const inputs = { assumeRolePolicy: trust("ec2.amazonaws.com") };
    const first = await client.make(types.role, "nodes", inputs);
    expect(first.id).toMatch(/^nodes-[0-9a-f]{7}$/);
    expect((await aws().make(types.role, "nodes", inputs)).id).toBe(first.id);
    // With the old inputs at hand the name stays; without, it is a replacement's.
    expect(client.check(types.role, "nodes", inputs, first.inputs)["name"]).toBe(first.id);
    expect((await client.make(types.role, "nodes", inputs)).id).not.toBe(first.id);
  });

  it("that carry a given name are deleted before they are replaced", async () => {
    const inputs = { name: "fixed", path: "/a/", assumeRolePolicy: trust("ec2.amazonaws.com") };
    const role = await client.make(types.role, "r", inputs);
    const { deleteBeforeReplace, changes } = client.provider.diff(client.subject(types.role, "r"), role, {
      ...inputs,
      path: "/b/",
    });
    expect(changes).toEqual([{ path: "path", kind: "update", replaces: true }]);
    expect(deleteBeforeReplace).toBe(true);
    await expect(client.make(types.role, "again", inputs)).rejects.toThrow(
      /AlreadyExists: Role "again": fixed already exists/,
    );
  });
});

describe("keys, log groups and buckets", () => {
  it.each<[string, Properties, RegExp]>([
    ["aws:kms/key:Key", { deletionWindowInDays: 3 }, /want a whole number from 7 to 30/],
    ["aws:kms/alias:Alias", { name: "lab", targetKeyId: "k" }, /name: got "lab", want alias\//],
    ["aws:kms/alias:Alias", { targetKeyId: "k" }, /NotFoundException/],
    ["aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 10 }, /retentionInDays: got 10/],
    ["aws:s3/bucket:Bucket", { bucket: "Lab" }, /bucket: got "Lab", want 3 to 63 lower-case/],
    [
      "aws:s3/bucketVersioning:BucketVersioning",
      { bucket: "b", versioningConfiguration: { status: "On" } },
      /want one of Enabled/,
    ],
    ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "nowhere" }, /NoSuchBucket/],
  ])("refuse %s %j", async (type, inputs, says) => expect(client.make(type, "bad", inputs)).rejects.toThrow(says));

  it("are made, and hang together", async () => {
    const key = await client.make("aws:kms/key:Key", "lab", { deletionWindowInDays: 7 });
    expect(key.outputs["arn"]).toBe(`arn:aws:kms:eu-central-1:123456789012:key/${key.id}`);
    await client.make("aws:kms/alias:Alias", "lab", { targetKeyId: key.id });
    await client.make("aws:cloudwatch/logGroup:LogGroup", "lab", { name: "/aws/eks/lab/cluster", retentionInDays: 90 });
    const bucket = await client.make("aws:s3/bucket:Bucket", "state", { bucket: "state.example.com" });
    const block = { bucket: bucket.id, blockPublicAcls: true };
    await client.make("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "state", block);
    expect(bucket.outputs["bucketDomainName"]).toBe("state.example.com.s3.amazonaws.com");
  });
});
