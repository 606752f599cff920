/** What the kit writes for kOps, made ready for kOps: late values filled in, and what a file refers to made in the cloud. */
import { parseAllDocuments } from "yaml";
import type { KubernetesObject } from "../../../constructs/model";
import { kopsPlatform } from "../../../constructs/platforms/kops/platform";
import type { ResolvedKops } from "../../../constructs/platforms/kops/types";
import { plausible } from "./api-server-plans";
import type { KopsCloud } from "./kops-cloud";
import type { KopsCase } from "./kops-lanes";

/** The files of `synth`, byte for byte, but for the late values that its script fills in. */
export function kopsCase(cluster: ResolvedKops): KopsCase {
  const artefacts = kopsPlatform.artefacts(cluster);
  const text = (path: string): string | undefined => artefacts.find((artefact) => artefact.path === path)?.content;
  const file = `${text("kops/01-cluster.yaml") ?? ""}---\n${text("kops/02-instance-groups.yaml") ?? ""}`;
  return {
    file: file.replace(/\$\{[A-Z_]*SECURITY_GROUP_ID\}/g, plausible["kops.securityGroupId"]),
    prepare,
  };
}

/** What the file says exists. */
async function prepare(cloud: KopsCloud, file: string): Promise<string> {
  const store = /^\s*discoveryStore: s3:\/\/([a-z0-9-]+)/m.exec(file)?.[1];
  if (store !== undefined) await cloud.makeBucket(store);
  const { metadata, spec } = clusterIn(file);
  if (spec.topology?.dns?.type === "Private") await cloud.makePrivateZone(metadata.name.replace(/^[^.]*\./, ""));
  return sharedNetwork(cloud, file, spec);
}

interface ClusterSpec {
  readonly topology?: { readonly dns?: { readonly type?: string } };
  readonly networkID?: string;
  readonly networkCIDR?: string;
  readonly additionalNetworkCIDRs?: readonly string[];
  readonly subnets?: readonly { readonly id?: string; readonly cidr: string; readonly zone: string }[];
}

function clusterIn(file: string): { readonly metadata: { readonly name: string }; readonly spec: ClusterSpec } {
  const objects = parseAllDocuments(file).map((document) => document.toJS() as KubernetesObject | null);
  const cluster = objects.find((object) => object?.kind === "Cluster");
  return { metadata: { name: cluster?.metadata.name ?? "" }, spec: cluster?.spec ?? {} };
}

/** Makes the VPC and subnets that the file says exist, and writes their ids into it. AWS refuses what cannot be. */
export async function sharedNetwork(
  cloud: KopsCloud,
  file: string,
  spec: ClusterSpec = clusterIn(file).spec,
): Promise<string> {
  const { networkID, networkCIDR, additionalNetworkCIDRs = [], subnets = [] } = spec;
  if (networkID === undefined || networkCIDR === undefined) return file;
  const make = async (action: string, parameters: Record<string, string>, id: RegExp): Promise<string | undefined> =>
    id.exec(await cloud.ec2(action, parameters).catch(() => ""))?.[1];

  const vpc = await make("CreateVpc", { CidrBlock: networkCIDR }, /<vpcId>(.*?)<\/vpcId>/);
  if (vpc === undefined) return file;
  for (const cidr of additionalNetworkCIDRs) await make("AssociateVpcCidrBlock", { VpcId: vpc, CidrBlock: cidr }, /x/);
  let prepared = file.replaceAll(networkID, vpc);
  for (const { id, cidr, zone } of subnets) {
    const where = { VpcId: vpc, CidrBlock: cidr, AvailabilityZone: zone };
    const subnet = await make("CreateSubnet", where, /<subnetId>(.*?)<\/subnetId>/);
    if (id !== undefined && subnet !== undefined) prepared = prepared.replaceAll(id, subnet);
  }
  return prepared;
}
