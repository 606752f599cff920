/** The local package `@pulumi/vsphere` against the schema of the published one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as vsphere from "@pulumi/vsphere";
import { declarationsOf, type Fields, fieldsOf } from "./declarations";

interface Part {
  readonly inputs: Fields;
  readonly outputs: Fields;
}

interface Published {
  readonly provider: Fields;
  readonly resources: Readonly<Record<string, Part>>;
  readonly functions: Readonly<Record<string, Part>>;
  readonly types: Readonly<Record<string, Fields>>;
}

const published = JSON.parse(readFileSync(join(__dirname, "vsphere-4.17.json"), "utf8")) as Published;
const sdk = join(__dirname, "../../sdks/vsphere");
/** `vsphere:index/folder:Folder` → the file `folder`, the class `Folder`. */
const partsOf = (token: string): { file: string; name: string } => {
  const [, file = "", name = ""] = /^vsphere:index\/(\w+):(\w+)$/.exec(token) ?? [];
  return { file, name };
};
const fieldsIn = (file: string, name: string): Fields => {
  const found = declarationsOf(join(sdk, `${file}.d.ts`)).get(name);
  return found === undefined ? {} : fieldsOf(found.members);
};
const optional = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, type]) => [name.replace("!", ""), type]));
const tokens = Object.keys(published.resources);
const functionTokens = Object.keys(published.functions);

interface Registered {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}
const registered: Registered[] = [];
const invoked: { readonly token: string; readonly inputs: Readonly<Record<string, unknown>> }[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ type, inputs, name }) => {
      registered.push({ type, inputs: inputs as Registered["inputs"] });
      return { id: `${name}-id`, state: inputs as object };
    },
    call: ({ token, inputs }) => {
      invoked.push({ token, inputs: inputs as Registered["inputs"] });
      return inputs as object;
    },
  });
});

it("has what the kit makes and looks up", () => {
  const names = [...tokens, ...functionTokens].map((token) => partsOf(token).name).sort();
  expect(names).toEqual([
    "ComputeClusterHostGroup",
    "ComputeClusterVmAffinityRule",
    "ComputeClusterVmAntiAffinityRule",
    "ComputeClusterVmGroup",
    "ComputeClusterVmHostRule",
    "ContentLibrary",
    "ContentLibraryItem",
    "Datacenter",
    "DistributedPortGroup",
    "DistributedVirtualSwitch",
    "DrsVmOverride",
    "EntityPermissions",
    "Folder",
    "HostPortGroup",
    "HostVirtualSwitch",
    "ResourcePool",
    "Role",
    "Tag",
    "TagCategory",
    "VappContainer",
    "VirtualMachine",
    "VmStoragePolicy",
    "getComputeCluster",
    "getContentLibrary",
    "getContentLibraryItem",
    "getDatacenter",
    "getDatastore",
    "getDistributedVirtualSwitch",
    "getFolder",
    "getGuestOsCustomization",
    "getHost",
    "getNetwork",
    "getOvfVmTemplate",
    "getResourcePool",
    "getRole",
    "getTag",
    "getTagCategory",
    "getVirtualMachine",
  ]);
  // Nothing besides: what has no line in the published schema is not held against it.
  const doors = Object.keys(vsphere).filter((name) => !/^(Provider|config|types|get\w+Output)$/.test(name));
  expect(doors.sort()).toEqual(names);
});

it.each(tokens)("%s: inputs and outputs, their types, and which must be given", (token) => {
  const { file, name } = partsOf(token);
  const { inputs, outputs } = published.resources[token] as Part;
  expect(fieldsIn(file, `${name}Args`)).toEqual(inputs);
  expect(fieldsIn(file, name)).toEqual(outputs);
  // What looks a resource up may say as much of it as it likes.
  expect(Object.keys(fieldsIn(file, `${name}State`))).toEqual(Object.keys(optional(outputs)).sort());
});

it.each(functionTokens)("%s: arguments and results", (token) => {
  const { file, name } = partsOf(token);
  const { inputs, outputs } = published.functions[token] as Part;
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  expect(fieldsIn(file, `${title}Args`)).toEqual(inputs);
  expect(fieldsIn(file, `${title}OutputArgs`)).toEqual(inputs);
  expect(fieldsIn(file, `${title}Result`)).toEqual(outputs);
});

it.each(Object.entries(published.types))("the type %s", (name, fields) => {
  const input = fieldsIn("types/input", name);
  // Of a resource's inputs `X`, of a look-up's `XArgs` and, for plain values, `X`.
  const found = Object.keys(input).length > 0 ? input : fieldsIn("types/output", name);
  expect(found).toEqual(fields);
});

it("the provider takes the published configuration", () => {
  expect(fieldsIn("provider", "ProviderArgs")).toEqual(optional(published.provider));
});

const samples: Readonly<Record<string, unknown>> = { string: "text", number: 7, boolean: true };

/** A value of a type, with all of its fields. */
function sample(type: string): unknown {
  if (type.startsWith("[")) return [sample(type.slice(1, -1))];
  if (type.startsWith("{")) return { key: sample(type.slice(1, -1)) };
  if (!type.startsWith("@")) return samples[type];
  return sampleOf(published.types[type.slice(1)] ?? {});
}

const sampleOf = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(optional(fields)).map(([name, type]) => [name, sample(type)]));

type Class = new (name: string, args: object) => pulumi.CustomResource;

it.each(tokens)("%s hands over every input under its token, and refuses to be made without what must be given", async (token) => {
  const { name } = partsOf(token);
  const { inputs } = published.resources[token] as Part;
  const Type = (vsphere as unknown as Record<string, Class>)[name] as Class;
  const given = sampleOf(inputs);
  await resolved(new Type("all", given).urn);
  expect(registered.at(-1)).toEqual({ type: token, inputs: given });
  for (const must of Object.keys(inputs).filter((key) => key.endsWith("!"))) {
    const { [must.slice(0, -1)]: _, ...rest } = given;
    expect(() => new Type("less", rest)).toThrow(`Missing required property '${must.slice(0, -1)}'`);
  }
});

it.each(functionTokens)("%s hands over every argument under its token", async (token) => {
  const call = (vsphere as unknown as Record<string, (args: object) => Promise<unknown>>)[partsOf(token).name];
  const given = sampleOf((published.functions[token] as Part).inputs);
  await call?.(given);
  expect(invoked.at(-1)).toEqual({ token, inputs: given });
});

const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((done) => void output.apply(done));
