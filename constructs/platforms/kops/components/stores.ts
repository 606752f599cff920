import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../../places/aws";
import { childOptions } from "../../../places/aws/component";
import type { Making } from "./making";

/** kOps' buckets. */
export interface Stores {
  /** KOPS_STATE_STORE, `s3://bucket`. */
  readonly stateStore: pulumi.Input<string>;
  /** Everything that must be there before kOps writes, and as long as it may. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * The bucket with kOps' state and the one with the public keys of service accounts. A state store that the intent names
 * is the user's, and often holds many clusters: then the kit makes no bucket at all. Otherwise it makes the state store,
 * for this cluster alone, and the discovery store where the intent asks for one, by the name that the intent gives it,
 * because that name is part of the tokens' issuer.
 *
 * `kops delete cluster` takes away what it wrote under the cluster's name, but in a bucket with versions that leaves every
 * version behind, and S3 deletes no bucket with something in it. So what the kit made is emptied as it goes
 * (`forceDestroy`); it can go only after kOps' own delete has succeeded.
 */
export function makeStores(making: Making): Stores {
  const { stateStore, discoveryStore } = making.cluster.platform;
  if (stateStore !== undefined) return { stateStore, ready: [] };
  const state = makeStateStore(making);
  const discovery = discoveryStore === undefined ? [] : makeDiscoveryStore(making, discoveryStore);
  return { stateStore: pulumi.interpolate`s3://${state.bucket.bucket}`, ready: [...state.settings, ...discovery] };
}

/** Versions, because kOps' documentation wants them (getting_started/aws.md); nobody outside, and never without TLS. */
function makeStateStore(making: Making): {
  readonly bucket: s3.Bucket;
  readonly settings: readonly pulumi.Resource[];
} {
  const label = `${making.name}-state`;
  const { region, tags } = making.common;
  const bucket = new s3.Bucket(label, { region, tags, forceDestroy: true }, childOptions(making));
  const blocked = new s3.BucketPublicAccessBlock(
    label,
    {
      region,
      bucket: bucket.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    childOptions(making),
  );
  return {
    bucket,
    settings: [blocked, ...makeSettings(making, label, bucket), makePolicy(making, label, bucket, [], blocked)],
  };
}

/**
 * IAM fetches `/.well-known/openid-configuration` and the keys without credentials. A policy opens reading, and no ACL:
 * kOps asks S3 whether the bucket's policy is public, and only if it is not gives each object an ACL
 * (pkg/model/issuerdiscovery.go), which a bucket whose owner owns everything refuses.
 */
function makeDiscoveryStore(making: Making, store: string): readonly pulumi.Resource[] {
  const label = `${making.name}-discovery`;
  const { region, tags } = making.common;
  const bucket = new s3.Bucket(
    label,
    { region, tags, bucket: store.replace(/^s3:\/\//, "").replace(/\/.*$/, ""), forceDestroy: true },
    childOptions(making),
  );
  const opened = new s3.BucketPublicAccessBlock(
    label,
    {
      region,
      bucket: bucket.bucket,
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: false,
      restrictPublicBuckets: false,
    },
    childOptions(making),
  );
  const readable = (arn: string): object => ({
    Sid: "ReadKeys",
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `${arn}/*`,
  });
  return [
    opened,
    ...makeSettings(making, label, bucket),
    // S3 refuses a public policy while the account's default still blocks it.
    makePolicy(making, label, bucket, [readable], opened),
  ];
}

function makeSettings(making: Making, label: string, bucket: s3.Bucket): readonly pulumi.Resource[] {
  const { region } = making.common;
  const shared = { region, bucket: bucket.bucket };
  return [
    new s3.BucketVersioning(label, { ...shared, versioningConfiguration: { status: "Enabled" } }, childOptions(making)),
    new s3.BucketServerSideEncryptionConfiguration(
      label,
      { ...shared, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
      childOptions(making),
    ),
    new s3.BucketOwnershipControls(
      label,
      { ...shared, rule: { objectOwnership: "BucketOwnerEnforced" } },
      childOptions(making),
    ),
  ];
}

function makePolicy(
  making: Making,
  label: string,
  bucket: s3.Bucket,
  more: readonly ((arn: string) => object)[],
  before: pulumi.Resource,
): s3.BucketPolicy {
  const { region } = making.common;
  const partition = partitionOf(region);
  const policy = bucket.bucket.apply((name) => {
    const arn = `arn:${partition}:s3:::${name}`;
    return JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OnlyTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        ...more.map((statement) => statement(arn)),
      ],
    });
  });
  return new s3.BucketPolicy(label, { region, bucket: bucket.bucket, policy }, childOptions(making, before));
}
