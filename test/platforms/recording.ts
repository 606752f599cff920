import * as pulumi from "@pulumi/pulumi";
import { withoutStackTraces } from "../support/stack-traces";

/** One resource that a program registered. */
export interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The part of the SDK's own client that is listened to: what it asks the engine to register. */
interface Monitor {
  registerResource(
    request: { getDependenciesList(): string[] },
    callback: (error: unknown, response: { getUrn(): string }) => void,
  ): void;
}

interface Registration {
  readonly resource: pulumi.Resource;
  readonly type: string;
  readonly name: string;
  readonly opts: pulumi.CustomResourceOptions;
}

/** What the cloud would answer: a few computed values that the component uses. */
function outputsOf(type: string, inputs: Record<string, unknown>, name: string): Record<string, unknown> {
  const id = `${name}-id`;
  switch (type) {
    case "aws:eks/cluster:Cluster":
      return {
        ...inputs,
        arn: "arn:aws:eks:eu-central-1:111122223333:cluster/demo",
        endpoint: "https://ABC.gr7.eu-central-1.eks.amazonaws.com",
        certificateAuthority: { data: "Q0E=" },
        identities: [{ oidcs: [{ issuer: "https://oidc.eks.eu-central-1.amazonaws.com/id/ABC" }] }],
        vpcConfig: { ...(inputs["vpcConfig"] as object), clusterSecurityGroupId: "sg-cluster", vpcId: "vpc-1" },
      };
    case "aws:ec2/launchTemplate:LaunchTemplate":
      return { ...inputs, latestVersion: 1 };
    case "aws:eks/nodeGroup:NodeGroup":
      return { ...inputs, nodeGroupName: `${name}-1a2b3c4` };
    case "command:local:Command":
      return { ...inputs, stdout: `what ${name} printed`, stderr: "" };
    case "random:index/randomBytes:RandomBytes":
      return { ...inputs, base64: Buffer.alloc(36, 7).toString("base64") };
    default:
      return { ...inputs, arn: `arn:aws:mock::111122223333:${type.split(":").pop()}/${id}` };
  }
}

/**
 * Runs a program against Pulumi's mocks and keeps what it registered under a component, with parents and order: the
 * program gives the component the options that it gets.
 */
export class Recording {
  readonly resources: Recorded[] = [];
  readonly calls: string[] = [];
  private readonly registrations: Registration[] = [];
  /** What the engine was told of each resource, by `type name`: what it waits for, by inputs or by options. */
  private readonly dependencies = new Map<string, readonly string[]>();

  private constructor() {}

  /** Pulumi's mocks are global, so recordings take turns. */
  static of(program: (opts: pulumi.ComponentResourceOptions) => void): Promise<Recording> {
    const recording = Recording.last.then(() => Recording.record(program));
    Recording.last = recording.catch(() => undefined);
    return recording;
  }

  private static last: Promise<unknown> = Promise.resolve();

