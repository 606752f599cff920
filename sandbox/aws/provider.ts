/** The aws provider of the sandbox. */
import { clearCluster, hasCalico } from "../cluster/store";
import { collector, type Definition, type Making, type World } from "../host/definition";
import { readSettings } from "../settings";
import type { Failure, Live, Subject } from "../host/provider";
import { type Entry, Store } from "../host/store";
import { StoreProvider } from "../host/store-provider";
import { asText, isObject, type Properties, unknown } from "../host/values";
import schema from "../schema/aws.json";
import { compute } from "./compute";
import { cluster } from "./eks-cluster";
import { eksExtras } from "./eks-extras";
import { nodeGroup } from "./eks-nodes";
import { iam } from "./iam";
import { invoke } from "./invokes";
import { errorsOf, kinds } from "./kinds";
import { account } from "./managed";
import { network } from "./network";
import { replacements } from "./replacements";
import { expectArguments, text } from "../host/read";
import { routes } from "./routes";
import { security } from "./security";
import { storage } from "./storage";

/** Every aws type that the sandbox serves. */
export const definitions: Readonly<Record<string, Definition>> = withReplacements({
  ...compute,
  ...eksExtras,
  "aws:eks/cluster:Cluster": cluster,
  "aws:eks/nodeGroup:NodeGroup": nodeGroup,
  ...iam,
  ...network,
  ...routes,
  ...security,
  ...storage,
});

/** Arguments of the provider that are taken and have no effect: there is nobody to sign in to. */
const providerArguments = [
  ...["accessKey", "allowedAccountIds", "assumeRoles", "assumeRoleWithWebIdentity", "customCaBundle", "defaultTags"],
  ...["ec2MetadataServiceEndpoint", "ec2MetadataServiceEndpointMode", "endpoints", "forbiddenAccountIds", "httpProxy"],
  ...["httpsProxy", "ignoreTags", "insecure", "maxRetries", "noProxy", "profile", "region", "retryMode"],
  ...["s3UsEast1RegionalEndpoint", "s3UsePathStyle", "secretKey", "sharedConfigFiles", "sharedCredentialsFiles"],
  ...["skipCredentialsValidation", "skipMetadataApiCheck", "skipRegionValidation", "skipRequestingAccountId"],
  ...["stsRegion", "tagPolicyCompliance", "token", "tokenBucketRateLimiterCapacity", "useDualstackEndpoint"],
  ...["useFipsEndpoint", "userAgents", "version"],
];

export class AwsProvider extends StoreProvider {
  private region = "";
  private defaultTags: Properties = {};
  private known: { text: string; entries: Entry[] } | undefined;

  constructor(private readonly directory: string) {
    super({
      store: new Store(directory, "aws"),
      schema,
      definitions,
      kinds,
      errors: errorsOf,
      place: () => this.place(),
      preexisting: () => this.preexisting(),
      common: (making) => this.common(making),
    });
  }

  checkConfig(config: Properties): Failure[] {
    const { failures, report } = collector();
    expectArguments(config, providerArguments, report);
    const region = regionFrom(config);
    if (region === undefined) {
      report("region", "missing: want a region, from the provider's argument, aws:region or AWS_REGION");
    } else if (region !== unknown && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
      report("region", `got "${region}", want a region, like eu-central-1`);
    }
    return failures;
  }

  configure(config: Properties): void {
    this.region = regionFrom(config) ?? "";
    const tags = config["defaultTags"];
    // Arguments that are no strings arrive as JSON text.
    const parsed: unknown = typeof tags === "string" && tags !== unknown ? JSON.parse(tags) : tags;
    const inner = isObject(parsed as Properties) ? (parsed as Properties)["tags"] : undefined;
    this.defaultTags = isObject(inner) ? inner : {};
  }

  /** What lives in a cluster goes with it. */
  override delete(subject: Subject, old: Live): void {
    super.delete(subject, old);
    const endpoint = text(old.outputs, "endpoint");
    if (subject.type === "aws:eks/cluster:Cluster" && endpoint !== undefined) clearCluster(this.directory, endpoint);
  }

  invoke(token: string, args: Properties): Properties {
    return invoke(token, args, this.world(this.options.store.read()));
  }

  private place(): Pick<World, "account" | "region" | "partition" | "hasCalico"> {
    const partition = this.region.startsWith("cn-")
      ? "aws-cn"
      : this.region.startsWith("us-gov-")
        ? "aws-us-gov"
        : "aws";
    return { account, region: this.region, partition, hasCalico: (endpoint) => hasCalico(this.directory, endpoint) };
  }

  private common(making: Making): Properties {
    const { type } = making.subject;
    const region = making.inputs["region"] ?? this.region;
    const { partition } = this.place();
    const tags = isObject(making.inputs["tags"]) ? making.inputs["tags"] : {};
    // `aws:ec2/routeTable:RouteTable` → ec2 and route-table, as in most ARNs. Definitions override where AWS differs.
    const service = type.split("/")[0]?.replace("aws:", "").replace("vpc", "ec2") ?? "";
    const noun = (type.split(":").pop() ?? "").replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
    return {
      arn: `arn:${partition}:${service}:${asText(region)}:${account}:${noun}/${making.id}`,
      region,
      tagsAll: { ...this.defaultTags, ...tags },
    };
  }

  /** What the settings say was there before, with the outputs that the type computes. */
  private preexisting(): Entry[] {
    const { preexisting } = readSettings(this.directory);
    const written = JSON.stringify(preexisting);
    if (this.known?.text === written) return this.known.entries;
    const world = { ...this.place(), get: () => undefined, all: () => [] };
    const entries = preexisting.flatMap(({ type, id, properties }): Entry[] => {
      const definition = definitions[type];
      if (definition === undefined) return [];
      const urn = `preexisting:${type}:${id}`;
      const making = { ...this.making({ urn, type, name: id }, properties, world, 0), id };
      const outputs = { ...this.outputs(definition, making), ...properties };
      return [{ urn, type, id, inputs: properties, outputs, known: true }];
    });
    this.known = { text: written, entries };
    return entries;
  }
}

function regionFrom(config: Properties): string | undefined {
  const region = config["region"] ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
  return typeof region === "string" && region !== "" ? region : undefined;
}

function withReplacements(all: Readonly<Record<string, Definition>>): Record<string, Definition> {
  return Object.fromEntries(
    Object.entries(all).map(([type, definition]) => [
      type,
      { ...definition, replaceOn: [...(replacements[type] ?? []), "region"] },
    ]),
  );
}
