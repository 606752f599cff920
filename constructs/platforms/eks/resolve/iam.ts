import type { Partition } from "../../../places/aws";
import type { EksAccess, EksIam } from "../types";
import { type EksContext, hasVpcCni } from "./context";

/** Rights in AWS: of the control plane, of the nodes, of pods. Nothing beyond what the chosen network needs. */
export function resolveIam(context: EksContext, partition: Partition): EksIam {
  const { platform, calico, reasons } = context;
  const managed = (name: string): string => `arn:${partition}:iam::aws:policy/${name}`;
  const workloadIdentity = reasons.choose("/platform/iam/workloadIdentity", platform.workloadIdentity, () => ({
    value: "pod-identity" as const,
    origin: "default",
    why: "EKS Pod Identity needs no OIDC provider and no annotation on service accounts",
  }));
  const cni = managed("AmazonEKS_CNI_Policy");
  const isCniOnNodes = hasVpcCni(context) && workloadIdentity === "none";
  const changesCheck = calico.felix.awsSrcDstCheck === "Disable" || calico.felix.awsSrcDstCheck === "Enable";
  reasons.set("/platform/iam/nodePolicies", {
    value: undefined,
    origin: "derived",
    why: hasVpcCni(context)
      ? "aws-node changes network interfaces; it has a role of its own unless workloadIdentity is none"
      : "with Calico's CNI nobody on the node changes network interfaces, so AmazonEKS_CNI_Policy is left out",
    from: ["/calico/cni", "/platform/iam/workloadIdentity"],
  });
  if (changesCheck) {
    reasons.set("/platform/iam/switchesSourceDestinationCheck", {
      value: undefined,
      origin: "derived",
      why: "Felix switches the source/destination check of its own node's network interface",
      from: ["/calico/felix/awsSrcDstCheck"],
    });
  }
  return {
    clusterPolicies: [managed("AmazonEKSClusterPolicy")],
    nodePolicies: [
      managed("AmazonEKSWorkerNodePolicy"),
      managed("AmazonEC2ContainerRegistryPullOnly"),
      ...(isCniOnNodes ? [cni] : []),
    ],
    switchesSourceDestinationCheck: changesCheck,
    workloadIdentity,
    ...(hasVpcCni(context) && !isCniOnNodes ? { vpcCniPolicies: [cni] } : {}),
  };
}

/** Who has cluster-admin. The deployer is always named: EKS' own creator entry is off, as it cannot be seen or removed. */
export function resolveAccess({ platform, reasons }: EksContext): EksAccess {
  const { principalArn, roleArn, profile } = platform.deployer ?? {};
  const arn = principalArn ?? roleArn;
  reasons.set("/platform/access/deployer", {
    value: undefined,
    origin: arn === undefined ? "default" : "user",
    why:
      principalArn !== undefined
        ? "the intent names the principal"
        : roleArn !== undefined
          ? "the kubeconfig takes on this role, so it is what the Kubernetes API sees"
          : "the identity that runs `pulumi up`, looked up then; of an assumed role, the role",
  });
  return {
    administrators: [...new Set(platform.administrators ?? [])].filter((principal) => principal !== arn),
    deployer: arn === undefined ? { kind: "caller" } : { kind: "principal", arn },
    credentials: {
      ...(roleArn === undefined ? {} : { roleArn }),
      ...(profile === undefined ? {} : { profile }),
    },
  };
}
