import { because, type Because, choose, trace, type Traced } from "../../../model";
import type { CalicoCluster, CalicoDataplane } from "../../cluster";
import type { CalicoContext } from "../../context";
import type { Routing } from "../schema";
import { tunnelOf } from "../pools";

export function resolveRouting(
  { intent, offer: { routing: offered }, fabric }: CalicoContext,
  dataplane: CalicoDataplane,
): Traced<CalicoCluster["routing"]> {
  const asked = intent.calico?.routing;
  const offer = { routing: fabric === undefined ? offered : byFabric };
  const wanted = asked ?? offer.routing.value;
  const why = asked === undefined ? (offer.routing.notes.at(0)?.reason.why ?? "") : "the intent says so";
  const encapsulation = because<CalicoCluster["routing"]["encapsulation"]>({
    value: wanted.kind === "overlay" ? wanted.encapsulation : "None",
    origin: wanted.kind === "overlay" && asked !== undefined ? "user" : "derived",
    why: wanted.kind === "overlay" ? why : `routing ${wanted.kind} does not encapsulate`,
    from: ["/calico/routing/kind"],
  });
  const poolEncapsulations = (intent.calico?.pools ?? []).map((pool) => pool.encapsulation ?? encapsulation.value);
  return trace<CalicoCluster["routing"]>({
    kind: choose(asked?.kind, () => ({
      origin: "platform",
      ...offer.routing.notes.at(0)?.reason,
      why,
      value: wanted.kind,
    })),
    encapsulation,
    bgp: choose(wanted.kind === "overlay" ? wanted.bgp : undefined, () =>
      deriveBgp(wanted, {
        dataplane,
        encapsulations: [encapsulation.value, ...poolEncapsulations],
        hasPeers: (intent.calico?.bgp?.peers ?? []).length > 0,
      }),
    ),
    clusterRoutingMode: choose(intent.calico?.installation?.clusterRoutingMode, () => ({
      value: "BIRD",
      origin: "default",
      why: "the operator's own default",
    })),
  });
}

const byFabric = because<Routing>({
  value: { kind: "fabric" },
  origin: "derived",
  why: "the switches learn by BGP where pods are, so that nothing is encapsulated",
  from: ["/fabric/racks"],
});

function deriveBgp(
  routing: Routing,
  cluster: {
    readonly dataplane: CalicoDataplane;
    readonly encapsulations: readonly CalicoCluster["routing"]["encapsulation"][];
    readonly hasPeers: boolean;
  },
): Because<"Enabled" | "Disabled"> {
  const derived = (value: "Enabled" | "Disabled", why: string, ...from: string[]): Because<typeof value> => ({
    value,
    origin: "derived",
    why,
    from,
  });
  if (routing.kind === "cloud") return derived("Disabled", "the cloud routes pods itself", "/calico/routing/kind");
  if (routing.kind === "fabric")
    return derived("Enabled", "without encapsulation, routes are spread by BGP", "/calico/routing/kind");
  if (cluster.dataplane.kind === "vpp") return derived("Enabled", "VPP needs BGP", "/calico/dataplane/kind");
  if (cluster.encapsulations.some((mode) => tunnelOf(mode) !== "vxlan"))
    return derived(
      "Enabled",
      "BIRD programs the routes of IPIP and unencapsulated pools",
      "/calico/routing/encapsulation",
    );
  if (cluster.hasPeers) return derived("Enabled", "there are BGP peers", "/calico/bgp/peers");
  return derived("Disabled", "VXLAN needs no BGP: Felix programs its routes", "/calico/routing/encapsulation");
}
