import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as ec2 from "@pulumi/aws/ec2";
import type * as eks from "@pulumi/aws/eks";
import type * as iam from "@pulumi/aws/iam";
import type * as kms from "@pulumi/aws/kms";
import type * as vpc from "@pulumi/aws/vpc";

/** The arguments of the AWS resources that make an EKS cluster, by their types. */
export interface EksChildren {
  readonly AccessEntry: eks.AccessEntryArgs;
  readonly AccessPolicyAssociation: eks.AccessPolicyAssociationArgs;
  readonly Addon: eks.AddonArgs;
  readonly Cluster: eks.ClusterArgs;
  readonly DefaultSecurityGroup: ec2.DefaultSecurityGroupArgs;
  readonly Eip: ec2.EipArgs;
  readonly InternetGateway: ec2.InternetGatewayArgs;
  readonly Key: kms.KeyArgs;
  readonly LaunchTemplate: ec2.LaunchTemplateArgs;
  readonly LogGroup: cloudwatch.LogGroupArgs;
  readonly NatGateway: ec2.NatGatewayArgs;
  readonly NodeGroup: eks.NodeGroupArgs;
  readonly OpenIdConnectProvider: iam.OpenIdConnectProviderArgs;
  readonly Role: iam.RoleArgs;
  readonly RolePolicy: iam.RolePolicyArgs;
  readonly RolePolicyAttachment: iam.RolePolicyAttachmentArgs;
  readonly Route: ec2.RouteArgs;
  readonly RouteServer: vpc.RouteServerArgs;
  readonly RouteServerEndpoint: vpc.RouteServerEndpointArgs;
  readonly RouteServerPeer: vpc.RouteServerPeerArgs;
  readonly RouteServerPropagation: vpc.RouteServerPropagationArgs;
  readonly RouteServerVpcAssociation: vpc.RouteServerVpcAssociationArgs;
  readonly RouteTable: ec2.RouteTableArgs;
  readonly RouteTableAssociation: ec2.RouteTableAssociationArgs;
  readonly SecurityGroup: ec2.SecurityGroupArgs;
  readonly SecurityGroupEgressRule: vpc.SecurityGroupEgressRuleArgs;
  readonly SecurityGroupIngressRule: vpc.SecurityGroupIngressRuleArgs;
  readonly Subnet: ec2.SubnetArgs;
  readonly Vpc: ec2.VpcArgs;
  readonly VpcEndpoint: ec2.VpcEndpointArgs;
}
