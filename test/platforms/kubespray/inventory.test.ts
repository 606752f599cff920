import { parse } from "yaml";
import { renderCalico } from "../../../constructs/calico";
import { kubesprayPlatform } from "../../../constructs/platforms/kubespray";
import { inventoryText } from "../../../constructs/platforms/kubespray/components/play";
import { changed } from "../../support/changed";
import type { IntentInput } from "../../../constructs/kit";
import {
  dual,
  ebpf,
  laptop,
  nativeDual,
  nativeEbpf,
  nativeRacks,
  nativeTuned,
  nativeVxlan,
  resolved,
  small,
  ways,
} from "./intents";

interface Read {
  readonly all: {
    readonly vars: Readonly<Record<string, unknown>>;
    readonly hosts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly children: Readonly<Record<string, { readonly hosts?: object; readonly children?: object }>>;
  };
}

const files = (intent: IntentInput): ReadonlyMap<string, string> =>
  new Map(kubesprayPlatform.artefacts(resolved(intent).cluster).map(({ path, content }) => [path, content]));
// As Ansible reads it.
const read = (text: string | undefined): unknown => parse(text ?? "", { version: "1.1" });
const inventory = (intent: IntentInput): Read => read(files(intent).get("kubespray/inventory/hosts.yaml")) as Read;
const variables = (intent: IntentInput): Readonly<Record<string, unknown>> =>
  read(files(intent).get("kubespray/inventory/group_vars/all/calico-kit.yml")) as Readonly<Record<string, unknown>>;
const host = (intent: IntentInput, name: string): Readonly<Record<string, unknown>> =>
  read(files(intent).get(`kubespray/inventory/host_vars/${name}.yml`)) as Readonly<Record<string, unknown>>;
/** Null where the inventory has no Calico of Kubespray's own. */
const calico = (intent: IntentInput): Readonly<Record<string, unknown>> | null =>
  read(files(intent).get("kubespray/inventory/group_vars/k8s_cluster/k8s-net-calico.yml")) as Readonly<
    Record<string, unknown>
  > | null;
const members = (intent: IntentInput, group: string): readonly string[] =>
  Object.keys(inventory(intent).all.children[group]?.hosts ?? {});

describe("the inventory", () => {
  it("puts machines into Kubespray's groups", () => {
    expect(members(small, "kube_control_plane")).toEqual(["cp1"]);
    expect(members(small, "etcd")).toEqual(["cp1"]);
    expect(members(small, "kube_node")).toEqual(["w1", "w2"]);
    expect(inventory(small).all.children["k8s_cluster"]?.children).toEqual({ kube_control_plane: {}, kube_node: {} });
  });

  it("lets control planes take pods where there are no workers", () => {
    expect(members(dual, "kube_node")).toEqual(["n1", "n2", "n3"]);
  });

  it("says of each machine how it is reached, and what it is", () => {
    expect(inventory(dual).all.vars).toEqual({ ansible_user: "ubuntu", ansible_port: 2222 });
    expect(host(dual, "n1")).toEqual({
      ansible_host: "192.0.2.11",
      kube_override_hostname: "n1",
      ip: "192.0.2.11",
      ip6: "2001:db8::11",
      etcd_member_name: "n1",
      node_labels: { tier: "all", "topology.kubernetes.io/zone": "a" },
      node_taints: ["dedicated=net:NoSchedule"],
      kubelet_max_pods: 250,
    });
    expect(host(dual, "n2")).toMatchObject({ ansible_host: "n2.example.com", ip: "192.0.2.12" });
    expect(host(dual, "n3")).toMatchObject({ access_ip: "198.51.100.13" });
  });

  it("keeps the types that Kubespray asserts", () => {
    expect(variables(dual)).toMatchObject({
      ipv4_stack: true,
      ipv6_stack: true,
      helm_enabled: false,
      kube_network_node_prefix: 24,
      kube_version: "1.35.4",
      loadbalancer_apiserver: { address: "api.example.com", port: 6443 },
    });
  });

  it("calls the cluster as the intent does, and leaves names within it alone", () => {
    expect(variables(small)).toMatchObject({ cluster_name: "small", dns_domain: "cluster.local" });
  });

  it("has kube-proxy in the data plane's mode, or none", () => {
    expect(variables(small)["kube_proxy_mode"]).toBe("iptables");
    expect(variables(dual)["kube_proxy_mode"]).toBe("nftables");
    expect(variables(ebpf)).toMatchObject({ kube_proxy_remove: true });
    expect(variables(ebpf)).not.toHaveProperty("kube_proxy_mode");
    const left = changed<IntentInput>(ebpf, { calico: { dataplane: { kind: "ebpf", kubeProxy: "leave" } } });
    expect(variables(left)).toMatchObject({ kube_proxy_mode: "iptables" });
  });

  // What Kubespray computes with them: roles/validate_inventory.
  it.each([
    ["10.244.0.0/16", 110, 24],
    ["10.244.0.0/20", 250, 24],
    ["10.0.0.0/8", 110, 24],
    ["10.244.0.0/22", 300, 23],
  ])("cuts %s for %i pods a node into /%i", (pods, maxPods, prefix) => {
    const platform = {
      nodeGroups: [{ name: "cp", role: "control-plane", maxPods, nodes: [{ name: "a", addresses: ["192.0.2.1"] }] }],
    };
    const intent = changed<IntentInput>(small, {
      platform,
      network: { pods: [pods], services: ["10.96.0.0/12"] },
    });
    expect(variables(intent)["kube_network_node_prefix"]).toBe(prefix);
    expect(maxPods).toBeLessThanOrEqual(2 ** (32 - prefix) - 2);
  });

  it("is one text for the component, with the same in it", () => {
    for (const intent of Object.values(ways)) {
      const { all } = read(inventoryText(resolved(intent).cluster)) as Read;
      const { hosts, children, vars } = inventory(intent).all;
      const own = calico(intent);
      expect(all).toEqual({
        vars: { ...vars, ...variables(intent) },
        hosts: Object.fromEntries(Object.keys(hosts).map((name) => [name, host(intent, name)])),
        children: { ...children, k8s_cluster: { ...children["k8s_cluster"], ...(own && { vars: own }) } },
      });
    }
  });
});

