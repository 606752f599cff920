/** The vsphere provider of the sandbox: a vCenter in which everything is that is looked up. */
import { collector, refuse } from "../host/definition";
import { expectArguments } from "../host/read";
import type { Failure } from "../host/provider";
import { Store } from "../host/store";
import { StoreProvider } from "../host/store-provider";
import type { Properties } from "../host/values";
import schema from "../schema/vsphere.json";
import { definitions, existing, nameIn, kinds, template } from "./definitions";

/** Taken, and without effect: there is nobody to sign in to. */
const settings = [
  ...["allowUnverifiedSsl", "apiTimeout", "clientDebug", "clientDebugPath", "clientDebugPathRun", "password"],
  ...["persistSession", "restSessionPath", "user", "vcenterServer", "version", "vimKeepAlive", "vimSessionPath"],
  "vsphereServer",
];

/** What each look-up answers beside an id that is made of the name. */
const lookUps: Readonly<Record<string, (name: string) => Properties>> = {
  getComputeCluster: (name) => ({ resourcePoolId: existing("resourcePool", name) }),
  getDatacenter: () => ({ virtualMachines: [] }),
  getDatastore: () => ({ stats: {} }),
  getDistributedVirtualSwitch: () => ({ uplinks: ["uplink1", "uplink2"] }),
  getHost: (name) => ({ resourcePoolId: existing("resourcePool", name) }),
  getFolder: () => ({}),
  getNetwork: () => ({ type: "DistributedVirtualPortgroup" }),
  getResourcePool: () => ({}),
  getRole: () => ({ rolePrivileges: [] }),
  getVirtualMachine: (name) => ({ ...template, uuid: existing("virtualMachine", name) }),
};

export class VsphereProvider extends StoreProvider {
  constructor(directory: string) {
    super({
      store: new Store(directory, "vsphere"),
      schema,
      definitions,
      kinds,
      errors: () => ({ missing: "ManagedObjectNotFound", inUse: "ResourceInUse", taken: "DuplicateName" }),
      place: () => ({ account: "", region: "", partition: "", hasCalico: () => false }),
      preexisting: () => [],
      common: () => ({}),
    });
  }

  checkConfig(config: Properties): Failure[] {
    const rules = collector();
    expectArguments(config, settings, rules.report);
    if (config["vsphereServer"] === undefined && config["vcenterServer"] === undefined)
      rules.report("vsphereServer", "got nothing, want the host name or address of vCenter");
    return rules.failures;
  }

  configure(): void {
    // It signs in nowhere.
  }

  invoke(token: string, args: Properties): Properties {
    const source = /^vsphere:index\/(\w+):\1$/.exec(token)?.[1] ?? "";
    const answer = lookUps[source];
    if (answer === undefined)
      return refuse("UnknownInvoke", `${token}: the sandbox answers ${Object.keys(lookUps).join(", ")}`);
    const name = nameIn(args);
    if (name === undefined) return refuse("InvalidArgument", `${token}: "name" must be given`);
    const kind = source.replace("get", "");
    return { ...args, id: existing(`${kind.charAt(0).toLowerCase()}${kind.slice(1)}`, name), ...answer(name) };
  }
}
