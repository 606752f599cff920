import { parse } from "yaml";
import type { IntentInput } from "../../../constructs/kit";
import { lateNames } from "../../../constructs/model";
import { eksPlatform } from "../../../constructs/platforms/eks/platform";
import { changed } from "../../support/changed";
import { ebpf, nftables, resolved, vpcCni, vpp, vxlan } from "./intents";

const manifestsOf = (intent: IntentInput) => eksPlatform.manifests(resolved(intent).cluster);
const objectsOf = (intent: IntentInput) => manifestsOf(intent).flatMap((manifest) => manifest.objects);

it("makes nothing where EKS' add-ons do it all", () => {
  for (const intent of [vxlan, ebpf, vpp]) expect(manifestsOf(intent)).toEqual([]);
});

it("lets aws-node write pods' addresses into their annotations", () => {
  const [role, binding] = objectsOf(vpcCni);
  expect(role).toMatchObject({
    kind: "ClusterRole",
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["patch"] }],
  });
  expect(binding).toMatchObject({
    roleRef: { name: role?.metadata.name },
    subjects: [{ kind: "ServiceAccount", name: "aws-node", namespace: "kube-system" }],
  });
});

describe("kube-proxy with nftables", () => {
  const objects = objectsOf(nftables);
  const daemonSet = objects.find((object) => object.kind === "DaemonSet") as unknown as {
    spec: { template: { spec: { containers: { image: string; command: string[]; env: unknown[] }[] } } };
  };
  const [container] = daemonSet.spec.template.spec.containers;

  it("is applied before anything of Calico", () => {
    expect(manifestsOf(nftables).map((manifest) => manifest.phase)).toEqual(["platform"]);
  });

  it("is told its mode and the pods' range", () => {
    const configMap = objects.find((object) => object.kind === "ConfigMap") as unknown as {
      data: Record<string, string>;
    };
    expect(parse(configMap.data["config.conf"] ?? "")).toMatchObject({
      kind: "KubeProxyConfiguration",
      mode: "nftables",
      clusterCIDR: "172.16.0.0/16",
    });
  });

  it("makes its pods anew with another configuration, and with the same leaves them alone", () => {
    const annotations = (of: IntentInput): unknown => {
      const [made] = objectsOf(of).filter((object) => object.kind === "DaemonSet") as unknown as (typeof daemonSet & {
        spec: { template: { metadata: { annotations: unknown } } };
      })[];
      return made?.spec.template.metadata.annotations;
    };
    const other = changed<IntentInput>(nftables, { network: { pods: ["10.244.0.0/16"] } });
    expect(annotations(nftables)).toEqual({ "checksum/config": expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
    expect(annotations(other)).not.toEqual(annotations(nftables));
    expect(annotations({ ...nftables, name: "another" })).toEqual(annotations(nftables));
  });

  it("finds the API by the endpoint's name, which exists only later", () => {
    expect(lateNames(objects)).toEqual(["apiServer.host"]);
    expect(container?.env).toContainEqual({ name: "KUBERNETES_SERVICE_HOST", value: { $late: "apiServer.host" } });
  });

  it("comes from the user's registry", () => {
    const mirrored = changed<IntentInput>(nftables, { calico: { images: { registry: "registry.example.com/" } } });
    expect(JSON.stringify(objectsOf(mirrored))).toContain('"registry.example.com/kube-proxy:v1.35.7"');
    expect(container?.image).toBe("registry.k8s.io/kube-proxy:v1.35.7");
  });
});

it("writes user data, rules and rights as files", () => {
  const files = eksPlatform.artefacts(resolved(vpp).cluster);
  expect(files.map((file) => file.path)).toEqual([
    "eks/user-data/main.mime",
    "eks/security-group-rules.json",
    "eks/node-policy.json",
  ]);
});

it("knows what the cluster costs, or that it does not", () => {
  const cost = (intent: IntentInput) => eksPlatform.costPerHour?.(resolved(intent).cluster);
  // Control plane, NAT gateway with its address, two m6i.large with 50 GiB each.
  expect(cost(vxlan)).toBeCloseTo(0.1 + 0.05 + 2 * (0.096 + (50 * 0.08) / 730), 2);
  expect(
    cost(changed<IntentInput>(vxlan, { platform: { nodeGroups: [{ name: "main", instanceTypes: ["p5.48xlarge"] }] } })),
  ).toBeUndefined();
});
