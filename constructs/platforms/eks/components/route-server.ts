import * as vpc from "@pulumi/aws/vpc";
import { childOptions, named } from "../../../places/aws/component";
import type { Making } from "./making";
import type { Network } from "./network";
import { newResource } from "../../../calico/component";

/** The VPC's route server: endpoints in the nodes' subnets, a session with each peer, routes into the private tables. */
export function makeRouteServer(making: Making, network: Network): void {
  const { name, common } = making;
  const plan = making.cluster.platform.routeServer;
  if (plan === undefined) return;
  const server = newResource(
    vpc.RouteServer,
    name,
    {
      ...common,
      amazonSideAsn: plan.amazonSideAsn,
      ...(plan.persistRoutesMinutes === undefined
        ? {}
        : { persistRoutes: "enable", persistRoutesDuration: plan.persistRoutesMinutes }),
      tags: named(making, name),
    },
    childOptions(making),
  );
  const association = newResource(
    vpc.RouteServerVpcAssociation,
    name,
    { region: common.region, routeServerId: server.routeServerId, vpcId: network.vpcId },
    childOptions(making),
  );
  const endpoints = new Map(
    plan.endpoints.flatMap(({ key, availabilityZone }) => {
      const subnet = network.privateSubnets.find((one) => one.availabilityZone === availabilityZone);
      if (subnet === undefined) return [];
      const label = `${name}-route-server-${key}`;
      const endpoint = newResource(
        vpc.RouteServerEndpoint,
        label,
        { ...common, routeServerId: server.routeServerId, subnetId: subnet.id, tags: named(making, label) },
        childOptions(making, association),
      );
      return [[key, endpoint] as const];
    }),
  );
  for (const peer of plan.peers) {
    const endpoint = endpoints.get(peer.endpoint);
    if (endpoint === undefined) continue;
    const label = `${name}-route-server-${peer.key}`;
    newResource(
      vpc.RouteServerPeer,
      label,
      {
        ...common,
        routeServerEndpointId: endpoint.routeServerEndpointId,
        peerAddress: peer.peerAddress,
        bgpOptions: { peerAsn: peer.peerAsn, peerLivenessDetection: peer.livenessDetection },
        tags: named(making, label),
      },
      childOptions(making),
    );
  }
  for (const subnet of network.privateSubnets) {
    if (subnet.routeTableId === undefined || !plan.propagateTo.includes(subnet.availabilityZone)) continue;
    newResource(
      vpc.RouteServerPropagation,
      `${name}-route-server-${subnet.key}`,
      { region: common.region, routeServerId: server.routeServerId, routeTableId: subnet.routeTableId },
      childOptions(making, association),
    );
  }
}