  private static async record(program: (opts: pulumi.ComponentResourceOptions) => void): Promise<Recording> {
    const recording = new Recording();
    await pulumi.runtime.setMocks(
      {
        newResource: ({ type, name, inputs }) => {
          recording.resources.push({ type, name, inputs: inputs as Record<string, unknown> });
          return { id: `${name}-id`, state: outputsOf(type, inputs as Record<string, unknown>, name) };
        },
        call: ({ token, inputs }) => {
          recording.calls.push(token);
          if (token === "aws:index/getCallerIdentity:getCallerIdentity") {
            return { accountId: "111122223333", arn: "arn:aws:sts::111122223333:assumed-role/Deploy/me", userId: "X" };
          }
          if (token === "aws:eks/getAddonVersion:getAddonVersion") {
            const asked = inputs as Readonly<Record<string, string>>;
            return { ...asked, version: `the default of ${asked["addonName"]} for ${asked["kubernetesVersion"]}` };
          }
          if (token === "aws:iam/getSessionContext:getSessionContext") {
            return { ...(inputs as Record<string, unknown>), issuerArn: "arn:aws:iam::111122223333:role/ops/Deploy" };
          }
          if (token === "vsphere:index/getVirtualMachine:getVirtualMachine") {
            return { ...(inputs as Record<string, unknown>), disks: [{ size: 20, thinProvisioned: true }] };
          }
          return { ...(inputs as Record<string, unknown>) };
        },
      },
      "calico-kit",
      "test",
      false,
    );
    const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
    const register = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request, callback) =>
      register(request, (error, response) => {
        if (!error) recording.dependencies.set(labelOf(response.getUrn()), request.getDependenciesList().map(labelOf));
        callback(error, response);
      });
    await withoutStackTraces(async () => {
      try {
        program({
          transformations: [
            ({ resource, type, name, opts }) => {
              recording.registrations.push({ resource, type, name, opts });
              return undefined;
            },
          ],
        });
      } finally {
        // What was registered before a program threw is still on its way.
        await pulumi.runtime.disconnect();
      }
    });
    return recording;
  }

  /** The resources of a type, by name. */
  of(type: string): ReadonlyMap<string, Recorded> {
    return new Map(this.resources.filter((one) => one.type === type).map((one) => [one.name, one]));
  }

  /** The only resource of a type. */
  only(type: string): Recorded {
    const found = this.resources.filter((one) => one.type === type);
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} resources of type ${type}`);
    return found[0];
  }

  /** `type name` of what a resource waits for by `dependsOn`, its own and its parents', children of components included. */
  waitsFor(type: string, name: string): ReadonlySet<string> {
    const found = new Set<string>();
    const visit = (resource: pulumi.Resource): void => {
      const one = this.registrations.find((registration) => registration.resource === resource);
      if (one === undefined || found.has(`${one.type} ${one.name}`)) return;
      found.add(`${one.type} ${one.name}`);
      this.dependenciesOf(one).forEach(visit);
      for (const child of this.registrations) if (child.opts.parent === resource) visit(child.resource);
    };
    const start = this.registrations.find((one) => one.type === type && one.name === name);
    if (start === undefined) throw new Error(`there is no ${type} ${name}`);
    this.dependenciesOf(start).forEach(visit);
    return found;
  }

  /**
   * `type name` of everything that the engine makes before a resource: what its inputs and its `dependsOn` name, and those
   * of its parents.
   */
  comesAfter(label: string): ReadonlySet<string> {
    const space = label.indexOf(" ");
    const found = new Set<string>();
    const visit = (next: string): void => {
      if (found.has(next)) return;
      found.add(next);
      this.dependencies.get(next)?.forEach(visit);
      const [type, name] = [next.slice(0, next.indexOf(" ")), next.slice(next.indexOf(" ") + 1)];
      this.waitsFor(type, name).forEach(visit);
      this.providerOf(next).forEach(visit);
    };
    this.dependencies.get(label)?.forEach(visit);
    this.waitsFor(label.slice(0, space), label.slice(space + 1)).forEach(visit);
    this.providerOf(label).forEach(visit);
    return found;
  }

  /** Type of the parent of each resource, by `type name`. */
  parents(): ReadonlyMap<string, string> {
    return new Map(
      this.registrations.map(({ type, name, opts }) => {
        const parent = this.registrations.find((one) => one.resource === opts.parent);
        return [`${type} ${name}`, parent?.type ?? ""];
      }),
    );
  }

  optionsOf(type: string, name: string): pulumi.CustomResourceOptions {
    const found = this.registrations.find((one) => one.type === type && one.name === name);
    if (found === undefined) throw new Error(`there is no ${type} ${name}`);
    return found.opts;
  }

  /** Label of the provider that a resource, or the component around it, is given; the engine has it first. */
  private providerOf(label: string): readonly string[] {
    let one = this.registrations.find(({ type, name }) => `${type} ${name}` === label);
    for (; one !== undefined; one = this.registrations.find(({ resource }) => resource === one?.opts.parent)) {
      const { provider } = one.opts;
      const found = this.registrations.find(({ resource }) => resource === provider);
      if (found !== undefined) return [`${found.type} ${found.name}`];
    }
    return [];
  }

  private dependenciesOf({ opts }: Registration): readonly pulumi.Resource[] {
    const direct = [opts.dependsOn ?? []].flat() as readonly pulumi.Resource[];
    const parent = this.registrations.find((one) => one.resource === opts.parent);
    return parent === undefined ? direct : [...direct, ...this.dependenciesOf(parent)];
  }
}

/** `type name` of `urn:pulumi:stack::project::parents$type::name`. */
function labelOf(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  return `${types.slice(types.lastIndexOf("$") + 1)} ${name.join("::")}`;
}
