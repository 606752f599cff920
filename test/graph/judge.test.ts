import { type GraphResource, type Judgement, judgeGraph, judgeReach, judgeResource } from "../../constructs/graph";
import { expectationOf } from "../../constructs/reach";

type Props = Readonly<Record<string, unknown>>;

const resource = (type: string, name: string, props: Props): GraphResource => ({
  urn: `urn:pulumi:lab::shop::${type}::${name}`,
  type,
  name,
  props,
});
/** Codes with their paths. */
type Told = readonly (readonly [code: string, path: string])[];
const codes = ({ report }: Judgement): Told => report.findings.map(({ code, path }) => [code, path]);

const group = (ingress: readonly Props[]): GraphResource =>
  resource("aws:ec2/securityGroup:SecurityGroup", "nodes", { ingress });
const port = (fromPort: number, toPort = fromPort, more: Props = {}): Props => ({
  ...{ protocol: "tcp", fromPort, toPort, cidrBlocks: ["0.0.0.0/0"] },
  ...more,
});
const ruleOf = (props: Props): GraphResource =>
  resource("aws:ec2/securityGroupRule:SecurityGroupRule", "r", { type: "ingress", ...props });
const ingressRule = (props: Props): GraphResource =>
  resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "r", { ipProtocol: "tcp", ...props });

describe("a security group", () => {
  it.each([2375, 2376, 2377, 4243, 4244])("must not open Docker's port %i to everyone", (number) => {
    expect(codes(judgeResource(group([port(number)])))).toEqual([["GRAPH-001", "/ingress/0/cidrBlocks/0"]]);
    expect(codes(judgeResource(group([port(number, number, { cidrBlocks: ["10.0.0.0/8"] })])))).toEqual([]);
  });

  it.each<[string, GraphResource, Told]>([
    [
      "a range around",
      ruleOf(port(2000, 3000)),
      [
        ["GRAPH-001", "/cidrBlocks/0"],
        ["GRAPH-002", "/cidrBlocks/0"],
      ],
    ],
    [
      "IPv6",
      ruleOf(port(4243, 4243, { cidrBlocks: [], ipv6CidrBlocks: ["::/0"] })),
      [["GRAPH-001", "/ipv6CidrBlocks/0"]],
    ],
    [
      "half of all addresses",
      ruleOf(port(2375, 2375, { cidrBlocks: ["128.0.0.0/1"] })),
      [["GRAPH-001", "/cidrBlocks/0"]],
    ],
    ["the protocol's number", ruleOf(port(2375, 2375, { protocol: "6" })), [["GRAPH-001", "/cidrBlocks/0"]]],
    ["kubelet", ingressRule({ cidrIpv4: "0.0.0.0/0", fromPort: 10250, toPort: 10250 }), [["GRAPH-002", "/cidrIpv4"]]],
    ["etcd", ingressRule({ cidrIpv6: "::/0", fromPort: 2379, toPort: 2380 }), [["GRAPH-002", "/cidrIpv6"]]],
    ["every protocol", ingressRule({ cidrIpv4: "0.0.0.0/0", ipProtocol: "-1" }), [["GRAPH-003", "/cidrIpv4"]]],
    ["every port of TCP", ruleOf(port(0, 65535)), [["GRAPH-003", "/cidrBlocks/0"]]],
    ["SSH", ruleOf(port(22)), [["GRAPH-004", "/cidrBlocks/0"]]],
    ["a port for the world", ruleOf(port(443)), []],
    ["UDP", ruleOf(port(2375, 2375, { protocol: "udp" })), []],
    ["what leaves", ruleOf(port(2375, 2375, { type: "egress" })), []],
    ["another security group", ingressRule({ referencedSecurityGroupId: "sg-1", fromPort: 0, toPort: 65535 }), []],
  ])("is judged by %s", (_what, one, wanted) => {
    const judgement = judgeResource(one);
    expect(codes(judgement)).toEqual(wanted);
    expect(judgement.report.findings.map(({ location }) => location?.file)).toEqual(wanted.map(() => one.urn));
  });

  it("is not judged by what only an update knows", () => {
    const error = new Error("unknown");
    const props = new Proxy<Props>(
      { ...port(0), type: "ingress" },
      {
        get: (of, key: string) => {
          if (key === "fromPort") throw error;
          return of[key];
        },
      },
    );
    const { report, unknowns } = judgeResource({ ...ruleOf({}), props });
    expect(report.findings).toEqual([]);
    expect(unknowns).toEqual([{ path: "/fromPort", error }]);
  });
});

