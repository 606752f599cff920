import { parse } from "yaml";
import { kubesprayPlatform } from "../../../constructs/platforms/kubespray";
import { inventoryText } from "../../../constructs/platforms/kubespray/components/play";
import { changed } from "../../support/changed";
import type { IntentInput } from "../../../constructs/kit";
import { dual, ebpf, resolved, small, ways } from "./intents";

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
    const { hosts, vars } = inventory(dual).all;
    expect(vars).toEqual({ ansible_user: "ubuntu", ansible_port: 2222 });
    expect(hosts["n1"]).toEqual({
      ansible_host: "192.0.2.11",
      ip: "192.0.2.11",
      ip6: "2001:db8::11",
      etcd_member_name: "n1",
      node_labels: { tier: "all", "topology.kubernetes.io/zone": "a" },
      node_taints: ["dedicated=net:NoSchedule"],
      kubelet_max_pods: 250,
    });
    expect(hosts["n2"]).toMatchObject({ ansible_host: "n2.example.com", ip: "192.0.2.12" });
    expect(hosts["n3"]).toMatchObject({ access_ip: "198.51.100.13" });
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
      expect(all).toEqual({
        ...inventory(intent).all,
        vars: { ...inventory(intent).all.vars, ...variables(intent) },
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
    expect(inventory(intent).all.hosts["a"]?.["node_labels"]).toEqual({ a: value });
  });
});
