import * as z from "zod";
import {
  asNumber,
  cidr,
  interfaceName,
  ip,
  labelKey,
  labels,
  labelValue,
  objectName,
  plainWord,
  tags,
} from "../../intent";
import { availabilityZone, instanceType, nodeImages, openingRange, openings, region } from "../../places/aws";
import { defaults } from "./defaults";
import { smallMaxPods } from "./max-pods";

/** An ARN in the characters of IAM's names and paths and of KMS' keys; no wildcard and no variable of a policy. */
const arn = z
  .string()
  .max(2048)
  .regex(
    /^arn:aws[a-z-]*:[a-zA-Z0-9_+=,.@/:-]*$/,
    "must be an ARN, arn:aws:..., of letters, digits and _ + = , . @ / : -",
  );

/** The name of a profile of the AWS CLI, which takes more than the kit does. */
const awsProfile = z
  .string()
  .regex(/^[a-zA-Z0-9_][a-zA-Z0-9_.@+:/ -]*$/, "may hold letters, digits, spaces and _ . @ + : / - only");

/** A security group that is there already: that of a load balancer, of pods, of a VPN's end. */
const securityGroupId = z.string().regex(/^sg-[0-9a-f]+$/, "must be a security group id, sg-...");

/** The VPC: made by the kit, or the user's own. */
const vpc = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("create"),
        cidr: cidr.optional().meta({ description: `default ${defaults.vpcCidr}` }),
        availabilityZones: z
          .array(availabilityZone)
          .min(2)
          .optional()
          .meta({ description: "default: a, b and c of the region" }),
        natGateways: z
          .enum(["single", "per-zone", "none"])
          .optional()
          .meta({ description: `default ${defaults.natGateways}` }),
        endpoints: z
          .array(
            z.enum([
              "s3",
              "ecr.api",
              "ecr.dkr",
              "ec2",
              "sts",
              "logs",
              "eks",
              "eks-auth",
              "elasticloadbalancing",
              "autoscaling",
              "ssm",
              "ssmmessages",
              "ec2messages",
            ]),
          )
          .optional()
          .meta({
            description: `VPC endpoints, needed where there is no NAT gateway; default: ${defaults.endpoints.join(", ")}`,
          }),
      })
      .meta({ description: "a VPC with a public and a private subnet in each zone" }),
    z
      .strictObject({
        kind: z.literal("adopt"),
        vpcId: z.string().regex(/^vpc-[0-9a-f]+$/, "must be a VPC id, vpc-..."),
        cidr,
        additionalCidrs: z.array(cidr).optional().meta({ description: "further ranges of the VPC" }),
        privateSubnets: z
          .array(
            z.strictObject({
              subnetId: z.string().regex(/^subnet-[0-9a-f]+$/, "must be a subnet id, subnet-..."),
              availabilityZone,
              cidr: cidr.optional(),
              routeTableId: z
                .string()
                .regex(/^rtb-[0-9a-f]+$/, "must be a route table id, rtb-...")
                .optional(),
            }),
          )
          .min(2),
      })
      .meta({ description: "a VPC that exists: nothing in it is changed but the security groups that the kit adds" }),
  ])
  .meta({ description: "the VPC of the cluster; default: create" });

/** Where the Kubernetes API answers. */
const endpoint = z
  .strictObject({
    private: z.boolean().optional().meta({ description: "inside the VPC; default true" }),
    publicCidrs: z.array(cidr).min(1).optional().meta({
      description:
        "also on the internet, for these ranges only. Without it, `pulumi up` must run where the VPC is reachable (VPN, bastion, runner in the VPC)",
    }),
  })
  .meta({ description: "the API endpoint; default: private only" });

const nodeGroup = z
  .strictObject({
    name: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}$/, "must be at most 40 letters, digits, '-' or '_'"),
    os: z
      .enum(["al2023", "bottlerocket", "ubuntu"])
      .optional()
      .meta({ description: `default ${defaults.os}` }),
    architecture: z
      .enum(["x86_64", "arm64"])
      .optional()
      .meta({ description: `default ${defaults.architecture}` }),
    instanceTypes: z
      .array(instanceType)
      .min(1)
      .optional()
      .meta({ description: `default ${defaults.instanceTypes.x86_64}, ${defaults.instanceTypes.arm64} on arm64` }),
    capacityType: z.enum(["ON_DEMAND", "SPOT"]).optional(),
    scaling: z
      .strictObject({
        min: z.number().int().min(0),
        desired: z.number().int().min(0),
        max: z.number().int().min(1),
      })
      .optional()
      .meta({ description: `number of nodes; default ${Object.values(defaults.scaling).join(", ")}` }),
    availabilityZones: z.array(availabilityZone).min(1).optional().meta({ description: "default: all of the VPC" }),
    labels: labels.optional(),
    taints: z
      .array(
        z.strictObject({
          key: labelKey,
          value: labelValue.optional(),
          effect: z.enum(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"]),
        }),
      )
      .optional(),
    maxPods: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: `default ${smallMaxPods} with Calico's CNI, EKS' own otherwise` }),
    amiId: z
      .string()
      .regex(/^ami-[0-9a-f]+$/, "must be an AMI id, ami-...")
      .optional()
      .meta({ description: "default: EKS' newest for the release; Ubuntu needs one" }),
    volume: z
      .strictObject({
        sizeGiB: z.number().int().min(8).max(16384).optional(),
        type: z.enum(["gp3", "io1", "io2"]).optional(),
      })
      .optional()
      .meta({ description: `root volume, encrypted; default ${defaults.volume.sizeGiB} GiB ${defaults.volume.type}` }),
    interfaceName: interfaceName.optional().meta({
      description: `primary interface; default ${nodeImages.al2023.interfaceName}, ${nodeImages.bottlerocket.interfaceName} on Bottlerocket`,
    }),
    updateMaxUnavailable: z.number().int().min(1).max(100).optional(),
    metadataOptions: z
      .strictObject({ httpPutResponseHopLimit: z.number().int().min(1).max(64).optional() })
      .optional()
      .meta({
        description: `how far answers of the instance metadata travel: 1 keeps it from pods with a network of their own; default ${defaults.hopLimit}`,
      }),
  })
  .meta({ description: "a managed node group" });

