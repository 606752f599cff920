/** Attack case: a Docker daemon that listens on a node of EKS or kOps. Its five ports closed by the security group, by the nodes' policy, by both, by neither. */
import { check } from "../../constructs/kit";
import { Ip, Cidr } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { dockerPorts } from "../../constructs/policy";
import { exampleOf } from "../../constructs/policy/packs";
import { type AwsPlace, awsRules } from "../../constructs/platforms/kubespray/aws";
import { Report } from "../../constructs/findings";
import { Reach } from "../../constructs/reach";
import { planOfScenario } from "../../tools/generated/picture";

const attacker = Ip.of("203.0.113.9");

interface IngressRule {
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly cidr?: string;
}

/** Whether a security group lets the attacker's packets to a port pass: groups have only rules that allow. */
function passes(rules: readonly IngressRule[], port: number): boolean {
  return rules.some(
    ({ protocol, fromPort = 0, toPort = 65535, cidr }) =>
      cidr !== undefined &&
      Cidr.of(cidr).contains(attacker) &&
      (protocol === "-1" || (protocol === "tcp" && fromPort <= port && port <= toPort)),
  );
}

const bases = {
  eks: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main" }] },
  kops: {
    kind: "kops",
    networking: "cni",
    region: "eu-central-1",
    domain: "example.com",
    instanceGroups: [{ name: "nodes", instanceTypes: ["m6i.large"] }],
  },
} as const;

/** Rules of the nodes' security group, as the kit derives them. */
function rulesOf(platform: keyof typeof bases, openings: readonly object[] = []): readonly IngressRule[] {
  const checked = check({ name: "docker", platform: { ...bases[platform], openings } } as unknown as Parameters<
    typeof check
  >[0]);
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal.findings));
  return groupRules(checked.plan.cluster.platform);
}

function groupRules(platform: object): readonly IngressRule[] {
  if ("place" in platform) return kubesprayRules(platform.place as AwsPlace);
  const { securityGroupRules = [] } = platform as {
    readonly securityGroupRules?: readonly {
      readonly group?: string;
      readonly direction?: string;
      readonly protocol: string;
      readonly fromPort?: number;
      readonly toPort?: number;
      readonly peer?: { readonly cidr?: string };
      readonly source?: "members" | { readonly cidr: string };
    }[];
  };
  return securityGroupRules
    .filter(({ group = "nodes", direction = "ingress" }) => group === "nodes" && direction === "ingress")
    .map(({ peer, source, ...rule }) => {
      const cidr = peer?.cidr ?? (typeof source === "object" ? source.cidr : undefined);
      return { ...rule, ...(cidr === undefined ? {} : { cidr }) };
    });
}

function kubesprayRules(place: AwsPlace): readonly IngressRule[] {
  const { cluster } = planOfScenario("kubespray-aws-ebpf");
  return awsRules(cluster, place)
    .filter(({ group }) => group === "nodes" || group === "control-planes")
    .map(({ protocol, ports: [fromPort, toPort] = [0, 65535], from }) => ({
      ...{ protocol, fromPort, toPort },
      ...("cidr" in from ? { cidr: from.cidr } : {}),
    }));
}

const carelessly = dockerPorts.map((port) => ({
  protocol: "tcp",
  port,
  from: "0.0.0.0/0",
  reason: "remote docker builds",
}));

/** Whether the node's own policy lets them in. */
function isAllowedByNode(port: number, isEnforced: boolean): boolean {
  const { objects, population } = exampleOf("exposedDaemons");
  const located = [...(isEnforced ? objects : []), ...population].map((value) => ({ value, locate: () => undefined }));
  const reach = new Reach(readObjects(located, new Report()).set, { externals: [attacker] });
  const [from, to] = [reach.find(attacker.toString()), reach.find("host:worker-1-auto-hep")];
  if (from === undefined || to === undefined) throw new Error("no such endpoint");
  return reach.edge(from, to, { protocol: 6, port }).isAllowed;
}

const cases = [
  { name: "neither: the attack works", openings: carelessly, isEnforced: false, group: true, node: true },
  { name: "the security group alone", openings: [], isEnforced: false, group: false, node: true },
  { name: "the nodes' policy alone", openings: carelessly, isEnforced: true, group: true, node: false },
  { name: "both", openings: [], isEnforced: true, group: false, node: false },
];

describe.each(["eks", "kops"] as const)("%s", (platform) => {
  describe.each(cases)("closed by $name", ({ openings, isEnforced, group, node }) => {
    const rules = rulesOf(platform, openings);

    it.each(dockerPorts)("port %i", (port) => {
      expect({ group: passes(rules, port), node: isAllowedByNode(port, isEnforced) }).toEqual({ group, node });
    });
  });
});

it.each(["aws-eks-calico-vxlan", "aws-eks-vpccni-policy", "aws-kops-wireguard", "aws-kops-ebpf", "kubespray-aws-ebpf"])(
  "scenario %s opens none of the five ports to the world",
  (id) => {
    const { cluster } = planOfScenario(id);
    expect(dockerPorts.filter((port) => passes(groupRules(cluster.platform), port))).toEqual([]);
  },
);
