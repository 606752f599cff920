/** Keys, log groups and buckets. */
import type { Definition, Report } from "../host/definition";
import { asText, type Properties } from "../host/values";
import { nameOf } from "./iam";
import { policyProblems } from "./policy-document";
import { expectNumber, expectOneOf, expectText, text } from "../host/read";

const retentions = [
  ...[0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

function checkPolicy(inputs: Properties, report: Report): void {
  for (const problem of policyProblems(inputs["policy"], "resource")) report("policy", problem);
}

const key: Definition = {
  documents: ["policy"],
  check: (inputs, report) => {
    checkPolicy(inputs, report);
    expectNumber(inputs, "deletionWindowInDays", 7, 30, report);
    expectNumber(inputs, "rotationPeriodInDays", 90, 2560, report);
  },
  identify: ({ hex }) => [8, 4, 4, 4, 12].map((length, index) => hex(`key${index}`, length)).join("-"),
  outputs: ({ id, inputs, world }) => ({
    arn: `arn:${world.partition}:kms:${text(inputs, "region") ?? world.region}:${world.account}:key/${id}`,
    customerMasterKeySpec: inputs["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT",
    isEnabled: inputs["isEnabled"] ?? true,
    keyId: id,
    keyUsage: inputs["keyUsage"] ?? "ENCRYPT_DECRYPT",
  }),
  provides: ({ id, outputs }) => [
    { kind: "key", key: id },
    { kind: "key", key: asText(outputs["arn"]) },
  ],
};

const alias: Definition = {
  name: { property: "name", limit: 256, start: "alias/" },
  references: [{ path: "targetKeyId", kind: "key", blocks: false }],
  check: (inputs, report) =>
    expectText(
      inputs,
      "name",
      /^alias\/(?!aws\/)[\w/-]{1,250}$/,
      "alias/ and a name that does not start with aws/",
      report,
    ),
  identify: (making) => nameOf(making),
  outputs: ({ id, inputs, world }) => ({
    arn: `arn:${world.partition}:kms:${world.region}:${world.account}:${id}`,
    targetKeyArn: world.get("key", inputs["targetKeyId"])?.outputs["arn"] ?? "",
  }),
};

const logGroup: Definition = {
  name: { property: "name", limit: 512 },
  references: [{ path: "kmsKeyId", kind: "key" }],
  check: (inputs, report) => {
    expectText(inputs, "name", /^[\w/.#-]{1,512}$/, "1 to 512 letters, digits and _/.#-", report);
    expectOneOf(inputs, "retentionInDays", retentions.map(String), report);
  },
  identify: (making) => nameOf(making),
  outputs: (making) => ({
    arn: `arn:${making.world.partition}:logs:${making.world.region}:${making.world.account}:log-group:${nameOf(making)}`,
    name: making.inputs["name"] ?? nameOf(making),
    logGroupClass: making.inputs["logGroupClass"] ?? "STANDARD",
  }),
};

const bucket: Definition = {
  name: { property: "bucket", limit: 63 },
  check: (inputs, report) => {
    const wanted = "3 to 63 lower-case letters, digits, dots and hyphens";
    expectText(inputs, "bucket", /^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, wanted, report);
  },
  identify: (making) => nameOf(making, "bucket"),
  outputs: ({ id, inputs, world }) => {
    const region = text(inputs, "region") ?? world.region;
    return {
      arn: `arn:${world.partition}:s3:::${id}`,
      bucket: inputs["bucket"] ?? id,
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegion: region,
      bucketRegionalDomainName: `${id}.s3.${region}.amazonaws.com`,
      hostedZoneId: "Z21DNDUVLTQW6Q",
    };
  },
};

/** Settings of a bucket are resources of their own, one of each kind per bucket. */
function ofBucket(more: Partial<Definition> = {}): Definition {
  return {
    references: [{ path: "bucket", kind: "bucket", blocks: false }],
    identify: ({ inputs }) => asText(inputs["bucket"]),
    ...more,
  };
}

export const storage: Readonly<Record<string, Definition>> = {
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:kms/alias:Alias": alias,
  "aws:kms/key:Key": key,
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket({
    check: (inputs, report) => {
      const wanted = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"];
      expectOneOf(inputs, "rule.objectOwnership", wanted, report);
    },
  }),
  "aws:s3/bucketPolicy:BucketPolicy": ofBucket({ documents: ["policy"], check: checkPolicy }),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket(),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket({
    check: (inputs, report) => {
      const path = "rules[*].applyServerSideEncryptionByDefault.sseAlgorithm";
      expectOneOf(inputs, path, ["AES256", "aws:kms", "aws:kms:dsse"], report);
    },
  }),
  "aws:s3/bucketVersioning:BucketVersioning": ofBucket({
    check: (inputs, report) =>
      expectOneOf(inputs, "versioningConfiguration.status", ["Enabled", "Suspended", "Disabled"], report),
  }),
};
