import { because, type Traced } from "../../../model";
import { partitionOf } from "../../../places/aws";
import type { KopsIntent } from "../schema";
import type { KopsCluster, PolicyStatement } from "../types";
import type { KopsContext } from "./context";

/** Rights that nodes get beside kOps' own. */
export function resolveNodeStatements(
  context: KopsContext,
  networking: KopsCluster["networking"],
): Traced<readonly PolicyStatement[]> {
  return networking === "cni"
    ? because({
        value: nodeStatements(context),
        origin: "derived",
        why: "Felix switches the source/destination check where pods' addresses are on the wire",
        from: ["/calico/pools", "/calico/felix"],
      })
    : because<readonly PolicyStatement[]>({
        value: [],
        origin: "platform",
        why: "kOps gives its own Calico the rights that it needs",
        from: ["/platform/networking"],
      });
}

/**
 * Rights of Felix for `awsSrcDstCheck`, which kOps gives only beside its own Calico (pkg/model/iam/iam_builder.go).
 * Looking up cannot be narrowed; changing is narrowed to the region.
 */
function nodeStatements({ calico, intent }: KopsContext): readonly PolicyStatement[] {
  const wanted = calico.felix.awsSrcDstCheck;
  if (wanted === undefined || wanted === "DoNothing") return [];
  const { region } = intent.platform;
  const interfaces = `arn:${partitionOf(region)}:ec2:${region}:*:network-interface/*`;
  return [
    { Effect: "Allow", Action: ["ec2:DescribeInstances"], Resource: ["*"] },
    { Effect: "Allow", Action: ["ec2:ModifyNetworkInterfaceAttribute"], Resource: [interfaces] },
  ];
}

/** Rights that the control plane's nodes get beside those. */
export function resolveControlPlaneStatements(platform: KopsIntent): Traced<readonly PolicyStatement[]> {
  return because({
    value: controlPlaneStatements(platform),
    origin: "derived",
    why: "the control plane reads the files of addonManifests itself, and kOps gives it its own bucket alone",
    from: ["/platform/addonManifests"],
  });
}

/**
 * Reading the add-ons of the intent. kOps lets the control plane read the cluster's own folder of the state store
 * (ReadableStatePaths); an Addons file names its manifests relative to itself, so the whole folder around it is meant.
 */
function controlPlaneStatements({ addonManifests = [], region }: KopsIntent): readonly PolicyStatement[] {
  const files = addonManifests.flatMap((manifest) => {
    const [, bucket, folder = ""] = /^s3:\/\/([^/]+)\/(.*\/)?[^/]+$/.exec(manifest) ?? [];
    return bucket === undefined ? [] : [{ bucket, folder }];
  });
  if (files.length === 0) return [];
  const arn = (resource: string): string => `arn:${partitionOf(region)}:s3:::${resource}`;
  const unique = (resources: readonly string[]): readonly string[] => [...new Set(resources)];
  return [
    {
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: unique(files.map(({ bucket, folder }) => arn(`${bucket}/${folder}*`))),
    },
    {
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: unique(files.map(({ bucket }) => arn(bucket))),
    },
  ];
}
