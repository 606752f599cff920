import * as z from "zod";
import {
  block,
  cidr,
  freeLine,
  imageText,
  interfaceName,
  labels,
  line,
  objectName,
  plainWord,
  tags,
  taints,
} from "../../intent";
import { availabilityZone, instanceType, openingRange, openings, region } from "../../places/aws";
import { defaults } from "./defaults";
import { imageOf } from "./images";
import { defaultKopsRelease } from "./releases";

const { spot, scaling, workerType, controlPlaneType, hopLimit, etcd } = defaults;

const gigabytes = ({ sizeGiB, type }: { readonly sizeGiB: number; readonly type: string }): string =>
  `${sizeGiB} GiB ${type}`;

const os = z.enum(["ubuntu", "al2023", "debian", "flatcar"]);
const architecture = z.enum(["x86_64", "arm64"]);

/** Where kOps reads or writes: a scheme, a bucket or a host, a path. A `*` would be one of an IAM policy, too. */
const location = z
  .string()
  .regex(
    /^[a-zA-Z0-9_./][a-zA-Z0-9_.~:/@%=+-]*$/,
    "must be an address such as s3://bucket/path, of letters, digits and _ . ~ : / @ % = + -",
  );

/** The VPC: kOps' own, or one that exists. */
const vpc = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("create"),
        cidr: cidr.optional().meta({ description: `default ${defaults.vpcCidr}, kOps' own` }),
        availabilityZones: z
          .array(availabilityZone)
          .min(1)
          .optional()
          .meta({ description: "default: a, b and c of the region" }),
      })
      .meta({ description: "kOps makes and owns the VPC and its subnets" }),
    z
      .strictObject({
        kind: z.literal("shared"),
        vpcId: z.string().regex(/^vpc-[0-9a-f]+$/, "must be a VPC id, vpc-..."),
        cidr,
        additionalCidrs: z.array(cidr).optional(),
        subnets: z
          .array(
            z.strictObject({
              subnetId: z.string().regex(/^subnet-[0-9a-f]+$/, "must be a subnet id, subnet-..."),
              availabilityZone,
              cidr,
              type: z.enum(["Public", "Private", "Utility"]),
            }),
          )
          .min(1),
      })
      .meta({ description: "a VPC that exists: kOps uses its subnets and makes neither routes nor gateways" }),
  ])
  .meta({ description: "the VPC of the cluster; default: create" });

const volume = z
  .strictObject({
    sizeGiB: z.number().int().min(8).max(16384).optional(),
    type: z.enum(["gp3", "gp2", "io1", "io2"]).optional(),
  })
  .meta({ description: "a volume, always encrypted" });

const instanceMetadata = z.strictObject({
  httpPutResponseHopLimit: z
    .number()
    .int()
    .optional()
    .meta({ description: `default ${hopLimit.withOidc}, ${hopLimit.withoutOidc} on nodes without OIDC` }),
  httpTokens: z
    .enum(["required", "optional"])
    .optional()
    .meta({ description: `default ${defaults.httpTokens}` }),
});

const intOrPercent = z.union([z.number().int().min(0), z.string().regex(/^\d+%$/, "must be a number or a percentage")]);
const rollingUpdate = z
  .strictObject({
    maxSurge: intOrPercent.optional(),
    maxUnavailable: intOrPercent.optional(),
    drainAndTerminate: z.boolean().optional(),
  })
  .meta({ description: "how `kops rolling-update` replaces nodes" });

const sysctlParameters = z.array(line).optional().meta({ description: "kernel parameters, `key=value` each" });

/** The name of a systemd unit (systemd.unit(5)): nodeup makes a file of this name. */
const unitName = z
  .string()
  .regex(/^[a-zA-Z0-9_][a-zA-Z0-9:_.@-]{0,254}$/, "must be the name of a systemd unit: letters, digits and : _ . @ -");

const hook = z
  .strictObject({
    name: unitName,
    before: z.array(unitName).optional(),
    manifest: block.optional().meta({ description: "the body of a systemd unit's [Service] section" }),
    execContainer: z
      .strictObject({ image: imageText.min(1), command: z.array(freeLine).optional() })
      .optional()
      .meta({ description: "a container to run on the node before the kubelet" }),
  })
  .meta({ description: "something to run on each node: manifest or execContainer" });

/** EC2 takes quotes in the names of images, too, and nobody's has one. */
const image = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9 ()[\]./@_:*-]*$/, "may hold letters, digits, spaces and ( ) [ ] . / @ _ : * - only")
  .optional()
  .meta({
    description: "ami-..., owner/name or ssm:/path; default: the image that kOps' documentation names for the os",
  });

