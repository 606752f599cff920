import { z } from "zod";
import { imageText, line, objectName } from "../../intent";

/** Where the CRDs and the operator come from. */
export const install = z
  .discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("release") })
      .meta({ description: "the published release: two Helm charts with Pulumi, the release's manifests with synth" }),
    z.strictObject({ kind: z.literal("directory"), path: line.min(1) }).meta({
      description:
        "a local copy of the release's manifests (v1_crd_projectcalico_org.yaml or operator-crds.yaml, and tigera-operator.yaml), for air-gapped sites; relative to the intent file",
    }),
  ])
  .meta({ description: "where the CRDs and the operator come from; default: release" });

/** Image registry settings of every image, the operator's and VPP's included. */
export const images = z
  .strictObject({
    registry: imageText
      .optional()
      .meta({ description: "registry of all images, must end in '/', e.g. registry.example.com/" }),
    imagePath: imageText.optional().meta({ description: "path under the registry; UseDefault keeps each image's own" }),
    imagePrefix: imageText.optional(),
    pullSecrets: z
      .array(objectName)
      .optional()
      .meta({ description: "names of Secrets of type kubernetes.io/dockerconfigjson in namespace tigera-operator" }),
  })
  .meta({ description: "image registry, path, prefix and pull secrets" });

export type Images = z.infer<typeof images>;
