import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const PROJECT = resolve(__dirname, "../..");

// What imports may point at; resolved on disk, so these exist. Every room has a deep file beside its door.
const ROOMS = [
  ...["net", "findings", "model", "intent", "fabric", "policy", "calico", "places", "platforms"],
  ...["fabric/os", "fabric/os/frr", "fabric/os/eos"],
  ...["places/aws", "places/hosts", "platforms/eks", "platforms/kops", "simulate", "diagram", "runbook", "kit"],
];
const TREE = [
  ...ROOMS.flatMap((room) => [`constructs/${room}/index.ts`, `constructs/${room}/deep.ts`]),
  "constructs/index.ts",
  "constructs/calico/rules/index.ts",
  "scenarios/index.ts",
  "stacks/eks.ts",
  "sandbox/index.ts",
  "tools/engines.ts",
  "tools/other.ts",
  "cli/main.ts",
];

const ROOM_RULE = "boundaries/dependencies";
const PACKAGE_RULE = "@typescript-eslint/no-restricted-imports";
const SYNTAX_RULE = "syntax/packages";

const REFUSED: [file: string, code: string, rule: string][] = [
  ["constructs/net/cidr.ts", 'import { x } from "../intent";', ROOM_RULE],
  ["constructs/net/cidr.ts", 'import type { x } from "../findings";', ROOM_RULE],
  ["constructs/net/cidr.ts", 'export { x } from "../model";', ROOM_RULE],
  ["constructs/net/cidr.ts", 'export const x = () => import("../model");', ROOM_RULE],
  ["constructs/findings/rule.ts", 'import { x } from "../kit";', ROOM_RULE],
  ["constructs/model/late.ts", 'import { x } from "../intent";', ROOM_RULE],
  ["constructs/intent/parse.ts", 'import { x } from "../calico";', ROOM_RULE],
  ["constructs/fabric/resolve.ts", 'import { x } from "../calico";', ROOM_RULE],
  ["constructs/fabric/resolve.ts", 'import { x } from "./os/frr";', ROOM_RULE],
  ["constructs/fabric/os/lines.ts", 'import { x } from "./frr";', ROOM_RULE],
  ["constructs/fabric/os/frr-text/bgp.ts", 'import { x } from "../frr";', ROOM_RULE],
  ["constructs/fabric/os/frr/files.ts", 'import { x } from "../eos";', ROOM_RULE],
  ["constructs/fabric/os/frr/files.ts", 'import { x } from "../../../calico";', ROOM_RULE],
  ["constructs/fabric/os/frr/files.ts", 'import { x } from "../../deep";', ROOM_RULE],
  ["constructs/calico/bgp/resolve.ts", 'import { x } from "../../fabric/os/frr";', ROOM_RULE],
  ["constructs/policy/resolve.ts", 'import { x } from "../fabric";', ROOM_RULE],
  ["constructs/calico/bgp/resolve.ts", 'import { x } from "../../places/aws";', ROOM_RULE],
  ["constructs/calico/resolve.ts", 'import { x } from "../platforms";', ROOM_RULE],
  ["constructs/places/place.ts", 'import { x } from "../platforms";', ROOM_RULE],
  ["constructs/places/aws/regions.ts", 'import { x } from "../../platforms/eks";', ROOM_RULE],
  ["constructs/places/aws/regions.ts", 'import { x } from "../hosts";', ROOM_RULE],
  ["constructs/places/aws/regions.ts", 'import * as aws from "@pulumi/aws";', PACKAGE_RULE],
  ["constructs/platforms/platform.ts", 'import { x } from "./eks";', ROOM_RULE],
  ["constructs/platforms/eks/rules.ts", 'import { x } from "../kops";', ROOM_RULE],
  ["constructs/platforms/eks/rules.ts", 'import { x } from "../../kit";', ROOM_RULE],
  ["constructs/platforms/eks/rules.ts", 'import { x } from "../../runbook";', ROOM_RULE],
  ["constructs/platforms/eks/rules.ts", 'import { x } from "../../../tools/engines";', ROOM_RULE],
  ["constructs/simulate/bgp.ts", 'import { x } from "../platforms/eks";', ROOM_RULE],
  ["constructs/calico/pools.ts", 'import { x } from "../model/deep";', ROOM_RULE],
  ["constructs/kit/platforms.ts", 'import { x } from "../platforms/eks/deep";', ROOM_RULE],
  ["constructs/kit/check.ts", 'import { x } from "../calico/rules";', ROOM_RULE],
  ["stacks/eks.ts", 'import { x } from "../cli/main";', ROOM_RULE],
  ["stacks/eks.ts", 'import { x } from "../sandbox";', ROOM_RULE],
  ["sandbox/aws.ts", 'import { x } from "../constructs/net";', ROOM_RULE],
  ["sandbox/aws.ts", 'import { x } from "../constructs";', ROOM_RULE],
  ["scenarios/index.ts", 'import { x } from "../stacks/eks";', ROOM_RULE],
  ["cli/up.ts", 'import { x } from "../constructs/model/deep";', ROOM_RULE],
  ["cli/up.ts", 'import { x } from "../tools/other";', ROOM_RULE],
  ["tools/engines.ts", 'import { x } from "../constructs/net";', ROOM_RULE],
  ["constructs/calico/pools.ts", 'import * as aws from "@pulumi/aws";', PACKAGE_RULE],
  ["constructs/calico/pools.ts", 'import type { Input } from "@pulumi/pulumi";', PACKAGE_RULE],
  ["constructs/calico/chart.ts", 'import * as aws from "@pulumi/aws";', PACKAGE_RULE],
  ["constructs/calico/pools.ts", 'export const x = () => import("@pulumi/aws/ec2");', SYNTAX_RULE],
  ["constructs/calico/pools.ts", 'import { App } from "cdk8s";', PACKAGE_RULE],
  ["constructs/calico/component.ts", 'import { App } from "cdk8s";', PACKAGE_RULE],
  ["constructs/calico/pools.ts", 'import { Construct } from "constructs";', PACKAGE_RULE],
  ["scenarios/index.ts", 'import * as aws from "@pulumi/aws";', PACKAGE_RULE],
  ["stacks/eks.ts", 'import { App } from "cdk8s";', PACKAGE_RULE],
  // Not of imports, and not undone by what these restrict.
  ["constructs/net/cidr.ts", 'import { z } from "zod";', "syntax/start"],
  ["constructs/platforms/eks/component.ts", 'export const x = new ec2.Vpc("x");', "syntax/start"],
  ["stacks/eks.ts", 'export const x = new Provider("x");', "syntax/start"],
  ["test/kit/resolve.test.ts", "expect.assertions(1);", "syntax/assertions"],
  ["test/kit/support.ts", "expect.hasAssertions();", "syntax/assertions"],
  ["test/kit/support.ts", "beforeEach(() => undefined);", "syntax/hooks"],
];

