import { Cidr } from "../../constructs/net";
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { amazonLinuxHooks, type CalicoCluster, renderCalico } from "../../constructs/calico";
import { type KubernetesObject, late, objectKey } from "../../constructs/model";
import { shared } from "../support/shared";
import { baseCluster, clusters, release, vppCalico, vppDataplane } from "./support/clusters";

interface Container {
  readonly name: string;
  readonly image: string;
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly resources: object;
}

function vppObjects(calico: Partial<CalicoCluster>, services = [Cidr.of("10.96.0.0/12")]): readonly KubernetesObject[] {
  const { manifests } = renderCalico(baseCluster({ network: { services }, calico: { ...vppCalico, ...calico } }));
  return manifests.filter(({ phase }) => phase === "vpp").flatMap(({ objects }) => objects);
}

function data(objects: readonly KubernetesObject[]): Readonly<Record<string, string>> {
  return objects.find(({ kind }) => kind === "ConfigMap")?.data as Record<string, string>;
}

function containers(objects: readonly KubernetesObject[]): { readonly vpp?: Container; readonly agent?: Container } {
  const daemonSet = objects.find(({ kind }) => kind === "DaemonSet");
  const spec = daemonSet?.spec as { template: { spec: { containers: readonly Container[] } } };
  const all = spec.template.spec.containers;
  return { vpp: all.find(({ name }) => name === "vpp"), agent: all.find(({ name }) => name === "agent") };
}

const eth1 = (vppDriver?: string) => [{ interfaceName: "eth1", ...(vppDriver && { vppDriver }) }];
const ens5 = (vppDriver: string) => [{ interfaceName: "ens5", vppDriver }];
const eksServices = ["10.100.0.0/16"];

/** Each of upstream's manifests with the input that ours is made from. */
const variants = [
  ["calico-vpp", vppDataplane({ uplinks: eth1() }), undefined],
  ["calico-vpp-nohuge", vppDataplane({ uplinks: eth1("af_packet"), hugepages2Mi: 0 }), undefined],
  ["calico-vpp-dpdk", vppDataplane({ uplinks: eth1("dpdk") }), undefined],
  [
    "calico-vpp-eks",
    vppDataplane({ uplinks: ens5("af_packet"), hugepages2Mi: 0, hooks: amazonLinuxHooks("ens5") }),
    eksServices,
  ],
  ["calico-vpp-eks-dpdk", vppDataplane({ uplinks: ens5("dpdk"), hooks: amazonLinuxHooks("ens5") }), eksServices],
] as const;

/**
 * Where upstream's manifests and ours may differ without a difference in meaning: nothing else is left out.
 * - Values of the ConfigMap that are JSON are compared as JSON, since upstream's line breaks are by hand.
 * - White space of startup.conf: VPP reads words.
 * - Order of the two containers, which -nohuge has the other way round: they start together.
 */
function comparable(objects: readonly KubernetesObject[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    objects.map((object): [string, unknown] => {
      if (object.kind === "ConfigMap") {
        const values = Object.entries(object.data as Record<string, string>).map(([key, value]): [string, unknown] => [
          key,
          value.startsWith("{") ? (JSON.parse(value) as unknown) : value.replace(/\s+/g, " "),
        ]);
        return [objectKey(object), { ...object, data: Object.fromEntries(values) }];
      }
      if (object.kind === "DaemonSet") {
        const copy = structuredClone(object) as unknown as {
          spec: { template: { spec: { containers: Container[] } } };
        };
        copy.spec.template.spec.containers.sort((a, b) => (a.name < b.name ? -1 : 1));
        return [objectKey(object), copy];
      }
      return [objectKey(object), object];
    }),
  );
}

describe("equal to upstream's manifests", () => {
  const files = variants.map(([name, ...rest]) => [name, shared(`reference/vpp/${name}.yaml`), ...rest] as const);
  for (const [name, file, dataplane, services] of files) {
    (file === undefined ? test.skip : test)(`${name}`, () => {
      const documents = parseAllDocuments(readFileSync(file ?? "", "utf8"));
      const theirs = ("empty" in documents ? [] : documents).map((document) => document.toJS() as KubernetesObject);
      expect(comparable(vppObjects({ dataplane }, services?.map(Cidr.of)))).toEqual(comparable(theirs));
    });
  }
});

test("other data planes have no such objects", () => {
  expect(renderCalico(baseCluster()).manifests.some(({ phase }) => phase === "vpp")).toBe(false);
});

describe("startup.conf", () => {
  test("keeps the text that VPP's manager looks for when an uplink wants dpdk", () => {
    expect(data(vppObjects({})).CALICOVPP_CONFIG_TEMPLATE).toContain("plugin dpdk_plugin.so { disable }");
  });

  test("workers and buffers", () => {
    const template = data(vppObjects({ dataplane: vppDataplane({ workers: 3, buffersPerNuma: 65536 }) }));
    expect(template.CALICOVPP_CONFIG_TEMPLATE).toMatch(/cpu \{\n {2}workers 3\n\}/);
    expect(template.CALICOVPP_CONFIG_TEMPLATE).toContain("buffers-per-numa 65536");
  });

  test("plugins of 3.31", () => {
    const objects = vppObjects({ release: release("v3.31.7") });
    expect(data(objects).CALICOVPP_CONFIG_TEMPLATE).toContain("plugin calico_plugin.so { enable }");
    expect(data(objects).CALICOVPP_CONFIG_TEMPLATE).not.toContain("bpf_trace_filter.so");
    expect(containers(objects).vpp?.image).toBe("docker.io/calicovpp/vpp:v3.31.0");
  });
});

