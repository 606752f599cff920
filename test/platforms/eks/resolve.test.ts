import { requiredFlows } from "../../../constructs/calico";
import type { IntentInput } from "../../../constructs/kit";
import { Cidr } from "../../../constructs/net";
import { changed } from "../../support/changed";
import { ebpf, fourWays, nftables, resolved, vpcCni, vpp, vxlan } from "./intents";

function platformOf(intent: IntentInput) {
  return resolved(intent).cluster.platform;
}

function ingress(intent: IntentInput): string[] {
  return platformOf(intent)
    .securityGroupRules.filter((rule) => rule.direction === "ingress")
    .map((rule) => rule.key);
}

const always = [
  "control-plane-from-nodes-tcp-443",
  "control-plane-from-vpc-tcp-443",
  "nodes-from-control-plane-tcp-10250",
  "nodes-from-control-plane-tcp-5443",
];

describe("security groups", () => {
  it.each([
    ["vpcCni", ["nodes-from-nodes-all"]],
    ["vxlan", ["nodes-from-nodes-tcp-10250", "nodes-from-nodes-tcp-5473", "nodes-from-nodes-udp-4789"]],
    ["ebpf", ["nodes-from-nodes-tcp-10250", "nodes-from-nodes-tcp-5473", "nodes-from-nodes-udp-4789"]],
    [
      "vpp",
      [
        "nodes-from-nodes-50",
        "nodes-from-nodes-tcp-10250",
        "nodes-from-nodes-tcp-179",
        "nodes-from-nodes-tcp-5473",
        "nodes-from-nodes-udp-4500",
        "nodes-from-nodes-udp-500",
      ],
    ],
  ])("of %s open what the data plane needs and nothing else", (way, own) => {
    expect(ingress(fourWays[way] ?? vxlan)).toEqual([...always, ...own]);
  });

  it.each(Object.entries(fourWays))("of %s cover every flow that Calico requires", (_way, intent) => {
    const { cluster } = resolved(intent);
    const rules = cluster.platform.securityGroupRules.filter((rule) => rule.group === "nodes");
    for (const flow of requiredFlows(cluster)) {
      const isOpen = rules.some(
        (rule) =>
          "group" in rule.peer &&
          rule.peer.group === flow.source &&
          (rule.protocol === "-1" || (rule.protocol === flow.protocol && rule.fromPort === flow.port)),
      );
      expect([flow.name, isOpen]).toEqual([flow.name, true]);
    }
  });

  it("open nothing to the internet, and let everything out", () => {
    const rules = Object.values(fourWays).flatMap((intent) => platformOf(intent).securityGroupRules);
    const world = rules.filter((rule) => "cidr" in rule.peer && rule.peer.cidr === "0.0.0.0/0");
    expect(new Set(world.map((rule) => rule.key))).toEqual(new Set(["nodes-to-anywhere"]));
  });

  it("open what the intent wants open, each once and with its reason", () => {
    const webhook = { protocol: "tcp", port: 8443, from: "control-plane", reason: "webhook of cert-manager" } as const;
    const range = { protocol: "udp", port: 30000, toPort: 30100, from: "203.0.113.0/24", reason: "games" } as const;
    const open = changed<IntentInput>(vxlan, { platform: { openings: [webhook, range] } });
    expect(ingress(open).filter((key) => !ingress(vxlan).includes(key))).toEqual([
      "nodes-from-203-0-113-0-24-udp-30000-30100",
      "nodes-from-control-plane-tcp-8443",
    ]);
    expect(platformOf(open).securityGroupRules).toContainEqual(
      expect.objectContaining({ peer: { group: "control-plane" }, fromPort: 8443, toPort: 8443, why: webhook.reason }),
    );
  });

  it("open Felix' metrics to the nodes, and not the internet, where the intent turns them on", () => {
    const metrics = changed<IntentInput>(vxlan, { calico: { felix: { prometheusMetricsEnabled: true } } });
    expect(ingress(metrics).filter((key) => !ingress(vxlan).includes(key))).toEqual(["nodes-from-nodes-tcp-9091"]);
  });

  it("open IP-in-IP and BGP where the overlay is IPIP", () => {
    const ipip = changed<IntentInput>(vxlan, { calico: { routing: { kind: "overlay", encapsulation: "IPIP" } } });
    expect(ingress(ipip)).toEqual(expect.arrayContaining(["nodes-from-nodes-4", "nodes-from-nodes-tcp-179"]));
  });

  it("open the pods' range where packets cross the VPC as they are", () => {
    const crossSubnet = changed<IntentInput>(vxlan, {
      calico: { routing: { kind: "overlay", encapsulation: "VXLANCrossSubnet" } },
    });
    expect(ingress(crossSubnet)).toEqual([...always, "nodes-from-nodes-all", "nodes-from-pods-172-16-0-0-16-all"]);
  });

  it("open no way into the API from the VPC once it has a public endpoint", () => {
    const open = changed<IntentInput>(vxlan, { platform: { endpoint: { publicCidrs: ["203.0.113.7/32"] } } });
    expect(ingress(open)).not.toContain("control-plane-from-vpc-tcp-443");
  });

  it("let the route server's endpoints in", () => {
    const withRouteServer = changed<IntentInput>(vxlan, {
      platform: {
        routeServer: {
          amazonSideAsn: 65000,
          peers: [
            {
              name: "a",
              availabilityZone: "eu-central-1a",
              peerAddress: "10.0.0.10",
              peerAsn: 64512,
              livenessDetection: "bfd",
            },
          ],
        },
      },
    });
    const rules = platformOf(withRouteServer).securityGroupRules.filter((rule) => rule.key.includes("route-server"));
    expect(rules.map(({ protocol, fromPort, peer }) => [protocol, fromPort, peer])).toEqual([
      ["tcp", 179, { cidr: "10.0.0.0/19" }],
      ["udp", 3784, { cidr: "10.0.0.0/19" }],
    ]);
  });
});

