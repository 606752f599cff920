import type { ClusterIntent } from "../../calico";
import { cutVpc, defaultZones } from "../../places/aws";
import { defaults } from "./defaults";
import { kopsReleaseOf } from "./releases";
import type { KopsInstanceGroupIntent, KopsIntent } from "./schema";

export function clusterNameOf({ name, platform }: ClusterIntent<KopsIntent>): string {
  return `${name}.${platform.domain ?? defaults.domain}`;
}

/** The patch release that kOps' channel recommends for a minor; the minor's first where the table has none. */
export function kubernetesVersionOf(minor: string, release: string | undefined): string {
  return kopsReleaseOf(release).kubernetes[minor] ?? `${minor}.0`;
}

export function vpcCidrOf(platform: KopsIntent): string {
  if (platform.vpc?.kind === "shared") return platform.vpc.cidr.toString();
  return platform.vpc?.cidr?.toString() ?? defaults.vpcCidr;
}

/** The zones of the VPC, in the user's order, each once. */
export function zonesOf(platform: KopsIntent): readonly string[] {
  const { vpc, region } = platform;
  const zones =
    vpc?.kind === "shared"
      ? vpc.subnets.filter(({ type }) => type !== "Utility").map((subnet) => subnet.availabilityZone)
      : (vpc?.availabilityZones ?? defaultZones(region));
  return [...new Set(zones)];
}

/** The zones of a group of nodes: its own, or all of the VPC. */
export function zonesOfGroup(platform: KopsIntent, group: KopsInstanceGroupIntent): readonly string[] {
  return [...new Set(group.availabilityZones ?? zonesOf(platform))];
}

/** The control plane's zones: the user's, else the first three of the VPC, or the first where it has only two. */
export function controlPlaneZonesOf(platform: KopsIntent): readonly string[] {
  const wanted = platform.controlPlane?.availabilityZones;
  if (wanted !== undefined) return [...new Set(wanted)];
  const zones = zonesOf(platform);
  return zones.slice(0, zones.length >= defaults.controlPlaneZones ? defaults.controlPlaneZones : 1);
}

/**
 * The subnets of a zone, by the zone's position. As kOps itself cuts a VPC of four zones or more
 * (upup/pkg/fi/cloudup/subnets.go): eighths, the first of which is cut again for the utility subnets. Unlike kOps' own
 * the plan does not depend on the number of zones. In 172.20.0.0/16: 172.20.32.0/19 and 172.20.4.0/22, 172.20.64.0/19
 * and 172.20.8.0/22. Undefined where the VPC has no such subnets.
 */
export function planSubnets(
  vpcCidr: string,
  position: number,
): { readonly nodes: string; readonly utility: string } | undefined {
  const cut = cutVpc(vpcCidr, position, "first");
  return cut && { nodes: cut.eighth, utility: cut.slice };
}
