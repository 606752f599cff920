import * as pulumi from "@pulumi/pulumi";
import { yaml } from "../artefacts";
import { replaceLate } from "../../cluster";
import { renderKops } from "../render";
import type { KopsVpc } from "../types";
import type { Making } from "./making";
import type { Network } from "./network";

/**
 * What `kops replace` reads: the Cluster and its InstanceGroups, with the ids that only the cloud knows put in. Known at
 * once where kOps makes everything, so that a preview shows each change of it. The additional objects of `renderKops` are
 * left out: `replace` refuses every kind but kOps' own, `create` would give them to a cluster once and never again. They
 * are resources of their own instead.
 */
export function specOf({ cluster }: Making, network: Network): pulumi.Input<string> {
  const { platform } = cluster;
  const write = (vpc: KopsVpc, groupId: string | undefined): string => {
    const { cluster: object, instanceGroups } = renderKops({ ...cluster, platform: { ...platform, vpc } });
    return yaml(
      replaceLate([object, ...instanceGroups], (value) =>
        value.$late === "kops.securityGroupId" && groupId !== undefined ? groupId : value,
      ),
    );
  };
  const { vpcId, subnetIds, securityGroupId } = network;
  if (securityGroupId === undefined) return write(platform.vpc, undefined);
  return pulumi.all([vpcId, subnetIds, securityGroupId]).apply(([id, ids, groupId]) => {
    const subnets = platform.vpc.subnets.map((subnet) => {
      const made = ids[subnet.name];
      return made === undefined ? subnet : { ...subnet, id: made };
    });
    return write({ ...platform.vpc, ...(id === undefined ? {} : { vpcId: id }), subnets }, groupId);
  });
}
