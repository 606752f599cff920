import { renderCalico } from "../../../constructs/calico";
import { checkSource, type Intent, type Plan, readScenarios } from "../../../constructs/kit";
import { type KubernetesObject, replaceLate } from "../../../constructs/model";
import { kopsPlatform } from "../../../constructs/platforms/kops/platform";
import { renderKops } from "../../../constructs/platforms/kops/render";
import { terraformSecurityGroup } from "../../../constructs/platforms/kops/script/terraform";
import { CrdSchemas } from "../../calico/support/crd-schema";
import { changed } from "../../support/changed";
import { shared } from "../../support/shared";
import { type KopsOnly, native, operator, resolved, ways } from "./intents";

const scenarios = readScenarios().filter(({ id }) => id.startsWith("aws-kops-"));

function planOf(id: string): Plan {
  const checked = checkSource(id);
  if (!checked.ok) throw new Error(id);
  return checked.plan;
}

/** kOps' objects of an intent, with late values filled in. */
function objectsOf(intent: KopsOnly | Intent): readonly KubernetesObject[] {
  const { cluster, instanceGroups } = renderKops(resolved(intent).cluster);
  return replaceLate([cluster, ...instanceGroups], () => "sg-0a");
}

/** Everything that the intent can say. */
const everything: KopsOnly = changed(operator, {
  platform: {
    dns: "Private",
    discoveryStore: "s3://oidc",
    bastion: { instanceType: "t3.micro" },
    api: { publicCidrs: ["203.0.113.0/24"] },
    sshCidrs: ["203.0.113.0/24"],
    controlPlane: { instanceType: "m6i.large", volume: { sizeGiB: 100, type: "gp3" } },
    etcd: { volume: { sizeGiB: 50, type: "io2" }, backupRetentionDays: 30 },
    instanceGroups: [
      {
        name: "rack-1",
        os: "flatcar",
        instanceTypes: ["m6i.large", "m5.large"],
        spot: { onDemandBase: 1, onDemandAboveBase: 20, allocationStrategy: "capacity-optimized" },
        scaling: { min: 1, max: 9 },
        labels: { rack: "r1" },
        taints: [{ key: "spot", value: "true", effect: "NoSchedule" }],
        maxPods: 200,
        instanceMetadata: { httpPutResponseHopLimit: 1, httpTokens: "required" },
        rollingUpdate: { maxSurge: "25%", maxUnavailable: 0, drainAndTerminate: true },
        sysctlParameters: ["net.core.rmem_max=16777216"],
        routeReflectorClusterId: "244.0.0.1",
      },
    ],
    rollingUpdate: { maxSurge: 1 },
    sysctlParameters: ["vm.swappiness=0"],
    hooks: [{ name: "modules", before: ["kubelet.service"], manifest: "Type=oneshot\nExecStart=/sbin/modprobe ipip" }],
    addons: [
      "aws-load-balancer-controller",
      "cert-manager",
      "cluster-autoscaler",
      "metrics-server",
      "node-problem-detector",
      "node-termination-handler",
      "pod-identity-webhook",
      "snapshot-controller",
    ],
    addonManifests: ["s3://addons/mine.yaml"],
    tags: { course: "bgp" },
  },
  calico: { routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" } },
});

const crds = shared("crds/kops/kops.k8s.io.yaml");
(crds === undefined ? describe.skip : describe)("kOps' CRDs accept", () => {
  const schemas = new CrdSchemas(crds === undefined ? [] : [crds]);

  it.each([...Object.entries(ways), ["everything", everything] as const])("%s", (_way, intent) => {
    expect(objectsOf(intent).flatMap((object) => schemas.problems(object))).toEqual([]);
  });

  it.each(scenarios.map(({ id }) => id))("scenario %s", (id) => {
    expect(objectsOf(planOf(id).intent).flatMap((object) => schemas.problems(object))).toEqual([]);
  });

  it("but not what they do not know", () => {
    const [cluster] = objectsOf(native);
    const wrong = { ...cluster, spec: { networking: { calico: { bgpPeers: [] } } } } as unknown as KubernetesObject;
    expect(schemas.problems(wrong)).toHaveLength(1);
  });
});

const stored = shared("crds/oss/crd.projectcalico.org-v1.yaml");
(stored === undefined ? it.skip : it)("the objects beside kOps' own Calico are what its CRDs hold", () => {
  const schemas = new CrdSchemas(stored === undefined ? [] : [stored]);
  const intent = changed(native, {
    calico: {
      routing: { kind: "fabric" },
      pools: [{ cidr: "100.96.0.0/12" }, { cidr: "100.112.0.0/12" }],
      ipam: { strictAffinity: true },
      reservations: [{ name: "kept", cidrs: ["100.96.0.0/30"] }],
      felix: { iptablesRefreshInterval: "60s", chainInsertMode: "Append" },
      bgp: {
        nodeToNodeMeshEnabled: false,
        peers: [{ name: "reflectors", peerSelector: "has(route-reflector)", filters: ["all"] }],
        filters: [{ name: "all", exportV4: [{ action: "Accept", cidr: "100.96.0.0/11", matchOperator: "In" }] }],
      },
    },
    network: { pods: ["100.96.0.0/12"] },
  });
  const { cluster } = resolved(intent);
  const { manifests, steps, charts } = renderCalico(cluster);
  const objects = manifests.flatMap((manifest) => manifest.objects);
  expect([steps, charts]).toEqual([[], []]);
  expect(objects.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`)).toEqual([
    "crd.projectcalico.org/v1 FelixConfiguration default",
    "crd.projectcalico.org/v1 IPAMConfig default",
    "crd.projectcalico.org/v1 IPReservation kept",
    "crd.projectcalico.org/v1 IPPool 100.112.0.0-12",
    "crd.projectcalico.org/v1 BGPFilter all",
    "crd.projectcalico.org/v1 BGPPeer reflectors",
    "crd.projectcalico.org/v1 BGPConfiguration default",
  ]);
  // What kOps decides by environment goes to kOps.
  expect(objects[0]?.spec).toEqual({ iptablesRefreshInterval: "60s" });
  expect(cluster.platform.calico?.chainInsertMode).toBe("append");
  expect(objects.flatMap((object) => schemas.problems(object))).toEqual([]);
  // Its control plane would switch the mesh off before a reflector is known, and keep the objects when they are old.
  expect(kopsPlatform.artefacts(cluster).map(({ path }) => path)).toEqual([
    "kops/01-cluster.yaml",
    "kops/02-instance-groups.yaml",
    "kops/commands.sh",
  ]);
});

it.each([
  ["first", ["100.96.0.0/12", "100.112.0.0/12"]],
  ["last", ["100.112.0.0/12", "100.96.0.0/12"]],
])("calico-node's own pool keeps its name and is nobody else's, named %s", (_, cidrs) => {
  const intent = changed(native, {
    calico: { pools: cidrs.map((cidr) => ({ cidr })) },
    network: { pods: ["100.96.0.0/12"] },
  });
  const { cluster } = resolved(intent);
  expect(Object.fromEntries(cluster.calico.pools.map(({ name, cidr }) => [name, cidr.toString()]))).toEqual({
    "default-ipv4-ippool": "100.96.0.0/12",
    "100.112.0.0-12": "100.112.0.0/12",
  });
  const pools = renderCalico(cluster).manifests.flatMap(({ objects }) =>
    objects.filter(({ kind }) => kind === "IPPool"),
  );
  expect(pools.map(({ metadata }) => metadata.name)).toEqual(["100.112.0.0-12"]);
});

it("gives kOps' own Calico the right to passwords, and its bucket no secret", () => {
  const password = { kind: "secret", config: "torPassword" } as const;
  const peers = [{ name: "tor", peerIP: "10.0.0.1", asNumber: 65101, password }];
  const { cluster } = resolved(changed<KopsOnly>(native, { calico: { bgp: { peers } } }));
  const kinds = ({ kind, metadata }: KubernetesObject): string => [kind, metadata.namespace ?? []].flat().join(" ");
  const made = renderCalico(cluster).manifests.flatMap(({ objects }) => objects.map(kinds));
  expect(made).toEqual(
    expect.arrayContaining(["Secret kube-system", "Role kube-system", "RoleBinding kube-system", "BGPPeer"]),
  );
  expect(JSON.stringify(kopsPlatform.artefacts(cluster))).not.toContain("BGP_PASSWORD");
});

it("names every label of a rack, every etcd member and the image of each group", () => {
  const [cluster, ...groups] = objectsOf(everything);
  const spec = (object: KubernetesObject | undefined) => object?.spec as Record<string, unknown>;
  expect(spec(groups[0])).toMatchObject({
    nodeLabels: { rack: "r1", "route-reflector": "true" },
    mixedInstancesPolicy: { instances: ["m6i.large", "m5.large"], onDemandBase: 1, onDemandAboveBase: 20 },
    additionalSecurityGroups: ["sg-0a"],
    taints: ["spot=true:NoSchedule"],
  });
  const members = (spec(cluster).etcdClusters as { name: string; etcdMembers: { instanceGroup: string }[] }[]).map(
    ({ name, etcdMembers }) => [name, ...etcdMembers.map(({ instanceGroup }) => instanceGroup)],
  );
  const masters = groups.filter((group) => spec(group).role === "Master").map(({ metadata }) => metadata.name);
  expect(members).toEqual([
    ["main", ...masters],
    ["events", ...masters],
  ]);
  expect(masters).toHaveLength(3);
  expect(spec(groups.at(-1))).toMatchObject({
    role: "Bastion",
    subnets: expect.arrayContaining(["utility-eu-central-1a"]),
  });
});

it("leaves a user's text alone in Terraform's configuration, which would evaluate it", () => {
  const { platform } = resolved({
    ...operator,
    calico: { routing: { kind: "overlay", encapsulation: "IPIP" } },
  }).cluster;
  const text = JSON.stringify(terraformSecurityGroup({ ...platform, tags: { note: "${a} %{b} $5 50%" } }));
  expect(text).toContain('"note":"$${a} %%{b} $5 50%"');
  expect(text).toContain('"vpc_id":"${local.vpc_id}"');
});

it("knows what a cluster costs at its smallest, or that it does not", () => {
  const cost = (intent: KopsOnly): number | undefined => kopsPlatform.costPerHour?.(resolved(intent).cluster);
  const [zone, gib] = ["eu-central-1a", 0.08 / 730];
  const small = changed<KopsOnly>(native, { platform: { vpc: { kind: "create", availabilityZones: [zone] } } });
  // Load balancer, NAT gateway with its address, t3.medium with root and two volumes of etcd, two t3.large with 64 GiB.
  const expected = 0.0225 + 0.05 + (0.0416 + (64 + 40) * gib) + 2 * (0.0832 + 64 * gib);
  expect(cost(small)).toBeCloseTo(expected, 2);
  const instanceGroups = [{ name: "nodes", instanceTypes: ["p5.48xlarge"] }];
  expect(cost(changed<KopsOnly>(small, { platform: { instanceGroups } }))).toBeUndefined();
});
