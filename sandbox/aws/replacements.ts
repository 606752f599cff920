/**
 * Properties whose change makes a new resource. The declarations of @pulumi/aws do not tell; this is AWS's own limit
 * (no API call can change them), as the published provider has it. What is not listed is updated in place.
 * Everything has `region`: a resource cannot move.
 */
export const replacements: Readonly<Record<string, readonly string[]>> = {
  "aws:autoscaling/group:Group": ["name", "namePrefix"],
  "aws:cloudwatch/logGroup:LogGroup": ["name", "namePrefix", "logGroupClass"],
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ["vpcId"],
  "aws:ec2/eip:Eip": ["domain", "publicIpv4Pool", "networkBorderGroup", "address"],
  // A flow log is immutable but for its tags.
  "aws:ec2/flowLog:FlowLog": [
    ...["vpcId", "subnetId", "eniId", "trafficType", "iamRoleArn", "logDestination", "logDestinationType", "logFormat"],
    "maxAggregationInterval",
  ],
  "aws:ec2/instance:Instance": [
    ...["ami", "subnetId", "availabilityZone", "keyName", "privateIp", "placementGroup", "tenancy", "cpuOptions"],
    "associatePublicIpAddress",
  ],
  "aws:ec2/internetGateway:InternetGateway": [],
  // Everything else is a new version of the same template.
  "aws:ec2/launchTemplate:LaunchTemplate": ["name", "namePrefix"],
  "aws:ec2/natGateway:NatGateway": ["subnetId", "allocationId", "connectivityType", "privateIp", "vpcId"],
  "aws:ec2/networkInterface:NetworkInterface": ["subnetId", "interfaceType"],
  "aws:ec2/placementGroup:PlacementGroup": ["name", "strategy", "partitionCount", "spreadLevel"],
  "aws:ec2/route:Route": [
    ...["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
  ],
  "aws:ec2/routeTable:RouteTable": ["vpcId"],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ["subnetId", "gatewayId"],
  "aws:ec2/securityGroup:SecurityGroup": ["vpcId", "name", "namePrefix", "description"],
  "aws:ec2/subnet:Subnet": [
    ...["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId", "ipv6Native", "outpostArn"],
  ],
  "aws:ec2/tag:Tag": ["resourceId", "key"],
  "aws:ec2/vpc:Vpc": ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["vpcId", "serviceName", "vpcEndpointType"],
  "aws:eks/accessEntry:AccessEntry": ["clusterName", "principalArn", "type"],
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": [
    "clusterName",
    "principalArn",
    "policyArn",
    "accessScope",
  ],
  "aws:eks/addon:Addon": ["addonName", "clusterName", "namespaceConfig"],
  "aws:eks/cluster:Cluster": [
    ...["name", "roleArn", "bootstrapSelfManagedAddons", "outpostConfig"],
    // Encryption can be switched on later, with one key, for good.
    "~encryptionConfig",
    "accessConfig.bootstrapClusterCreatorAdminPermissions",
    ...["kubernetesNetworkConfig.serviceIpv4Cidr", "kubernetesNetworkConfig.ipFamily"],
  ],
  // A group scales, and rolls to a new template version or release, in place; its machines' kind is fixed.
  "aws:eks/nodeGroup:NodeGroup": [
    ...["clusterName", "nodeGroupName", "nodeGroupNamePrefix", "nodeRoleArn", "subnetIds", "amiType"],
    ...["capacityType", "diskSize", "instanceTypes", "remoteAccess", "launchTemplate.id", "launchTemplate.name"],
  ],
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": ["clusterName", "namespace", "serviceAccount"],
  "aws:iam/instanceProfile:InstanceProfile": ["name", "namePrefix", "path"],
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ["url"],
  "aws:iam/policy:Policy": ["name", "namePrefix", "path", "description"],
  "aws:iam/role:Role": ["name", "namePrefix", "path"],
  "aws:iam/rolePolicy:RolePolicy": ["name", "namePrefix", "role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["role", "policyArn"],
  "aws:kms/alias:Alias": ["name", "namePrefix"],
  "aws:kms/key:Key": ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId"],
  "aws:lb/listener:Listener": ["loadBalancerArn"],
  "aws:lb/loadBalancer:LoadBalancer": ["name", "namePrefix", "internal", "loadBalancerType"],
  "aws:lb/targetGroup:TargetGroup": ["name", "namePrefix", "port", "protocol", "targetType", "vpcId", "ipAddressType"],
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": ["targetGroupArn", "targetId", "port", "availabilityZone"],
  "aws:s3/bucket:Bucket": ["bucket", "bucketPrefix"],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["bucket"],
  "aws:s3/bucketPolicy:BucketPolicy": ["bucket"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ["bucket"],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ["bucket"],
  "aws:s3/bucketVersioning:BucketVersioning": ["bucket"],
  "aws:vpc/routeServer:RouteServer": ["amazonSideAsn"],
  "aws:vpc/routeServerEndpoint:RouteServerEndpoint": ["routeServerId", "subnetId"],
  "aws:vpc/routeServerPeer:RouteServerPeer": ["routeServerEndpointId", "peerAddress", "bgpOptions"],
  "aws:vpc/routeServerPropagation:RouteServerPropagation": ["routeServerId", "routeTableId"],
  "aws:vpc/routeServerVpcAssociation:RouteServerVpcAssociation": ["routeServerId", "vpcId"],
  // The rule itself is modified in place; only its group is fixed.
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["securityGroupId"],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["securityGroupId"],
};