const instanceGroup = z
  .strictObject({
    name: objectName,
    os: os.optional().meta({ description: `default ${defaults.os}, 24.04` }),
    architecture: architecture.optional().meta({ description: `default ${defaults.architecture}` }),
    image,
    instanceTypes: z
      .array(instanceType)
      .min(1)
      .optional()
      .meta({ description: `default ${workerType.x86_64}, ${workerType.arm64} on arm64` }),
    spot: z
      .strictObject({
        onDemandBase: z
          .number()
          .int()
          .min(0)
          .optional()
          .meta({ description: `default ${spot.onDemandBase}` }),
        onDemandAboveBase: z
          .number()
          .int()
          .min(0)
          .max(100)
          .optional()
          .meta({ description: `per cent, default ${spot.onDemandAboveBase}` }),
        allocationStrategy: z
          .enum(["capacity-optimized", "capacity-optimized-prioritized", "lowest-price", "price-capacity-optimized"])
          .optional()
          .meta({ description: `default ${spot.allocationStrategy}` }),
      })
      .optional()
      .meta({ description: "spot instances; default: on demand" }),
    scaling: z
      .strictObject({ min: z.number().int().min(0).max(10000), max: z.number().int().min(0).max(10000) })
      .optional()
      .meta({ description: `number of nodes; default ${scaling.min} to ${scaling.max}` }),
    availabilityZones: z.array(availabilityZone).min(1).optional().meta({ description: "default: all of the VPC" }),
    labels: labels.optional().meta({ description: "node labels, e.g. rack: r1" }),
    taints: taints.optional(),
    maxPods: z.number().int().min(1).max(1000).optional(),
    volume: volume.optional().meta({ description: `root volume; default ${gigabytes(defaults.volume)}` }),
    instanceMetadata: instanceMetadata.optional(),
    rollingUpdate: rollingUpdate.optional(),
    sysctlParameters,
    interfaceName: interfaceName
      .optional()
      .meta({ description: `primary interface; default ${imageOf(defaults.os).interfaceName}` }),
    routeReflectorClusterId: z
      .string()
      .regex(/^\d+\.\d+\.\d+\.\d+$/, "must be written as an IPv4 address, e.g. 244.0.0.1")
      .optional()
      .meta({
        description: "makes the nodes BGP route reflectors; the same id for those that stand in for each other",
      }),
  })
  .meta({ description: "a group of worker nodes" });

/** kOps on AWS. */
export const kops = z
  .strictObject({
    kind: z.literal("kops"),
    release: plainWord.optional().meta({ description: `release of kOps, default ${defaultKopsRelease}` }),
    networking: z.enum(["calico", "cni"]).optional().meta({
      description:
        "kOps' own words: calico (default) is kOps' own Calico, at the version that it pins; cni leaves it to the kit: Calico by the operator, VPP included",
    }),
    region,
    domain: z
      .string()
      .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, "must be a DNS domain")
      .optional()
      .meta({ description: `kOps calls the cluster <name>.<domain>; default ${defaults.domain}` }),
    dns: z
      .enum(["None", "Private", "Public"])
      .optional()
      .meta({ description: `where kOps writes the API's names; default ${defaults.dns}: no hosted zone is needed` }),
    stateStore: location.optional().meta({ description: "s3://bucket; default: KOPS_STATE_STORE of the environment" }),
    discoveryStore: location
      .optional()
      .meta({ description: "s3://bucket, readable by everybody: service accounts get IAM roles by OIDC" }),
    vpc: vpc.optional(),
    nonMasqueradeCidr: cidr
      .optional()
      .meta({ description: `the range that pods and services are in; default ${defaults.nonMasqueradeCidr}` }),
    topology: z
      .enum(["public", "private"])
      .optional()
      .meta({ description: `default ${defaults.topology}` }),
    bastion: z
      .strictObject({ instanceType: instanceType.optional() })
      .optional()
      .meta({ description: "an SSH host in front of private nodes" }),
    api: z
      .strictObject({
        publicCidrs: z.array(cidr).min(1).optional().meta({
          description:
            "ranges that may reach the API from outside; with none and topology private, kops and kubectl must run inside the VPC",
        }),
      })
      .optional()
      .meta({ description: "the API's load balancer; default: internal with topology private" }),
    sshCidrs: z.array(cidr).optional().meta({ description: "ranges that may use SSH; default: none" }),
    controlPlane: z
      .strictObject({
        availabilityZones: z
          .array(availabilityZone)
          .min(1)
          .optional()
          .meta({ description: "one node, and one member of etcd, in each; default: the VPC's, at most three" }),
        os: os.optional(),
        architecture: architecture.optional(),
        image,
        instanceType: instanceType
          .optional()
          .meta({ description: `default ${controlPlaneType.x86_64}, ${controlPlaneType.arm64} on arm64` }),
        volume: volume.optional(),
        instanceMetadata: instanceMetadata.optional(),
      })
      .optional(),
    etcd: z
      .strictObject({
        volume: volume.optional().meta({ description: `default ${gigabytes(etcd.volume)}` }),
        backupRetentionDays: z
          .number()
          .int()
          .min(1)
          .optional()
          .meta({ description: `default ${etcd.backupRetentionDays}` }),
      })
      .optional(),
    instanceGroups: z.array(instanceGroup).min(1),
    rollingUpdate: rollingUpdate.optional(),
    sysctlParameters,
    hooks: z.array(hook).optional(),
    typhaReplicas: z
      .number()
      .int()
      .min(0)
      .optional()
      .meta({
        description: `replicas of Typha of kOps' own Calico; default 0, ${defaults.typha.replicas} from ${defaults.typha.fewestNodes} nodes on`,
      }),
    addons: z
      .array(
        z.enum([
          "aws-load-balancer-controller",
          "cert-manager",
          "cluster-autoscaler",
          "metrics-server",
          "node-problem-detector",
          "node-termination-handler",
          "pod-identity-webhook",
          "snapshot-controller",
        ]),
      )
      .optional()
      .meta({ description: "kOps' own add-ons, by name" }),
    addonManifests: z
      .array(location)
      .optional()
      .meta({ description: "further add-ons: s3:// or https:// addresses of kOps' Addons files" }),
    openings: openings(openingRange).optional().meta({
      description: "ports of the nodes that are open to ranges outside the cluster; inside it kOps opens them",
    }),
    tags: tags.optional(),
  })
  .meta({ description: "kOps on AWS" });

export type KopsIntent = z.infer<typeof kops>;
export type KopsInstanceGroupIntent = z.infer<typeof instanceGroup>;