const pool = (spec: Props): GraphResource =>
  resource("kubernetes:projectcalico.org/v3:IPPool", "pool", {
    ...{ apiVersion: "projectcalico.org/v3", kind: "IPPool", metadata: { name: "pool" } },
    spec: { cidr: "10.244.0.0/16", ...spec },
  });
const installation = (encapsulation: string, more: Props = {}): GraphResource =>
  resource("kubernetes:operator.tigera.io/v1:Installation", "installation", {
    metadata: { name: "default" },
    spec: { calicoNetwork: { ipPools: [{ cidr: "10.244.0.0/16", encapsulation }] }, ...more },
  });
const felix = (awsSrcDstCheck: string): GraphResource =>
  resource("kubernetes:projectcalico.org/v3:FelixConfiguration", "felix", {
    metadata: { name: "default" },
    spec: { awsSrcDstCheck },
  });
const instance = (more: Props): GraphResource => resource("aws:ec2/instance:Instance", "worker", more);
const nodes = resource("aws:eks/nodeGroup:NodeGroup", "workers", {});

it.each<[string, readonly GraphResource[], Told]>([
  ["a pool without a tunnel", [pool({}), nodes], [["GRAPH-005", "/spec"]]],
  ["a tunnel between subnets only", [pool({ vxlanMode: "CrossSubnet" }), instance({})], [["GRAPH-005", "/spec"]]],
  ["an Installation", [installation("None"), nodes], [["GRAPH-005", "/spec/calicoNetwork/ipPools/0"]]],
  ["IPIP inside a subnet", [installation("IPIPCrossSubnet"), nodes], [["GRAPH-005", "/spec/calicoNetwork/ipPools/0"]]],
  ["a check that stays on", [pool({}), nodes, felix("Enable")], [["GRAPH-005", "/spec"]]],
  ["a check that Felix switches off", [pool({}), nodes, felix("Disable")], []],
  ["a check that is off", [pool({}), instance({ sourceDestCheck: false })], []],
  ["a tunnel", [pool({ ipipMode: "Always" }), nodes], []],
  ["addresses of services", [pool({ allowedUses: ["LoadBalancer"] }), nodes], []],
  ["a pool that is not used", [pool({ disabled: true }), nodes], []],
  ["the cloud's CNI", [installation("None", { cni: { type: "AmazonVPC" } }), nodes], []],
  ["no machine of AWS", [pool({})], []],
])("AWS' source/destination check: %s", (_what, resources, wanted) => {
  expect(codes(judgeGraph(resources))).toEqual(wanted);
});

const deployment = (name: string, props: Props = {}): GraphResource =>
  resource("kubernetes:apps/v1:Deployment", name, {
    metadata: { name, namespace: "shop" },
    spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: "c" }] } } },
    ...props,
  });
const policy = (spec: Props, metadata: Props = { name: "db", namespace: "shop", uid: "1", managedFields: [] }) =>
  resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "db-policy", { metadata, spec, status: {}, id: "shop/db" });
const onlyApi = policy({
  podSelector: { matchLabels: { app: "db" } },
  ingress: [{ from: [{ podSelector: { matchLabels: { app: "api" } } }] }],
});
const shop = [deployment("web"), deployment("api"), deployment("db"), onlyApi];

describe("an object of a graph", () => {
  it("is read by the type of its resource where it does not say what it is", () => {
    expect(codes(judgeResource(onlyApi))).toEqual([]);
    const { report } = judgeResource(policy({ podSelector: {}, ingres: [] }));
    expect(report.findings).toMatchObject([{ code: "POL-003", path: "/spec/ingres", location: { file: onlyApi.urn } }]);
  });

  it("is asked the rules about Felix' values where it is a FelixConfiguration", () => {
    const configuration = (spec: Props): GraphResource =>
      resource("kubernetes:projectcalico.org/v3:FelixConfiguration", "felix", { metadata: { name: "default" }, spec });
    expect(codes(judgeResource(configuration({ natPortRange: "20000-29999", vxlanVNI: "4096" })))).toEqual([
      ["FELIX-006", "/spec/natPortRange"],
      ["GRAPH-006", "/spec/vxlanVNI"],
    ]);
    expect(codes(judgeResource(configuration({ natPortRange: "20000:29999", vxlanVNI: 4096, newField: 1 })))).toEqual(
      [],
    );
  });

  it("is judged beside the others, and named by its URN", () => {
    const lost = policy({ podSelector: { matchLabels: { app: "dbb" } }, ingress: [{}] });
    const { report } = judgeGraph([...shop.slice(0, 3), lost]);
    expect(report.findings).toMatchObject([{ code: "POL-025", location: { file: lost.urn } }]);
    expect(codes(judgeGraph(shop))).toEqual([]);
  });

  it.each(["kubernetes:helm.sh/v3:Release", "kubernetes:core/v1:SecretPatch", "kubernetes:yaml/v2:ConfigGroup"])(
    "is none of type %s",
    (type) => {
      expect(codes(judgeResource(resource(type, "x", { metadata: 3, spec: 4 })))).toEqual([]);
    },
  );
});

