import { choose, trace, type Traced } from "../../../model";
import { defaults } from "../defaults";
import { zonesOf } from "../addresses";
import type { EksIntent } from "../schema";
import type { EksRouteServer } from "../types";
import type { EksContext } from "./context";

/** A VPC Route Server with two endpoints in each subnet that has a peer, unless the intent says one. */
export function resolveRouteServer({ intent: { platform } }: EksContext): Traced<EksRouteServer> | undefined {
  const wanted = platform.routeServer;
  if (wanted === undefined) return undefined;
  const perSubnet = choose(wanted.endpointsPerSubnet, () => ({
    value: defaults.routeServerEndpointsPerSubnet,
    origin: "default",
    why: "two endpoints in a subnet, so that one can fail",
  }));
  const numbers = Array.from({ length: perSubnet.value }, (_, index) => index + 1);
  const zones = [...new Set(wanted.peers.map((peer) => peer.availabilityZone))];
  return trace<EksRouteServer>(
    {
      amazonSideAsn: wanted.amazonSideAsn.value,
      persistRoutesMinutes: wanted.persistRoutes?.minutes,
      endpoints: trace<EksRouteServer["endpoints"]>(
        zones.flatMap((zone) => numbers.map((n) => ({ key: `${zone}-${n}`, availabilityZone: zone }))),
        perSubnet.notes[0]?.reason,
      ),
      peers: wanted.peers.flatMap((peer) =>
        numbers.map((n) => ({
          key: `${peer.name}-${n}`,
          endpoint: `${peer.availabilityZone}-${n}`,
          peerAddress: peer.peerAddress.toString(),
          peerAsn: peer.peerAsn.value,
          livenessDetection: peer.livenessDetection ?? "bgp-keepalive",
        })),
      ),
      propagateTo: propagateTo(platform),
    },
    { origin: "user", why: "the intent asks for it" },
  );
}

/** The zones whose private route table the kit knows: all of its own VPC, the named ones of an adopted VPC. */
function propagateTo(platform: EksIntent): readonly string[] {
  if (platform.vpc?.kind !== "adopt") return zonesOf(platform);
  return [
    ...new Set(
      platform.vpc.privateSubnets
        .filter((subnet) => subnet.routeTableId !== undefined)
        .map((subnet) => subnet.availabilityZone),
    ),
  ];
}
