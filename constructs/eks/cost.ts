import { parseInstanceType, vcpus } from "../aws";
import type { Cluster } from "../cluster";
import type { EksCluster } from "./types";

/**
 * US dollars per hour in us-east-1, on demand, as commonly quoted in 2026: not read from a price list, so an order of
 * magnitude for planning a course, no offer. Other regions cost up to a third more.
 */
const controlPlane = { STANDARD: 0.1, EXTENDED: 0.6 } as const;
const natGateway = 0.045;
const publicAddress = 0.005;
const interfaceEndpointPerZone = 0.01;
const routeServerEndpoint = 0.75;
const gp3PerGiB = 0.08 / 730;

/** Per vCPU; within a family the price follows the vCPUs. Burstable types below `large` have prices of their own. */
const perVcpu: Readonly<Record<string, number>> = {
  m5: 0.048,
  m6i: 0.048,
  m6g: 0.0385,
  m7i: 0.0504,
  m7g: 0.0408,
  c5: 0.0425,
  c6i: 0.0425,
  c6g: 0.034,
  c7g: 0.0363,
  r5: 0.063,
  r6i: 0.063,
  r6g: 0.0504,
};
const burstable: Readonly<Record<string, number>> = {
  "t3.medium": 0.0416,
  "t3.large": 0.0832,
  "t3.xlarge": 0.1664,
  "t4g.medium": 0.0336,
  "t4g.large": 0.0672,
  "t4g.xlarge": 0.1344,
};

/** What the cluster costs at its desired size, without traffic; undefined with an instance type that is not listed. */
export function eksCostPerHour({ platform }: Cluster<EksCluster>): number | undefined {
  const { vpc, routeServer } = platform;
  let total: number = controlPlane[platform.supportType];
  if (vpc.kind === "create") {
    total += vpc.natGateways.length * (natGateway + publicAddress);
    const interfaces = vpc.endpoints.filter((endpoint) => endpoint.type === "Interface").length;
    total += interfaces * vpc.availabilityZones.length * interfaceEndpointPerZone;
  }
  total += (routeServer?.endpoints.length ?? 0) * routeServerEndpoint;
  for (const group of platform.nodeGroups) {
    const instance = instancePrice(group.instanceTypes[0] ?? "");
    if (instance === undefined) return undefined;
    const volumes = group.volumes.reduce((sum, volume) => sum + (volume.sizeGiB ?? 0) * gp3PerGiB, 0);
    total += group.scaling.desired * (instance + volumes);
  }
  return Math.round(total * 1000) / 1000;
}

function instancePrice(text: string): number | undefined {
  const type = parseInstanceType(text);
  const count = vcpus(text);
  if (type === undefined || count === undefined) return undefined;
  const price = perVcpu[`${type.family}${type.generation}${type.options}`];
  return burstable[text] ?? (price === undefined ? undefined : price * count);
}