describe("add-ons", () => {
  const names = (intent: IntentInput) => platformOf(intent).addons.map((addon) => addon.name);

  it("include the VPC CNI only where it is the CNI", () => {
    expect(names(vpcCni)).toEqual(["vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns"]);
    expect(names(vxlan)).toEqual(["kube-proxy", "eks-pod-identity-agent", "coredns"]);
  });

  it("leave kube-proxy out with eBPF, unless it is to stay", () => {
    expect(names(ebpf)).not.toContain("kube-proxy");
    expect(
      names(changed<IntentInput>(ebpf, { calico: { dataplane: { kind: "ebpf", kubeProxy: "leave" } } })),
    ).toContain("kube-proxy");
  });

  it("leave kube-proxy to a DaemonSet with nftables", () => {
    expect(names(nftables)).not.toContain("kube-proxy");
    expect(platformOf(nftables).kubeProxy).toEqual({
      kind: "daemonset",
      mode: "nftables",
      image: "registry.k8s.io/kube-proxy:v1.35.7",
    });
  });

  it("put only CoreDNS after the nodes", () => {
    for (const intent of Object.values(fourWays)) {
      const late = platformOf(intent).addons.filter((addon) => addon.phase === "after-nodes");
      expect(late.map((addon) => addon.name)).toEqual(["coredns"]);
    }
  });

  it("tell aws-node to announce pods' addresses, and to leave policy alone", () => {
    const configuration = platformOf(vpcCni).addons.find((addon) => addon.name === "vpc-cni")?.configurationValues;
    expect(JSON.parse(configuration ?? "")).toEqual({ enableNetworkPolicy: "false", env: { ANNOTATE_POD_IP: "true" } });
  });

  it("tell aws-node the pods' MTU where something takes room from it", () => {
    const encrypted = changed<IntentInput>(vpcCni, { calico: { encryption: { kind: "wireguard" } } });
    const { cluster } = resolved(encrypted);
    const configuration = cluster.platform.addons.find((addon) => addon.name === "vpc-cni")?.configurationValues;
    expect(JSON.parse(configuration ?? "")).toMatchObject({ env: { POD_MTU: "8941" } });
    expect(cluster.calico.mtu).toBe(8941);
  });
});

describe("rights", () => {
  const policies = (intent: IntentInput) => platformOf(intent).iam.nodePolicies.map((arn) => arn.split("/").pop());

  it("of nodes never include the CNI's, which has a role of its own", () => {
    for (const intent of Object.values(fourWays)) {
      expect(policies(intent)).toEqual(["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"]);
    }
    expect(platformOf(vpcCni).iam.vpcCniPolicies).toEqual(["arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"]);
    expect(platformOf(vxlan).iam.vpcCniPolicies).toBeUndefined();
  });

  it("of nodes include the CNI's where workloads have no identity", () => {
    const none = changed<IntentInput>(vpcCni, { platform: { workloadIdentity: "none" } });
    expect(policies(none)).toContain("AmazonEKS_CNI_Policy");
  });

  it.each([
    ["vxlan", false],
    ["vpcCni", false],
    ["ebpf", false],
    ["vpp", true],
  ])("of %s include the source/destination check: %s", (way, has) => {
    const { cluster } = resolved(fourWays[way] ?? vxlan);
    expect(cluster.platform.iam.switchesSourceDestinationCheck).toBe(has);
    expect(cluster.calico.felix.awsSrcDstCheck === "Disable").toBe(has);
  });

  it("name policies of the region's own partition", () => {
    const china = changed<IntentInput>(vxlan, { platform: { region: "cn-north-1" } });
    expect(platformOf(china).iam.clusterPolicies).toEqual(["arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy"]);
  });
});

