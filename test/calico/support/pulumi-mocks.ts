import * as pulumi from "@pulumi/pulumi";
import { withoutStackTraces } from "../../support/stack-traces";

/** One custom resource as the engine was asked for it. */
export interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names of all resources that it comes after, directly or by way of others. */
  readonly after: readonly string[];
  readonly deletedWith: string;
  readonly retainOnDelete: boolean;
  /** Types under which earlier versions of the kit registered the same resource. */
  readonly formerTypes: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  /** Whether any of the inputs is a secret. */
  readonly secretInputs: boolean;
}

/** The part of the SDK's request to register a resource that is looked at here. */
interface Request {
  getType(): string;
  getName(): string;
  getCustom(): boolean;
  getDependenciesList(): string[];
  getDeletedwith(): string;
  getRetainondelete(): boolean;
  getAliasesList(): { getSpec(): { getType(): string } | undefined }[];
  getAdditionalsecretoutputsList(): string[];
  getObject(): { toJavaScript(): Record<string, unknown> };
}

interface Response {
  getUrn(): string;
}

interface Monitor {
  registerResource(request: Request, callback: (error: unknown, response: Response) => void): void;
}

/** How the SDK marks a secret on the wire: an object with this key and mark, and the secret as its `value`. */
const secretKey = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

/** A copy with every secret's own value in its place. */
function withoutSecretMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecretMarks);
  if (typeof value !== "object" || value === null) return value;
  if ((value as Record<string, unknown>)[secretKey] === secretMark) {
    return withoutSecretMarks((value as { readonly value: unknown }).value);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecretMarks(item)]));
}

/** Runs a program against the SDK's mocks and returns what it registered, in order. */
export async function recordResources<T>(
  program: () => T,
): Promise<{ readonly recorded: readonly Recorded[]; readonly made: T }> {
  const inputs = new Map<string, Record<string, unknown>>();
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs: given, id }) => {
      inputs.set(`${type} ${name}`, withoutSecretMarks(given) as Record<string, unknown>);
      return { id: id ?? `${name}-id`, state: given as Record<string, unknown> };
    },
    call: () => ({}),
  });
  const requests: { readonly urn: string; readonly request: Request }[] = [];
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) =>
    register(request, (error, response) => {
      if (!error) requests.push({ urn: response.getUrn(), request });
      callback(error, response);
    });

  const made = await withoutStackTraces(async () => {
    const result = program();
    // Left out of the SDK's own types, and the only way to know that everything has been registered.
    await (pulumi.runtime as unknown as { readonly waitForRPCs: () => Promise<void> }).waitForRPCs();
    return { result };
  });

  const byUrn = new Map(requests.map(({ urn, request }) => [urn, request]));
  const before = (request: Request, found = new Set<string>()): Set<string> => {
    for (const urn of request.getDependenciesList()) {
      const next = byUrn.get(urn);
      if (next === undefined || found.has(next.getName())) continue;
      found.add(next.getName());
      before(next, found);
    }
    return found;
  };
  const recorded = requests
    .filter(({ request }) => request.getCustom())
    .map(({ request }) => ({
      type: request.getType(),
      name: request.getName(),
      inputs: inputs.get(`${request.getType()} ${request.getName()}`) ?? {},
      after: [...before(request)],
      deletedWith: request.getDeletedwith(),
      retainOnDelete: request.getRetainondelete(),
      formerTypes: request.getAliasesList().flatMap((alias) => alias.getSpec()?.getType() ?? []),
      additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
      secretInputs: JSON.stringify(request.getObject().toJavaScript()).includes(secretMark),
    }));
  return { recorded, made: made.result };
}
