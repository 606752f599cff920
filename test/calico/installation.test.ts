import { type CalicoCluster, type Cluster, renderCalico } from "../../constructs/calico";
import type { KubernetesObject } from "../../constructs/model";
import { shared } from "../support/shared";
import { baseCluster, clusters, ebpfCalico, vppCalico } from "./support/clusters";
import { CrdSchemas } from "./support/crd-schema";
import { everyInstallationField } from "./support/every-field";
import { pool } from "./support/pool";

interface InstallationSpec {
  readonly calicoNetwork: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

function objectsOf(cluster: Cluster): readonly KubernetesObject[] {
  return renderCalico(cluster).manifests.find(({ phase }) => phase === "installation")?.objects ?? [];
}

function spec(calico: Partial<CalicoCluster> = {}, kubeProxy?: Cluster["controlPlane"]["kubeProxy"]): InstallationSpec {
  const cluster = baseCluster({ calico });
  const { controlPlane } = cluster;
  const changed = kubeProxy === undefined ? cluster : { ...cluster, controlPlane: { ...controlPlane, kubeProxy } };
  return objectsOf(changed)[0]?.spec as InstallationSpec;
}

const crds = shared("crds/oss/operator.tigera.io.yaml");
(crds === undefined ? describe.skip : describe)("the operator's CRDs accept", () => {
  const schemas = new CrdSchemas([crds ?? ""]);

  test.each(Object.entries(clusters))("%s", (_name, cluster) => {
    expect(objectsOf(cluster).flatMap((object) => schemas.problems(object))).toEqual([]);
  });
});

test("components that are off are not asked for", () => {
  const components = { apiServer: false, goldmane: true, whisker: false, gatewayAPI: true };
  expect(objectsOf(baseCluster({ calico: { components } })).map(({ kind }) => kind)).toEqual([
    "Installation",
    "Goldmane",
    "GatewayAPI",
  ]);
});

test("keys are in the order of the API reference", () => {
  expect(Object.keys(spec(everyInstallationField)).slice(0, 7)).toEqual([
    "variant",
    "registry",
    "imagePath",
    "imagePrefix",
    "imagePullSecrets",
    "kubernetesProvider",
    "cni",
  ]);
  expect(Object.keys(spec(everyInstallationField).calicoNetwork)).toEqual([
    "linuxDataplane",
    "bgp",
    "clusterRoutingMode",
    "ipPools",
    "mtu",
    "nodeAddressAutodetectionV4",
    "nodeAddressAutodetectionV6",
    "hostPorts",
    "containerIPForwarding",
    "sysctl",
    "linuxPolicySetupTimeoutSeconds",
  ]);
});

describe("pools", () => {
  test("an empty list where all are objects of their own, so that the operator makes none", () => {
    expect(spec({ pools: [pool({ managedBy: "ippool" })] }).calicoNetwork.ipPools).toEqual([]);
  });

  test("defaults are left out, what the operator could decide otherwise is written", () => {
    expect(spec().calicoNetwork.ipPools).toEqual([
      {
        name: "default-ipv4-ippool",
        cidr: "192.168.0.0/16",
        encapsulation: "VXLAN",
        natOutgoing: "Enabled",
        nodeSelector: "all()",
        blockSize: 26,
      },
    ]);
  });

  test("other uses are written", () => {
    const { calicoNetwork } = spec({
      pools: [pool({ allowedUses: ["Workload"] }), pool({ allowedUses: ["Tunnel", "Workload"] })],
    });
    expect(calicoNetwork.ipPools).toMatchObject([{ allowedUses: ["Workload"] }, {}]);
    expect((calicoNetwork.ipPools as object[])[1]).not.toHaveProperty("allowedUses");
  });
});

test("with the AWS CNI nothing is written that the operator refuses there", () => {
  const cloud = {
    cni: "AmazonVPC",
    ipam: "AmazonVPC",
    installation: { hostPorts: "Enabled", containerIPForwarding: "Enabled", clusterRoutingMode: "Felix" },
  } as const;
  const { calicoNetwork, cni } = spec(cloud);
  expect(cni).toEqual({ type: "AmazonVPC", ipam: { type: "AmazonVPC" } });
  expect(Object.keys(calicoNetwork)).toEqual(["linuxDataplane", "bgp", "nodeAddressAutodetectionV4"]);
});

describe("data planes", () => {
  test.each([
    ["iptables", "Iptables"],
    ["nftables", "Nftables"],
  ] as const)("%s", (kind, expected) => {
    expect(spec({ dataplane: { kind } }).calicoNetwork.linuxDataplane).toBe(expected);
  });

  test("vpp says bgp, without which the operator refuses it", () => {
    expect(spec(vppCalico).calicoNetwork).toMatchObject({ linuxDataplane: "VPP", bgp: "Enabled" });
  });

  test.each([
    ["remove", "daemonset", "operator", "Enabled"],
    ["leave", "daemonset", "operator", undefined],
    // Without a DaemonSet that is the operator's to patch it would be Degraded for ever.
    ["remove", "daemonset", "kit", undefined],
    ["remove", "static-pod", "nobody", undefined],
    ["remove", "none", "operator", undefined],
  ] as const)("ebpf with bootstrap, kube-proxy: %s, a %s, of %s", (kubeProxy, runsAs, removableBy, management) => {
    const dataplane = { kind: "ebpf", apiServer: { kind: "bootstrap" }, serviceMode: "Tunnel", kubeProxy } as const;
    const { calicoNetwork } = spec({ dataplane }, { runsAs, removableBy });
    expect(calicoNetwork).toMatchObject({ linuxDataplane: "BPF", bpfNetworkBootstrap: "Enabled" });
    expect(calicoNetwork.kubeProxyManagement).toBe(management);
  });

  test("ebpf with an endpoint leaves kube-proxy to the kit, and gives calico-node its name servers", () => {
    const { calicoNetwork, calicoNodeDaemonSet } = spec(ebpfCalico);
    expect(Object.keys(calicoNetwork)).not.toContain("kubeProxyManagement");
    expect(calicoNodeDaemonSet).toEqual({
      spec: { template: { spec: { dnsPolicy: "None", dnsConfig: { nameservers: ["169.254.169.253"] } } } },
    });
  });
});

test("resources go to the containers by the operator's names", () => {
  const container = (name: string) => ({
    spec: { template: { spec: { containers: [expect.objectContaining({ name })] } } },
  });
  expect(spec(everyInstallationField)).toMatchObject({
    calicoNodeDaemonSet: container("calico-node"),
    typhaDeployment: container("calico-typha"),
    calicoKubeControllersDeployment: container("calico-kube-controllers"),
    nodeUpdateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
  });
  expect(spec()).not.toHaveProperty("typhaDeployment");
});