describe("texts that YAML could take for something else", () => {
  it.each(["on", "1e3", "0x1f", "yes", "1_000", "08", "null"])("a label value %j stays a text", (value) => {
    const platform = {
      nodeGroups: [
        { name: "cp", role: "control-plane", labels: { a: value }, nodes: [{ name: "a", addresses: ["192.0.2.1"] }] },
      ],
    };
    const intent = changed<IntentInput>(small, { platform });
    expect(host(intent, "a")["node_labels"]).toEqual({ a: value });
  });
});

describe("Kubespray's own Calico", () => {
  it("is told to the play with what decides the data plane, defaults too", () => {
    expect(variables(small)).toMatchObject({ kube_network_plugin: "cni" });
    expect(calico(small)).toBeNull();
    expect(variables(nativeVxlan)).toMatchObject({ kube_network_plugin: "calico" });
    expect(calico(nativeVxlan)).toMatchObject({
      calico_version: "3.31.5",
      calico_datastore: "kdd",
      calico_network_backend: "vxlan",
      calico_ipip_mode: "Never",
      calico_vxlan_mode: "CrossSubnet",
      calico_pool_name: "default-pool",
      calico_pool_cidr: "10.233.64.0/18",
      calico_pool_blocksize: 26,
      calico_ip_auto_method: "kubernetes-internal-ip",
      peer_with_router: false,
      peers: [],
    });
  });

  it("takes over what the intent says of pool, Felix, node and BGP", () => {
    expect(calico(nativeTuned)).toMatchObject({
      calico_network_backend: "bird",
      calico_ipip_mode: "CrossSubnet",
      calico_vxlan_mode: "Never",
      calico_pool_name: "pods",
      calico_pool_blocksize: 24,
      nat_outgoing: false,
      calico_mtu: 1400,
      calico_ip_auto_method: "interface=eth.*",
      calico_ipam_strictaffinity: true,
      calico_ipam_maxblocksperhost: 4,
      calico_allow_ip_forwarding: true,
      calico_node_memory_limit: "1G",
      calico_node_cpu_limit: "0",
      calico_node_cpu_requests: "250m",
      typha_prometheusmetricsport: 9393,
      calico_felix_chaininsertmode: "Append",
      calico_endpoint_to_host_action: "ACCEPT",
      calico_iptables_backend: "NFT",
      calico_loglevel: "warning",
      calico_felix_log_severity_screen: "Warning",
      calico_felix_prometheusmetricsport: 9191,
      calico_vxlan_vni: 4097,
      calico_felix_mtu_iface_pattern: "^eth.*",
      calico_bgp_listen_port: 1790,
      global_as_num: "64513",
      calico_advertise_service_external_ips: ["203.0.113.0/24"],
    });
  });

  it("is eBPF without kube-proxy, encrypted; or nftables like kube-proxy, with Typha", () => {
    expect(calico(nativeEbpf)).toMatchObject({
      calico_bpf_enabled: true,
      calico_bpf_service_mode: "DSR",
      calico_wireguard_enabled: true,
    });
    expect(variables(nativeEbpf)).toMatchObject({ kube_proxy_remove: true, loadbalancer_apiserver_localhost: true });
    expect(calico(nativeDual)).toMatchObject({
      calico_nftable_mode: "Enabled",
      calico_pool_cidr_ipv6: "fd00:10:244::/56",
      calico_ip6_auto_method: "kubernetes-internal-ip",
      typha_enabled: true,
      typha_replicas: 2,
      typha_secure: true,
    });
    expect(variables(nativeDual)).toMatchObject({ kube_proxy_mode: "nftables" });
  });

  it("has the mesh off and no peer of its own where the fabric has the sessions, and each machine its AS number", () => {
    expect(calico(nativeRacks)).toMatchObject({
      calico_network_backend: "bird",
      calico_vxlan_mode: "Never",
      peer_with_router: true,
      peers: [],
      peer_with_calico_rr: false,
    });
    expect(host(nativeRacks, "r1-w1")).toMatchObject({ local_as: 65101 });
    expect(host(nativeRacks, "r2-w2")).toMatchObject({ local_as: 65102 });
    expect(Object.keys(inventory(nativeRacks).all.children)).not.toContain("calico_rr");
  });

  it("counts Typhas by the nodes", () => {
    const of = (count: number) =>
      calico(
        changed<IntentInput>(nativeVxlan, {
          platform: {
            underlay: { nodes: ["10.1.0.0/16"] },
            nodeGroups: [
              {
                name: "cp",
                role: "control-plane",
                nodes: Array.from({ length: count }, (_, index) => ({
                  name: `n${index}`,
                  addresses: [`10.1.${Math.floor(index / 200)}.${(index % 200) + 1}`],
                })),
              },
            ],
          },
        }),
      );
    expect(of(49)).toMatchObject({ typha_enabled: false });
    expect(of(50)).toMatchObject({ typha_enabled: true, typha_replicas: 2 });
    expect(of(201)).toMatchObject({ typha_enabled: true, typha_replicas: 4 });
  });
});

