import { jsonSchemaOf } from "../../../constructs/intent";
import { plain } from "../../../constructs/model";
import { defaults } from "../../../constructs/platforms/kops/defaults";
import { imageOf } from "../../../constructs/platforms/kops/images";
import { kopsPlatform } from "../../../constructs/platforms/kops/platform";
import { changed, type DeepPartial, type KopsOnly, native, operator, resolved, vpp } from "./intents";

type Platform = DeepPartial<KopsOnly["platform"]>;

const clusterOf = (platform: Platform, base: KopsOnly = native) =>
  resolved(changed<KopsOnly>(base, { platform })).cluster;
const groupsOf = (platform: Platform, base?: KopsOnly) => clusterOf(platform, base).nodes.groups;

describe("groups of nodes", () => {
  it("are the intent's, then one of the control plane for each zone; the bastion is none of them", () => {
    const { nodes, platform } = clusterOf({ bastion: {}, instanceGroups: [{ name: "b" }, { name: "a" }] });
    expect(nodes.groups.map(({ name, role, path }) => [name, role, path])).toEqual([
      ["b", "worker", "/platform/instanceGroups/0"],
      ["a", "worker", "/platform/instanceGroups/1"],
      ...["a", "b", "c"].map((zone) => [`control-plane-eu-central-1${zone}`, "control-plane", "/platform"]),
    ]);
    expect(platform.bastion).toMatchObject({ role: "bastion", count: { least: 1, most: 1 } });
    expect(platform.bastion?.subnets).toEqual(["a", "b", "c"].map((zone) => `utility-eu-central-1${zone}`));
  });

  it("have kOps' image, two to four nodes and every zone of the VPC unless the intent says more", () => {
    const [group] = groupsOf({});
    const zones = ["a", "b", "c"].map((zone) => `eu-central-1${zone}`);
    expect(group).toMatchObject({ os: "ubuntu", osName: "Ubuntu 24.04", kernel: "6.8", architecture: "x86_64" });
    expect(group).toMatchObject({ interfaceName: "ens5", mtu: 9001, labels: {}, taints: [], vppHooks: {}, zones });
    expect(group?.count).toEqual({ least: 2, initial: 2, most: 4 });
    const [own] = groupsOf({
      instanceGroups: [
        {
          name: "nodes",
          image: "ami-0a",
          interfaceName: "eth1",
          scaling: { min: 1, max: 9 },
          availabilityZones: ["eu-central-1b", "eu-central-1b"],
          labels: { rack: "r1" },
          routeReflectorClusterId: "244.0.0.1",
          maxPods: 200,
        },
      ],
    });
    expect(own).not.toHaveProperty("kernel");
    expect(own).toMatchObject({ interfaceName: "eth1", zones: ["eu-central-1b"], maxPods: 200 });
    expect(own?.labels).toEqual({ rack: "r1", "route-reflector": "true" });
    expect(own?.count).toEqual({ least: 1, initial: 1, most: 9 });
  });

  it("of the control plane run what the intent says of it, keep pods off and are written where the intent has it", () => {
    const availabilityZones = ["eu-central-1c"];
    const controlPlane: Platform["controlPlane"] = { os: "flatcar", architecture: "arm64", availabilityZones };
    const group = groupsOf({ controlPlane }).at(-1);
    expect(group).toMatchObject({
      path: "/platform/controlPlane",
      os: "flatcar",
      kernel: "6.6",
      architecture: "arm64",
    });
    expect(group).toMatchObject({ machineType: "t4g.medium", zones: ["eu-central-1c"] });
    expect(group?.taints).toEqual([{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }]);
  });

  it("are one in a VPC of two zones, since two members of etcd stand no loss", () => {
    const availabilityZones = ["eu-central-1a", "eu-central-1b"];
    const { nodes, network } = clusterOf({ vpc: { kind: "create", availabilityZones } });
    expect(nodes.groups.filter(({ role }) => role === "control-plane")).toHaveLength(1);
    expect(network.spansSubnets).toBe(true);
    const one = clusterOf({ vpc: { kind: "create", availabilityZones: availabilityZones.slice(0, 1) } });
    expect(one.network.spansSubnets).toBe(false);
  });
});

