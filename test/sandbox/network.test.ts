import { readCloud } from "../../sandbox";
import type { Live } from "../../sandbox/host/provider";
import { asText, type Properties } from "../../sandbox/host/values";
import { aws, type Client, newDirectory, region, types } from "./support";

let client: Client;
let vpc: Live;
beforeEach(async () => {
  client = aws();
  vpc = await client.make(types.vpc, "lab", { cidrBlock: "10.0.0.0/16" });
});

async function refusal(type: string, inputs: Properties): Promise<string> {
  return client.make(type, "bad", inputs).then(
    () => "accepted",
    (error: Error) => error.message,
  );
}

describe("types and inputs", () => {
  it("refuses an unknown type", async () => {
    expect(await refusal("aws:rds/instance:Instance", {})).toMatch(/unknown resource type aws:rds\/instance:Instance/);
  });

  it("refuses an unknown and a missing property", async () => {
    expect(await refusal(types.subnet, { cidr: "10.0.0.0/24" })).toMatch(/unknown property "cidr".*\nvpcId: missing/s);
  });
});

describe("vpc and subnets", () => {
  it.each([
    [
      "a block with host bits",
      "10.0.0.1/16",
      /cidrBlock: got "10.0.0.1\/16", want an IPv4 CIDR block without host bits/,
    ],
    ["too large a block", "10.0.0.0/8", /InvalidVpc.Range: got \/8, want \/16 to \/28/],
  ])("refuses %s", async (_, cidrBlock, says) => expect(await refusal(types.vpc, { cidrBlock })).toMatch(says));

  it.each([
    [
      "a block outside its VPC",
      "10.1.0.0/24",
      /InvalidSubnet.Range: Subnet "bad": cidrBlock: got 10.1.0.0\/24, want a block inside 10.0.0.0\/16/,
    ],
    ["a block larger than its VPC", "10.0.0.0/15", /InvalidSubnet.Range/],
  ])("refuses %s", async (_, cidrBlock, says) => {
    expect(await refusal(types.subnet, { vpcId: vpc.id, cidrBlock })).toMatch(says);
  });

  it("refuses an overlap with a sibling and takes a neighbour", async () => {
    await client.make(types.subnet, "first", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    const overlap = { vpcId: vpc.id, cidrBlock: "10.0.0.128/25" };
    expect(await refusal(types.subnet, overlap)).toMatch(
      /InvalidSubnet.Conflict.*does not overlap 10.0.0.0\/24 of Subnet "first"/,
    );
    const good = await client.make(types.subnet, "second", {
      vpcId: vpc.id,
      cidrBlock: "10.0.1.0/24",
      tags: { a: "b" },
    });
    expect(good.id).toMatch(/^subnet-[0-9a-f]{17}$/);
    expect(good.outputs).toMatchObject({
      arn: `arn:aws:ec2:${region}:123456789012:subnet/${good.id}`,
      availabilityZone: `${region}a`,
      availabilityZoneId: "euc1-az1",
      tagsAll: { a: "b" },
    });
  });

  it("refuses a zone of another region, and a VPC that does not exist", async () => {
    const inputs = { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" };
    expect(await refusal(types.subnet, { ...inputs, availabilityZone: "us-east-1a" })).toMatch(
      /want one of eu-central-1a/,
    );
    const missing = { ...inputs, vpcId: "vpc-1" };
    expect(await refusal(types.subnet, missing)).toBe(
      'InvalidVpcID.NotFound: Subnet "bad": vpcId: got "vpc-1", want an existing vpc',
    );
  });

  it("refuses to delete a VPC with a subnet, and deletes both in order", async () => {
    const subnet = await client.make(types.subnet, "first", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    await expect(client.remove(types.vpc, "lab", vpc)).rejects.toThrow(
      /DependencyViolation: Vpc "lab".*Subnet "first" uses it/,
    );
    await client.remove(types.subnet, "first", subnet);
    await client.remove(types.vpc, "lab", vpc);
    await client.remove(types.vpc, "lab", vpc);
  });
});

describe("gateways and routes", () => {
  it("wants an address and an internet gateway for a public NAT gateway, and keeps their order", async () => {
    const subnet = await client.make(types.subnet, "public", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    expect(await refusal(types.nat, { subnetId: subnet.id })).toMatch(
      /MissingParameter: a public NAT gateway needs the allocationId/,
    );
    const eip = await client.make(types.eip, "nat", { domain: "vpc" });
    const inputs = { subnetId: subnet.id, allocationId: eip.id };
    expect(await refusal(types.nat, inputs)).toMatch(/Gateway.NotAttached.*no internet gateway attached/);
    const gateway = await client.make(types.gateway, "lab", { vpcId: vpc.id });
    expect(await refusal(types.gateway, { vpcId: vpc.id })).toMatch(/Resource.AlreadyAssociated/);
    const nat = await client.make(types.nat, "nat", inputs);
    expect(nat.outputs).toMatchObject({
      publicIp: eip.outputs["publicIp"],
      privateIp: expect.stringMatching(/^10\.0\.0\./),
    });
    await expect(client.remove(types.gateway, "lab", gateway)).rejects.toThrow(
      /DependencyViolation.*mapped public address/,
    );
    await expect(client.remove(types.eip, "nat", eip)).rejects.toThrow(/InvalidIPAddress.InUse/);
    await client.remove(types.nat, "nat", nat);
    await client.remove(types.gateway, "lab", gateway);
    await client.remove(types.eip, "nat", eip);
  });

  it("wants one destination and one target, each there, and no second route for the same destination", async () => {
    const table = await client.make(types.routeTable, "lab", { vpcId: vpc.id });
    const gateway = await client.make(types.gateway, "lab", { vpcId: vpc.id });
    const route = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id };
    const message = await refusal(types.route, { routeTableId: table.id });
    expect(message).toMatch(/got none, want exactly one of destinationCidrBlock/);
    expect(await refusal(types.route, { ...route, natGatewayId: "nat-1" })).toMatch(/got gatewayId and natGatewayId/);
    expect(await refusal(types.route, { ...route, gatewayId: "igw-1" })).toMatch(/InvalidInternetGatewayID.NotFound/);
    const other = await client.make(types.vpc, "other", { cidrBlock: "10.9.0.0/16" });
    const foreign = await client.make(types.routeTable, "other", { vpcId: other.id });
    expect(await refusal(types.route, { ...route, routeTableId: foreign.id })).toMatch(
      /want a gateway of the same VPC/,
    );
    await client.make(types.route, "default", route);
    expect(await refusal(types.route, route)).toMatch(/RouteAlreadyExists/);
  });

  it("takes a private NAT gateway without an address", async () => {
    const subnet = await client.make(types.subnet, "a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    const inputs = { subnetId: subnet.id, connectivityType: "private" };
    expect(await refusal(types.nat, { ...inputs, allocationId: "eipalloc-1" })).toMatch(/takes no allocationId/);
    expect(await refusal(types.nat, inputs)).toBe("accepted");
  });
});

describe("route servers", () => {
  const serverType = "aws:vpc/routeServer:RouteServer";
  it("are associated before they have endpoints, and peer inside the VPC", async () => {
    const bad = { amazonSideAsn: 0, persistRoutes: "enable" };
    expect(await refusal(serverType, bad)).toMatch(/amazonSideAsn: got 0.*\npersistRoutesDuration: missing/s);
    const server = await client.make(serverType, "rs", { amazonSideAsn: 65000 });
    const subnet = await client.make(types.subnet, "a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    const endpointType = "aws:vpc/routeServerEndpoint:RouteServerEndpoint";
    const inputs = { routeServerId: server.id, subnetId: subnet.id };
    expect(await refusal(endpointType, inputs)).toMatch(/IncorrectState.*not associated/);
    const associationType = "aws:vpc/routeServerVpcAssociation:RouteServerVpcAssociation";
    await client.make(associationType, "rs", { routeServerId: server.id, vpcId: vpc.id });
    const endpoint = await client.make(endpointType, "a", inputs);
    expect(endpoint.outputs).toMatchObject({ eniAddress: expect.stringMatching(/^10\.0\.0\.\d+$/), vpcId: vpc.id });
    const peerType = "aws:vpc/routeServerPeer:RouteServerPeer";
    const peer = { routeServerEndpointId: endpoint.id, bgpOptions: { peerAsn: 65101 } };
    expect(await refusal(peerType, { ...peer, peerAddress: "192.168.0.1" })).toMatch(
      /want an address inside 10.0.0.0\/16/,
    );
    expect(await refusal(peerType, { ...peer, peerAddress: "10.0.0.x" })).toMatch(/want an IPv4 address/);
    const good = await client.make(peerType, "peer", { ...peer, peerAddress: "10.0.0.9" });
    expect(good.outputs).toMatchObject({ bgpOptions: { peerAsn: 65101, peerLivenessDetection: "bgp-keepalive" } });
  });
});

describe("security groups", () => {
  let group: Live;
  beforeEach(async () => {
    group = await client.make(types.group, "nodes", { vpcId: vpc.id, description: "nodes" });
  });
  const rule = (more: Properties): Properties => ({
    securityGroupId: group.id,
    ipProtocol: "tcp",
    fromPort: 179,
    toPort: 179,
    ...more,
  });
  const cidr = { cidrIpv4: "10.0.0.0/16" };

  it.each<[string, () => Properties, RegExp]>([
    ["no source", () => rule({}), /got none, want exactly one of cidrIpv4/],
    [
      "two sources",
      () => rule({ ...cidr, referencedSecurityGroupId: group.id }),
      /got cidrIpv4 and referencedSecurityGroupId/,
    ],
    ["a malformed source", () => rule({ cidrIpv4: "10.0.0.0/33" }), /cidrIpv4: got "10.0.0.0\/33"/],
    ["a group that is not there", () => rule({ referencedSecurityGroupId: "sg-1" }), /InvalidGroup.NotFound/],
    [
      "ports of a protocol without",
      () => rule({ ...cidr, ipProtocol: "4" }),
      /protocol 4 has no ports; got 179, want none/,
    ],
    [
      "tcp without ports",
      () => ({ securityGroupId: group.id, ipProtocol: "tcp", ...cidr }),
      /fromPort: missing: protocol tcp wants fromPort/,
    ],
    ["a range upside down", () => rule({ ...cidr, toPort: 100 }), /want fromPort not above toPort/],
    [
      "a port that is none",
      () => rule({ ...cidr, toPort: 70000 }),
      /toPort: got 70000, want a whole number from 0 to 65535/,
    ],
    ["a protocol that is none", () => rule({ ...cidr, ipProtocol: "ipip" }), /ipProtocol: got "ipip"/],
  ])("refuse a rule with %s", async (_, inputs, says) => expect(await refusal(types.ingress, inputs())).toMatch(says));

  it.each<[string, () => Properties]>([
    ["BGP from the group itself", () => rule({ referencedSecurityGroupId: group.id })],
    ["IP in IP", () => ({ securityGroupId: group.id, ipProtocol: "4", ...cidr })],
    ["everything", () => ({ securityGroupId: group.id, ipProtocol: "-1", ...cidr })],
    ["pings", () => rule({ ipProtocol: "icmp", fromPort: -1, toPort: -1, ...cidr })],
  ])("take a rule for %s", async (_, inputs) => expect(await refusal(types.ingress, inputs())).toBe("accepted"));

  it("refuse the same rule twice, and the same name twice", async () => {
    await client.make(types.ingress, "bgp", rule(cidr));
    expect(await refusal(types.ingress, rule(cidr))).toMatch(/InvalidPermission.Duplicate/);
    const name = asText(group.outputs["name"]);
    expect(await refusal(types.group, { vpcId: vpc.id, name })).toMatch(/InvalidGroup.Duplicate/);
  });

  it("stay while another group's rule refers to them", async () => {
    const other = await client.make(types.group, "other", { vpcId: vpc.id });
    const inputs = { ...rule({ referencedSecurityGroupId: group.id }), securityGroupId: other.id };
    const ingress = await client.make(types.ingress, "bgp", inputs);
    await expect(client.remove(types.group, "nodes", group)).rejects.toThrow(/DependencyViolation/);
    await client.remove(types.ingress, "bgp", ingress);
    await client.remove(types.group, "nodes", group);
  });
});

describe("what was there before", () => {
  it("can be referred to, read and found", async () => {
    const directory = newDirectory({
      preexisting: [
        { type: types.vpc, id: "vpc-old", properties: { cidrBlock: "10.7.0.0/16", tags: { Name: "old" } } },
        { type: types.subnet, id: "subnet-old", properties: { vpcId: "vpc-old", cidrBlock: "10.7.0.0/24" } },
      ],
    });
    client = aws(directory);
    expect(await refusal(types.subnet, { vpcId: "vpc-old", cidrBlock: "10.7.0.0/25" })).toMatch(
      /InvalidSubnet.Conflict/,
    );
    await client.make(types.subnet, "new", { vpcId: "vpc-old", cidrBlock: "10.7.1.0/24" });
    const read = await client.provider.read(client.subject(types.vpc, "old"), "vpc-old", {});
    expect(read?.outputs).toMatchObject({
      cidrBlock: "10.7.0.0/16",
      defaultSecurityGroupId: expect.stringMatching(/^sg-/),
    });
    const found = client.provider.invoke("aws:ec2/getVpc:getVpc", { tags: { Name: "old" } });
    expect(found).toMatchObject({ id: "vpc-old" });
    expect(readCloud(directory).map(({ type }) => type)).toEqual([types.subnet]);
  });
});
