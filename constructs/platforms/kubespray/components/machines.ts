import type * as pulumi from "@pulumi/pulumi";
import type * as inVsphere from "../../../places/vsphere/component";
import { apiVariable, bastionVariable } from "../inventory";
import type { KubesprayWhole } from "../types";
import type * as onAws from "./aws";
import { makingOf } from "./making";

/** Machines that were made for the play. */
export interface MadeMachines {
  /** By the machine's name. */
  readonly instances: ReadonlyMap<string, pulumi.CustomResource>;
  /** All that a machine needs to be reached and to reach others. */
  readonly ready: readonly pulumi.Resource[];
  /** What the plays are told of them beside the inventory. */
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  /** What those outside ask the API at; absent: what the play's own kubeconfig says. */
  readonly apiHost?: pulumi.Output<string>;
}

/** Who makes machines in the place of a cluster. */
export interface MachineMaker {
  provided(opts: pulumi.ComponentResourceOptions): pulumi.ComponentResourceOptions;
  machines(parent: pulumi.ComponentResource): MadeMachines;
}

/**
 * Undefined where the machines are there already. Each place is loaded only when it is wanted: who has hosts of their own needs
 * no SDK of a cloud.
 */
export function machineMaker(name: string, cluster: KubesprayWhole): MachineMaker | undefined {
  const { place } = cluster.platform;
  if (place.kind === "aws") {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { makeMachines, withProvider } = require("./aws") as typeof onAws;
    return {
      provided: (opts) => withProvider(name, place.region, opts),
      machines: (parent) => {
        const { instances, ready, bastionHost, apiHost } = makeMachines(makingOf(name, cluster, place, parent), place);
        return {
          instances: new Map(Object.entries(instances)),
          ready,
          environment: { [bastionVariable]: bastionHost, [apiVariable]: apiHost },
          apiHost,
        };
      },
    };
  }
  if (place.kind !== "vsphere") return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { VsphereMachines } = require("../../../places/vsphere/component") as typeof inVsphere;
  return {
    provided: (opts) => opts,
    machines: (parent) => {
      const { machines, ready } = new VsphereMachines(name, { place }, { parent });
      return { instances: machines, ready, environment: {} };
    },
  };
}
