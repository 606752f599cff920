import type * as pulumi from "@pulumi/pulumi";
import type * as inVsphere from "../../../places/vsphere/component";
import type { EksAnywhereWhole } from "../types";

/** What is made in vCenter before the cluster. The place is loaded only where something is: else nobody needs its SDK. */
export function groundworkOf(
  name: string,
  { platform: { groundwork } }: EksAnywhereWhole,
  parent: pulumi.ComponentResource,
): readonly pulumi.Resource[] {
  if (groundwork === undefined) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { VsphereGroundwork } = require("../../../places/vsphere/component") as typeof inVsphere;
  return new VsphereGroundwork(name, { groundwork }, { parent }).ready;
}
