import type { EksCluster } from "./types";

/** An IAM policy document, as the API reads it. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly (PolicyStatement | TrustStatement | KeyStatement)[];
}

interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface TrustStatement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Principal: Readonly<Record<string, string>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface KeyStatement extends PolicyStatement {
  readonly Principal: Readonly<Record<string, string>>;
}

function document(...statements: PolicyDocument["Statement"]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** Who may take on a role: an AWS service. */
export function trustService(service: string): PolicyDocument {
  return document({ Effect: "Allow", Action: ["sts:AssumeRole"], Principal: { Service: service } });
}

/** EKS Pod Identity tags the session with the pod's cluster, namespace and service account. */
export function trustPodIdentity(): PolicyDocument {
  return document({
    Effect: "Allow",
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Principal: { Service: "pods.eks.amazonaws.com" },
  });
}

/** One service account of one cluster, by the cluster's OpenID Connect issuer. */
export function trustServiceAccount(providerArn: string, issuer: string, subject: string): PolicyDocument {
  const host = issuer.replace(/^https:\/\//, "");
  return document({
    Effect: "Allow",
    Action: ["sts:AssumeRoleWithWebIdentity"],
    Principal: { Federated: providerArn },
    Condition: {
      StringEquals: { [`${host}:aud`]: "sts.amazonaws.com", [`${host}:sub`]: `system:serviceaccount:${subject}` },
    },
  });
}

/**
 * Rights of Felix for `awsSrcDstCheck` (docs.tigera.io, FelixConfiguration): it looks its own instance up and changes
 * its network interface. Looking up cannot be narrowed; changing is narrowed to the interfaces of this VPC. Undefined
 * where Felix changes nothing.
 */
export function nodePolicy(platform: EksCluster, vpcId: string): PolicyDocument | undefined {
  if (!platform.iam.switchesSourceDestinationCheck) return undefined;
  const ec2 = `arn:${platform.partition}:ec2:${platform.region}:*`;
  return document(
    { Sid: "FindOwnInterface", Effect: "Allow", Action: ["ec2:DescribeInstances"], Resource: "*" },
    {
      Sid: "SwitchSourceDestinationCheck",
      Effect: "Allow",
      Action: ["ec2:ModifyNetworkInterfaceAttribute"],
      Resource: `${ec2}:network-interface/*`,
      Condition: { ArnLike: { "ec2:Vpc": `${ec2}:vpc/${vpcId}` } },
    },
  );
}

/** What EKS does with the key that encrypts Secrets, on behalf of the control plane's role. */
export function secretsKeyUse(keyArn: string): PolicyDocument {
  return document({ Sid: "EncryptSecrets", Effect: "Allow", Action: keyActions, Resource: keyArn });
}

const keyActions = ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"];

/**
 * The key's own policy. The account must keep its rights, or the key could never be administered or deleted again (AWS
 * KMS, default key policy); the control plane's role gets the four actions that it needs and no other principal any.
 */
export function secretsKeyPolicy(accountRootArn: string, clusterRoleArn: string): PolicyDocument {
  return document(
    { Sid: "Administer", Effect: "Allow", Principal: { AWS: accountRootArn }, Action: ["kms:*"], Resource: "*" },
    { Sid: "EncryptSecrets", Effect: "Allow", Principal: { AWS: clusterRoleArn }, Action: keyActions, Resource: "*" },
  );
}