const ALLOWED: [file: string, code: string][] = [
  ["constructs/findings/finding.ts", 'import { x } from "../net";'],
  ["constructs/intent/parse.ts", 'import { x } from "../model"; import { y } from "./deep";'],
  ["constructs/fabric/resolve.ts", 'import { x } from "../model";'],
  [
    "constructs/fabric/os/frr/files.ts",
    'import { x } from "../.."; import { y } from ".."; import { z } from "../../../model";',
  ],
  ["constructs/kit/network-oses.ts", 'import { x } from "../fabric/os/frr"; import { y } from "../fabric/os/eos";'],
  ["constructs/calico/bgp/resolve.ts", 'import { x } from "../../fabric"; import { y } from "../deep";'],
  ["constructs/places/aws/regions.ts", 'import { x } from "../../calico"; import { y } from "..";'],
  ["constructs/platforms/kops/resolve/vpc.ts", 'import { x } from "../../../places/aws"; import { y } from "../..";'],
  ["constructs/simulate/bgp.ts", 'import { x } from "../fabric";'],
  ["constructs/kit/platforms.ts", 'import { x } from "../platforms/eks"; import { y } from "../platforms/kops";'],
  ["constructs/index.ts", 'export { x } from "./kit"; export { x as y } from "./net";'],
  ["constructs/calico/chart.ts", 'import { Chart } from "cdk8s"; import { Construct } from "constructs";'],
  ["constructs/platforms/eks/component.ts", 'import * as aws from "@pulumi/aws";'],
  ["constructs/platforms/eks/vpc-component.ts", 'import * as aws from "@pulumi/aws";'],
  ["constructs/platforms/eks/components/nodes.ts", 'import * as aws from "@pulumi/aws";'],
  ["constructs/platforms/eks/rules.ts", 'import { readFileSync } from "node:fs"; import * as z from "zod";'],
  ["scenarios/index.ts", 'import { x } from "../constructs";'],
  ["stacks/eks.ts", 'import * as p from "@pulumi/pulumi"; import { x } from "../constructs/kit";'],
  ["sandbox/aws.ts", 'import * as p from "@pulumi/pulumi";'],
  [
    "cli/up.ts",
    'import { x } from "../constructs"; import { y } from "../stacks/eks"; import { z } from "../sandbox";',
  ],
  ["cli/up.ts", 'import { x } from "../tools/engines"; import { y } from "../scenarios";'],
  ["tools/generate.ts", 'import { x } from "../constructs/intent"; import { y } from "../sandbox";'],
  ["tools/generated/page.ts", 'import { x } from "../../constructs/kit";'],
  ["test/kit/resolve.test.ts", 'import { x } from "../../constructs/model/deep"; import { App } from "cdk8s";'],
  ["test/kit/resolve.test.ts", "beforeEach(() => undefined);"],
  ["test/real/support/server.ts", "afterAll(() => undefined); expect.assertions(1);"],
];

