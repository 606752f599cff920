/** The command provider of the sandbox: commands are recorded, never run. */
import type { Definition } from "../host/definition";
import { Refusal } from "../host/errors";
import type { Failure } from "../host/provider";
import { Store } from "../host/store";
import { StoreProvider } from "../host/store-provider";
import { asText, type Properties } from "../host/values";
import type { Schema } from "../schema/model";
import { printed } from "./pretend";

const shared = {
  addPreviousOutputInEnv: "boolean",
  create: "string",
  delete: "string",
  environment: "{string}",
  logging: '"stdout"|"stderr"|"stdoutAndStderr"|"none"',
  stdin: "string",
  triggers: "[any]",
  update: "string",
};

const schema: Schema = {
  version: "1.2.1",
  resources: {
    "command:local:Command": {
      inputs: { ...shared, archivePaths: "[string]", assetPaths: "[string]", dir: "string", interpreter: "[string]" },
      outputs: { stderr: "string", stdout: "string" },
    },
    "command:remote:Command": {
      inputs: { ...shared, "connection!": "@Connection" },
      outputs: { stderr: "string", stdout: "string" },
    },
  },
  shapes: {
    Connection: {
      agentSocketPath: "string",
      dialErrorLimit: "number",
      "host!": "string",
      hostKey: "string",
      password: "string",
      perDialTimeout: "number",
      port: "number",
      privateKey: "string",
      privateKeyPassword: "string",
      proxy: "any",
      user: "string",
    },
  },
};

const command: Definition = {
  replaceOn: ["triggers"],
  identify: ({ hex }) => `command${hex("command", 12)}`,
  outputs: ({ inputs, old }) => {
    const ran = old === undefined ? inputs["create"] : (inputs["update"] ?? inputs["create"]);
    return { stderr: "", stdout: ran === undefined ? "" : printed(asText(ran)) };
  },
};

export class CommandProvider extends StoreProvider {
  constructor(directory: string) {
    super({
      store: new Store(directory, "command"),
      schema,
      definitions: { "command:local:Command": command, "command:remote:Command": command },
      kinds: {},
      errors: () => ({ missing: "NotFound", inUse: "InUse" }),
      place: () => ({ account: "", region: "", partition: "", hasCalico: () => false }),
      preexisting: () => [],
      common: () => ({}),
    });
  }

  checkConfig(config: Properties): Failure[] {
    const unknown = Object.keys(config).filter((name) => name !== "version");
    return unknown.map((property) => ({ property, reason: `unknown argument "${property}"; it takes none` }));
  }

  configure(): void {
    // It takes no configuration.
  }

  invoke(token: string): never {
    throw new Refusal("UnknownInvoke", `${token}: a sandbox runs no commands; use command.local.Command`);
  }
}
