import * as z from "zod";
import { hostText, line, objectName, plainWord, port } from "../../../intent";
import { defaults } from "../defaults";
import { certificates } from "./vsphere";

const url = z
  .string()
  .max(2000)
  .regex(/^[a-z+]+:\/\/[!#%&(-;=?-Z[\]^_a-z|~]+$/, "must be a URL without white space and quotes");
const arn = z
  .string()
  .regex(/^arn:[a-z-]+:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/, "must be the ARN of a role or a user");
const groups = z.array(line.min(1)).min(1).optional();

/** Who may log in. */
export const identity = z
  .strictObject({
    oidc: z
      .strictObject({
        clientId: line.min(1),
        issuerUrl: url.meta({ description: "https" }),
        groupsClaim: plainWord.optional(),
        groupsPrefix: line.optional(),
        usernameClaim: plainWord.optional(),
        usernamePrefix: line.optional(),
        requiredClaims: z
          .array(z.strictObject({ claim: plainWord.min(1), value: line.min(1) }))
          .min(1)
          .optional(),
      })
      .optional()
      .meta({ description: "OIDCConfig" }),
    awsIam: z
      .strictObject({
        region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be a region of AWS, e.g. eu-central-1"),
        backends: z
          .array(z.enum(["CRD", "EKSConfigMap"]))
          .min(1)
          .optional()
          .meta({ description: "where mappings are read from; default EKSConfigMap" }),
        partition: z.enum(["aws", "aws-cn", "aws-us-gov"]).optional(),
        roles: z
          .array(z.strictObject({ arn, username: line.min(1), groups }))
          .min(1)
          .optional(),
        users: z
          .array(z.strictObject({ arn, username: line.min(1), groups }))
          .min(1)
          .optional(),
      })
      .optional()
      .meta({ description: "AWSIamConfig" }),
  })
  .meta({ description: "who may log in beside certificates" });

/** What keeps the management cluster as a repository has it. */
export const gitOps = z
  .strictObject({
    systemNamespace: objectName.optional().meta({ description: `default ${defaults.systemNamespace}` }),
    path: plainPath("clusters/NAME of the management cluster"),
    branch: line
      .min(1)
      .max(200)
      .optional()
      .meta({ description: `default ${defaults.branch}` }),
    repository: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("github"),
        owner: plainWord.min(1),
        name: line.min(1).max(200),
        personal: z.boolean().optional(),
      }),
      z.strictObject({
        kind: z.literal("git"),
        url: url.meta({ description: "ssh://" }),
        keyAlgorithm: z.enum(["rsa", "ecdsa", "ed25519"]).optional().meta({ description: "default ecdsa" }),
      }),
    ]),
  })
  .meta({ description: "FluxConfig" });

function plainPath(otherwise: string) {
  return z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_./-]{0,200}$/, "must be a path in a repository")
    .optional()
    .meta({ description: `default ${otherwise}` });
}

const hostPort = z
  .string()
  .regex(
    /^(https?:\/\/)?([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}$/,
    "must be a host and a port, e.g. proxy.example.com:3128",
  );

const withoutProxy = z
  .string()
  .regex(
    /^\.?[a-zA-Z0-9[:][a-zA-Z0-9._:/[\]-]*$/,
    "must be a host name, an address, a range, or a domain with a dot before it",
  );

export const proxy = z
  .strictObject({
    http: hostPort,
    https: hostPort.optional().meta({ description: "default: the same" }),
    noProxy: z.array(withoutProxy).min(1).optional().meta({
      description: "beside the endpoint, pods, services and vCenter, which are in it anyway",
    }),
  })
  .meta({ description: "what machines reach the internet by" });

export const registryMirror = z
  .strictObject({
    endpoint: z
      .string()
      .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, "must be a host name or an address, without scheme and port"),
    port: port.optional().meta({ description: `default ${defaults.mirrorPort}` }),
    namespaces: z
      .array(z.strictObject({ registry: hostText.min(1), namespace: hostText }))
      .min(1)
      .optional()
      .meta({ description: "where the mirror keeps what comes from a registry" }),
    caCertificate: certificates.optional(),
    authenticate: z
      .boolean()
      .optional()
      .meta({ description: "by REGISTRY_USERNAME and REGISTRY_PASSWORD of whoever runs eksctl" }),
    insecureSkipVerify: z.boolean().optional(),
  })
  .meta({ description: "a registry that has all images" });

export const podIam = z
  .strictObject({ serviceAccountIssuer: url.meta({ description: "https" }) })
  .meta({ description: "IAM roles for service accounts" });
