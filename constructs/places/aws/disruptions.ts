import type { DisruptionTable } from "../../model";

/** What goes, or changes, in AWS itself, whoever makes the cluster there. */
export const awsDisruptions: DisruptionTable<unknown> = [
  {
    kind: "state",
    type: "aws:s3/bucket:Bucket",
    on: ["delete", "replace"],
    what: "the bucket goes with all that it holds; AWS refuses it while it holds something",
    see: "docs.aws.amazon.com, S3 API reference, DeleteBucket",
  },
  {
    kind: "state",
    type: "aws:kms/key:Key",
    on: ["delete", "replace"],
    what: "the key is scheduled for deletion: what it has encrypted cannot be read after that, backups included",
    see: "docs.aws.amazon.com, Deleting AWS KMS keys",
  },
  {
    kind: "state",
    type: "aws:cloudwatch/logGroup:LogGroup",
    on: ["delete", "replace"],
    what: "the logs in it go with it",
    see: "docs.aws.amazon.com, CloudWatch Logs API reference, DeleteLogGroup",
  },
  {
    kind: "state",
    type: "aws:ec2/eip:Eip",
    on: ["delete", "replace"],
    what: "the public address is given back; what the outside knows the nodes by changes",
    see: "docs.aws.amazon.com, Elastic IP addresses",
  },
  {
    kind: "state",
    type: /^aws:ec2\/(vpc|subnet):/,
    on: ["delete", "replace"],
    what: "everything in it goes first, or keeps it from going half-way",
    see: "docs.aws.amazon.com, Delete your VPC",
  },
  {
    kind: "dataPlane",
    type: "aws:ec2/natGateway:NatGateway",
    on: ["delete", "replace"],
    is: "LIVE-312",
    what: "connections through it end, and what they come from has another address",
    see: "docs.aws.amazon.com, NAT gateways",
  },
  {
    kind: "dataPlane",
    type: "aws:ec2/route:Route",
    on: ["update", "delete", "replace"],
    what: "connections by this route end",
    see: "docs.aws.amazon.com, Route tables",
  },
  {
    kind: "dataPlane",
    type: /^aws:vpc\/securityGroup(Ingress|Egress)Rule:/,
    on: ["update", "delete", "replace"],
    except: ["description", "tags", "tagsAll"],
    what: "what only this rule lets through is dropped; connections that are open stay as long as AWS tracks them",
    see: "docs.aws.amazon.com, Security group connection tracking",
  },
  {
    kind: "dataPlane",
    type: "aws:ec2/securityGroup:SecurityGroup",
    on: ["delete", "replace"],
    what: "machines in it must change to another one first",
    see: "docs.aws.amazon.com, Security groups",
  },
];
