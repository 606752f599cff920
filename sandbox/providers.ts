/**
 * The providers that the sandbox serves. A further one is a folder with a class that implements `Provider` (or extends
 * `StoreProvider`), and a line here. Each is loaded only in its own process.
 */
import type * as Aws from "./aws/provider";
import type * as ClusterMakers from "./cluster-makers";
import type * as Command from "./command/provider";
import type { ProviderFactory } from "./host/provider";
import type * as Kubernetes from "./kubernetes/provider";
import type * as Random from "./random/provider";
import type * as Vsphere from "./vsphere/provider";

/* eslint-disable @typescript-eslint/no-require-imports -- a plugin's start-up time is its imports */
export const providers: Readonly<Record<string, () => ProviderFactory>> = {
  aws: () => {
    const { AwsProvider } = require("./aws/provider") as typeof Aws;
    return (directory) => new AwsProvider(directory);
  },
  command: () => {
    const { CommandProvider } = require("./command/provider") as typeof Command;
    return (directory) => new CommandProvider(directory);
  },
  kubernetes: () => {
    const { KubernetesProvider } = require("./kubernetes/provider") as typeof Kubernetes;
    const { clusterMakers } = require("./cluster-makers") as typeof ClusterMakers;
    return (directory) => new KubernetesProvider(directory, clusterMakers);
  },
  random: () => {
    const { RandomProvider } = require("./random/provider") as typeof Random;
    return (directory) => new RandomProvider(directory);
  },
  vsphere: () => {
    const { VsphereProvider } = require("./vsphere/provider") as typeof Vsphere;
    return (directory) => new VsphereProvider(directory);
  },
};
