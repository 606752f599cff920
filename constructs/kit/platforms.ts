/* eslint-disable @typescript-eslint/no-require-imports -- import() would be asynchronous */
import type { Cluster } from "../calico";
import type { ExistingObject } from "../places";
import type { Platform } from "../platforms";
import type * as eks from "../platforms/eks";
import type * as eksAnywhere from "../platforms/eks-anywhere";
import type * as existing from "../platforms/existing";
import type * as kops from "../platforms/kops";
import type * as kubespray from "../platforms/kubespray";
import { once } from "../model";

/**
 * Every platform of the kit, by its kind. A further one is one line. Each is loaded when it is wanted: to load
 * all of them was a fifth of what a `check` takes beyond Node itself.
 */
const loaders = {
  eks: once(() => (require("../platforms/eks") as typeof eks).eksPlatform),
  kops: once(() => (require("../platforms/kops") as typeof kops).kopsPlatform),
  "eks-anywhere": once(() => (require("../platforms/eks-anywhere") as typeof eksAnywhere).eksAnywherePlatform),
  kubespray: once(() => (require("../platforms/kubespray") as typeof kubespray).kubesprayPlatform),
  existing: once(() => (require("../platforms/existing") as typeof existing).existingPlatform),
};

export type PlatformKind = keyof typeof loaders;

type KnownPlatform = ReturnType<(typeof loaders)[PlatformKind]>;

/** Whether there is a platform of a kind. */
export function isPlatformKind(kind: unknown): kind is PlatformKind {
  return typeof kind === "string" && Object.hasOwn(loaders, kind);
}

/** Every platform. */
export const platforms = once(
  () => Object.values(loaders).map((load) => load()) as unknown as readonly [KnownPlatform, ...KnownPlatform[]],
);

/**
 * The platform of a kind that the schema let through. Its methods take what the same platform made.
 * @throws Error for a kind that is none
 */
export function platformOf(kind: string): Platform {
  if (!isPlatformKind(kind)) throw new Error(`there is no platform ${kind}`);
  return loaders[kind]();
}

/** What a cluster's intent says is in the cloud already. */
export function existingObjects(cluster: Cluster): readonly ExistingObject[] {
  return platformOf(cluster.platform.kind).existing?.(cluster) ?? [];
}
