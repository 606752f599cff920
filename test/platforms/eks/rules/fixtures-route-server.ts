import { adopted, type Fixture, group, peer, routeServer, toRouteServer, twoSubnets, vpp } from "./changes";

/** The route server: EKS-046 to EKS-053; and EKS-054, the latest. */
export const routeServerFixtures = {
  "EKS-046": {
    failing: routeServer({}, {}),
    passing: routeServer({}),
    path: "/platform/routeServer",
  },
  "EKS-047": {
    failing: routeServer({ amazonSideAsn: 65535 }),
    passing: routeServer({ amazonSideAsn: "64086.59904" }),
    path: "/platform/routeServer/amazonSideAsn",
  },
  "EKS-048": {
    failing: routeServer({ persistRoutes: { minutes: 6 } }),
    passing: routeServer({ persistRoutes: { minutes: 5 } }),
    path: "/platform/routeServer/persistRoutes/minutes",
  },
  "EKS-049": {
    failing: routeServer({ peers: [{ ...peer, peerAddress: "10.0.32.10" }] }),
    passing: routeServer({ peers: [{ ...peer, peerAddress: "10.0.31.10" }] }),
    path: "/platform/routeServer/peers/0/peerAddress",
  },
  "EKS-050": {
    failing: routeServer({ peers: [peer, { ...peer, peerAddress: "10.0.0.11" }] }),
    passing: routeServer({ peers: [peer, { ...peer, name: "b", peerAddress: "10.0.0.11" }] }),
    path: "/platform/routeServer/peers/1/name",
  },
  "EKS-051": {
    failing: routeServer({ peers: [{ ...peer, peerAsn: 65001 }] }),
    passing: routeServer({}),
    path: "/platform/routeServer/peers/0/peerAsn",
  },
  "EKS-052": {
    failing: routeServer({}),
    passing: routeServer({}, toRouteServer),
    path: "/platform/routeServer",
  },
  "EKS-053": {
    failing: {
      platform: {
        vpc: adopted([twoSubnets[0] ?? {}, { ...twoSubnets[1], routeTableId: undefined }]),
        routeServer: { amazonSideAsn: 65000, peers: [peer] },
      },
    },
    passing: { platform: { vpc: adopted(twoSubnets), routeServer: { amazonSideAsn: 65000, peers: [peer] } } },
    path: "/platform/vpc/privateSubnets/1",
  },
  "EKS-054": {
    failing: { ...group({ architecture: "arm64" }), ...vpp() },
    passing: { ...group({ architecture: "x86_64" }), ...vpp() },
    path: "/platform/nodeGroups/0/architecture",
  },
} as const satisfies Readonly<Record<string, Fixture>>;
