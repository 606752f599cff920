import { asText, type Properties } from "../../sandbox/host/values";
import { aws, region, types } from "./support";

const client = aws();
const ask = (token: string, args: Properties = {}): Properties => client.provider.invoke(token, args) as Properties;

it("refuses what it does not know", () => {
  expect(() => ask("aws:rds/getInstance:getInstance")).toThrow(/UnknownInvoke: aws:rds/);
  expect(() => ask("aws:index/getRegion:getRegion", { regoin: "x" })).toThrow(/unknown argument "regoin"/);
  expect(() => ask("aws:ssm/getParameter:getParameter")).toThrow(/"name" must be given/);
});

it("tells who and where", () => {
  expect(ask("aws:index/getCallerIdentity:getCallerIdentity")["accountId"]).toBe("123456789012");
  expect(ask("aws:index/getPartition:getPartition")).toMatchObject({ partition: "aws", dnsSuffix: "amazonaws.com" });
  expect(ask("aws:index/getRegion:getRegion")["region"]).toBe(region);
  const zones = ask("aws:index/getAvailabilityZones:getAvailabilityZones", { excludeNames: [`${region}b`] });
  expect(zones).toMatchObject({ names: [`${region}a`, `${region}c`], zoneIds: ["euc1-az1", "euc1-az3"] });
});

it("finds images by their public paths, and refuses paths that AWS does not have", () => {
  const path = (version: string): Properties => ({
    name: `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/x86_64/standard/recommended/image_id`,
  });
  const found = ask("aws:ssm/getParameter:getParameter", path("1.35"));
  expect(found["value"]).toMatch(/^ami-[0-9a-f]{17}$/);
  expect(ask("aws:ssm/getParameter:getParameter", path("1.35"))).toEqual(found);
  expect(ask("aws:ssm/getParameter:getParameter", path("1.34"))["value"]).not.toBe(found["value"]);
  expect(() => ask("aws:ssm/getParameter:getParameter", path("1.99"))).toThrow(/ParameterNotFound/);
  expect(() => ask("aws:ssm/getParameter:getParameter", { name: "/aws/service/eks/ami" })).toThrow(/ParameterNotFound/);
  expect(() => ask("aws:ec2/getAmi:getAmi", { mostRecent: true })).toThrow(/owners: missing/);
  expect(ask("aws:ec2/getAmi:getAmi", { owners: ["099720109477"] })["id"]).toMatch(/^ami-/);
});

it("knows the versions of add-ons", () => {
  const version = (addonName: string, kubernetesVersion = "1.35"): unknown =>
    ask("aws:eks/getAddonVersion:getAddonVersion", { addonName, kubernetesVersion })["version"];
  expect(version("kube-proxy")).toBe("v1.35.0-eksbuild.2");
  expect(() => version("calico")).toThrow(/ResourceNotFoundException/);
  expect(() => version("coredns", "1.12")).toThrow(/ResourceNotFoundException/);
});

it("writes policy documents, and refuses malformed ones", () => {
  const document = (statement: Properties): unknown =>
    JSON.parse(asText(ask("aws:iam/getPolicyDocument:getPolicyDocument", { statements: [statement] })["json"]));
  const principals = [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }];
  expect(document({ actions: ["sts:AssumeRole"], principals })).toEqual({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
  });
  const conditions = [{ test: "StringEquals", variable: "aws:RequestTag/a", values: ["b"] }];
  expect(document({ actions: ["ec2:*"], resources: ["*"], conditions })).toMatchObject({
    Statement: [{ Condition: { StringEquals: { "aws:RequestTag/a": "b" } } }],
  });
  expect(() => document({ actions: ["ec2"], resources: ["*"] })).toThrow(/MalformedPolicyDocument/);
});

it("finds networks by id, tag and filter", async () => {
  const vpc = await client.make(types.vpc, "lab", { cidrBlock: "10.0.0.0/16", tags: { Name: "lab" } });
  const made = [];
  for (const [index, tier] of ["public", "private", "private"].entries()) {
    const inputs = { vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24`, tags: { tier } };
    made.push(await client.make(types.subnet, `s${index}`, inputs));
  }
  const find = (filters: Properties[], tags: Properties = {}): unknown =>
    ask("aws:ec2/getSubnets:getSubnets", { filters, tags })["ids"];
  expect(find([{ name: "vpc-id", values: [vpc.id] }], { tier: "private" })).toEqual([made[1]?.id, made[2]?.id]);
  expect(find([{ name: "tag:tier", values: ["pub*"] }])).toEqual([made[0]?.id]);
  expect(() => find([{ name: "vpcid", values: [vpc.id] }])).toThrow(/the filter 'vpcid' is invalid/);
  expect(ask("aws:ec2/getSubnet:getSubnet", { id: made[0]?.id ?? "" })["cidrBlock"]).toBe("10.0.0.0/24");
  expect(ask("aws:ec2/getVpc:getVpc", { tags: { Name: "lab" } })["id"]).toBe(vpc.id);
  expect(() => ask("aws:ec2/getVpc:getVpc", { id: "vpc-1" })).toThrow(/no match; want a filter that finds exactly one/);
  expect(() => ask("aws:ec2/getSubnet:getSubnet", { vpcId: vpc.id })).toThrow(/3 matches/);
});
