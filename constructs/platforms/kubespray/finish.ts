import { asked, askedIf, because, choose, trace, Traced, mostNodes, mostPodsOfNode, type NodeGroup } from "../../model";
import { addressBits, type Cidr, type IpFamily } from "../../net";
import { resolveVsphere, vsphereUser } from "../../places/vsphere";
import type { FinishContext, Finished } from "..";
import { awsDefaults, awsPlace } from "./aws";
import { defaults } from "./defaults";
import { type MachineGroup, machineGroups } from "./machine-groups";
import { kubesprayReleaseOf } from "./releases";
import type { KubesprayIntent } from "./schema";
import { typhaReplicasOf } from "./typha";
import type { KubesprayCluster, KubesprayHost } from "./types";
import { vagrantPlace } from "./vagrant";

/** The inventory's facts. */
export function finishKubespray(context: FinishContext<KubesprayIntent>): Finished<KubesprayCluster, NodeGroup> {
  const { intent, kubernetes, nodes, controlPlane, network } = context;
  const { platform } = intent;
  const release = platform.release ?? defaults.release;
  const { mode } = controlPlane.kubeProxy;
  const { user, port } = sshOf(platform);
  return {
    platform: trace<KubesprayCluster>({
      kind: asked(platform.kind),
      release: choose(platform.release, () => ({
        value: defaults.release,
        origin: "default",
        why: "the newest release whose roles the kit's inventory was read against",
      })),
      kubeVersion: because({
        value: kubesprayReleaseOf(release).kubernetes[kubernetes] ?? `${kubernetes}.0`,
        origin: "derived",
        why: `the newest patch release of the minor that Kubespray ${release} has checksums for`,
        from: ["/kubernetes"],
      }),
      networking: choose(platform.networking, () => ({
        value: defaults.networking,
        origin: "default",
        why: "the operator's Calico is the newer one, and has VPP",
      })),
      typhaReplicas: choose(platform.typhaReplicas, () => ({
        value: typhaReplicasOf(platform, mostNodes(nodes.value)),
        origin: "derived",
        why: "few nodes ask the API server themselves, many ask Typha; the operator counts its own",
        from: ["/nodes/groups", "/platform/networking"],
      })),
      place: because<KubesprayCluster["place"]>({
        value: placeOf(context),
        origin: platform.on === undefined ? "default" : "user",
        why: platform.on === undefined ? "machines that are there already" : "the intent says so",
      }),
      ssh: trace<KubesprayCluster["ssh"]>({ user: askedIf(user), port: askedIf(port) }),
      loadBalancer:
        platform.loadBalancer === undefined
          ? undefined
          : trace<NonNullable<KubesprayCluster["loadBalancer"]>>({
              host: asked(platform.loadBalancer.host),
              port: choose(platform.loadBalancer.port, () => ({
                value: defaults.apiPort,
                origin: "platform",
                why: "Kubespray's kube_apiserver_port",
              })),
            }),
      kubeProxyMode:
        controlPlane.kubeProxy.runsAs === "none" || mode === undefined || mode === "ipvs"
          ? undefined
          : because({
              value: mode,
              origin: "derived",
              why: "Calico's data plane and kube-proxy must agree on how Services are written",
              from: ["/controlPlane/kubeProxy"],
            }),
      nodePrefix: because<KubesprayCluster["nodePrefix"]>({
        value: nodePrefixes(network.pods, mostPodsOfNode(nodes.value)),
        origin: "derived",
        why: "the smallest range that holds a node's pods: Kubespray refuses less, and Calico's IPAM uses none of it",
        from: ["/network/pods", "/nodes/groups"],
      }),
      hosts: because<readonly KubesprayHost[]>({
        value: hostsOf(platform),
        origin: "user",
        why: "the machines of the intent",
      }),
    }),
    // The reasons are the ground's already.
    groups: new Traced(nodes.value.groups, []),
  };
}

function sshOf({ on }: KubesprayIntent): KubesprayCluster["ssh"] {
  // The image's own user.
  if (on?.kind === "aws") return { user: "ubuntu" };
  const { user, port } = on?.kind === "hosts" || on?.kind === "vsphere" ? (on.ssh ?? {}) : {};
  // Who cloud-init makes on the machines.
  if (on?.kind === "vsphere") return { user: user ?? vsphereUser, ...(port === undefined ? {} : { port }) };
  return { ...(user === undefined ? {} : { user }), ...(port === undefined ? {} : { port }) };
}

function placeOf({
  intent: { name, platform },
  nodes,
  network,
  fabric,
}: FinishContext<KubesprayIntent>): KubesprayCluster["place"] {
  const { on } = platform;
  if (on?.kind === "vsphere")
    return resolveVsphere({
      name,
      on,
      nodes: nodes.value,
      ranges: network.nodes,
      ...(fabric === undefined ? {} : { fabric }),
    });
  if (on?.kind === "vagrant") return vagrantPlace(on);
  return on?.kind === "aws" ? awsPlace(on) : { kind: "hosts" };
}

function hostsOf(platform: KubesprayIntent): readonly KubesprayHost[] {
  const nodeGroups = machineGroups(platform);
  const isReachedByVagrant = platform.on?.kind === "vagrant";
  const hosts = hostsOfGroups(platform, nodeGroups);
  // As Vagrantfile numbers them: what it says of counts is about the first ones.
  return isReachedByVagrant ? [...hosts].sort((a, b) => Number(b.isControlPlane) - Number(a.isControlPlane)) : hosts;
}

function hostsOfGroups(platform: KubesprayIntent, nodeGroups: readonly MachineGroup[]): readonly KubesprayHost[] {
  const isReachedByVagrant = platform.on?.kind === "vagrant";
  const hasWorkers = nodeGroups.some(({ role = defaults.role }) => role === "worker");
  return nodeGroups.flatMap(({ name: group, role = defaults.role, runsPods, nodes, instanceType, diskGiB }) =>
    nodes.map(({ name, addresses: given = [], ansibleHost, accessAddress }): KubesprayHost => {
      const addresses = [...given].sort((a, b) => a.family - b.family);
      const isControlPlane = role === "control-plane";
      return {
        name,
        group,
        ...(isReachedByVagrant ? {} : { ansibleHost: ansibleHost ?? addresses[0]?.toString() ?? name }),
        addresses,
        ...(accessAddress === undefined ? {} : { accessAddress }),
        ...(platform.on?.kind === "aws"
          ? { size: { type: instanceType ?? awsDefaults.instanceType, diskGiB: diskGiB ?? awsDefaults.diskGiB } }
          : {}),
        isControlPlane,
        runsPods: !isControlPlane || (runsPods ?? !hasWorkers),
      };
    }),
  );
}

/** Most bits by which the controller manager cuts the range of pods (cmd/kube-controller-manager, node IPAM). */
const mostBits = 16;

function nodePrefixes(pods: readonly Cidr[], podsOfNode: number): KubesprayCluster["nodePrefix"] {
  const of = (family: IpFamily): number | undefined => {
    const range = pods.find((one) => one.family === family);
    if (range === undefined) return undefined;
    // The network's own address and the broadcast address are none of the pods'.
    const least = addressBits(family) - Math.ceil(Math.log2(podsOfNode + 2));
    return Math.min(least, family === 4 ? 24 : 120, range.prefixLength + mostBits);
  };
  const [ipv4, ipv6] = [of(4), of(6)];
  return { ...(ipv4 === undefined ? {} : { ipv4 }), ...(ipv6 === undefined ? {} : { ipv6 }) };
}
