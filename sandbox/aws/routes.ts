/** Route tables, and the VPC route server that stands in for a top-of-rack switch. */
import { type Definition, refuse } from "../host/definition";
import { label } from "../host/errors";
import { asText, canonical, isObject } from "../host/values";
import { contains, parseCidr } from "../host/cidr";
import { addressIn } from "./network";
import { expectCidr, expectExactlyOne, expectNumber, expectOneOf, given, text } from "../host/read";

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const targets = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
  "odbNetworkArn",
];

const routeTable: Definition = {
  references: [
    { path: "vpcId", kind: "vpc" },
    { path: "routes[*].gatewayId", kind: "internetGateway" },
    { path: "routes[*].natGatewayId", kind: "natGateway" },
  ],
  sets: ["routes"],
  check: (inputs, report) => {
    expectCidr(inputs, "routes[*].cidrBlock", 4, report);
  },
  identify: ({ hex }) => `rtb-${hex("rtb", 17)}`,
  outputs: ({ inputs, world }) => ({ ownerId: world.account, routes: inputs["routes"] ?? [] }),
};

const route: Definition = {
  references: [
    { path: "routeTableId", kind: "routeTable", blocks: false },
    { path: "gatewayId", kind: "internetGateway" },
    { path: "natGatewayId", kind: "natGateway" },
    { path: "networkInterfaceId", kind: "networkInterface" },
    { path: "vpcEndpointId", kind: "vpcEndpoint" },
  ],
  check: (inputs, report) => {
    expectExactlyOne(inputs, destinations, report);
    expectExactlyOne(inputs, targets, report);
    expectCidr(inputs, "destinationCidrBlock", 4, report);
    expectCidr(inputs, "destinationIpv6CidrBlock", 6, report);
  },
  admit: ({ inputs, subject, world }) => {
    const table = world.get("routeTable", inputs["routeTableId"]);
    const gateway = world.get("internetGateway", inputs["gatewayId"]);
    // An internet gateway serves only the VPC that it is attached to.
    const vpcId = table?.outputs["vpcId"] ?? table?.id;
    if (gateway !== undefined && gateway.inputs["vpcId"] !== undefined && gateway.inputs["vpcId"] !== vpcId) {
      const problem = `${gateway.id} is attached to ${text(gateway.inputs, "vpcId")}, the route table is in ${asText(vpcId)}`;
      refuse("InvalidParameterValue", `${label(subject.urn)}: gatewayId: ${problem}; want a gateway of the same VPC`);
    }
  },
  identify: ({ inputs, hex }) => `r-${asText(inputs["routeTableId"])}${hex("route", 10)}`,
  outputs: () => ({ origin: "CreateRoute", state: "active" }),
};

const routeTableAssociation: Definition = {
  references: [
    { path: "routeTableId", kind: "routeTable" },
    { path: "subnetId", kind: "subnet", blocks: false },
    { path: "gatewayId", kind: "internetGateway", blocks: false },
  ],
  check: (inputs, report) => expectExactlyOne(inputs, ["subnetId", "gatewayId"], report),
  admit: ({ inputs, subject, world, id }) => {
    const other = world
      .all("aws:ec2/routeTableAssociation:RouteTableAssociation")
      .find((entry) => entry.id !== id && given(inputs, "subnetId") && entry.inputs["subnetId"] === inputs["subnetId"]);
    if (other === undefined) return;
    const problem = `${asText(inputs["subnetId"])} is associated by ${label(other.urn)} already; a subnet has one route table`;
    refuse("Resource.AlreadyAssociated", `${label(subject.urn)}: subnetId: ${problem}`);
  },
  identify: ({ hex }) => `rtbassoc-${hex("assoc", 17)}`,
};

const routeServer: Definition = {
  check: (inputs, report) => {
    expectNumber(inputs, "amazonSideAsn", 1, 4294967295, report);
    expectOneOf(inputs, "persistRoutes", ["enable", "disable", "reset"], report);
    expectNumber(inputs, "persistRoutesDuration", 1, 5, report);
    if (inputs["persistRoutes"] === "enable" && !given(inputs, "persistRoutesDuration")) {
      report(
        "persistRoutesDuration",
        "missing: persistRoutes enable wants a persistRoutesDuration from 1 to 5 minutes",
      );
    }
  },
  identify: ({ hex }) => `rs-${hex("rs", 17)}`,
  outputs: ({ id, hex, inputs, world }) => ({
    routeServerId: id,
    persistRoutes: inputs["persistRoutes"] ?? "disable",
    snsNotificationsEnabled: inputs["snsNotificationsEnabled"] ?? false,
    snsTopicArn:
      inputs["snsNotificationsEnabled"] === true
        ? `arn:${world.partition}:sns:${world.region}:${world.account}:route-server-${hex("sns", 8)}`
        : "",
  }),
};

const routeServerVpcAssociation: Definition = {
  references: [
    { path: "routeServerId", kind: "routeServer" },
    { path: "vpcId", kind: "vpc" },
  ],
  identify: ({ inputs }) => `${asText(inputs["routeServerId"])},${asText(inputs["vpcId"])}`,
};

