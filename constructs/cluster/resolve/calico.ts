import { isLate } from "../late";
import { Ip } from "../../net";
import type { CalicoCluster } from "../cluster";
import { defaultRelease, findRelease, releases, type Release } from "../versions";
import type { CalicoContext } from "./context";
import { resolveBgp } from "./bgp";
import { resolveDataplane, resolveEncryption } from "./dataplane";
import { resolveFelix } from "./felix";
import { compact } from "./freeze";
import { resolveMtu } from "./mtu";
import { resolvePools } from "./pools";
import { resolveRouting } from "./routing";

export function resolveCalico(context: CalicoContext): CalicoCluster {
  const { intent, facts, reasons } = context;
  const wanted = intent.calico ?? {};
  const dataplane = resolveDataplane(context);
  const routing = resolveRouting(context, dataplane);
  const cni = reasons.set<CalicoCluster["cni"]>("/calico/cni", {
    value: routing.kind === "cloud" ? (facts.cloudCni ?? "Calico") : "Calico",
    origin: "derived",
    why: routing.kind === "cloud" ? "routing cloud: the cloud's own CNI" : `routing ${routing.kind}: Calico's own CNI`,
    from: ["/calico/routing/kind"],
  });
  const encryption = resolveEncryption(context, cni);
  const pools = resolvePools(context, routing, cni);
  const { mtu, mtuIsExplicit } = resolveMtu(context, { dataplane, encryption, pools, routing });
  const ipam = reasons.set<CalicoCluster["ipam"]>("/calico/ipam", {
    value: cni === "AmazonVPC" ? "AmazonVPC" : wanted.ipam?.kind === "host-local" ? "HostLocal" : "Calico",
    origin: wanted.ipam?.kind === undefined ? "derived" : "user",
    why: `the IPAM that goes with CNI ${cni}`,
    from: ["/calico/cni"],
  });
  const needsHostNames =
    dataplane.kind === "ebpf" && dataplane.apiServer.kind === "endpoint" && isHostName(dataplane.apiServer.host);
  return compact({
    release: resolveRelease(context),
    installer: resolveInstaller(context),
    edition: reasons.choose("/calico/edition", wanted.edition, () => ({
      value: "oss" as const,
      origin: "default",
      why: "Calico Open Source",
    })),
    install: reasons.choose("/calico/install", wanted.install, () => ({
      value: { kind: "release" } as const,
      origin: "default",
      why: "the published release",
    })),
    images: reasons.set("/calico/images", {
      value: compact({
        registry: wanted.images?.registry,
        imagePath: wanted.images?.imagePath,
        imagePrefix: wanted.images?.imagePrefix,
        pullSecrets: wanted.images?.pullSecrets ?? [],
      }),
      origin: wanted.images === undefined ? "default" : "user",
      why: wanted.images === undefined ? "the registries that the release names" : "the intent says so",
    }),
    kubernetesProvider: reasons.set("/calico/kubernetesProvider", facts.kubernetesProvider),
    cni,
    ipam,
    dataplane,
    encryption,
    routing,
    pools,
    ipamConfiguration: resolveIpamConfiguration(context),
    reservations: reasons.choose("/calico/reservations", wanted.reservations, () => ({
      value: [],
      origin: "default",
      why: "no address is kept back",
    })),
    bgp: resolveBgp(context, routing.bgp),
    felix: resolveFelix(context, { dataplane, encryption, pools, cni }),
    nodeAddressAutodetection: resolveAutodetection(context),
    mtu,
    mtuIsExplicit,
    installation: reasons.choose("/calico/installation", wanted.installation, () => ({
      value: {},
      origin: "default",
      why: "the operator's own defaults",
    })),
    kubeControllers:
      wanted.kubeControllers && reasons.choose("/calico/kubeControllers", wanted.kubeControllers, neverDefault),
    components: {
      apiServer: resolveComponent(context, "apiServer", "projectcalico.org/v3 is served by it"),
      goldmane: resolveComponent(context, "goldmane", "flow logs"),
      whisker: resolveComponent(context, "whisker", "flow viewer"),
    },
    hostNameservers: reasons.set("/calico/hostNameservers", {
      value: needsHostNames ? facts.hostNameservers.value : [],
      origin: "derived",
      why: needsHostNames
        ? `without kube-proxy, cluster DNS cannot be asked for the API server's name: ${facts.hostNameservers.why}`
        : "no host name has to be resolved before cluster DNS works",
      from: ["/calico/dataplane"],
    }),
  });
}

