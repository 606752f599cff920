import { calicoGroup } from "./around";

/** What is known of the Calico that is to take the objects; what releases disagree about is said only where it is known. */
export interface KnownRelease {
  readonly edition?: "open source" | "enterprise";
  /** Of Calico Open Source, such as 31 of v3.31.4. */
  readonly minor?: number;
}

/** What objects say of the release: an Installation its edition, a ClusterInformation both. */
export function releaseIn(objects: readonly { readonly value: unknown }[]): KnownRelease {
  return objects.reduce<KnownRelease>((known, { value }) => ({ ...known, ...releaseOf(value) }), {});
}

function releaseOf(value: unknown): KnownRelease {
  const { apiVersion, kind, spec, items } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (Array.isArray(items)) return releaseIn(items.map((item: unknown) => ({ value: item })));
  const { variant, calicoVersion, cnxVersion } = (spec ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== "string") return {};
  if (kind === "Installation" && apiVersion.startsWith("operator.tigera.io/"))
    return { edition: isEnterprise(variant) ? "enterprise" : "open source" };
  if (kind !== "ClusterInformation" || !calicoGroup.test(apiVersion)) return {};
  if (typeof cnxVersion === "string" && cnxVersion !== "") return { edition: "enterprise" };
  const minor = typeof calicoVersion === "string" ? /^v?3\.(\d+)\./.exec(calicoVersion)?.[1] : undefined;
  return minor === undefined ? {} : { edition: "open source", minor: Number(minor) };
}

const isEnterprise = (variant: unknown): boolean =>
  variant === "TigeraSecureEnterprise" || variant === "CalicoEnterprise";