const routeServerEndpoint: Definition = {
  references: [
    { path: "routeServerId", kind: "routeServer" },
    { path: "subnetId", kind: "subnet" },
  ],
  admit: ({ inputs, subject, world }) => {
    const vpcId = world.get("subnet", inputs["subnetId"])?.outputs["vpcId"];
    const associated = world
      .all("aws:vpc/routeServerVpcAssociation:RouteServerVpcAssociation")
      .some((entry) => entry.inputs["routeServerId"] === inputs["routeServerId"] && entry.inputs["vpcId"] === vpcId);
    if (associated) return;
    const problem = `${asText(inputs["routeServerId"])} is not associated with ${asText(vpcId)}`;
    refuse("IncorrectState", `${label(subject.urn)}: ${problem}; want a RouteServerVpcAssociation first (dependsOn)`);
  },
  identify: ({ hex }) => `rse-${hex("rse", 17)}`,
  outputs: ({ id, inputs, hex, world }) => ({
    routeServerEndpointId: id,
    eniAddress: addressIn(world, inputs["subnetId"], hex("ip", 4)),
    eniId: `eni-${hex("eni", 17)}`,
    vpcId: world.get("subnet", inputs["subnetId"])?.outputs["vpcId"] ?? "",
  }),
};

const routeServerPeer: Definition = {
  references: [{ path: "routeServerEndpointId", kind: "routeServerEndpoint" }],
  check: (inputs, report) => {
    expectNumber(inputs, "bgpOptions.peerAsn", 1, 4294967295, report);
    expectOneOf(inputs, "bgpOptions.peerLivenessDetection", ["bgp-keepalive", "bfd"], report);
    if (!given(inputs, "bgpOptions")) report("bgpOptions", "missing: want bgpOptions with peerAsn");
    const address = text(inputs, "peerAddress");
    if (address !== undefined && parseCidr(`${address}/32`) === undefined) {
      report("peerAddress", `got "${address}", want an IPv4 address`);
    }
  },
  admit: ({ inputs, subject, world }) => {
    const endpoint = world.get("routeServerEndpoint", inputs["routeServerEndpointId"]);
    const vpc = world.get("vpc", endpoint?.outputs["vpcId"]);
    const range = parseCidr(text(vpc?.outputs, "cidrBlock") ?? "");
    const peer = parseCidr(`${text(inputs, "peerAddress")}/32`);
    if (range === undefined || peer === undefined || contains(range, peer)) return;
    const wanted = `an address inside ${text(vpc?.outputs, "cidrBlock")} of ${vpc?.id}`;
    refuse(
      "InvalidParameterValue",
      `${label(subject.urn)}: peerAddress: got ${text(inputs, "peerAddress")}, want ${wanted}`,
    );
  },
  identify: ({ hex }) => `rsp-${hex("rsp", 17)}`,
  outputs: ({ id, inputs, world }) => {
    const endpoint = world.get("routeServerEndpoint", inputs["routeServerEndpointId"]);
    const options = inputs["bgpOptions"];
    return {
      routeServerPeerId: id,
      bgpOptions: { peerLivenessDetection: "bgp-keepalive", ...(isObject(options) ? options : {}) },
      endpointEniAddress: endpoint?.outputs["eniAddress"] ?? "",
      endpointEniId: endpoint?.outputs["eniId"] ?? "",
      routeServerId: endpoint?.outputs["routeServerId"] ?? "",
      subnetId: endpoint?.outputs["subnetId"] ?? "",
      vpcId: endpoint?.outputs["vpcId"] ?? "",
    };
  },
};

const routeServerPropagation: Definition = {
  references: [
    { path: "routeServerId", kind: "routeServer" },
    { path: "routeTableId", kind: "routeTable" },
  ],
  identify: ({ inputs }) => `${asText(inputs["routeServerId"])},${asText(inputs["routeTableId"])}`,
};

export const routes: Readonly<Record<string, Definition>> = {
  "aws:ec2/route:Route": {
    ...route,
    admit: (making) => {
      route.admit?.(making);
      const { inputs, subject, world, id } = making;
      const key = canonical(destinations.map((name) => inputs[name] ?? null));
      const other = world
        .all("aws:ec2/route:Route")
        .find(
          (entry) =>
            entry.id !== id &&
            entry.inputs["routeTableId"] === inputs["routeTableId"] &&
            canonical(destinations.map((name) => entry.inputs[name] ?? null)) === key,
        );
      if (other === undefined) return;
      refuse(
        "RouteAlreadyExists",
        `${label(subject.urn)}: ${label(other.urn)} has the same destination in the same table`,
      );
    },
  },
  "aws:ec2/routeTable:RouteTable": routeTable,
  "aws:ec2/routeTableAssociation:RouteTableAssociation": routeTableAssociation,
  "aws:vpc/routeServer:RouteServer": routeServer,
  "aws:vpc/routeServerEndpoint:RouteServerEndpoint": routeServerEndpoint,
  "aws:vpc/routeServerPeer:RouteServerPeer": routeServerPeer,
  "aws:vpc/routeServerPropagation:RouteServerPropagation": routeServerPropagation,
  "aws:vpc/routeServerVpcAssociation:RouteServerVpcAssociation": routeServerVpcAssociation,
};
