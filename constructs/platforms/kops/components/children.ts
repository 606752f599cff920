import type * as ec2 from "@pulumi/aws/ec2";
import type * as s3 from "@pulumi/aws/s3";
import type * as vpc from "@pulumi/aws/vpc";
import type * as command from "@pulumi/command";

/** The arguments of the AWS resources and commands that make a cluster by kOps, by their types. */
export interface KopsChildren {
  readonly Bucket: s3.BucketArgs;
  readonly BucketOwnershipControls: s3.BucketOwnershipControlsArgs;
  readonly BucketPolicy: s3.BucketPolicyArgs;
  readonly BucketPublicAccessBlock: s3.BucketPublicAccessBlockArgs;
  readonly BucketServerSideEncryptionConfiguration: s3.BucketServerSideEncryptionConfigurationArgs;
  readonly BucketVersioning: s3.BucketVersioningArgs;
  readonly Command: command.local.CommandArgs;
  readonly DefaultSecurityGroup: ec2.DefaultSecurityGroupArgs;
  readonly Eip: ec2.EipArgs;
  readonly InternetGateway: ec2.InternetGatewayArgs;
  readonly NatGateway: ec2.NatGatewayArgs;
  readonly Route: ec2.RouteArgs;
  readonly RouteTable: ec2.RouteTableArgs;
  readonly RouteTableAssociation: ec2.RouteTableAssociationArgs;
  readonly SecurityGroup: ec2.SecurityGroupArgs;
  readonly SecurityGroupEgressRule: vpc.SecurityGroupEgressRuleArgs;
  readonly SecurityGroupIngressRule: vpc.SecurityGroupIngressRuleArgs;
  readonly Subnet: ec2.SubnetArgs;
  readonly Vpc: ec2.VpcArgs;
}
