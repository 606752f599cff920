import type { Cluster, ExistingObject, Platform, PlatformCluster } from "../cluster";
import { eksPlatform } from "../eks";
import { kopsPlatform } from "../kops";
import type { PlatformIntent, PlatformKind } from "../intent";

/** Every platform of the kit. A further one is one line. */
const platforms = { eks: eksPlatform, kops: kopsPlatform } satisfies Record<PlatformKind, unknown>;

/**
 * The platform of a kind. Its methods take what the same platform made, which the type system cannot follow through a
 * table: hence the one widening here.
 */
export function platformOf(kind: PlatformKind): Platform<PlatformIntent, PlatformCluster> {
  return platforms[kind] as unknown as Platform<PlatformIntent, PlatformCluster>;
}

/** The platforms one by one. */
export const allPlatforms: readonly Platform[] = (Object.keys(platforms) as PlatformKind[]).map(platformOf);

/** What a cluster's intent says is in the cloud already. */
export function existingObjects(cluster: Cluster): readonly ExistingObject[] {
  return platformOf(cluster.platform.kind).existing?.(cluster) ?? [];
}