const routeServer = z
  .strictObject({
    amazonSideAsn: asNumber,
    persistRoutes: z
      .strictObject({ minutes: z.number().int() })
      .optional()
      .meta({ description: "keep routes 1-5 minutes after a peer is lost" }),
    endpointsPerSubnet: z
      .number()
      .int()
      .min(1)
      .max(2)
      .optional()
      .meta({ description: `default ${defaults.routeServerEndpointsPerSubnet}` }),
    peers: z
      .array(
        z.strictObject({
          name: objectName,
          availabilityZone,
          peerAddress: ip,
          peerAsn: asNumber,
          livenessDetection: z.enum(["bgp-keepalive", "bfd"]).optional(),
        }),
      )
      .min(1),
  })
  .meta({ description: "a VPC Route Server: what stands in for a top-of-rack switch inside a VPC" });

/** Amazon EKS. */
export const eks = z
  .strictObject({
    kind: z.literal("eks"),
    region,
    vpc: vpc.optional(),
    endpoint: endpoint.optional(),
    administrators: z
      .array(arn)
      .optional()
      .meta({ description: "IAM principals with cluster-admin, beside the one that runs `pulumi up`" }),
    deployer: z
      .strictObject({ principalArn: arn.optional(), roleArn: arn.optional(), profile: awsProfile.optional() })
      .optional()
      .meta({ description: "who talks to the Kubernetes API in `pulumi up`; default: the caller" }),
    secretsEncryption: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("create") }),
        z.strictObject({ kind: z.literal("key"), keyArn: arn }),
        z.strictObject({ kind: z.literal("none") }),
      ])
      .optional()
      .meta({ description: "envelope encryption of Secrets; default: create a key" }),
    logging: z
      .strictObject({
        types: z.array(z.enum(["api", "audit", "authenticator", "controllerManager", "scheduler"])).optional(),
        retentionDays: z
          .union([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731].map((days) => z.literal(days)))
          .optional(),
      })
      .optional()
      .meta({
        description: `control-plane logs; default ${defaults.logging.types.join(", ")} for ${defaults.logging.retentionDays} days`,
      }),
    workloadIdentity: z
      .enum(["pod-identity", "oidc", "none"])
      .optional()
      .meta({ description: `default ${defaults.workloadIdentity}` }),
    supportType: z.enum(["STANDARD", "EXTENDED"]).optional(),
    deletionProtection: z.boolean().optional(),
    autoMode: z.boolean().optional().meta({ description: "EKS Auto Mode: brings its own CNI, so Calico refuses it" }),
    kubeProxy: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("addon") }).meta({ description: "EKS' add-on, iptables mode" }),
        z
          .strictObject({ kind: z.literal("daemonset"), mode: z.enum(["iptables", "nftables"]) })
          .meta({ description: "a DaemonSet of the kit's own" }),
        z.strictObject({ kind: z.literal("none") }),
      ])
      .optional()
      .meta({ description: "default: add-on; none with eBPF; a DaemonSet with nftables" }),
    vpcCni: z
      .strictObject({
        prefixDelegation: z.boolean().optional(),
        enableNetworkPolicy: z.boolean().optional(),
        securityGroupsForPods: z
          .strictObject({
            enforcingMode: z
              .enum(["standard", "strict"])
              .optional()
              .meta({ description: "default standard: with strict Calico's policies do not reach such pods" }),
          })
          .optional()
          .meta({
            description:
              "pods that a SecurityGroupPolicy selects get an interface and security groups of their own (ENABLE_POD_ENI)",
          }),
      })
      .optional()
      .meta({ description: "the AWS VPC CNI add-on, only with routing cloud" }),
    addonVersions: z
      .record(plainWord, plainWord)
      .optional()
      .meta({
        description:
          "pinned add-on versions by add-on name; default: EKS' default for the Kubernetes version, which `up` and `preview` look up " +
          "(eks:DescribeAddonVersions), so that add-ons are updated with the cluster",
      }),
    nodeGroups: z.array(nodeGroup).min(1),
    routeServer: routeServer.optional(),
    openings: openings(z.union([z.enum(["nodes", "control-plane"]), securityGroupId, openingRange])).optional(),
    tags: tags.optional(),
  })
  .meta({ description: "Amazon EKS" });

export type EksIntent = z.infer<typeof eks>;
export type EksNodeGroupIntent = z.infer<typeof nodeGroup>;
