/** Security groups and their rules. */
import { type Definition, refuse, type Report } from "../host/definition";
import { label } from "../host/errors";
import { asText, canonical, type Properties, unknown } from "../host/values";
import { expectCidr, expectExactlyOne, expectText, given } from "../host/read";

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

const securityGroup: Definition = {
  name: { property: "name", limit: 255 },
  references: [
    { path: "vpcId", kind: "vpc" },
    { path: "ingress[*].securityGroups[*]", kind: "securityGroup" },
    { path: "egress[*].securityGroups[*]", kind: "securityGroup" },
  ],
  sets: ["ingress", "egress"],
  check: (inputs, report) => {
    expectText(
      inputs,
      "name",
      /^(?!sg-)[\w .\-:/()#,@[\]+=&;{}!$*]{1,255}$/,
      "1 to 255 characters, not starting with sg-",
      report,
    );
    expectText(
      inputs,
      "description",
      /^[\w .\-:/()#,@[\]+=&;{}!$*]{0,255}$/,
      "up to 255 plain ASCII characters",
      report,
    );
    for (const side of ["ingress", "egress"]) {
      expectCidr(inputs, `${side}[*].cidrBlocks[*]`, 4, report);
      expectCidr(inputs, `${side}[*].ipv6CidrBlocks[*]`, 6, report);
    }
  },
  admit: ({ inputs, subject, world, id }) => {
    const other = world
      .all(groupType)
      .find(
        (entry) =>
          entry.id !== id && entry.outputs["name"] === inputs["name"] && entry.outputs["vpcId"] === inputs["vpcId"],
      );
    if (other === undefined) return;
    const problem = `name: "${asText(inputs["name"])}" is taken in ${asText(inputs["vpcId"])} by ${label(other.urn)}`;
    refuse("InvalidGroup.Duplicate", `${label(subject.urn)}: ${problem}; want another name, or none`);
  },
  identify: ({ hex }) => `sg-${hex("sg", 17)}`,
  outputs: ({ inputs, world }) => ({
    description: inputs["description"] ?? "Managed by Pulumi",
    ownerId: world.account,
    ingress: inputs["ingress"] ?? [],
    egress: inputs["egress"] ?? [],
  }),
};

const defaultSecurityGroup: Definition = {
  references: [{ path: "vpcId", kind: "vpc", blocks: false }],
  identify: ({ inputs, world, hex }) =>
    asText(world.get("vpc", inputs["vpcId"])?.outputs["defaultSecurityGroupId"] ?? `sg-${hex("default", 17)}`),
  outputs: ({ inputs, world }) => ({
    name: "default",
    description: "default VPC security group",
    ownerId: world.account,
    ingress: inputs["ingress"] ?? [],
    egress: inputs["egress"] ?? [],
  }),
  // The id is the VPC's own; see `provides` of Vpc.
  provides: () => [],
};

function rule(type: string): Definition {
  return {
    references: [
      // AWS takes a group's own rules away with it.
      { path: "securityGroupId", kind: "securityGroup", blocks: false },
      { path: "referencedSecurityGroupId", kind: "securityGroup" },
    ],
    check: (inputs, report) => {
      expectExactlyOne(inputs, sources, report);
      expectCidr(inputs, "cidrIpv4", 4, report);
      expectCidr(inputs, "cidrIpv6", 6, report);
      checkPorts(inputs, report);
    },
    admit: ({ inputs, subject, world, id }) => {
      const key = ruleKey(inputs);
      const other = world.all(type).find((entry) => entry.id !== id && ruleKey(entry.inputs) === key);
      if (other === undefined) return;
      refuse(
        "InvalidPermission.Duplicate",
        `${label(subject.urn)}: ${label(other.urn)} is the same rule of the same group`,
      );
    },
    identify: ({ hex }) => `sgr-${hex("sgr", 17)}`,
    outputs: ({ id }) => ({ securityGroupRuleId: id }),
  };
}

export const security: Readonly<Record<string, Definition>> = {
  [groupType]: securityGroup,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": defaultSecurityGroup,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule(
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  ),
};

/** tcp and udp want ports, icmp a type and code, `-1` and any other protocol number none. */
function checkPorts(inputs: Properties, report: Report): void {
  const protocol = inputs["ipProtocol"];
  const { fromPort, toPort } = inputs;
  if (protocol === unknown) return;
  const names = ["tcp", "udp", "6", "17"];
  const icmp = ["icmp", "icmpv6", "1", "58"];
  const isNumber = /^\d{1,3}$/.test(asText(protocol)) && Number(protocol) <= 255;
  if (![...names, ...icmp, "-1"].includes(asText(protocol)) && !isNumber) {
    report("ipProtocol", `got "${asText(protocol)}", want tcp, udp, icmp, icmpv6, -1 or a protocol number such as 4`);
    return;
  }
  const ported = names.includes(asText(protocol)) || icmp.includes(asText(protocol));
  for (const [name, port] of Object.entries({ fromPort, toPort })) {
    if (!ported && port !== undefined && port !== -1) {
      report(
        name,
        `InvalidParameterValue: protocol ${asText(protocol)} has no ports; got ${JSON.stringify(port)}, want none`,
      );
    }
    if (ported && port === undefined) report(name, `missing: protocol ${asText(protocol)} wants ${name}`);
    const low = names.includes(asText(protocol)) ? 0 : -1;
    const high = names.includes(asText(protocol)) ? 65535 : 255;
    if (ported && typeof port === "number" && (port < low || port > high || !Number.isInteger(port))) {
      report(name, `got ${port}, want a whole number from ${low} to ${high}`);
    }
  }
  if (
    names.includes(asText(protocol)) &&
    typeof fromPort === "number" &&
    typeof toPort === "number" &&
    fromPort > toPort
  ) {
    report("toPort", `got ${fromPort} to ${toPort}, want fromPort not above toPort`);
  }
}

function ruleKey(inputs: Properties): string {
  const names = ["securityGroupId", "ipProtocol", "fromPort", "toPort", ...sources];
  const plain =
    given(inputs, "ipProtocol") && inputs["ipProtocol"] === "-1" ? { ...inputs, fromPort: -1, toPort: -1 } : inputs;
  return canonical(names.map((name) => plain[name] ?? null));
}
