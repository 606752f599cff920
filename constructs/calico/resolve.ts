import { askedIf, because, choose, isLate, trace, type Because, type Traced } from "../model";
import { Ip } from "../net";
import { resolveMtu } from "./addresses/resolve/mtu";
import { resolveAutodetection, resolveIpamConfiguration } from "./addresses/resolve/nodes";
import { resolvePools } from "./addresses/resolve/pools";
import { resolveRouting } from "./addresses/resolve/routing";
import { resolveBgp } from "./bgp/resolve";
import type { CalicoCluster, CalicoDataplane, Cni } from "./cluster";
import type { CalicoContext } from "./context";
import { resolveDataplane } from "./dataplane/resolve";
import { resolveEncryption } from "./encryption/resolve";
import { resolveFelix } from "./felix/resolve";
import { resolveComponents, resolveInstallation, resolveKubeControllers } from "./install/resolve";
import { resolvePolicy } from "./policy/resolve";
import { resolveImages, resolveInstaller, resolveRelease } from "./release/resolve";
import { defaultEdition } from "./schema";

/** All of Calico, from the intent and the ground. Total. */
export function resolveCalico(context: CalicoContext): Traced<CalicoCluster> {
  const { intent, offer } = context;
  const wanted = intent.calico ?? {};
  const release = resolveRelease(context);
  const dataplane = resolveDataplane(context);
  const routing = resolveRouting(context, dataplane.value);
  const cni = because(resolveCni(context, routing.value));
  const encryption = resolveEncryption(context, cni.value);
  const pools = resolvePools(context, routing.value, cni.value);
  const soFar = {
    dataplane: dataplane.value,
    encryption: encryption.value,
    pools: pools.value,
    routing: routing.value,
    cni: cni.value,
  };
  const bgp = resolveBgp(context, {
    bgp: routing.value.bgp,
    pools: pools.value,
    release: release.value.calico,
    dataplane: dataplane.value.kind,
  });
  const policy = resolvePolicy(context, { ...soFar, bgp: bgp.value });
  return trace<CalicoCluster>({
    release,
    installer: resolveInstaller(context),
    edition: choose(wanted.edition, () => ({ value: defaultEdition, origin: "default", why: "Calico Open Source" })),
    enterprise: askedIf(wanted.edition === "enterprise" ? wanted.enterprise : undefined),
    install: choose<CalicoCluster["install"]>(wanted.install, () => ({
      value: { kind: "release" },
      origin: "default",
      why: "the published release",
    })),
    images: resolveImages(context),
    kubernetesProvider: offer.kubernetesProvider,
    cni,
    ipam: because<CalicoCluster["ipam"]>({
      value: wanted.ipam?.kind === "host-local" && cni.value === "Calico" ? "HostLocal" : ipamOf[cni.value],
      origin: wanted.ipam?.kind === undefined ? "derived" : "user",
      why: `the IPAM that goes with CNI ${cni.value}`,
      from: ["/calico/cni"],
    }),
    dataplane,
    encryption,
    routing,
    pools,
    ipamConfiguration: resolveIpamConfiguration(context),
    reservations: choose(wanted.reservations, () => ({
      value: [],
      origin: "default",
      why: "no address is kept back",
    })),
    bgp,
    felix: resolveFelix(context, { ...soFar, policy: policy?.value }),
    nodeAddressAutodetection: resolveAutodetection(context),
    ...resolveMtu(context, soFar),
    installation: resolveInstallation(context),
    kubeControllers: resolveKubeControllers(context, policy?.value),
    policy,
    components: resolveComponents(context),
    hostNameservers: because(resolveHostNameservers(context, dataplane.value)),
  });
}

/** The operator's only IPAM beside each CNI (tigera/operator pkg/controller/installation/validation.go). */
const ipamOf: Readonly<Record<Cni, CalicoCluster["ipam"]>> = {
  Calico: "Calico",
  AmazonVPC: "AmazonVPC",
  AzureVNET: "AzureVNET",
  GKE: "HostLocal",
};

function resolveCni({ offer }: CalicoContext, { kind }: CalicoCluster["routing"]): Because<Cni> {
  return {
    value: kind === "cloud" ? (offer.cloudCni?.name ?? "Calico") : "Calico",
    origin: "derived",
    why: kind === "cloud" ? "routing cloud: the cloud's own CNI" : `routing ${kind}: Calico's own CNI`,
    from: ["/calico/routing/kind"],
  };
}

function resolveHostNameservers({ offer }: CalicoContext, dataplane: CalicoDataplane): Because<readonly string[]> {
  const needsNames =
    dataplane.kind === "ebpf" && dataplane.apiServer.kind === "endpoint" && isHostName(dataplane.apiServer.host);
  return {
    value: needsNames ? offer.hostNameservers.value : [],
    origin: "derived",
    why: needsNames
      ? `without kube-proxy, cluster DNS cannot be asked for the API server's name: ${offer.hostNameservers.notes[0]?.reason.why}`
      : "no host name has to be resolved before cluster DNS works",
    from: ["/calico/dataplane"],
  };
}

function isHostName(host: unknown): boolean {
  return isLate(host) || (typeof host === "string" && !Ip.parse(host).ok);
}
