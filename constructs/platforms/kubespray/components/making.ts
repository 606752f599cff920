import type * as pulumi from "@pulumi/pulumi";
import { parse, stringify } from "yaml";
import type { Making } from "../../../places/aws/component";
import type { AwsPlace } from "../aws";
import type { KubesprayCluster, KubesprayWhole } from "../types";

/** What every resource on AWS has in common. */
export function makingOf(
  name: string,
  cluster: KubesprayWhole,
  { region, tags }: AwsPlace,
  parent: pulumi.ComponentResource,
): Making<KubesprayCluster> {
  return {
    name,
    cluster,
    parent,
    common: {
      region,
      tags: { ...tags, [`kubernetes.io/cluster/${cluster.name}`]: "owned", "calico-kit": cluster.name },
    },
  };
}

/** A kubeconfig that asks the API at another host: what a play leaves names the first control plane's own address. */
export function withServer(kubeconfig: string, host: string): string {
  const config = parse(kubeconfig) as { clusters?: { cluster?: { server?: string } }[] };
  for (const { cluster } of config.clusters ?? []) if (cluster !== undefined) cluster.server = `https://${host}:6443`;
  return stringify(config);
}
