/** The random provider of the sandbox: the same URN gives the same value in every run. */
import { createHash } from "node:crypto";
import type { Definition, Making } from "../host/definition";
import { PlainProvider } from "../host/plain-provider";
import type { Schema } from "../schema/model";
import { count, expectNumber } from "../host/read";

const text = {
  keepers: "{string}",
  "length!": "number",
  lower: "boolean",
  minLower: "number",
  minNumeric: "number",
  minSpecial: "number",
  minUpper: "number",
  number: "boolean",
  numeric: "boolean",
  overrideSpecial: "string",
  special: "boolean",
  upper: "boolean",
};

const schema: Schema = {
  version: "4.21.2",
  shapes: {},
  resources: {
    "random:index/randomBytes:RandomBytes": { inputs: { keepers: "{string}", "length!": "number" }, outputs: {} },
    "random:index/randomId:RandomId": {
      inputs: { "byteLength!": "number", keepers: "{string}", prefix: "string" },
      outputs: {},
    },
    "random:index/randomPassword:RandomPassword": { inputs: text, outputs: {} },
    "random:index/randomString:RandomString": { inputs: text, outputs: {} },
  },
};

const replaceAll = [...Object.keys(text), "byteLength", "prefix"].map((name) => name.replace("!", ""));

const characters: Definition = {
  replaceOn: replaceAll,
  check: (inputs, report) => {
    expectNumber(inputs, "length", 1, 4096, report);
    const least = ["minLower", "minNumeric", "minSpecial", "minUpper"].map((name) => count(inputs, name) ?? 0);
    const sum = least.reduce((a, b) => a + b, 0);
    if (sum > (count(inputs, "length") ?? Infinity)) report("length", `got less than the sum of the minimums, ${sum}`);
  },
  identify: () => "none",
  outputs: (making) => ({ result: resultOf(making) }),
};

const definitions: Readonly<Record<string, Definition>> = {
  "random:index/randomBytes:RandomBytes": {
    replaceOn: replaceAll,
    check: (inputs, report) => expectNumber(inputs, "length", 1, 65536, report),
    identify: ({ hex }) => `bytes-${hex("id", 12)}`,
    outputs: ({ inputs, hex }) => {
      const bytes = Buffer.from(hex("bytes", 2 * (count(inputs, "length") ?? 1)), "hex");
      return { base64: bytes.toString("base64"), hex: bytes.toString("hex") };
    },
  },
  "random:index/randomId:RandomId": {
    replaceOn: replaceAll,
    check: (inputs, report) => expectNumber(inputs, "byteLength", 1, 1024, report),
    identify: (making) => bytesOf(making).toString("base64url"),
    outputs: (making) => {
      const bytes = bytesOf(making);
      const prefix = typeof making.inputs["prefix"] === "string" ? making.inputs["prefix"] : "";
      return {
        b64Std: prefix + bytes.toString("base64"),
        b64Url: prefix + bytes.toString("base64url"),
        dec: prefix + BigInt(`0x${bytes.toString("hex")}`).toString(),
        hex: prefix + bytes.toString("hex"),
      };
    },
  },
  // The published provider calls every one of these "none"; here ids tell objects apart.
  "random:index/randomPassword:RandomPassword": {
    ...characters,
    identify: ({ hex }) => `none-${hex("id", 12)}`,
    outputs: (making) => ({
      bcryptHash: `$2a$10$${createHash("sha256").update(resultOf(making)).digest("base64").slice(0, 43)}`,
      result: resultOf(making),
    }),
  },
  "random:index/randomString:RandomString": { ...characters, identify: resultOf },
};

export class RandomProvider extends PlainProvider {
  constructor(directory: string) {
    super(directory, {
      name: "random",
      schema,
      definitions,
      secrets: {
        "random:index/randomBytes:RandomBytes": ["base64", "hex"],
        "random:index/randomPassword:RandomPassword": ["bcryptHash", "result"],
      },
      noInvokes: "the sandbox's random provider answers no invokes",
    });
  }
}

function bytesOf({ inputs, hex }: Making): Buffer {
  return Buffer.from(hex("bytes", 2 * (count(inputs, "byteLength") ?? 1)), "hex");
}

/** Characters of every class that is asked for, each at least once where the length allows. */
function resultOf({ inputs, hex }: Making): string {
  const on = (name: string): boolean => inputs[name] !== false;
  const special = typeof inputs["overrideSpecial"] === "string" ? inputs["overrideSpecial"] : "!@#$%&*()-_=+[]{}<>:?";
  const classes = [
    on("lower") ? "abcdefghijklmnopqrstuvwxyz" : "",
    on("upper") ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "",
    on("numeric") && on("number") ? "0123456789" : "",
    on("special") ? special : "",
  ].filter((letters) => letters !== "");
  const length = count(inputs, "length") ?? 1;
  const digits = hex("text", 4 * length);
  return Array.from({ length }, (_, index) => {
    const letters = classes[index % classes.length] ?? "x";
    return letters[parseInt(digits.slice(4 * index, 4 * index + 4), 16) % letters.length] ?? "x";
  }).join("");
}
