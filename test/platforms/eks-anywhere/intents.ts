import { defineIntent, type Intent, type IntentInput, resolve, type Resolved } from "../../../constructs/kit";
import { type EksAnywhereCluster, eksAnywherePlatform } from "../../../constructs/platforms/eks-anywhere";
import { parsed } from "../../support/rules";

export const sshKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3C2bTlmCJ1rUrqpzEHm1ivCrVyRfmGVBfAAAAAAAAA admin";
const node = { kernel: "6.8", interfaceName: "ens192" };
const ubuntu = {
  os: "ubuntu",
  template: "/DC/vm/Templates/ubuntu-2404-kube-v1-35",
  datastore: "/DC/datastore/ssd",
  resourcePool: "/DC/host/cluster/Resources/kubernetes",
  folder: "/DC/vm/kubernetes",
} as const;
const vCenter = {
  kind: "vsphere",
  server: "vcenter.example.com",
  thumbprint: "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33",
  datacenter: "DC",
  network: "/DC/network/nodes",
} as const;
const network = { pods: ["10.244.0.0/16"], services: ["10.96.0.0/16"] };

/** A cluster that manages itself: three control planes, two workers. */
export const small = defineIntent({
  name: "small",
  platform: {
    kind: "eks-anywhere",
    on: { ...vCenter, machines: ubuntu },
    endpoint: "192.0.2.10",
    dhcp: { first: "192.0.2.100", last: "192.0.2.199" },
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [
      { ...node, name: "cp", role: "control-plane", count: 3 },
      { ...node, name: "workers", count: 2 },
    ],
  },
  network,
});

/** A workload cluster with all that can be said: etcd of its own, failure domains, identity, GitOps, a proxy, a mirror. */
export const whole = defineIntent({
  name: "whole",
  platform: {
    kind: "eks-anywhere",
    on: {
      ...vCenter,
      failureDomains: ["r1", "r2"].map((name) => ({
        name,
        computeCluster: `/DC/host/${name}`,
        resourcePool: `/DC/host/${name}/Resources/kubernetes`,
        datastore: `/DC/datastore/${name}`,
        folder: "/DC/vm/kubernetes",
        network: `/DC/network/${name}`,
      })),
      machines: {
        ...ubuntu,
        sshKey,
        cpus: 4,
        memoryMiB: 16384,
        storagePolicy: "gold storage",
        clone: "linked",
        ntpServers: ["192.0.2.3"],
        tags: ["urn:vmomi:InventoryServiceTag:8e0ce079-0677-48d6-8865-19ada4e6dabd:GLOBAL"],
      },
    },
    endpoint: "192.0.2.11",
    managementCluster: "management",
    dhcp: { first: "192.0.2.100", last: "192.0.2.199" },
    dnsServers: ["192.0.2.2"],
    certSans: ["api.example.com"],
    etcd: { count: 3 },
    identity: {
      oidc: {
        clientId: "kubernetes",
        issuerUrl: "https://issuer.example.com",
        groupsClaim: "groups",
        requiredClaims: [{ claim: "aud", value: "kubernetes" }],
      },
      awsIam: {
        region: "eu-central-1",
        roles: [{ arn: "arn:aws:iam::123456789012:role/admin", username: "admin", groups: ["system:masters"] }],
      },
    },
    gitOps: { repository: { kind: "git", url: "ssh://git@git.example.com/clusters.git" } },
    proxy: { http: "192.0.2.4:3128", noProxy: [".example.com"] },
    registryMirror: {
      endpoint: "registry.example.com",
      namespaces: [{ registry: "public.ecr.aws", namespace: "eks-anywhere" }],
      authenticate: true,
    },
    podIam: { serviceAccountIssuer: "https://issuer.example.com/pods" },
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [
      { ...node, name: "cp", role: "control-plane", count: 2, labels: { tier: "api" } },
      {
        ...node,
        name: "r1",
        count: { min: 2, max: 5 },
        failureDomain: "r1",
        labels: { rack: "r1" },
        maxPods: 200,
        kubernetes: "1.34",
        machine: { template: "/DC/vm/Templates/ubuntu-2404-kube-v1-34", networks: ["/DC/network/r1"] },
      },
      {
        ...node,
        name: "r2",
        count: 2,
        failureDomain: "r2",
        labels: { rack: "r2" },
        taints: [{ key: "dedicated", value: "net", effect: "NoSchedule" }],
        maxSurge: 0,
        maxUnavailable: 1,
      },
    ],
  },
  network,
  calico: { dataplane: { kind: "nftables" } },
});

/** Bottlerocket, whose template EKS Anywhere brings itself, with the eBPF data plane. */
export const bottlerocket = defineIntent({
  name: "bottlerocket",
  platform: {
    kind: "eks-anywhere",
    endpoint: "192.0.2.10",
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [
      { ...node, name: "cp", role: "control-plane", count: 3 },
      { ...node, name: "workers", count: 2 },
    ],
    on: {
      ...vCenter,
      machines: {
        datastore: "ssd",
        resourcePool: "kubernetes",
        folder: "kubernetes",
        bottlerocket: { sysctl: { "vm.nr_hugepages": "512" }, bootKernelParameters: { hugepagesz: ["2M"] } },
      },
    },
    gitOps: { repository: { kind: "github", owner: "example", name: "clusters", personal: true } },
  },
  network,
  calico: { dataplane: { kind: "ebpf" } },
});

/** With all that can be made in vCenter first. */
export const grounded = defineIntent({
  name: "grounded",
  platform: {
    kind: "eks-anywhere",
    on: {
      ...vCenter,
      machines: {
        ...ubuntu,
        folder: "/DC/vm/kubernetes/grounded",
        resourcePool: "/DC/host/cluster/Resources/kubernetes",
      },
      failureDomains: [
        {
          name: "r1",
          computeCluster: "/DC/host/rack-1",
          resourcePool: "/DC/host/rack-1/Resources/kubernetes/grounded",
          datastore: "/DC/datastore/rack-1",
          folder: "/DC/vm/kubernetes",
          network: "/DC/network/rack-1",
        },
      ],
      makes: {
        folders: true,
        resourcePools: true,
        templateTags: { releases: ["kubernetes-1-35-eks-14"], makeTags: true },
        contentLibrary: { images: [{ name: "ubuntu-1-35", url: "https://images.example.com/ubuntu-1-35.ova" }] },
        access: { principal: "EKSAUsers@vsphere.local", makeRoles: true },
      },
    },
    endpoint: "192.0.2.10",
    dhcp: { first: "192.0.2.100", last: "192.0.2.199" },
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [
      { ...node, name: "cp", role: "control-plane", count: 3 },
      { ...node, name: "workers", count: 2, failureDomain: "r1" },
    ],
  },
  network,
});

/** VPP with IPsec. */
export const vpp = defineIntent({
  ...small,
  name: "vpp",
  calico: { dataplane: { kind: "vpp" }, encryption: { kind: "ipsec" } },
});

export const ways: Readonly<Record<string, IntentInput>> = { small, whole, bottlerocket, vpp, grounded };

export function resolved(intent: IntentInput | Intent): Resolved<EksAnywhereCluster> {
  return resolve(parsed(intent), eksAnywherePlatform);
}
