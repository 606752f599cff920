/** How vSphere behaves, as far as machines need it: what it refuses, and what it answers. */
import { type Definition, type Making, refuse } from "../host/definition";
import { asText, isObject, type Json, type Properties } from "../host/values";
import { expectExactlyOne, expectNumber, expectOneOf, given, texts } from "../host/read";
import schema from "../schema/vsphere.json";

/** The kind of identifier that a type's id is. */
export const kinds: Readonly<Record<string, string>> = {
  "vsphere:index/contentLibrary:ContentLibrary": "contentLibrary",
  "vsphere:index/distributedPortGroup:DistributedPortGroup": "network",
  "vsphere:index/resourcePool:ResourcePool": "resourcePool",
  "vsphere:index/role:Role": "role",
  "vsphere:index/tag:Tag": "tag",
  "vsphere:index/tagCategory:TagCategory": "tagCategory",
  "vsphere:index/virtualMachine:VirtualMachine": "virtualMachine",
};

/** Identifiers of what was there before: every name that is looked up is, with an id that says so. */
export const existing = (kind: string, name: string): string => `${kind}-of-${name}`;
const isExisting = (key: string): boolean => /^[a-zA-Z]+-of-/.test(key);

/** Values that vSphere has of everything that it holds and nobody gave. */
function withDefaults(values: Properties, { subject, inputs }: Making): Properties {
  const listed: Readonly<Record<string, string>> =
    (schema.resources as Readonly<Record<string, { outputs: Readonly<Record<string, string>> }>>)[subject.type]
      ?.outputs ?? {};
  const empty = (type: string): Json =>
    type === "number" ? 0 : type === "boolean" ? false : type === "[any]" ? [] : "";
  const missing = Object.entries(listed).filter(([name]) => inputs[name] === undefined);
  return { ...Object.fromEntries(missing.map(([name, type]) => [name, empty(type)])), ...values };
}

const plainly = (prefix: string, more: Partial<Definition> = {}): Definition => ({
  identify: ({ hex }) => `${prefix}-${hex("id", 8)}`,
  outputs: (making) => withDefaults({}, making),
  ...more,
});

/** One of a kind in a vCenter. */
const uniqueName = ({ subject, inputs, world }: Making): void => {
  const taken = world
    .all(subject.type)
    .find((other) => other.urn !== subject.urn && other.inputs["name"] === inputs["name"]);
  if (taken === undefined) return;
  refuse("AlreadyExists", `the name "${asText(inputs["name"])}" is taken by ${taken.urn}; want a name of its own`);
};

const uuid = ({ hex }: Making): string => {
  const digits = hex("uuid", 32);
  return [8, 12, 16, 20, 32].map((end, index, ends) => digits.slice(ends[index - 1] ?? 0, end)).join("-");
};

/** Groups and rules of a cluster of hosts share one space of names. */
const named: Pick<Definition, "identify" | "outputs" | "admit"> = {
  identify: ({ inputs }) => `${asText(inputs["computeClusterId"])}:${asText(inputs["name"])}`,
  outputs: (making) => withDefaults({}, making),
  admit: ({ subject, inputs, world }) => {
    const others = placementTypes.flatMap((type) => world.all(type)).filter(({ urn }) => urn !== subject.urn);
    const taken = others.find((other) => other.inputs["name"] === inputs["name"]);
    if (taken === undefined) return;
    refuse(
      "DuplicateName",
      `the name "${asText(inputs["name"])}" is taken by ${taken.urn}; want a name of its own in the cluster`,
    );
  },
};
/** A machine that goes leaves its groups and rules. */
const members = { path: "virtualMachineIds[*]", kind: "virtualMachine", blocks: false };
const placementTypes = [
  "vsphere:index/computeClusterHostGroup:ComputeClusterHostGroup",
  "vsphere:index/computeClusterVmAntiAffinityRule:ComputeClusterVmAntiAffinityRule",
  "vsphere:index/computeClusterVmGroup:ComputeClusterVmGroup",
  "vsphere:index/computeClusterVmHostRule:ComputeClusterVmHostRule",
];

const machine: Definition = {
  identify: uuid,
  replaceOn: ["clone"],
  references: [
    { path: "resourcePoolId", kind: "resourcePool", elsewhere: isExisting },
    { path: "networkInterfaces[*].networkId", kind: "network", elsewhere: isExisting },
    { path: "tags[*]", kind: "tag", elsewhere: isExisting },
  ],
  check: (inputs, report) => {
    expectOneOf(inputs, "eptRviMode", ["automatic", "on", "off"], report);
    expectOneOf(inputs, "hvMode", ["hvAuto", "hvOn", "hvOff"], report);
    if (given(inputs, "memory")) expectNumber(inputs, "memory", 4, 25_165_824, report);
    if (!given(inputs, "clone") && !given(inputs, "disks")) report("disks", "got none, want one or more, or a clone");
    const { networkInterfaces } = inputs;
    if (networkInterfaces === undefined || (Array.isArray(networkInterfaces) && networkInterfaces.length === 0))
      report("networkInterfaces", "got none, want one or more");
  },
  admit: ({ subject, inputs, world }) => {
    const folder = inputs["folder"];
    const folders = world.all("vsphere:index/folder:Folder");
    if (typeof folder === "string" && !folders.some((one) => one.inputs["path"] === folder))
      refuse("NotFound", `folder "${folder}" not found; want one that is there`);
    const others = world.all(subject.type).filter(({ urn }) => urn !== subject.urn);
    if (others.some((other) => other.inputs["folder"] === folder && other.inputs["name"] === inputs["name"]))
      refuse("DuplicateName", `the name '${asText(inputs["name"])}' already exists in the folder`);
  },
  outputs: (making) => {
    const id = making.id || uuid(making);
    const [first] = texts(making.inputs, "networkInterfaces[*].networkId");
    return withDefaults(
      { moid: `vm-${making.hex("moid", 6)}`, uuid: id, powerState: first === undefined ? "off" : "on" },
      making,
    );
  },
};

