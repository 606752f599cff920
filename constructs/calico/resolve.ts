import { compact, isLate } from "../model";
import { Ip } from "../net";
import { resolveMtu } from "./addresses/resolve/mtu";
import { resolveAutodetection, resolveIpamConfiguration } from "./addresses/resolve/nodes";
import { resolvePools } from "./addresses/resolve/pools";
import { resolveRouting } from "./addresses/resolve/routing";
import { resolveBgp } from "./bgp/resolve";
import type { CalicoCluster } from "./cluster";
import type { CalicoContext } from "./context";
import { resolveDataplane } from "./dataplane/resolve";
import { resolveEncryption } from "./encryption/resolve";
import { resolveFelix } from "./felix/resolve";
import { resolveComponent } from "./install/resolve";
import { resolveInstaller, resolveRelease } from "./release/resolve";
import { defaultEdition } from "./schema";

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
      value: defaultEdition,
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

function isHostName(host: unknown): boolean {
  return isLate(host) || (typeof host === "string" && !Ip.parse(host).ok);
}
