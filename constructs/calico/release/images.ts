import type { CalicoCluster } from "../cluster";

/** Where images come from, in the Installation's own terms. */
export type ImageSettings = Pick<CalicoCluster["images"], "registry" | "imagePath" | "imagePrefix" | "registries">;

/** One image reference and what it becomes. */
export interface ImageRewrite {
  readonly from: string;
  readonly to: string;
}

/** The literal by which a user keeps an image's built-in registry, path or prefix. */
export const useDefault = "UseDefault";

/**
 * The reference of an image under the user's registry, by the operator's own rule (tigera/operator
 * pkg/components/references.go): `<registry>/<imagePath>/<imagePrefix><name>:<tag>`, with a registry for each upstream where the intent has one. What is not set, or is the literal
 * `UseDefault`, stays as it was in `image`. The operator applies the rule to what it deploys; the kit applies it to the
 * operator's own image and to VPP's, which nobody else rewrites.
 */
export function rewriteImage(image: string, settings: ImageSettings): string {
  const { registry, path, name } = split(image);
  const prefix = chosen(settings.imagePrefix) ?? "";
  return [registryFor(registry, settings) ?? registry, chosen(settings.imagePath) ?? path, `${prefix}${name}`]
    .flatMap((part) => part.split("/"))
    .filter((part) => part !== "")
    .join("/");
}

/** Where all that the operator deploys comes from in every pinned release (tigera/operator pkg/components/images.go). */
export const operatorRegistry = "quay.io";

/** What the intent puts in place of a registry, without a slash at its end; undefined where it leaves images their own. */
export function registryFor(upstream: string, settings: ImageSettings): string | undefined {
  // A reference without a registry is Docker Hub's.
  const own = chosen(settings.registries?.[upstream === "" ? "docker.io" : upstream]);
  return (own ?? chosen(settings.registry))?.replace(/\/+$/, "");
}

/** The images that change under the settings. */
export function imageRewrites(images: readonly string[], settings: ImageSettings): readonly ImageRewrite[] {
  return images.map((from) => ({ from, to: rewriteImage(from, settings) })).filter(({ from, to }) => from !== to);
}

/** Registry, path and name of an image; the name keeps its tag or digest. */
export function split(image: string): { readonly registry: string; readonly path: string; readonly name: string } {
  const parts = image.split("/");
  const name = parts.pop() ?? "";
  // As in container runtimes: a first part with a dot or a port, or localhost, is a registry.
  const hasRegistry = parts.length > 0 && /[.:]|^localhost$/.test(parts[0] ?? "");
  return { registry: hasRegistry ? (parts.shift() ?? "") : "", path: parts.join("/"), name };
}

function chosen(setting: string | undefined): string | undefined {
  return setting === undefined || setting === "" || setting === useDefault ? undefined : setting;
}
