/** Whether what kOps renders is what the kit has derived: one line per difference, none when they agree. */
import { type Flow, requiredFlows } from "../../../constructs/calico";
import type { KopsSecurityGroupRule, ResolvedKops } from "../../../constructs/platforms/kops/types";
import type { KopsAccepted } from "./kops";
import { machineDifferences } from "./kops-agreement-machines";
import { calicoNodeEnvironment, calicoNodeImage, type SecurityGroupRule } from "./kops-rendering";

/** All of it. */
export function disagreements(cluster: ResolvedKops, rendered: KopsAccepted): string[] {
  return [
    ...calicoDifferences(cluster, rendered),
    ...kubeProxyDifferences(cluster, rendered),
    ...closedFlows(cluster, rendered),
    ...closedToPeers(cluster, rendered),
    ...missingRights(cluster, rendered),
    ...machineDifferences(cluster, rendered),
  ];
}

const modes = {
  IPIP: ["Always", "Never"],
  IPIPCrossSubnet: ["CrossSubnet", "Never"],
  VXLAN: ["Never", "Always"],
  VXLANCrossSubnet: ["Never", "CrossSubnet"],
  None: ["Never", "Never"],
} as const;

/** calico-node of kOps' own add-on beside the resolved cluster; with `cni` there must be none. */
function calicoDifferences({ calico, network, platform }: ResolvedKops, { addon }: KopsAccepted): string[] {
  if (platform.networking === "cni") return addon === undefined ? [] : ["kOps installs Calico beside the kit's"];
  if (addon === undefined) return ["kOps does not install Calico"];
  const environment = calicoNodeEnvironment(addon);
  const dataOf = (name: string): Record<string, string> =>
    (addon.find(({ kind, metadata }) => kind === "ConfigMap" && metadata.name === name)?.data ?? {}) as Record<
      string,
      string
    >;
  const { dataplane, encryption, pools, routing, felix } = calico;
  const isEbpf = dataplane.kind === "ebpf";
  const [ipip, vxlan] = modes[pools[0]?.encapsulation ?? routing.encapsulation];
  const expected: Record<string, string | undefined> = {
    CALICO_IPV4POOL_CIDR: (pools[0]?.cidr ?? network.pods[0])?.toString(),
    CALICO_IPV4POOL_IPIP: ipip,
    CALICO_IPV4POOL_VXLAN: vxlan,
    FELIX_BPFENABLED: `${isEbpf}`,
    FELIX_WIREGUARDENABLED: `${encryption.kind === "wireguard"}`,
    ...(felix.awsSrcDstCheck === undefined ? {} : { FELIX_AWSSRCDSTCHECK: felix.awsSrcDstCheck }),
    ...(isEbpf ? { FELIX_BPFEXTERNALSERVICEMODE: felix.bpfExternalServiceMode ?? "Tunnel" } : {}),
  };
  const { veth_mtu, calico_backend } = dataOf("calico-config");
  const api = dataOf("kubernetes-services-endpoint");
  const apiServer = isEbpf && dataplane.apiServer.kind === "endpoint" ? dataplane.apiServer : undefined;
  return [
    ...difference(
      "Calico",
      `${platform.calico?.registry ?? "docker.io"}/calico/node:${calico.release.calico}`,
      calicoNodeImage(addon),
    ),
    ...Object.entries(expected).flatMap(([name, value]) => difference(name, value, environment[name])),
    ...difference("veth_mtu", calico.mtuIsExplicit ? `${calico.mtu}` : "0", veth_mtu),
    ...difference("calico_backend", vxlan === "Never" ? "bird" : "vxlan", calico_backend),
    ...difference("API host", isEbpf ? `api.internal.${platform.clusterName}` : undefined, api.KUBERNETES_SERVICE_HOST),
    ...(typeof apiServer?.host === "string" ? difference("API host", apiServer.host, api.KUBERNETES_SERVICE_HOST) : []),
    ...(apiServer === undefined ? [] : difference("API port", `${apiServer.port}`, api.KUBERNETES_SERVICE_PORT)),
  ];
}

const difference = (name: string, derived: string | undefined, rendered: string | undefined): string[] =>
  derived === rendered ? [] : [`${name}: derived ${derived}, rendered ${rendered}`];

/** A node is told of kube-proxy exactly where the kit wants one. */
function kubeProxyDifferences({ nodes, platform }: ResolvedKops, { nodeConfig }: KopsAccepted): string[] {
  return nodes.groups.flatMap(({ name }) =>
    difference(
      `kube-proxy on ${name}`,
      `${platform.kubeProxy.enabled}`,
      `${(nodeConfig[name]?.KubeProxy ?? null) !== null}`,
    ),
  );
}