test("settings that are not asked for are left to VPP", () => {
  expect(Object.keys(data(vppObjects({})))).toEqual([
    "CALICOVPP_CONFIG_TEMPLATE",
    "CALICOVPP_INITIAL_CONFIG",
    "CALICOVPP_INTERFACES",
    "SERVICE_PREFIX",
  ]);
});

test("settings that are asked for", () => {
  const uplinks = [
    { interfaceName: "ens5", mtu: 8951, isMain: true, ipFamilies: "IPv4" },
    { interfaceName: "ens6", vppDriver: "dpdk", newDriver: "vfio-pci", rx: 2, annotations: { a: "b" } },
  ];
  const dataplane = vppDataplane({
    uplinks,
    featureGates: { memifEnabled: false, prometheusEnabled: true },
    bgpServerMode: "v4Only",
    logLevel: "debug",
  });
  const values = data(vppObjects({ dataplane }, ["10.96.0.0/12", "fd01::/112"].map(Cidr.of)));
  expect(values).toMatchObject({
    CALICOVPP_BGP_SERVER_MODE: "v4Only",
    CALICOVPP_LOG_LEVEL: "debug",
    SERVICE_PREFIX: "10.96.0.0/12,fd01::/112",
  });
  expect(JSON.parse(values.CALICOVPP_FEATURE_GATES ?? "")).toEqual({ memifEnabled: false, prometheusEnabled: true });
  expect(JSON.parse(values.CALICOVPP_INTERFACES ?? "")).toMatchObject({
    uplinkInterfaces: [{ ...uplinks[0], vppDriver: "" }, uplinks[1]],
  });
});

describe("ipsec", () => {
  const ipsec = (preSharedKey: "generated" | "existing") =>
    vppObjects({
      dataplane: vppDataplane({ featureGates: { memifEnabled: true, ipsecEnabled: true } }),
      encryption: { kind: "ipsec", preSharedKey: { kind: preSharedKey }, asyncCryptoThreads: 2, crossTunnels: false },
    });

  test("is switched on beside the other gates", () => {
    const values = data(ipsec("generated"));
    expect(JSON.parse(values.CALICOVPP_FEATURE_GATES ?? "")).toEqual({ memifEnabled: true, ipsecEnabled: true });
    expect(JSON.parse(values.CALICOVPP_IPSEC ?? "")).toEqual({ crossIPSecTunnels: false, nbAsyncCryptoThreads: 2 });
  });

  test("the agent reads the key from the Secret, whose value is late", () => {
    const objects = ipsec("generated");
    const secretKeyRef = { name: "calicovpp-ipsec-secret", key: "psk" };
    expect(containers(objects).agent?.env).toContainEqual({
      name: "CALICOVPP_IPSEC_IKEV2_PSK",
      valueFrom: { secretKeyRef },
    });
    expect(objects.find(({ kind }) => kind === "Secret")).toMatchObject({
      metadata: { name: "calicovpp-ipsec-secret", namespace: "calico-vpp-dataplane" },
      stringData: { psk: late("ipsec.preSharedKey") },
    });
  });

  test("a key that exists is not made, but read", () => {
    const objects = ipsec("existing");
    expect(objects.some(({ kind }) => kind === "Secret")).toBe(false);
    expect(JSON.stringify(objects)).toContain("CALICOVPP_IPSEC_IKEV2_PSK");
  });
});

test("hugepages are a limit in MiB, and absent without pages", () => {
  const resources = (hugepages2Mi: number) =>
    containers(vppObjects({ dataplane: vppDataplane({ hugepages2Mi }) })).vpp?.resources;
  expect(resources(512)).toMatchObject({ limits: { "hugepages-2Mi": "1024Mi" } });
  expect(resources(0)).toEqual({ requests: { cpu: "500m", memory: "512Mi" } });
});

test("hooks come in the order of VPP's life", () => {
  const hooks = { CALICOVPP_HOOK_Z: "z", CALICOVPP_HOOK_VPP_ERRORED: "b", CALICOVPP_HOOK_BEFORE_IF_READ: "a" };
  const names = containers(vppObjects({ dataplane: vppDataplane({ hooks }) })).vpp?.env.map(({ name }) => name);
  expect(names?.slice(0, 3)).toEqual([
    "CALICOVPP_HOOK_BEFORE_IF_READ",
    "CALICOVPP_HOOK_VPP_ERRORED",
    "CALICOVPP_HOOK_Z",
  ]);
});

test("images and pull secrets", () => {
  const images = {
    registry: "registry.example.com/",
    imagePrefix: "p-",
    pullSecrets: [{ kind: "existing", name: "s" } as const],
  };
  const objects = vppObjects({ images });
  expect(containers(objects).agent?.image).toBe("registry.example.com/calicovpp/p-agent:v3.32.0");
  expect(objects.at(-1)?.spec).toMatchObject({ template: { spec: { imagePullSecrets: [{ name: "s" }] } } });
});

test("the namespace is the first of the phase, the DaemonSet the last", () => {
  const { manifests } = renderCalico(clusters["vpp with ipsec"]!);
  const kinds = manifests.find(({ phase }) => phase === "vpp")?.objects.map(({ kind }) => kind);
  expect([kinds?.[0], kinds?.at(-1)]).toEqual(["Namespace", "DaemonSet"]);
});