function neverDefault(): never {
  throw new Error("only called without a user's value");
}

function resolveInstaller({ facts, reasons }: CalicoContext): CalicoCluster["installer"] {
  const own = facts.ownCalico;
  return reasons.set<CalicoCluster["installer"]>(
    "/calico/installer",
    own === undefined
      ? { value: { kind: "operator" }, origin: "default", why: "the Tigera operator" }
      : {
          value: { kind: "platform", felixByEnvironment: own.value.felixByEnvironment, typha: own.value.typha },
          origin: "platform",
          why: own.why,
        },
  );
}

function resolveRelease({ intent, facts, reasons }: CalicoContext): Release {
  if (facts.ownCalico !== undefined) {
    const { value, ...reason } = facts.ownCalico;
    return reasons.set("/calico/release", { ...reason, value: value.release });
  }
  const wanted = intent.calico?.release;
  const row = findRelease(wanted ?? defaultRelease) ?? releases[0];
  if (row === undefined) throw new Error("the table of releases is empty");
  return reasons.set("/calico/release", {
    value: row,
    origin: wanted === undefined ? "default" : "user",
    why: `Calico ${row.calico} goes with operator ${row.operator} and VPP ${row.vpp}, and with nothing else`,
  });
}

function resolveAutodetection({ intent, facts, network, reasons }: CalicoContext) {
  const wanted = intent.calico?.nodeAddressAutodetection;
  const has = (family: 4 | 6) => network.families.includes(family);
  return compact({
    ipv4:
      has(4) || wanted?.ipv4
        ? reasons.choose("/calico/nodeAddressAutodetection/ipv4", wanted?.ipv4, () => facts.addressAutodetection)
        : undefined,
    ipv6:
      has(6) || wanted?.ipv6
        ? reasons.choose("/calico/nodeAddressAutodetection/ipv6", wanted?.ipv6, () => facts.addressAutodetection)
        : undefined,
  });
}

function resolveIpamConfiguration({ intent, reasons }: CalicoContext): CalicoCluster["ipamConfiguration"] {
  const wanted = intent.calico?.ipam;
  if (
    wanted?.strictAffinity === undefined &&
    wanted?.maxBlocksPerHost === undefined &&
    wanted?.autoAllocateBlocks === undefined
  )
    return undefined;
  return reasons.set("/calico/ipamConfiguration", {
    value: {
      strictAffinity: wanted.strictAffinity ?? false,
      autoAllocateBlocks: wanted.autoAllocateBlocks ?? true,
      maxBlocksPerHost: wanted.maxBlocksPerHost ?? 0,
    },
    origin: "user",
    why: "the intent says so; what it leaves out is Calico's own default",
  });
}

function resolveComponent(
  { intent, facts, reasons }: CalicoContext,
  key: "apiServer" | "goldmane" | "whisker",
  why: string,
): boolean {
  return reasons.choose(`/calico/components/${key}`, intent.calico?.components?.[key], () =>
    facts.ownCalico === undefined
      ? { value: true, origin: "default", why }
      : { value: false, origin: "platform", why: "only the operator deploys it", from: ["/calico/installer"] },
  );
}

function isHostName(host: unknown): boolean {
  return isLate(host) || (typeof host === "string" && !Ip.parse(host).ok);
}
