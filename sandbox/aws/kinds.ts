/** What the identifiers of the aws types are called, and how AWS refuses when they are missing or in use. */
import type { KindErrors } from "../host/definition";

/** The kind of identifier that a type's id is, where others refer to it by id. */
export const kinds: Readonly<Record<string, string>> = {
  "aws:cloudwatch/logGroup:LogGroup": "logGroup",
  "aws:ec2/instance:Instance": "instance",
  "aws:ec2/internetGateway:InternetGateway": "internetGateway",
  "aws:ec2/natGateway:NatGateway": "natGateway",
  "aws:ec2/networkInterface:NetworkInterface": "networkInterface",
  "aws:ec2/placementGroup:PlacementGroup": "placementGroup",
  "aws:ec2/routeTable:RouteTable": "routeTable",
  "aws:ec2/securityGroup:SecurityGroup": "securityGroup",
  "aws:ec2/subnet:Subnet": "subnet",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "vpcEndpoint",
  "aws:eks/cluster:Cluster": "cluster",
  "aws:s3/bucket:Bucket": "bucket",
  "aws:vpc/routeServer:RouteServer": "routeServer",
  "aws:vpc/routeServerEndpoint:RouteServerEndpoint": "routeServerEndpoint",
};

const errors: Readonly<Record<string, KindErrors>> = {
  address: { missing: "InvalidAllocationID.NotFound", inUse: "InvalidIPAddress.InUse" },
  bucket: { missing: "NoSuchBucket", inUse: "BucketNotEmpty" },
  cluster: { missing: "ResourceNotFoundException", inUse: "ResourceInUseException", taken: "ResourceInUseException" },
  instanceProfile: { missing: "NoSuchEntity", inUse: "DeleteConflict" },
  internetGateway: { missing: "InvalidInternetGatewayID.NotFound", inUse: "DependencyViolation" },
  key: { missing: "NotFoundException", inUse: "DependencyViolation" },
  launchTemplate: { missing: "InvalidLaunchTemplateId.NotFound", inUse: "ResourceInUse" },
  loadBalancer: { missing: "LoadBalancerNotFound", inUse: "ResourceInUse" },
  logGroup: { missing: "ResourceNotFoundException", inUse: "OperationAbortedException" },
  natGateway: { missing: "NatGatewayNotFound", inUse: "DependencyViolation" },
  networkInterface: { missing: "InvalidNetworkInterfaceID.NotFound", inUse: "InvalidParameterValue" },
  oidcIssuer: { missing: "InvalidParameterException", inUse: "ResourceInUseException" },
  policy: { missing: "NoSuchEntity", inUse: "DeleteConflict" },
  role: { missing: "NoSuchEntity", inUse: "DeleteConflict" },
  roleName: { missing: "NoSuchEntity", inUse: "DeleteConflict" },
  routeServer: { missing: "InvalidRouteServerID.NotFound", inUse: "IncorrectState" },
  routeServerEndpoint: { missing: "InvalidRouteServerEndpointID.NotFound", inUse: "IncorrectState" },
  routeTable: { missing: "InvalidRouteTableID.NotFound", inUse: "DependencyViolation" },
  securityGroup: { missing: "InvalidGroup.NotFound", inUse: "DependencyViolation" },
  subnet: { missing: "InvalidSubnetID.NotFound", inUse: "DependencyViolation" },
  targetGroup: { missing: "TargetGroupNotFound", inUse: "ResourceInUse" },
  vpc: { missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" },
};

export function errorsOf(kind: string): KindErrors {
  return errors[kind] ?? { missing: "ResourceNotFound", inUse: "ResourceInUse" };
}
