import { asked, askedIf, because, choose, trace, type Traced } from "../../../model";
import type { Finished } from "../..";
import { clusterNameOf, kubernetesVersionOf } from "../addresses";
import { defaults } from "../defaults";
import { defaultKopsRelease } from "../releases";
import type { KopsIntent } from "../schema";
import type { KopsCluster, KopsNodeGroup } from "../types";
import { resolveApi, resolveNetworking, resolveSecurityGroupRules, resolveSshAccess } from "./access";
import type { KopsContext } from "./context";
import { resolveControlPlaneStatements, resolveNodeStatements } from "./iam";
import { resolveBastion, resolveNodeGroups, volumeOf } from "./instance-groups";
import { resolveNativeCalico } from "./native";
import { resolveVpc } from "./vpc";

/** kOps' part of a cluster. Total: where the intent makes no sense the value is harmless and a rule reports it. */
export function finishKops(context: KopsContext): Finished<KopsCluster, KopsNodeGroup> {
  const { intent, kubernetes, network } = context;
  const { platform } = intent;
  const networking = resolveNetworking(platform);
  const topology = choose(platform.topology, () => ({
    value: defaults.topology,
    origin: "default",
    why: "nodes have no public address",
  }));
  const vpc = resolveVpc(platform, topology.value);
  const rules = resolveSecurityGroupRules(context, { networking: networking.value, vpc: vpc.value });
  return {
    platform: trace<KopsCluster>({
      kind: asked(platform.kind),
      release: choose(platform.release, () => ({
        value: defaultKopsRelease,
        origin: "default",
        why: "the release that the kit is tested with",
      })),
      kubernetesVersion: because({
        value: kubernetesVersionOf(kubernetes, platform.release),
        origin: "platform",
        why: "the patch release that kOps' channel recommends for the minor",
        from: ["/kubernetes", "/platform/release"],
      }),
      networking,
      clusterName: because({
        value: clusterNameOf(intent),
        origin: "derived",
        why: "kOps names a cluster by DNS: the name and the domain",
        from: ["/name"],
      }),
      region: asked(platform.region),
      dns: choose(platform.dns, () => ({
        value: defaults.dns,
        origin: "default",
        why: "needs no hosted zone: the load balancer's own name and /etc/hosts serve",
      })),
      stateStore: askedIf(platform.stateStore),
      discoveryStore: askedIf(platform.discoveryStore),
      vpc,
      nonMasqueradeCidr: choose(platform.nonMasqueradeCidr?.toString(), () => ({
        value: defaults.nonMasqueradeCidr,
        origin: "default",
        why: "kOps' own: shared address space that no private network uses",
      })),
      podCidr: firstOf(network.pods.map(String), "kOps makes one pool, the pod range", "/network/pods"),
      serviceCidr: firstOf(network.services.map(String), "the service range", "/network/services"),
      topology,
      api: resolveApi(platform, { topology: topology.value, vpc: vpc.value }),
      sshAccess: resolveSshAccess(platform),
      etcd: resolveEtcd(platform),
      kubeProxy: resolveKubeProxy(context),
      calico: networking.value === "calico" ? resolveNativeCalico(context) : undefined,
      nodeStatements: resolveNodeStatements(context, networking.value),
      controlPlaneStatements: resolveControlPlaneStatements(platform),
      securityGroupRules: rules,
      sysctlParameters: resolveSysctlParameters(context),
      hooks: choose(platform.hooks, () => ({ value: [], origin: "default", why: "none asked for" })),
      rollingUpdate: askedIf(platform.rollingUpdate),
      addons: choose<KopsCluster["addons"]>(platform.addons && [...new Set(platform.addons)], () => ({
        value: [],
        origin: "default",
        why: "kOps' own defaults are enough",
      })),
      addonManifests: choose<KopsCluster["addonManifests"]>(platform.addonManifests, () => ({
        value: [],
        origin: "default",
        why: "none asked for",
      })),
      bastion: resolveBastion(platform, { topology: topology.value, vpc: vpc.value }),
      routeReflectors: resolveRouteReflectors(platform),
      tags: trace<KopsCluster["tags"]>(
        {
          ...platform.tags,
          "calico-kit/cluster": because({
            value: intent.name,
            origin: "derived",
            why: "by this tag the kit's clusters are found",
            from: ["/name"],
          }),
        },
        platform.tags === undefined
          ? { origin: "default", why: "no further tags" }
          : { origin: "user", why: "the intent says so" },
      ),
    }),
    groups: resolveNodeGroups(context, rules.value),
  };
}

function firstOf(ranges: readonly string[], why: string, from: string): Traced<string> {
  return because({ value: ranges[0] ?? "", origin: "derived", why, from: [from] });
}

function resolveEtcd({ etcd }: KopsIntent): Traced<KopsCluster["etcd"]> {
  return trace<KopsCluster["etcd"]>({
    volume: volumeOf(etcd?.volume, defaults.etcd.volume),
    backupRetentionDays: choose<number>(etcd?.backupRetentionDays, () => ({
      value: defaults.etcd.backupRetentionDays,
      origin: "default",
      why: "kOps' own default",
    })),
  });
}

function resolveKubeProxy({ calico: { dataplane } }: KopsContext): Traced<KopsCluster["kubeProxy"]> {
  const made = (value: KopsCluster["kubeProxy"], why: string): Traced<KopsCluster["kubeProxy"]> =>
    because({ value, origin: "derived", why, from: ["/calico/dataplane"] });
  if (dataplane.kind === "ebpf" && dataplane.kubeProxy === "remove")
    return made({ enabled: false }, "eBPF does kube-proxy's work");
  if (dataplane.kind === "nftables")
    return made({ enabled: true, proxyMode: "nftables" }, "kube-proxy must use nftables too");
  return made({ enabled: true }, "kOps' own default");
}

/** The intent's, and VPP's hugepages before the kubelet counts them. */
function resolveSysctlParameters({ intent, calico: { dataplane } }: KopsContext): Traced<readonly string[]> {
  const wanted = intent.platform.sysctlParameters;
  const hugepages = dataplane.kind === "vpp" ? dataplane.hugepages2Mi : 0;
  return trace<readonly string[]>(
    [
      ...(wanted ?? []),
      ...(hugepages === 0
        ? []
        : [
            because({
              value: `vm.nr_hugepages=${hugepages}`,
              origin: "derived",
              why: "VPP's hugepages, before the kubelet counts them",
              from: ["/calico/dataplane/hugepages2Mi"],
            }),
          ]),
    ],
    wanted === undefined
      ? { origin: "default", why: "kOps' own settings are enough" }
      : { origin: "user", why: "the intent says so" },
  );
}

function resolveRouteReflectors({ instanceGroups }: KopsIntent): Traced<KopsCluster["routeReflectors"]> {
  return trace<KopsCluster["routeReflectors"]>(
    instanceGroups.flatMap(({ name, routeReflectorClusterId: clusterId }) =>
      clusterId === undefined ? [] : [{ instanceGroup: name, clusterId: asked(clusterId) }],
    ),
    { origin: "derived", why: "the groups with a routeReflectorClusterId", from: ["/nodes/groups"] },
  );
}