describe("access", () => {
  it("is the caller's unless a principal is named", () => {
    expect(platformOf(vxlan).access.deployer).toEqual({ kind: "caller" });
    const roleArn = "arn:aws:iam::111122223333:role/Deploy";
    const named = changed<IntentInput>(vxlan, { platform: { deployer: { roleArn }, administrators: [roleArn] } });
    expect(platformOf(named).access).toEqual({
      administrators: [],
      deployer: { kind: "principal", arn: roleArn },
      credentials: { roleArn },
    });
  });
});

describe("the VPC", () => {
  const zones = (letters: string) => [...letters].map((letter) => `eu-central-1${letter}`);
  const subnets = (letters: string) => {
    const { vpc } = platformOf(
      changed<IntentInput>(vxlan, { platform: { vpc: { kind: "create", availabilityZones: zones(letters) } } }),
    );
    return vpc.kind === "create" ? [...vpc.privateSubnets, ...vpc.publicSubnets] : [];
  };

  it("keeps every subnet where it is when a zone is added at the end", () => {
    const before = subnets("ab");
    const after = subnets("abc");
    expect(after).toEqual(expect.arrayContaining(before.map((subnet) => expect.objectContaining(subnet) as object)));
    expect(after).toHaveLength(6);
  });

  it("has subnets that lie inside it and do not overlap", () => {
    const ranges = subnets("abcdefg").map((subnet) => Cidr.of(subnet.cidr));
    for (const [index, range] of ranges.entries()) {
      expect(Cidr.of("10.0.0.0/16").contains(range)).toBe(true);
      expect(ranges.slice(index + 1).some((other) => other.overlaps(range))).toBe(false);
    }
  });

  it("sends each zone to its NAT gateway", () => {
    const gatewayOf = (natGateways: "single" | "per-zone" | "none") => {
      const { vpc } = platformOf(changed<IntentInput>(vxlan, { platform: { vpc: { kind: "create", natGateways } } }));
      return vpc.kind === "create" ? Object.values(vpc.natGatewayOf) : [];
    };
    expect(gatewayOf("single")).toEqual(zones("aaa"));
    expect(gatewayOf("per-zone")).toEqual(zones("abc"));
    expect(gatewayOf("none")).toEqual([]);
  });
});

describe("nodes", () => {
  const group = (intent: IntentInput) => resolved(intent).cluster.nodes.groups[0];

  it("have a number of pods of their own with Calico's CNI, EKS' with the VPC CNI", () => {
    expect(group(vxlan)?.maxPods).toBe(110);
    expect(group(vpcCni)?.maxPods).toBeUndefined();
    expect(group(changed<IntentInput>(vpcCni, { platform: { vpcCni: { prefixDelegation: true } } }))?.maxPods).toBe(
      110,
    );
    const large = { platform: { nodeGroups: [{ name: "main", instanceTypes: ["m6i.12xlarge"] }] } };
    expect(group(changed<IntentInput>(vxlan, large))?.maxPods).toBe(250);
  });

  it("have no AMI type where the image is the user's own", () => {
    const own = { platform: { nodeGroups: [{ name: "main", amiId: "ami-0a" }] } };
    expect(group(changed<IntentInput>(vxlan, own))).not.toHaveProperty("amiType");
    expect(group(vxlan)?.amiType).toBe("AL2023_x86_64_STANDARD");
  });

  it("have hugepages and VFIO only for the VPP drivers that need them", () => {
    const dpdk = changed<IntentInput>(vpp, {
      calico: { dataplane: { kind: "vpp", uplinks: [{ interfaceName: "ens5", vppDriver: "dpdk" }] } },
    });
    expect(group(vpp)).toMatchObject({ hugepages2Mi: 0, vfio: false });
    expect(group(dpdk)).toMatchObject({ hugepages2Mi: 512, vfio: true });
  });

  it("have encrypted volumes, and on Bottlerocket the size on the data volume", () => {
    expect(group(vxlan)?.volumes).toEqual([{ deviceName: "/dev/xvda", sizeGiB: 50, type: "gp3" }]);
    const bottlerocket = { platform: { nodeGroups: [{ name: "main", os: "bottlerocket" as const }] } };
    expect(group(changed<IntentInput>(vxlan, bottlerocket))?.volumes).toEqual([
      { deviceName: "/dev/xvda", type: "gp3" },
      { deviceName: "/dev/xvdb", sizeGiB: 50, type: "gp3" },
    ]);
  });
});

it("has a reason for what it chose", () => {
  const { reasons } = resolved(vpp);
  for (const path of [
    "/platform/vpc/cidr",
    "/platform/kubeProxy",
    "/platform/iam/switchesSourceDestinationCheck",
    "/nodes/groups/0/maxPods",
    "/platform/securityGroupRules",
    "/platform/access/deployer",
  ]) {
    expect(reasons.at(path)).toMatchObject({ path });
  }
});
