import type { Report } from "../findings";
import { defaultPorts } from "../calico";
import { Cidr } from "../net";
import { dockerPorts } from "../policy";
import { graphFinds } from "./finds";
import { type GraphResource, type Known, knownOf, textOf, type Unknown } from "./resource";

/** What must never be reached from outside: control plane, kubelet, and Calico's own. */
const nodePorts: Readonly<Record<string, number>> = {
  etcd: 2379,
  "etcd, between members": 2380,
  "kubelet, read-only": 10255,
  kubelet: defaultPorts.kubelet,
  "kube-controller-manager": 10257,
  "kube-scheduler": 10259,
  BGP: defaultPorts.bgp,
  Typha: defaultPorts.typha,
  "metrics of Felix": defaultPorts.felixMetrics,
};

/** Traffic that a rule lets in. */
interface Opening {
  /** JSON pointer into the resource's properties. */
  readonly path: string;
  readonly cidr: string;
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Says which dangerous ports a security group, or a rule of one, opens to everyone.
 * @returns what of its rules only an update will know; then nothing is said yet
 */
export function judgeSecurityGroup(resource: GraphResource, report: Report): readonly Unknown[] {
  if (!/^aws:(ec2|vpc)\/\w*securityGroup/i.test(resource.type)) return [];
  const known = knownOf(resource.props);
  const unknowns = known.unknowns.filter(({ path }) =>
    /^\/(ingress|cidr|ipv6Cidr|fromPort|toPort|\w*protocol)/i.test(path),
  );
  if (unknowns.length > 0) return unknowns;
  for (const opening of openingsOf(resource.type, known)) {
    if (isEveryone(opening.cidr)) judgeOpening(opening, resource, report);
  }
  return [];
}

function judgeOpening(opening: Opening, { name, urn }: GraphResource, report: Report): void {
  const { path, cidr, protocol, first, last } = opening;
  const add = (code: keyof typeof graphFinds, message: string, fix: string): void =>
    report.of(graphFinds).add(code, path, {
      message: `security group rule ${name} ${message} to ${cidr}`,
      got: `${protocol} ${first === last ? first : `${first} to ${last}`} from ${cidr}`,
      want: "only the addresses, or the security group, of whoever needs it",
      fix,
      location: { file: urn, line: 1, column: 1 },
    });
  const isTcp = protocol === "tcp" || protocol === "6" || protocol === "all";
  if (!isTcp) {
    if (protocol === "udp" && last - first >= 65_000) add("GRAPH-003", "opens every UDP port", "name the ports");
    return;
  }
  if (last - first >= 65_000) {
    add("GRAPH-003", protocol === "all" ? "opens everything" : "opens every TCP port", "name the ports that are meant");
    return;
  }
  const has = (port: number): boolean => first <= port && port <= last;
  const docker = dockerPorts.filter(has);
  const close = "take the port out of the rule, or narrow its source; deny it by a host endpoint policy, too";
  if (docker.length > 0) add("GRAPH-001", `opens Docker's port ${docker.join(", ")}`, close);
  const others = Object.entries(nodePorts).filter(([, port]) => has(port));
  if (others.length > 0)
    add("GRAPH-002", `opens ${others.map(([what, port]) => `${port} (${what})`).join(", ")}`, close);
  if (has(22)) add("GRAPH-004", "opens port 22", "name the addresses of those who log in, or use Session Manager");
}

/** Wider than any range that one owner has (the widest are /8): `0.0.0.0/1` and `128.0.0.0/1` are everyone, too. */
function isEveryone(text: string): boolean {
  const parsed = Cidr.parse(text);
  return parsed.ok && parsed.value.prefixLength <= (parsed.value.family === 4 ? 7 : 15);
}

/** What is let in, of the resources by which AWS' provider makes rules. */
function openingsOf(type: string, { value }: Known): readonly Opening[] {
  if (/^aws:ec2\/(default)?securityGroup:/i.test(type)) {
    const rules = Array.isArray(value["ingress"]) ? (value["ingress"] as unknown[]) : [];
    return rules.flatMap((rule, index) => listed(rule as Known["value"], `/ingress/${index}`));
  }
  if (type === "aws:ec2/securityGroupRule:SecurityGroupRule")
    return value["type"] === "ingress" ? listed(value, "") : [];
  if (type === "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
    return ["cidrIpv4", "cidrIpv6"].flatMap((key) =>
      typeof value[key] === "string" ? [{ path: `/${key}`, cidr: value[key], ...what(value, "ipProtocol") }] : [],
    );
  return [];
}

/** A rule with lists of ranges. */
function listed(rule: Known["value"], path: string): readonly Opening[] {
  return ["cidrBlocks", "ipv6CidrBlocks"].flatMap((key) => {
    const ranges = Array.isArray(rule[key]) ? (rule[key] as unknown[]) : [];
    return ranges.flatMap((cidr, index) =>
      typeof cidr === "string" ? [{ path: `${path}/${key}/${index}`, cidr, ...what(rule, "protocol") }] : [],
    );
  });
}

/** Protocol and ports; `-1` is every protocol, and then there are no ports. */
function what(rule: Known["value"], key: string): Pick<Opening, "protocol" | "first" | "last"> {
  const protocol = (textOf(rule[key]) ?? "-1").toLowerCase();
  if (protocol === "-1" || protocol === "all") return { protocol: "all", first: 0, last: 65_535 };
  const [from, to] = [rule["fromPort"], rule["toPort"]].map((port) =>
    port === undefined || port === -1 ? undefined : Number(port),
  );
  return { protocol, first: from ?? 0, last: to ?? 65_535 };
}
