import { parseInstanceType, vcpus } from "./instance-types";

/**
 * US dollars per hour in us-east-1, on demand, as commonly quoted in 2026: not read from a price list, so an order of
 * magnitude for planning a course, no offer. Other regions cost up to a third more.
 */
export const prices = {
  natGateway: 0.045,
  publicAddress: 0.005,
  interfaceEndpointPerZone: 0.01,
  routeServerEndpoint: 0.75,
  /** Without the capacity units of its traffic. */
  loadBalancer: 0.0225,
  /** Per GiB. */
  gp3: 0.08 / 730,
} as const;

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
  "t3.micro": 0.0104,
  "t3.small": 0.0208,
  "t3.medium": 0.0416,
  "t3.large": 0.0832,
  "t3.xlarge": 0.1664,
  "t4g.micro": 0.0084,
  "t4g.small": 0.0168,
  "t4g.medium": 0.0336,
  "t4g.large": 0.0672,
  "t4g.xlarge": 0.1344,
};

/** An instance on demand; undefined where its type is not listed. */
export function instancePrice(text: string): number | undefined {
  const type = parseInstanceType(text);
  const count = vcpus(text);
  if (type === undefined || count === undefined) return undefined;
  const price = perVcpu[`${type.family}${type.generation}${type.options}`];
  return burstable[text] ?? (price === undefined ? undefined : price * count);
}
