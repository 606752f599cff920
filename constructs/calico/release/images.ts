import type { CalicoCluster } from "../cluster";

/** Where images come from, in the Installation's own terms. */
export type ImageSettings = Pick<CalicoCluster["images"], "registry" | "imagePath" | "imagePrefix">;

/** One image reference and what it becomes. */
export interface ImageRewrite {
  readonly from: string;
  readonly to: string;
}

/** The literal by which a user keeps an image's built-in registry, path or prefix. */
const USE_DEFAULT = "UseDefault";

/**
 * The reference of an image under the user's registry, by the operator's own rule (tigera/operator
 * pkg/components/references.go): `<registry>/<imagePath>/<imagePrefix><name>:<tag>`. What is not set, or is the literal
 * `UseDefault`, stays as it was in `image`. The operator applies the rule to what it deploys; the kit applies it to the
 * operator's own image and to VPP's, which nobody else rewrites.
 */
export function rewriteImage(image: string, settings: ImageSettings): string {
  const { registry, path, name } = split(image);
  const prefix = chosen(settings.imagePrefix) ?? "";
  return [chosen(settings.registry) ?? registry, chosen(settings.imagePath) ?? path, `${prefix}${name}`]
    .flatMap((part) => part.split("/"))
    .filter((part) => part !== "")
    .join("/");
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
  return setting === undefined || setting === "" || setting === USE_DEFAULT ? undefined : setting;
}
