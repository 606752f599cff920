import { fabricLabels } from "../../fabric";
import type { NodeGroup, Taint } from "../../model";
import { nodeLocalDns } from "./defaults";
import { nativeVariables } from "./native";
import type { KubesprayHost, KubesprayWhole } from "./types";

/** A variable of Ansible: JSON values. Booleans and numbers stay what they are, as Kubespray asserts their types. */
export type Variable = string | number | boolean | readonly Variable[] | { readonly [key: string]: Variable };
export type Variables = Readonly<Record<string, Variable>>;

/** An inventory, as Ansible's YAML plugin reads it. */
export interface Inventory {
  readonly all: {
    readonly vars: Variables;
    readonly hosts: Readonly<Record<string, Variables>>;
    readonly children: Readonly<Record<string, Group>>;
  };
}

interface Group {
  readonly vars?: Variables;
  readonly hosts?: Readonly<Record<string, Record<string, never>>>;
  readonly children?: Readonly<Record<string, Record<string, never>>>;
}

/** Machines, their groups and what each has of its own; variables of all machines stand in `variablesOf`. */
export function inventoryOf(cluster: KubesprayWhole): Inventory {
  const { platform } = cluster;
  const { hosts, ssh } = platform;
  const members = (wanted: (host: KubesprayHost) => boolean): Group => ({
    hosts: Object.fromEntries(hosts.filter(wanted).map(({ name }) => [name, {}])),
  });
  return {
    all: {
      vars: {
        ...(ssh.user === undefined ? {} : { ansible_user: ssh.user }),
        ...(ssh.port === undefined ? {} : { ansible_port: ssh.port }),
        ...(platform.place.kind === "aws" ? { ansible_ssh_common_args: throughBastion } : {}),
      },
      hosts: Object.fromEntries(hosts.map((host) => [host.name, hostVariables(cluster, host)])),
      children: {
        kube_control_plane: members(({ isControlPlane }) => isControlPlane),
        etcd: members(({ isControlPlane }) => isControlPlane),
        kube_node: members(({ runsPods }) => runsPods),
        k8s_cluster: {
          ...(platform.networking === "calico" ? { vars: nativeVariables(cluster) } : {}),
          children: { kube_control_plane: {}, kube_node: {} },
        },
      },
    },
  };
}

/** What only AWS knows comes from the environment of the play, so that the inventory is the same before and after. */
export const bastionVariable = "BASTION_HOST";
export const apiVariable = "API_SERVER_HOST";
const throughBastion = `-o ProxyCommand='ssh -o StrictHostKeyChecking=accept-new -W %h:%p {{ ansible_user }}@{{ lookup("env", "${bastionVariable}") }}'`;

function hostVariables({ nodes, fabric, calico }: KubesprayWhole, host: KubesprayHost): Variables {
  const { ansibleHost, addresses, accessAddress } = host;
  const [ipv4, ipv6] = [4, 6].map((family) => addresses.find((one) => one.family === family)?.toString());
  const group = nodes.groups.find(({ name }) => name === host.group);
  const named = nodes.named.find(({ name }) => name === host.name);
  // The kubelet's own, and those that the kit itself writes: a label has one owner.
  const member = fabric?.racks.flatMap((rack) => rack.nodes).find(({ name }) => name === host.name);
  const hasOwnAs = member !== undefined && !member.asNumber.equals(calico.bgp.asNumber);
  const others: readonly string[] = ["kubernetes.io/hostname", ...Object.values(fabricLabels)];
  const labels = Object.fromEntries(Object.entries(named?.labels ?? {}).filter(([key]) => !others.includes(key)));
  return {
    ...(ansibleHost === undefined ? {} : { ansible_host: ansibleHost }),
    // Kubespray's own default. Another name would be another Node, and calico-node stops over an address that two have.
    kube_override_hostname: host.name,
    ...(ipv4 === undefined ? {} : { ip: ipv4 }),
    ...(ipv6 === undefined ? {} : { ip6: ipv6 }),
    ...(accessAddress === undefined
      ? {}
      : { [accessAddress.family === 4 ? "access_ip" : "access_ip6"]: accessAddress.toString() }),
    ...(host.isControlPlane ? { etcd_member_name: host.name } : {}),
    // What the kit's own part of the Node says, too: a machine that joins again has it before the kit comes.
    ...(hasOwnAs && calico.installer.kind === "platform" ? { local_as: member.asNumber.value } : {}),
    ...(Object.keys(labels).length === 0 ? {} : { node_labels: labels }),
    ...groupVariables(group),
  };
}

