import { instancePrice, prices } from "../../places/aws";
import type { EksWhole } from "./types";

/** US dollars per hour; the words of constructs/places/aws/prices.ts hold here, too. */
const controlPlane = { STANDARD: 0.1, EXTENDED: 0.6 } as const;

/** What the cluster costs at its desired size, without traffic; undefined with an instance type that is not listed. */
export function eksCostPerHour({ platform, nodes }: EksWhole): number | undefined {
  const { vpc, routeServer } = platform;
  let total: number = controlPlane[platform.supportType];
  if (vpc.kind === "create") {
    total += vpc.natGateways.length * (prices.natGateway + prices.publicAddress);
    const interfaces = vpc.endpoints.filter((endpoint) => endpoint.type === "Interface").length;
    total += interfaces * vpc.availabilityZones.length * prices.interfaceEndpointPerZone;
  }
  total += (routeServer?.endpoints.length ?? 0) * prices.routeServerEndpoint;
  for (const group of nodes.groups) {
    const instance = instancePrice(group.instanceTypes[0] ?? "");
    if (instance === undefined) return undefined;
    const volumes = group.volumes.reduce((sum, volume) => sum + (volume.sizeGiB ?? 0) * prices.gp3, 0);
    total += group.count.initial * (instance + volumes);
  }
  return Math.round(total * 1000) / 1000;
}
