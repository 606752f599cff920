/** The command provider of the sandbox: commands are recorded, never run. */
import type { Definition } from "../host/definition";
import { PlainProvider } from "../host/plain-provider";
import { text } from "../host/read";
import { asText, type Properties } from "../host/values";
import type { Schema } from "../schema/model";
import { readSettings } from "../settings";
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

export class CommandProvider extends PlainProvider {
  constructor(private readonly directory: string) {
    super(directory, {
      name: "command",
      schema,
      definitions: { "command:local:Command": command, "command:remote:Command": command },
      noInvokes: "a sandbox knows no such function of the command provider",
    });
  }

  /** What a program asks is not run either: the settings say what it prints. */
  override invoke(token: string, args: Properties = {}): Properties {
    if (token !== "command:local:run") return super.invoke(token, args);
    const command = text(args, "command") ?? "";
    const { answers } = readSettings(this.directory);
    return { ...args, stdout: answers.find((one) => one.command === command)?.prints ?? "", stderr: "" };
  }
}