describe("what the kit applies after a play with Kubespray's own Calico", () => {
  const objects = (intent: IntentInput) => {
    const { cluster } = resolved(intent);
    const all = [...kubesprayPlatform.manifests(cluster), ...renderCalico(cluster).manifests];
    return all.flatMap((manifest) => manifest.objects);
  };

  it("leaves to the play what the play writes: one owner of each field", () => {
    const felix = objects(nativeTuned).find(({ kind }) => kind === "FelixConfiguration");
    expect(felix?.["spec"]).toEqual({ policySyncPathPrefix: "/var/run/nodeagent", vxlanVNI: 4097 });
    expect(objects(nativeTuned).filter(({ kind }) => kind === "IPPool")).toEqual([]);
    const bpf = objects(nativeEbpf).find(({ kind }) => kind === "FelixConfiguration");
    expect(bpf).toBeUndefined();
  });

  it("says of BGPConfiguration what the play is told to force", () => {
    const told = calico(nativeRacks);
    const found = objects(nativeRacks).find(({ kind }) => kind === "BGPConfiguration");
    expect(found?.["spec"]).toMatchObject({ nodeToNodeMeshEnabled: told?.["peer_with_router"] !== true });
    expect(String((found?.["spec"] as { asNumber: unknown }).asNumber)).toBe(told?.["global_as_num"]);
  });

  it("calls no peer as a play would: <host>-<name>, global-<name>, peer-to-rrs, rr-mesh", () => {
    const hosts = Object.keys(inventory(nativeRacks).all.hosts);
    const names = objects(nativeRacks)
      .filter(({ kind }) => kind === "BGPPeer")
      .map(({ metadata }) => metadata.name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(["peer-to-rrs", "rr-mesh"]).not.toContain(name);
      expect(name).not.toMatch(/^global-|-to-node$/);
      for (const host of hosts) expect(name.startsWith(`${host}-`)).toBe(false);
    }
  });

  it("grants calico-kube-controllers what Kubespray forgets", () => {
    const role = objects(nativeVxlan).find(({ kind }) => kind === "ClusterRole");
    expect(JSON.stringify(role?.["rules"])).toMatch(/namespaces.*ipamconfigs/);
    expect(objects(small).filter(({ metadata }) => metadata.name === "calico-kit-kube-controllers")).toEqual([]);
  });
});

describe("a laptop's machines", () => {
  it("are named and numbered as Vagrantfile does it, control planes first, and reached as it says", () => {
    expect(members(laptop, "kube_control_plane")).toEqual(["k8s-1"]);
    expect(members(laptop, "kube_node")).toEqual(["k8s-2", "k8s-3"]);
    expect(host(laptop, "k8s-2")).toEqual({ kube_override_hostname: "k8s-2", ip: "172.31.9.102" });
  });

  it("are told to Vagrantfile in its own words, with the inventory beside its own", () => {
    expect(files(laptop).get("kubespray/vagrant/config.rb")?.split("\n").slice(1)).toEqual([
      "$instance_name_prefix = 'k8s'",
      "$num_instances = 3",
      "$control_plane_instances = 1",
      "$etcd_instances = 1",
      "$first_node = 2",
      "$kube_node_instances = 2",
      "$os = 'debian12'",
      "$vm_memory = 3072",
      "$vm_cpus = 2",
      "$subnet = '172.31.9'",
      "$network_plugin = 'calico'",
      "$multi_networking = 'False'",
      "$inventories = [File.expand_path('../inventory/hosts.yaml', __dir__)]",
      "$playbook = ENV['KUBESPRAY_PLAYBOOK']",
      "$extra_vars = { 'artifacts_dir' => File.expand_path('../inventory/artifacts', __dir__) }",
      "",
    ]);
  });
});
