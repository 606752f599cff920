import { vpcCni, vpp, vxlan } from "./intents";
import { resolved } from "./intents";
import { Recording } from "../recording";
import { renderCalico } from "../../../constructs/calico";
import type { IntentInput } from "../../../constructs/kit";
import { EksCalicoCluster } from "../../../constructs/platforms/eks/component";
import { eksPlatform } from "../../../constructs/platforms/eks/platform";
import { changed } from "../../support/changed";

function recorded(intent: IntentInput): Promise<Recording> {
  const { cluster } = resolved(intent);
  const calico = renderCalico(cluster);
  const manifests = [...eksPlatform.manifests(cluster), ...calico.manifests];
  return Recording.of((opts) => {
    new EksCalicoCluster("demo", { plan: { cluster, manifests, calico } }, opts);
  });
}

const withPlatform = (intent: IntentInput, platform: object): IntentInput => changed(intent, { platform });

it("lets answers of the instance metadata travel as far as the intent says, always with a token", async () => {
  const groups = [{ name: "main", metadataOptions: { httpPutResponseHopLimit: 1 } }, { name: "other" }];
  const templates = (await recorded(withPlatform(vxlan, { nodeGroups: groups }))).of(
    "aws:ec2/launchTemplate:LaunchTemplate",
  );
  expect([...templates.values()].map(({ inputs }) => inputs["metadataOptions"])).toEqual(
    [1, 2].map((httpPutResponseHopLimit) => ({
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit,
    })),
  );
});

it.each([
  [{}, "standard", undefined],
  [{ enforcingMode: "strict" }, "strict", { env: { DISABLE_TCP_EARLY_DEMUX: "true" } }],
])("gives pods security groups of their own: %j", (asked, mode, init) => {
  const { cluster } = resolved(withPlatform(vpcCni, { vpcCni: { securityGroupsForPods: asked } }));
  const [cni] = cluster.platform.addons;
  expect(JSON.parse(cni?.configurationValues ?? "")).toMatchObject({
    env: { ENABLE_POD_ENI: "true", POD_SECURITY_GROUP_ENFORCING_MODE: mode },
    ...(init === undefined ? {} : { init }),
  });
  expect(cluster.platform.iam.clusterPolicies).toContain("arn:aws:iam::aws:policy/AmazonEKSVPCResourceController");
});

it("opens ports to security groups that are there already", async () => {
  const openings = [{ protocol: "udp", port: 53, from: "sg-0a1b", reason: "cluster DNS" }];
  const rules = (await recorded(withPlatform(vpcCni, { openings }))).of(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  );
  expect(rules.get("demo-nodes-from-sg-0a1b-udp-53")?.inputs).toMatchObject({
    referencedSecurityGroupId: "sg-0a1b",
    fromPort: 53,
  });
  expect(eksPlatform.existing(resolved(withPlatform(vpcCni, { openings })).cluster)).toContainEqual({
    type: "aws:ec2/securityGroup:SecurityGroup",
    id: "sg-0a1b",
    properties: {},
  });
});

it("knows every range of a VPC that it adopts", () => {
  const subnet = (zone: string, cidr: string) => ({
    subnetId: `subnet-0${zone}`,
    availabilityZone: `eu-central-1${zone}`,
    cidr,
  });
  const vpc = {
    kind: "adopt",
    vpcId: "vpc-0a",
    cidr: "10.100.0.0/16",
    additionalCidrs: ["172.20.0.0/16", "172.16.0.0/16"],
    privateSubnets: [subnet("a", "10.100.0.0/19"), subnet("b", "172.20.0.0/19")],
  };
  const { cluster } = resolved(withPlatform(vxlan, { vpc }));
  expect(cluster.network.nodes.map(String)).toEqual(["10.100.0.0/16", "172.20.0.0/16", "172.16.0.0/16"]);
  // Neither of EKS' own two, and not the operator's pool: the VPC has them.
  expect(cluster.network.services.map(String)).toEqual(["10.96.0.0/16"]);
  expect(cluster.network.pods.map(String)).toEqual(["192.168.0.0/16"]);
  const doors = cluster.platform.securityGroupRules.filter(({ key }) => key.startsWith("control-plane-from-vpc"));
  expect(doors.map(({ key, peer }) => [key, peer])).toEqual([
    ["control-plane-from-vpc-172-16-0-0-16-tcp-443", { cidr: "172.16.0.0/16" }],
    ["control-plane-from-vpc-172-20-0-0-16-tcp-443", { cidr: "172.20.0.0/16" }],
    ["control-plane-from-vpc-tcp-443", { cidr: "10.100.0.0/16" }],
  ]);
});

it("takes each image from the registry that stands for its own", async () => {
  const registries = { "quay.io": "cache.example.com/quay", "docker.io": "cache.example.com/hub/" };
  const all = (await recorded({ ...vpp, calico: { ...vpp.calico, images: { registries } } })).resources;
  const installation = all.find(({ type }) => type === "kubernetes:operator.tigera.io/v1:Installation");
  expect(installation?.inputs["spec"]).toMatchObject({ registry: "cache.example.com/quay/" });
  const texts = JSON.stringify(all.map(({ inputs }) => inputs));
  expect(texts).toContain("cache.example.com/hub/calicovpp/vpp:");
  expect(texts).not.toMatch(/"image":"(quay|docker)\.io/);
});
