import type { IpFamily } from "../net";
import type { PolicySet } from "../policy";
import { Reach, type ReachOptions } from "./reach";

const families: readonly IpFamily[] = [4, 6];

/** The versions of IP that pods, or host endpoints where there are no pods, have addresses of; IPv4 where none has any. */
export function familiesOf({ pods, hostEndpoints }: PolicySet): readonly IpFamily[] {
  const ofPods = pods.filter(({ hostNetwork }) => !hostNetwork).flatMap(({ addresses }) => addresses);
  const addresses = ofPods.length > 0 ? ofPods : hostEndpoints.flatMap(({ expectedIPs }) => expectedIPs);
  const found = families.filter((family) => addresses.some((address) => address.family === family));
  return found.length === 0 ? [4] : found;
}

/** One for each version of IP of the set: policies may treat them otherwise. */
export function reachesOf(set: PolicySet, options: Omit<ReachOptions, "family"> = {}): readonly Reach[] {
  return familiesOf(set).map((family) => new Reach(set, { ...options, family }));
}
