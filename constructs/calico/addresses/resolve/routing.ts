import type { Because } from "../../../model";
import type { CalicoCluster, CalicoDataplane } from "../../cluster";
import type { CalicoContext } from "../../context";

export function resolveRouting(
  { intent, facts, reasons }: CalicoContext,
  dataplane: CalicoDataplane,
): CalicoCluster["routing"] {
  const wanted = reasons.choose("/calico/routing/kind", intent.calico?.routing, () => facts.routing);
  const encapsulation = reasons.set("/calico/routing/encapsulation", {
    value: wanted.kind === "overlay" ? wanted.encapsulation : ("None" as const),
    origin: wanted.kind === "overlay" && intent.calico?.routing ? "user" : "derived",
    why:
      wanted.kind === "overlay"
        ? intent.calico?.routing
          ? "the intent says so"
          : facts.routing.why
        : `routing ${wanted.kind} does not encapsulate`,
    from: ["/calico/routing/kind"],
  });
  const clusterRoutingMode = reasons.choose(
    "/calico/routing/clusterRoutingMode",
    intent.calico?.installation?.clusterRoutingMode,
    () => ({ value: "BIRD" as const, origin: "default", why: "the operator's own default" }),
  );
  const asked = wanted.kind === "overlay" ? wanted.bgp : undefined;
  const bgp = reasons.choose("/calico/routing/bgp", asked, () => deriveBgp());
  return { kind: wanted.kind, encapsulation, bgp, clusterRoutingMode };

  function deriveBgp(): Because<"Enabled" | "Disabled"> {
    const because = (value: "Enabled" | "Disabled", why: string, ...from: string[]): Because<typeof value> => ({
      value,
      origin: "derived",
      why,
      from,
    });
    const poolEncapsulations = (intent.calico?.pools ?? []).map((pool) => pool.encapsulation ?? encapsulation);
    if (wanted.kind === "cloud") return because("Disabled", "the cloud routes pods itself", "/calico/routing/kind");
    if (wanted.kind === "fabric")
      return because("Enabled", "without encapsulation, routes are spread by BGP", "/calico/routing/kind");
    if (dataplane.kind === "vpp") return because("Enabled", "VPP needs BGP", "/calico/dataplane/kind");
    if ([encapsulation, ...poolEncapsulations].some((mode) => mode.startsWith("IPIP") || mode === "None"))
      return because(
        "Enabled",
        "BIRD programs the routes of IPIP and unencapsulated pools",
        "/calico/routing/encapsulation",
      );
    if ((intent.calico?.bgp?.peers ?? []).length > 0)
      return because("Enabled", "there are BGP peers", "/calico/bgp/peers");
    return because("Disabled", "VXLAN needs no BGP: Felix programs its routes", "/calico/routing/encapsulation");
  }
}
