import * as z from "zod";
import { configName, imageText, line, secretName } from "../../intent";

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
    z.strictObject({ kind: z.literal("present") }).meta({
      description:
        "of Calico Enterprise: you apply its CRDs and its operator yourself, before what the kit makes; the steps say which files",
    }),
  ])
  .meta({ description: "where the CRDs and the operator come from; default: release" });

const pullSecret = z
  .union([
    secretName.meta({ description: "name of a Secret that is in the cluster" }),
    z
      .strictObject({ kind: z.literal("existing"), name: secretName })
      .meta({ description: "a Secret that is in the cluster" }),
    z.strictObject({ kind: z.literal("secret"), name: secretName, config: configName }).meta({
      description:
        'a Secret that the kit makes of a secret value of the stack\'s configuration, the text of a Docker configuration: {"auths":{"HOST":{"auth":"..."}}}',
    }),
  ])
  .meta({
    description: "credentials of a registry: the name of a Secret, or { kind: secret, name: NAME, config: NAME }",
  });

/** Image registry settings of every image, the operator's and VPP's included. */
export const images = z
  .strictObject({
    registry: imageText
      .optional()
      .meta({ description: "registry of all images, must end in '/', e.g. registry.example.com/" }),
    imagePath: imageText.optional().meta({ description: "path under the registry; UseDefault keeps each image's own" }),
    imagePrefix: imageText.optional(),
    registries: z
      .record(
        z
          .string()
          .regex(/^[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?$/, "must be a registry's host as images have it, e.g. quay.io"),
        imageText,
      )
      .optional()
      .meta({
        description:
          "a registry of your own for each that images come from, such as pull-through caches: { quay.io: cache.example.com/quay, docker.io: cache.example.com/hub }; wins over registry",
      }),
    pullSecrets: z.array(pullSecret).optional().meta({
      description:
        "Secrets of type kubernetes.io/dockerconfigjson: by name, in namespace tigera-operator (with VPP in calico-vpp-dataplane, with the kit's kube-proxy in kube-system, too), or made from the stack's configuration",
    }),
  })
  .meta({ description: "image registry, path, prefix and pull secrets" });

export type Images = z.infer<typeof images>;