const expected = (from: string, to: string, allow: boolean, probe = "tcp:5432") => {
  const made = expectationOf({ from, to, probe, allow }, 1);
  if (typeof made === "string") throw new Error(made);
  return made;
};

describe("the edges of a graph", () => {
  it("are as expected, or found by the policy that decides", () => {
    const right = [expected("shop/api", "shop/db", true), expected("shop/web", "shop/db", false)];
    expect(codes(judgeReach(shop, { expectations: right }))).toEqual([]);
    const wrong = judgeReach(shop, { expectations: [expected("shop/*", "shop/db", true)] });
    expect(wrong.report.findings).toMatchObject([
      { code: "GRAPH-010", got: expect.stringContaining("db"), location: { file: onlyApi.urn } },
    ]);
    const open = judgeReach(shop, { expectations: [expected("shop/db", "203.0.113.9", false, "icmp")] });
    expect(open.report.findings).toMatchObject([{ code: "GRAPH-010", got: "no policy is about it" }]);
  });

  it("are not of endpoints that are not there", () => {
    expect(codes(judgeReach(shop, { expectations: [expected("shop/wbe", "shop/db", true)] }))).toEqual([
      ["GRAPH-011", ""],
    ]);
  });
});

describe("pools and BGP of a graph", () => {
  const calico = (kind: string, name: string, spec: Props): GraphResource =>
    resource(`kubernetes:projectcalico.org/v3:${kind}`, name, {
      ...{ apiVersion: "projectcalico.org/v3", kind, metadata: { name } },
      spec,
    });
  const installed = (calicoNetwork: Props): GraphResource =>
    resource("kubernetes:operator.tigera.io/v1:Installation", "default", {
      ...{ apiVersion: "operator.tigera.io/v1", kind: "Installation", metadata: { name: "default" } },
      spec: { calicoNetwork },
    });

  it.each<[string, readonly GraphResource[], Told]>([
    [
      "overlap",
      [calico("IPPool", "a", { cidr: "10.0.0.0/16" }), calico("IPPool", "b", { cidr: "10.0.1.0/24" })],
      [["POL-034", "/spec/cidr"]],
    ],
    [
      "are beside each other",
      [calico("IPPool", "a", { cidr: "10.0.0.0/17" }), calico("IPPool", "b", { cidr: "10.0.128.0/17" })],
      [],
    ],
    [
      "have blocks that do not fit",
      [calico("IPPool", "a", { cidr: "10.0.0.0/27", blockSize: 26 })],
      [["POL-035", "/spec/blockSize"]],
    ],
    [
      "need BGP, which is off",
      [installed({ bgp: "Disabled", ipPools: [{ cidr: "10.0.0.0/16", encapsulation: "IPIP" }] })],
      [["POL-038", "/spec/calicoNetwork/ipPools/0/cidr"]],
    ],
    [
      "have VXLAN, and BGP is off",
      [installed({ bgp: "Disabled", ipPools: [{ cidr: "10.0.0.0/16", encapsulation: "VXLAN" }] })],
      [],
    ],
    [
      "have no mesh and no peer",
      [calico("BGPConfiguration", "default", { nodeToNodeMeshEnabled: false })],
      [["POL-039", "/spec/nodeToNodeMeshEnabled"]],
    ],
    [
      "have no mesh and a peer",
      [
        calico("BGPConfiguration", "default", { nodeToNodeMeshEnabled: false }),
        calico("BGPPeer", "tor", { peerIP: "192.0.2.1", asNumber: 64512 }),
      ],
      [],
    ],
  ])("%s", (_, resources, told) => {
    expect(codes(judgeGraph(resources))).toEqual(told);
  });
});