export const definitions: Readonly<Record<string, Definition>> = {
  "vsphere:index/computeClusterHostGroup:ComputeClusterHostGroup": {
    ...named,
    replaceOn: ["name", "computeClusterId"],
  },
  "vsphere:index/computeClusterVmAntiAffinityRule:ComputeClusterVmAntiAffinityRule": {
    ...named,
    replaceOn: ["computeClusterId"],
    references: [members],
    check: ({ virtualMachineIds }, report) => {
      if (Array.isArray(virtualMachineIds) && virtualMachineIds.length < 2)
        report(
          "virtualMachineIds",
          `got ${virtualMachineIds.length}, want two or more: one machine is apart from nobody`,
        );
    },
  },
  "vsphere:index/computeClusterVmGroup:ComputeClusterVmGroup": {
    ...named,
    replaceOn: ["name", "computeClusterId"],
    references: [members],
  },
  "vsphere:index/computeClusterVmHostRule:ComputeClusterVmHostRule": {
    ...named,
    replaceOn: ["computeClusterId"],
    check: (inputs, report) => expectExactlyOne(inputs, ["affinityHostGroupName", "antiAffinityHostGroupName"], report),
  },
  "vsphere:index/contentLibrary:ContentLibrary": plainly("library", {
    name: { property: "name" },
    replaceOn: ["name", "description", "storageBackings"],
    admit: uniqueName,
  }),
  "vsphere:index/contentLibraryItem:ContentLibraryItem": plainly("item", {
    name: { property: "name" },
    replaceOn: ["name", "description", "fileUrl", "libraryId", "sourceUuid", "type"],
    references: [{ path: "libraryId", kind: "contentLibrary", elsewhere: isExisting }],
    check: (inputs, report) => {
      if (given(inputs, "fileUrl") && given(inputs, "sourceUuid"))
        report("fileUrl", "conflicts with sourceUuid; want one of them");
    },
  }),
  "vsphere:index/entityPermissions:EntityPermissions": {
    // One list for each thing.
    identify: ({ inputs }) => asText(inputs["entityId"]),
    outputs: (making) => withDefaults({}, making),
    references: [{ path: "permissions[*].roleId", kind: "role", elsewhere: isExisting }],
    check: ({ permissions }, report) => {
      if (Array.isArray(permissions) && permissions.length === 0) report("permissions", "got none, want one or more");
    },
    admit: ({ inputs, oldInputs }) => {
      for (const key of ["entityId", "entityType"])
        if (oldInputs !== undefined && oldInputs[key] !== inputs[key])
          refuse("InvalidArgument", `change in ${key} is not allowed post creation`);
    },
  },
  "vsphere:index/distributedPortGroup:DistributedPortGroup": plainly("dvportgroup", {
    name: { property: "name" },
    replaceOn: ["distributedVirtualSwitchUuid"],
    check: (inputs, report) => {
      if (given(inputs, "vlanId") && given(inputs, "vlanRanges"))
        report("vlanId", "conflicts with vlanRanges; want one of them");
      if (given(inputs, "vlanId")) expectNumber(inputs, "vlanId", 0, 4094, report);
    },
  }),
  "vsphere:index/folder:Folder": plainly("group-v", {
    replaceOn: ["type", "datacenterId"],
    check: (inputs, report) =>
      expectOneOf(inputs, "type", ["datacenter", "host", "vm", "datastore", "network"], report),
  }),
  "vsphere:index/resourcePool:ResourcePool": plainly("resgroup", {
    name: { property: "name" },
    references: [{ path: "parentResourcePoolId", kind: "resourcePool", elsewhere: isExisting }],
  }),
  "vsphere:index/role:Role": plainly("-1", {
    identify: ({ hex }) => String(-Number.parseInt(hex("id", 7), 16) - 1),
    admit: uniqueName,
    outputs: (making) => withDefaults({ label: asText(making.inputs["name"]) }, making),
  }),
  "vsphere:index/tag:Tag": plainly("urn:vmomi:InventoryServiceTag", {
    replaceOn: ["categoryId"],
    references: [{ path: "categoryId", kind: "tagCategory", elsewhere: isExisting }],
  }),
  "vsphere:index/tagCategory:TagCategory": plainly("urn:vmomi:InventoryServiceCategory", {
    replaceOn: ["cardinality"],
    admit: uniqueName,
    check: (inputs, report) => expectOneOf(inputs, "cardinality", ["SINGLE", "MULTIPLE"], report),
  }),
  "vsphere:index/virtualMachine:VirtualMachine": machine,
};

/** What a template of the sandbox is like. */
export const template = {
  guestId: "ubuntu64Guest",
  firmware: "efi",
  scsiType: "pvscsi",
  disks: [{ label: "Hard disk 1", size: 16, thinProvisioned: true, eagerlyScrub: false, unitNumber: 0 }],
};

/** What a look-up names: a thing, a folder by its path, a role by its label. */
export function nameIn(args: Properties): string | undefined {
  const name = isObject(args) ? (args["name"] ?? args["path"] ?? args["label"]) : undefined;
  return typeof name === "string" ? name : undefined;
}