let rooms: string[];
let messages: string[][];

beforeAll(() => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "calico-kit-lint-")));
  for (const file of TREE) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), "export const x = 1;\n");
  }
  const files = [...REFUSED, ...ALLOWED].map(([path, text]) => ({ path: join(root, path), text }));
  const run = spawnSync(process.execPath, [join(__dirname, "support/lint-tree.mjs")], {
    input: JSON.stringify({ root, project: PROJECT, files }),
    encoding: "utf8",
    cwd: PROJECT,
  });
  rmSync(root, { recursive: true });
  if (run.status !== 0) throw new Error(run.stderr);
  ({ rooms, messages } = JSON.parse(run.stdout) as { rooms: string[]; messages: string[][] });
});

describe("import rules", () => {
  it.each(REFUSED.map((entry, index) => ({ index, file: entry[0], code: entry[1], rule: entry[2] })))(
    "refuse in $file: $code",
    ({ index, rule }) => {
      expect(messages[index]).toEqual([expect.stringMatching(`^${rule}: `)]);
    },
  );

  it.each(ALLOWED.map(([file, code], index) => ({ index: REFUSED.length + index, file, code })))(
    "allow in $file: $code",
    ({ index }) => {
      expect(messages[index]).toEqual([]);
    },
  );

  it("say what is wrong and where the directions are", () => {
    expect(messages[0]).toEqual([
      expect.stringMatching(/^boundaries\/dependencies: net may not import \.\.\/intent: .*import-rules\.mjs/),
    ]);
  });

  it("know every room there is", () => {
    const folders = readdirSync(join(PROJECT, "constructs"), { withFileTypes: true }).filter((f) => f.isDirectory());
    const known = rooms;
    expect(known).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
    for (const inside of ["places", "platforms"])
      for (const folder of readdirSync(join(PROJECT, "constructs", inside), { withFileTypes: true }))
        if (folder.isDirectory()) expect(known).toContain(`${inside}/${folder.name}`);
  });
});
