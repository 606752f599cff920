// The ready-made pack: `pulumi up --policy-pack node_modules/calico-kit/policy-pack/pack`. Compiled, or, in a clone, from its
// sources. The SDK starts every pack with ts-node, whatever PulumiPolicy.yaml says, and that would check the types of the clone by
// the settings of this folder: tsx takes its place.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "../..");
if (fs.existsSync(path.join(root, "policy-pack", "serve.ts"))) {
  process.env.TSX_TSCONFIG_PATH ??= path.join(root, "tsconfig.json");
  for (const ending of [".ts", ".tsx", ".mts", ".cts"]) delete require.extensions[ending];
  require("tsx/cjs");
  require("../serve.ts");
} else {
  require("../../dist/policy-pack/serve.js");
}
