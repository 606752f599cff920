import { because, choose, trace, type Traced } from "../../../model";
import type { Partition } from "../../../places/aws";
import { defaults } from "../defaults";
import type { EksAccess, EksIam } from "../types";
import { type EksContext, hasVpcCni } from "./context";

/** Rights in AWS: of the control plane, of the nodes, of pods. Nothing beyond what the chosen network needs. */
export function resolveIam(context: EksContext, partition: Partition): Traced<EksIam> {
  const { intent, calico } = context;
  const managed = (name: string): string => `arn:${partition}:iam::aws:policy/${name}`;
  const workloadIdentity = choose(intent.platform.workloadIdentity, () => ({
    value: defaults.workloadIdentity,
    origin: "default",
    why: "EKS Pod Identity needs no OIDC provider and no annotation on service accounts",
  }));
  const cni = managed("AmazonEKS_CNI_Policy");
  const isCniOnNodes = hasVpcCni(context) && workloadIdentity.value === "none";
  const hasPodGroups = hasVpcCni(context) && intent.platform.vpcCni?.securityGroupsForPods !== undefined;
  const changesCheck = calico.felix.awsSrcDstCheck === "Disable" || calico.felix.awsSrcDstCheck === "Enable";
  return trace<EksIam>({
    clusterPolicies: because({
      value: [managed("AmazonEKSClusterPolicy"), ...(hasPodGroups ? [managed("AmazonEKSVPCResourceController")] : [])],
      origin: "platform",
      why: hasPodGroups
        ? "what AWS asks of the control plane's role, which also gives pods their interfaces and security groups"
        : "what AWS asks of the control plane's role",
    }),
    nodePolicies: because({
      value: [
        managed("AmazonEKSWorkerNodePolicy"),
        managed("AmazonEC2ContainerRegistryPullOnly"),
        ...(isCniOnNodes ? [cni] : []),
      ],
      origin: "derived",
      why: hasVpcCni(context)
        ? "aws-node changes network interfaces; it has a role of its own unless workloadIdentity is none"
        : "with Calico's CNI nobody on the node changes network interfaces, so AmazonEKS_CNI_Policy is left out",
      from: ["/calico/cni", "/platform/iam/workloadIdentity"],
    }),
    switchesSourceDestinationCheck: because({
      value: changesCheck,
      origin: "derived",
      why: changesCheck
        ? "Felix switches the source/destination check of its own node's network interface"
        : "Felix leaves the source/destination check alone",
      from: [calico.felix.awsSrcDstCheck === undefined ? "/calico/felix" : "/calico/felix/awsSrcDstCheck"],
    }),
    workloadIdentity,
    vpcCniPolicies:
      hasVpcCni(context) && !isCniOnNodes
        ? because({
            value: [cni],
            origin: "derived",
            why: "what aws-node needs, on a role of its own",
            from: ["/calico/cni"],
          })
        : undefined,
  });
}

/** Who has cluster-admin. The deployer is always named: EKS' own creator entry is off, as it cannot be seen or removed. */
export function resolveAccess({ intent: { platform } }: EksContext): Traced<EksAccess> {
  const { principalArn, roleArn, profile } = platform.deployer ?? {};
  const arn = principalArn ?? roleArn;
  return trace<EksAccess>(
    {
      administrators: [...new Set(platform.administrators ?? [])].filter((principal) => principal !== arn),
      deployer: because<EksAccess["deployer"]>({
        value: arn === undefined ? { kind: "caller" } : { kind: "principal", arn },
        origin: arn === undefined ? "default" : "user",
        why:
          principalArn !== undefined
            ? "the intent names the principal"
            : roleArn !== undefined
              ? "the kubeconfig takes on this role, so it is what the Kubernetes API sees"
              : "the identity that runs `pulumi up`, looked up then; of an assumed role, the role",
      }),
      credentials: { roleArn, profile },
    },
    { origin: "user", why: "who the intent names, and nobody else" },
  );
}
