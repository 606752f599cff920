import { partitionOf } from "../../../places/aws";
import type { PolicyStatement } from "../types";
import type { KopsContext } from "./context";

/**
 * Rights of Felix for `awsSrcDstCheck`, which kOps gives only beside its own Calico (pkg/model/iam/iam_builder.go).
 * Looking up cannot be narrowed; changing is narrowed to the region.
 */
export function nodeStatements({ calico, platform }: KopsContext): readonly PolicyStatement[] {
  const wanted = calico.felix.awsSrcDstCheck;
  if (wanted === undefined || wanted === "DoNothing") return [];
  const interfaces = `arn:${partitionOf(platform.region)}:ec2:${platform.region}:*:network-interface/*`;
  return [
    { Effect: "Allow", Action: ["ec2:DescribeInstances"], Resource: ["*"] },
    { Effect: "Allow", Action: ["ec2:ModifyNetworkInterfaceAttribute"], Resource: [interfaces] },
  ];
}

/**
 * Reading the add-ons of the intent. kOps lets the control plane read the cluster's own folder of the state store
 * (ReadableStatePaths); an Addons file names its manifests relative to itself, so the whole folder around it is meant.
 */
export function controlPlaneStatements({ platform }: KopsContext): readonly PolicyStatement[] {
  const files = (platform.addonManifests ?? []).flatMap((manifest) => {
    const [, bucket, folder = ""] = /^s3:\/\/([^/]+)\/(.*\/)?[^/]+$/.exec(manifest) ?? [];
    return bucket === undefined ? [] : [{ bucket, folder }];
  });
  if (files.length === 0) return [];
  const arn = (resource: string): string => `arn:${partitionOf(platform.region)}:s3:::${resource}`;
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