function groupVariables(group: NodeGroup | undefined): Variables {
  if (group === undefined) return {};
  const { taints, maxPods } = group;
  return {
    ...(taints.length === 0 ? {} : { node_taints: taints.map(taintText) }),
    ...(maxPods === undefined ? {} : { kubelet_max_pods: maxPods }),
  };
}

/** As `kubectl taint` takes it. */
function taintText({ key, value = "", effect }: Taint): string {
  return `${key}=${value}:${effect}`;
}

/**
 * Variables of the whole cluster. Those on which Calico's stage hangs are written even where they are Kubespray's defaults: a
 * default that flips with a release would change a live cluster (field reports: encapsulation, 2.18 to 2.19).
 */
export function variablesOf({ name, platform, network }: KubesprayWhole): Variables {
  const { loadBalancer, kubeProxyMode, kubeVersion, nodePrefix } = platform;
  const range = (ranges: KubesprayWhole["network"]["pods"], family: 4 | 6): string | undefined =>
    ranges.find((one) => one.family === family)?.toString();
  const [pods4, pods6] = [range(network.pods, 4), range(network.pods, 6)];
  const [services4, services6] = [range(network.services, 4), range(network.services, 6)];
  return {
    // Also what the kubeconfig calls the cluster and its context; names within the cluster stay what everybody expects.
    cluster_name: name,
    dns_domain: "cluster.local",
    kube_version: kubeVersion,
    container_manager: "containerd",
    etcd_deployment_type: "host",
    // `cni`: binaries and no CNI, Calico comes by the kit's own stage.
    kube_network_plugin: platform.networking,
    kube_network_plugin_multus: false,
    ipv4_stack: pods4 !== undefined,
    ipv6_stack: pods6 !== undefined,
    ...(pods4 === undefined ? {} : { kube_pods_subnet: pods4 }),
    ...(services4 === undefined ? {} : { kube_service_addresses: services4 }),
    ...(nodePrefix.ipv4 === undefined ? {} : { kube_network_node_prefix: nodePrefix.ipv4 }),
    ...(pods6 === undefined ? {} : { kube_pods_subnet_ipv6: pods6 }),
    ...(services6 === undefined ? {} : { kube_service_addresses_ipv6: services6 }),
    ...(nodePrefix.ipv6 === undefined ? {} : { kube_network_node_prefix_ipv6: nodePrefix.ipv6 }),
    // The packs of policies allow names to be asked there.
    enable_nodelocaldns: true,
    nodelocaldns_ip: nodeLocalDns.toString(),
    kube_apiserver_port: 6443,
    ...(kubeProxyMode === undefined ? { kube_proxy_remove: true } : { kube_proxy_mode: kubeProxyMode }),
    ...(loadBalancer === undefined
      ? { loadbalancer_apiserver_localhost: true, loadbalancer_apiserver_type: "nginx" }
      : {
          loadbalancer_apiserver: { address: loadBalancer.host, port: loadBalancer.port },
          apiserver_loadbalancer_domain_name: loadBalancer.host,
        }),
    // The load balancer's name, by which those outside ask.
    ...(platform.place.kind === "aws"
      ? { supplementary_addresses_in_ssl_keys: [`{{ lookup("env", "${apiVariable}") }}`] }
      : {}),
    // Read back as the cluster's kubeconfig.
    kubeconfig_localhost: true,
    // Add-ons whose tasks wait for pods would wait for Calico, which comes after the play.
    helm_enabled: false,
    metrics_server_enabled: false,
    ingress_nginx_enabled: false,
    cert_manager_enabled: false,
    argocd_enabled: false,
    deploy_netchecker: false,
  };
}