describe("operating systems", () => {
  it("have hooks for VPP where upstream has some, of their own interface", () => {
    const { nodes, calico } = clusterOf(
      { instanceGroups: [{ name: "nodes", os: "al2023", interfaceName: "eth7" }] },
      vpp,
    );
    const hooks = nodes.groups[0]?.vppHooks ?? {};
    expect(Object.values(hooks).every((hook) => hook.includes("eth7"))).toBe(true);
    expect(Object.keys(hooks)).toHaveLength(3);
    expect(calico.dataplane).toMatchObject({ hooks });
  });

  it("with a read-only /usr move FlexVolume to where kOps' kubelet looks, where the operator would write it", () => {
    const instanceGroups = [{ name: "nodes", os: "flatcar" as const }];
    const pathOf = (base: KopsOnly, platform: Platform) => clusterOf(platform, base).calico.installation.flexVolumePath;
    expect(pathOf(operator, { instanceGroups })).toBe("/var/lib/kubelet/volumeplugins/");
    expect(pathOf(operator, {})).toBeUndefined();
    expect(pathOf(native, { instanceGroups })).toBeUndefined();
  });

  it("are all known to the place", () => {
    for (const os of ["ubuntu", "al2023", "debian", "flatcar"]) expect(imageOf(os).interfaceName).toBe("ens5");
    expect(() => imageOf("plan9")).toThrow("plan9");
  });
});

describe("network and control plane", () => {
  it("are kOps' own ranges, in the VPC, with a check of the source that EC2 makes", () => {
    expect(plain(clusterOf({}).network)).toEqual({
      pods: ["100.96.0.0/11"],
      services: ["100.64.0.0/13"],
      nodes: ["172.20.0.0/16"],
      families: [4],
      underlayMtu: 9001,
      spansSubnets: true,
      checksSource: true,
      learnsRoutes: false,
    });
    const subnets = [
      { subnetId: "subnet-0a", availabilityZone: "eu-central-1a", cidr: "10.40.32.0/19", type: "Private" as const },
    ];
    const vpc: Platform["vpc"] = {
      kind: "shared",
      vpcId: "vpc-0a",
      cidr: "10.40.0.0/16",
      additionalCidrs: ["10.41.0.0/16"],
      subnets,
    };
    expect(clusterOf({ vpc }).network.nodes.map(String)).toEqual(["10.40.0.0/16", "10.41.0.0/16"]);
  });

  it("run on nodes, behind a name inside the VPC, with a kube-proxy that the kit can leave out", () => {
    expect(clusterOf({}).controlPlane).toEqual({
      apiServer: { host: "api.internal.demo.k8s.internal", port: 443 },
      apiPort: 443,
      isProxiedOnNodes: false,
      runsOn: "nodes",
      kubeProxy: { runsAs: "static-pod", removableBy: "kit" },
    });
  });

  it("offer Calico kOps' own release and Typha from fifty workers on, or nothing of the kind", () => {
    const offer = (intent: KopsOnly) => resolved(intent).offer;
    expect(offer(operator).own).toBeUndefined();
    expect(offer(native).own?.value.typha).toBe(false);
    const sized = (max: number) =>
      changed<KopsOnly>(native, { platform: { instanceGroups: [{ name: "nodes", scaling: { min: 1, max } }] } });
    expect(offer(sized(49)).own?.value.typha).toBe(false);
    expect(offer(sized(50)).own?.value.typha).toBe(true);
    expect(resolved(sized(50)).cluster.platform.calico?.typhaReplicas).toBe(3);
    expect(offer(native)).toMatchObject({ givesNodesPodRanges: true, sourceCheckSwitch: "felix" });
  });
});

describe("reasons", () => {
  const reasonOf = (path: string, platform: Platform = {}) =>
    resolved(changed<KopsOnly>(native, { platform })).reasons.at(path);

  it("call the user's what the user wrote, and nothing else", () => {
    const instanceGroups = [{ name: "nodes", instanceTypes: ["m6i.large"], os: "debian" as const }];
    for (const path of ["/platform/kind", "/platform/region", "/nodes/groups/0/name"])
      expect(reasonOf(path)).toMatchObject({ path, reason: { origin: "user" } });
    for (const path of ["/nodes/groups/0/os", "/nodes/groups/0/machineType"]) {
      expect(reasonOf(path)).toMatchObject({ path, reason: { origin: "default" } });
      expect(reasonOf(path, { instanceGroups })).toMatchObject({ path, reason: { origin: "user" } });
    }
    expect(reasonOf("/platform/tags/course", { tags: { course: "bgp" } })?.reason.origin).toBe("user");
    expect(reasonOf("/platform/tags/calico-kit~1cluster")?.reason.origin).toBe("derived");
    expect(reasonOf("/platform/kind")?.reason.from).toBeUndefined();
  });
});

it("names each default in the schema as it is resolved", () => {
  const text = JSON.stringify(jsonSchemaOf(kopsPlatform.schema));
  const { workerType, scaling, volume } = defaults;
  for (const words of [
    `default ${workerType.x86_64}, ${workerType.arm64} on arm64`,
    `number of nodes; default ${scaling.min} to ${scaling.max}`,
    `root volume; default ${volume.sizeGiB} GiB ${volume.type}`,
  ])
    expect(text).toContain(words);
});
