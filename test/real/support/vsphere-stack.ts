/** A stack that holds machines in vSphere and nothing else. */
import type { automation } from "@pulumi/pulumi";
import type { VspherePlace } from "../../../constructs/places/vsphere";
import { VsphereMachines } from "../../../constructs/places/vsphere/component";
import { openEngine } from "../../../sandbox";
import { enginePath } from "../../../tools/engines";

export interface Wanted {
  readonly place: VspherePlace;
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export function openMachines({ place, directory, environment = {} }: Wanted): Promise<automation.Stack> {
  return openEngine({
    pulumiBinary: enginePath("pulumi"),
    directory,
    projectName: "vsphere",
    stackName: "dev",
    program: () => {
      const { folderPath, resourcePoolPath } = new VsphereMachines("lab", { place });
      return Promise.resolve({ folderPath, resourcePoolPath });
    },
    environment,
  });
}
