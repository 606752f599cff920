import * as pulumi from "@pulumi/pulumi";
import { type KubernetesObject, replaceLate } from "../../../model";
import { yaml } from "../artefacts";
import { instanceGroupsOf } from "../instance-groups";
import { renderKops } from "../render";
import type { KopsVpc } from "../types";
import type { Making } from "./making";
import type { Network } from "./network";

/** What `kops replace` reads, one text for each object, with the ids that only the cloud knows put in. */
export interface Spec {
  readonly cluster: pulumi.Input<string>;
  /** By the group's name. */
  readonly instanceGroups: Readonly<Record<string, pulumi.Input<string>>>;
  /** All of it: it changes when anything does. */
  readonly whole: pulumi.Input<string>;
}

/**
 * The Cluster and its InstanceGroups. Known at once where kOps makes everything, so that a preview shows each change.
 */
export function specOf({ cluster }: Making, network: Network): Spec {
  const { platform } = cluster;
  const write = (vpc: KopsVpc, groupId: string | undefined): Written => {
    const { cluster: object, instanceGroups } = renderKops({ ...cluster, platform: { ...platform, vpc } });
    const text = (it: KubernetesObject): string =>
      yaml([
        replaceLate(it, (value) => (value.$late === "kops.securityGroupId" && groupId !== undefined ? groupId : value)),
      ]);
    return {
      cluster: text(object),
      instanceGroups: Object.fromEntries(instanceGroups.map((it) => [it.metadata.name, text(it)])),
    };
  };
  const { vpcId, subnetIds, securityGroupId } = network;
  const written =
    securityGroupId === undefined && Object.keys(subnetIds).length === 0
      ? write(platform.vpc, undefined)
      : pulumi.all([vpcId, subnetIds, securityGroupId]).apply(([id, ids, groupId]) => {
          const subnets = platform.vpc.subnets.map((subnet) => {
            const made = ids[subnet.name];
            return made === undefined ? subnet : { ...subnet, id: made };
          });
          return write({ ...platform.vpc, ...(id === undefined ? {} : { vpcId: id }), subnets }, groupId);
        });
  const text = (of: (texts: Written) => string): pulumi.Input<string> =>
    pulumi.Output.isInstance(written) ? written.apply(of) : of(written);
  return {
    cluster: text((texts) => texts.cluster),
    instanceGroups: Object.fromEntries(
      instanceGroupsOf(cluster).map(({ name }) => [name, text((texts) => texts.instanceGroups[name] ?? "")]),
    ),
    whole: text((texts) => [texts.cluster, ...Object.values(texts.instanceGroups)].join("---\n")),
  };
}

interface Written {
  readonly cluster: string;
  readonly instanceGroups: Readonly<Record<string, string>>;
}