const roles = ["nodes", "masters"] as const;

/** Flows that neither kOps nor the kit's own group lets through, from either kind of machine to either. */
function closedFlows(cluster: ResolvedKops, { securityGroupRules }: KopsAccepted): string[] {
  return requiredFlows(cluster).flatMap((flow) =>
    roles.flatMap((from) =>
      roles
        .filter((to) => !isOpen(flow, from, to, securityGroupRules, cluster))
        .map((to) => `closed: ${flow.name} (${flow.protocol} ${flow.port ?? ""}) from ${from} to ${to}`),
    ),
  );
}

function isOpen(
  flow: Flow,
  from: string,
  to: string,
  rules: readonly SecurityGroupRule[],
  cluster: ResolvedKops,
): boolean {
  const { securityGroupRules: ours, networking } = cluster.platform;
  // A rule that names a group speaks of the machines' own addresses. Whether pods' pass by it, too, kOps has decided for
  // its own Calico: CrossSubnet is its default, and its groups have no other rule.
  const byGroup = flow.source !== "pods" || networking === "calico";
  const bySource = (rule: KopsSecurityGroupRule): boolean =>
    flow.source === "pods"
      ? rule.source !== "members" && cluster.network.pods.map(String).includes(rule.source.cidr)
      : rule.source === "members";
  const open = [
    ...rules
      .filter(({ direction, group, peers }) => direction === "ingress" && group === to && peers.includes(from))
      .filter(() => byGroup)
      .map(({ protocol, fromPort, toPort }) => ({ protocol, fromPort, toPort })),
    ...ours.filter(bySource).map(({ protocol, fromPort = 0, toPort = 65535 }) => ({ protocol, fromPort, toPort })),
  ];
  const covers = (protocol: string, port?: number): boolean =>
    open.some(
      (rule) =>
        rule.protocol === "-1" ||
        (rule.protocol === protocol && (port === undefined || (rule.fromPort <= port && port <= rule.toPort))),
    );
  // "All" is all that pods may send. Closed on purpose are etcd's ports to nodes, and by kOps ICMP to its control plane.
  if (flow.protocol === "all") {
    return (
      covers("tcp", 443) && covers("tcp", 10250) && covers("udp", 53) && (networking === "calico" || covers("icmp"))
    );
  }
  return covers(flow.protocol, flow.port);
}

/** Sessions that a BGP peer outside the cluster begins, towards either kind of machine. */
function closedToPeers({ calico, platform }: ResolvedKops, { securityGroupRules: theirs }: KopsAccepted): string[] {
  // In a VPC of kOps' own and with its Calico the nodes begin the session.
  if (platform.networking === "calico" && platform.vpc.kind === "create") return [];
  const port = calico.bgp.configuration?.listenPort ?? 179;
  return calico.bgp.peers.flatMap(({ name, peerIP }) => {
    if (peerIP === undefined) return [];
    const isOurs = platform.securityGroupRules.some(
      ({ protocol, fromPort, toPort, source }) =>
        protocol === "tcp" &&
        fromPort === port &&
        toPort === port &&
        source !== "members" &&
        source.cidr === `${peerIP.ip}/32`,
    );
    const isTheirs = theirs.some(
      ({ group, peers }) => /^(nodes|masters)$/.test(group) && peers.includes(`${peerIP.ip}/32`),
    );
    return [
      ...(isOurs ? [] : [`closed: BGP of peer ${name}`]),
      ...(isTheirs ? [`kOps lets in peer ${name} by itself`] : []),
    ];
  });
}

/** Rights that the kit says nodes get, and those that Felix needs for the source/destination check. */
function missingRights({ platform, calico }: ResolvedKops, { iam }: KopsAccepted): string[] {
  const wanted = platform.nodeStatements.flatMap(({ Action }) => Action);
  const check = platform.calico?.awsSrcDstCheck ?? calico.felix.awsSrcDstCheck;
  const needed =
    check === "Enable" || check === "Disable" ? [...wanted, "ec2:ModifyNetworkInterfaceAttribute"] : wanted;
  return roles.flatMap((role) => {
    const granted = [role, `additional.${role}`].flatMap((name) => (iam[name] ?? []).flatMap(({ Action }) => Action));
    const reading = role === "masters" ? platform.controlPlaneStatements.flatMap(({ Action }) => Action) : [];
    return [...new Set([...needed, ...reading])]
      .filter((action) => !granted.includes(action))
      .map((action) => `${role} may not ${action}`);
  });
}
