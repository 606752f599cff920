/** A small program of its own, so that the sandbox is tested apart from the kit's components. */
import * as kubernetes from "@pulumi/kubernetes";
import { Eip } from "@pulumi/aws/ec2/eip";
import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { Subnet } from "@pulumi/aws/ec2/subnet";
import { Vpc } from "@pulumi/aws/ec2/vpc";
import { Addon } from "@pulumi/aws/eks/addon";
import { Cluster } from "@pulumi/aws/eks/cluster";
import { NodeGroup } from "@pulumi/aws/eks/nodeGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import { all, type Output, type Resource } from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";

export interface Choices {
  /** Tag on the VPC: changed in place. */
  readonly stage?: string;
  /** Description of the security group: a change makes a new one. */
  readonly description?: string;
  readonly desiredSize?: number;
  readonly instanceType?: string;
  /** Leaves out the order that real EKS demands: nodes after the CNI. */
  readonly impatient?: boolean;
}

/** Number of resources of the program, the stack included. */
export const resourceCount = 24;

/** A cluster with Calico as its CNI, in the order that works. */
export function program(choices: () => Choices): () => Promise<Record<string, unknown>> {
  return () => {
    const chosen = choices();
    const vpc = new Vpc("lab", {
      cidrBlock: "10.0.0.0/16",
      enableDnsHostnames: true,
      tags: { stage: chosen.stage ?? "one" },
    });
    const subnets = ["a", "b"].map((zone, index) => {
      const availabilityZone = `eu-central-1${zone}`;
      return new Subnet(zone, { vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24`, availabilityZone });
    });
    const subnetIds = subnets.map(({ id }) => id);
    const group = new SecurityGroup("nodes", { vpcId: vpc.id, description: chosen.description ?? "nodes" });
    const bgp = { securityGroupId: group.id, referencedSecurityGroupId: group.id };
    new SecurityGroupIngressRule("bgp", { ...bgp, ipProtocol: "tcp", fromPort: 179, toPort: 179 });
    const role = new Role("cluster", { assumeRolePolicy: trust("eks.amazonaws.com") });
    const control = attach("cluster", role, "AmazonEKSClusterPolicy");
    const cluster = new Cluster(
      "lab",
      { name: "lab", roleArn: role.arn, bootstrapSelfManagedAddons: false, vpcConfig: { subnetIds } },
      { dependsOn: [control] },
    );
    const calico = installCalico(cluster);
    const nodeRole = new Role("nodes", { assumeRolePolicy: trust("ec2.amazonaws.com") });
    const worker = attach("worker", nodeRole, "AmazonEKSWorkerNodePolicy");
    const template = new LaunchTemplate("nodes", {
      instanceType: chosen.instanceType ?? "m6i.large",
      vpcSecurityGroupIds: [group.id],
    });
    const nodes = new NodeGroup(
      "workers",
      {
        clusterName: cluster.name,
        nodeRoleArn: nodeRole.arn,
        subnetIds,
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        scalingConfig: { minSize: 1, desiredSize: chosen.desiredSize ?? 2, maxSize: 4 },
      },
      { dependsOn: chosen.impatient === true ? [worker] : [worker, calico.installation] },
    );
    const peer = calico.peer(nodes);
    new Addon("coredns", { clusterName: cluster.name, addonName: "coredns" }, { dependsOn: [nodes] });
    const address = new Eip("spare", { domain: "vpc" });
    const key = new RandomPassword("psk", { length: 32 });
    return Promise.resolve({
      endpoint: cluster.endpoint,
      groupId: group.id,
      latestVersion: template.latestVersion,
      peer: peer.id,
      address: address.publicIp,
      key: key.result,
    });
  };
}

/** Six objects: namespace, definitions, operator, Installation, APIServer, secret; and, on the nodes, a peer. */
function installCalico(cluster: Cluster): {
  installation: Resource;
  peer: (nodes: Resource) => kubernetes.apiextensions.CustomResource;
} {
  const provider = new kubernetes.Provider("lab", { kubeconfig: kubeconfigOf(cluster) });
  const namespace = new kubernetes.core.v1.Namespace(
    "operator",
    { metadata: { name: "tigera-operator" } },
    { provider },
  );
  const release = { namespace: namespace.metadata.name, version: "v3.32.1", skipAwait: true };
  const crds = new kubernetes.helm.v3.Release("crds", { ...release, chart: "crd.projectcalico.org.v1" }, { provider });
  const operator = new kubernetes.helm.v3.Release(
    "operator",
    { ...release, chart: "tigera-operator" },
    { provider, dependsOn: [crds] },
  );
  const object = (
    name: string,
    apiVersion: string,
    kind: string,
    spec: object,
    dependsOn: Resource[],
  ): kubernetes.apiextensions.CustomResource =>
    new kubernetes.apiextensions.CustomResource(
      name,
      { apiVersion, kind, metadata: { name: "default" }, spec },
      { provider, dependsOn },
    );
  const installation = object("installation", "operator.tigera.io/v1", "Installation", { variant: "Calico" }, [
    operator,
  ]);
  const server = object("api", "operator.tigera.io/v1", "APIServer", {}, [operator]);
  new kubernetes.core.v1.Secret(
    "bgp",
    { metadata: { name: "bgp", namespace: namespace.metadata.name }, stringData: { password: "secret" } },
    { provider },
  );
  const peerSpec = { peerIP: "10.0.0.9", asNumber: 65101 };
  return {
    installation,
    peer: (nodes) => object("tor", "projectcalico.org/v3", "BGPPeer", peerSpec, [installation, server, nodes]),
  };
}

function attach(name: string, role: Role, policy: string): RolePolicyAttachment {
  return new RolePolicyAttachment(name, { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` });
}

function trust(service: string): string {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function kubeconfigOf({ name, endpoint, certificateAuthority }: Cluster): Output<string> {
  return all([name, endpoint, certificateAuthority]).apply(([clusterName, server, authority]) =>
    JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      "current-context": "aws",
      clusters: [{ name: "lab", cluster: { server, "certificate-authority-data": authority.data } }],
      contexts: [{ name: "aws", context: { cluster: "lab", user: "aws" } }],
      users: [
        {
          name: "aws",
          user: {
            exec: {
              apiVersion: "client.authentication.k8s.io/v1beta1",
              command: "aws",
              args: ["eks", "get-token", "--cluster-name", clusterName],
            },
          },
        },
      ],
    }),
  );
}
